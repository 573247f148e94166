import {expect, it} from "vitest";
import {PAGES} from "../../src/lib/pages.js";
import {payloadFiles} from "../fixtures/payload-files.js";
import {inTurn} from "../fixtures/share.js";
import {opened, siteBrowser} from "./page.js";

const open = siteBrowser();

/** Texts that run where a page takes them for more than text, each in another way; what runs leaves a mark. */
const PAYLOADS = [
  `<img src=x onerror="window.mark=1">`,
  `"><svg onload=window.mark=1>`,
  `'-(window.mark=1)-'`,
  `</script><script>window.mark=1</script>`,
  `<iframe srcdoc="<script>top.mark=1</script>">`,
  `<a href="javascript:window.mark=1" autofocus onfocus=window.mark=1>x</a>`,
  `javascript:window.mark=1`,
  "${window.mark=1}`;window.mark=1;`",
  `{{constructor.constructor('window.mark=1')()}}`,
  `__proto__.mark:1~constructor.prototype.mark:1`,
  `{"__proto__":{"mark":1}}`,
  `=HYPERLINK("javascript:window.mark=1")`,
  `<math><mtext><style><img src=x onerror=window.mark=1></style></mtext></math>`
];
/** Keys of addresses, of all pages. */
const KEYS = ["count", "axis", "by", "weeks", "q", "company", "case", "set", "of", "from", "to", "kind", "market", "find", "own", "at", "nb", "scope", "model", "__proto__"]; // prettier-ignore
/** Keys of queries: how numbers are shown, days, and what a link says of itself. */
const QUERY_KEYS = ["units", "money", "gains", "about", "from", "to"];

it.each(
  inTurn(
    "payloads",
    PAGES.map(({path}) => path),
    {of: 6}
  )
)(
  "%s runs nothing of what its address, its fields, the clipboard, a dropped text or a file hold",
  async (path) => {
    const turn = PAGES.findIndex((page) => page.path === path);
    const place = ["/en", "/zh", "/hant/zh"][turn % 3] ?? "/en";
    const {page, violations, ...visit} = await open(
      `${place}${path}?embed&edition&${QUERY_KEYS.map((key) => `${key}=${encodeURIComponent(PAYLOADS[(turn + 1) % PAYLOADS.length] ?? "")}`).join("&")}#${KEYS.map((key) => `${key}=${encodeURIComponent(PAYLOADS[turn % PAYLOADS.length] ?? "")}`).join("&")}`
    );
    await opened(page);
    let dialogs = 0;
    page.on("dialog", (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    await page.evaluate(
      async ({payloads, keys}) => {
        const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
        for (const payload of payloads) {
          location.hash = keys.map((key) => `${key}=${encodeURIComponent(payload)}`).join("&");
          const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>("input[type=text], input[type=search], input:not([type]), textarea"); // prettier-ignore
          for (const field of [...fields].filter((each) => each.checkVisibility())) {
            field.focus();
            field.value = payload;
            field.dispatchEvent(new InputEvent("input", {bubbles: true}));
            field.dispatchEvent(new Event("change", {bubbles: true}));
          }
          const carried = new DataTransfer();
          carried.setData("text/plain", payload);
          carried.setData("text/html", payload);
          carried.items.add(new File([payload], `${payload.slice(0, 20)}.csv`));
          const targets = [document.body, ...document.querySelectorAll("[contenteditable], .grid-scroll td, .drop")].slice(0, 6); // prettier-ignore
          for (const target of targets) {
            target.dispatchEvent(
              new ClipboardEvent("paste", {clipboardData: carried, bubbles: true, cancelable: true})
            );
            target.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true, cancelable: true}));
          }
          await frame();
          await frame();
        }
      },
      {payloads: PAYLOADS, keys: KEYS}
    );
    if (path === "/usage") {
      // Where a log is opened, whose header and names are shown, once the page shows all it can.
      await page.evaluate(() => (location.hash = "controls=all"));
      await page.waitForFunction(() => {
        document.querySelector("#own-usage")?.dispatchEvent(new Event("change"));
        return document.querySelector("#own-usage input[type=file]") !== null;
      });
    }
    // A file of each kind that a field takes, by turns with another text in it.
    for (const [at, field] of (await page.locator("input[type=file]").all()).entries()) {
      const endings = (await field.getAttribute("accept"))?.match(/\.\w+/g) ?? null;
      for (const [kind, file] of payloadFiles(PAYLOADS[(turn + at) % PAYLOADS.length] ?? "").entries())
        if (endings === null ? kind < 3 : endings.some((ending) => file.name.endsWith(ending)))
          await field.setInputFiles(file).catch(() => undefined);
    }
    expect(await page.evaluate<unknown>("[window.mark, ({}).mark]")).toEqual([undefined, undefined]);
    expect([dialogs, violations]).toEqual([0, []]);
    await visit.close();
  },
  60_000
);
