import {readFileSync} from "node:fs";
import {join} from "node:path";
import {transformSync} from "esbuild";
import {describe, expect, inject, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {withPolicy} from "../../loaders/publish/policy.js";
import {settled, siteBrowser} from "./page.js";

const open = siteBrowser();

/** As browsers have it, and TypeScript not yet; a test passes what a policy gives as the text that it is. */
declare const trustedTypes: {
  createPolicy(
    name: string,
    rules: Readonly<Record<string, (text: string) => string>>
  ): Readonly<Record<"createHTML" | "createScript" | "createScriptURL", (text: string) => string>>;
};

describe("the policy of a built page", () => {
  it("lets nothing run that is not in the page as it was built, and nothing leave it, however it is put there", async () => {
    const {page, violations} = await open("/en/sql");
    await settled(page);
    await page.evaluate(() => {
      const into = (name: string) => document.body.appendChild(document.createElement(name));
      const attempt = (put: () => unknown) => {
        try {
          put();
        } catch {
          return;
        }
        document.title = "plain text";
      };
      attempt(() => (into("div").innerHTML = "<b>b</b>"));
      attempt(() => document.createRange().createContextualFragment("<b>b</b>"));
      attempt(() => new Worker("/_import/worker.js"));
      attempt(() => (document.createElement("script").textContent = "1"));
      attempt(() => trustedTypes.createPolicy("default", {createHTML: (text) => text}));
      // What would get past that, by a policy that pages allow, meets the rest.
      const past = trustedTypes.createPolicy("alpha-ledger-embed", {createHTML: (text) => text, createScript: (text) => text, createScriptURL: (text) => text}); // prettier-ignore
      into("div").innerHTML = past.createHTML(
        `<img src="/none.svg" onerror="document.title = 'handler'"><b style="color: red">b</b><svg onload="document.title = 'svg'"></svg><iframe srcdoc="<script>top.document.title = 'frame'</script>"></iframe><object data="/en/index.html"></object>`
      );
      const script = document.createElement("script");
      script.textContent = past.createScript(`document.title = "script"`);
      document.body.append(script);
      const elsewhere = document.createElement("script");
      elsewhere.src = past.createScriptURL("https://example.org/a.js");
      document.body.append(elsewhere);
      into("style").textContent = "body { display: none; }";
      const base = document.createElement("base");
      base.href = "https://example.org/";
      document.head.append(base);
      const link = into("a") as HTMLAnchorElement;
      link.href = "javascript:document.title = 'link'";
      link.click();
      // What a test evaluates may itself evaluate; a text that is run later may not.
      Reflect.apply(setTimeout, window, [past.createScript("document.title = 'timer'"), 0]);
      fetch("https://example.org/out").catch(() => undefined);
      navigator.sendBeacon("https://example.org/out", "x");
      const form = into("form") as HTMLFormElement;
      form.action = "https://example.org/out";
      form.submit();
    });
    const rules = ["require-trusted-types-for", "trusted-types", "script-src-attr", "style-src-attr", "script-src-elem", "style-src-elem", "base-uri", "script-src", "connect-src", "form-action", "object-src"]; // prettier-ignore
    const stopped = () =>
      rules.filter((rule) => !violations.some((text) => text.includes(`: policy violated: ${rule} `)));
    await expect.poll(stopped, {timeout: 20_000}).toEqual([]);
    expect(await page.evaluate(() => document.title)).toMatch(/ · Alpha Ledger$/);
    expect(await page.evaluate(() => document.baseURI)).not.toContain("example.org");
    expect(await page.evaluate(() => getComputedStyle(document.body).display)).not.toBe("none");
    violations.splice(0);
  });
});

describe("the policy of a built study", () => {
  it("lets its code style it in each way that packages do, and no text that becomes markup", async () => {
    const source = readFileSync(join(projectRoot, "src/components/study-markup.ts"), "utf8");
    const script = transformSync(source, {loader: "ts", format: "esm"}).code;
    const study = `<!doctype html><html><head><meta charset="utf-8"><script type="module">${script}</script></head><body style="color: rgb(1, 1, 1)"></body></html>`;
    const {page, violations} = await open("/404");
    await page.route("**/study.html", (route) =>
      route.fulfill({contentType: "text/html", body: withPolicy(study, "published")})
    );
    await page.goto(`${inject("site")}/study.html`);
    await page.waitForFunction(() => "studyMarkup" in globalThis);
    const colours = await page.evaluate(async () => {
      const svg = "http://www.w3.org/2000/svg";
      const named = (name: string, element: Element = document.createElement("p")) => {
        element.setAttribute("class", name);
        document.body.append(element);
        return element;
      };
      const markup = (text: string) => {
        const made = document.createElement("template");
        made.innerHTML = globalThis.studyMarkup?.(text) ?? text;
        document.body.append(document.importNode(made.content, true));
      };
      named("attribute").setAttribute("style", "color: rgb(2, 2, 2)");
      named("drawn", document.createElementNS(svg, "text")).setAttribute("STYLE", "color: rgb(3, 3, 3)");
      const [set, appended, inserted, removed] = Array.from({length: 4}, () => document.createElement("style"));
      if (set) set.textContent = ".set { color: rgb(4, 4, 4); }";
      named("set");
      const atOnce = getComputedStyle(document.querySelector(".set") ?? document.body).color;
      appended?.append(document.createTextNode(".appended { color: rgb(5, 5, 5); }"));
      if (removed) removed.innerHTML = ".removed { color: rgb(6, 6, 6); }";
      document.head.append(...[set, appended, inserted, removed].filter((each) => each !== undefined));
      inserted?.sheet?.insertRule(".inserted { color: rgb(7, 7, 7); }");
      for (const name of ["appended", "removed", "inserted"]) named(name);
      markup(`<p class="template" title="a style='b'" style="color: rgb(8, 8, 8); font-family: &quot;a&quot;">8</p>`);
      markup(`<style>.rule { color: rgb(9, 9, 9); } #own { color: red; }</style><p class="rule">9</p><p id="own" class="own" style='color: rgb(10, 10, 10)'></p>`); // prettier-ignore
      markup(`<button class="pressed" onclick=::1></button>`);
      const pressed = document.querySelector<HTMLElement>(".pressed");
      if (pressed) Reflect.set(pressed, "set-onclick", () => pressed.style.setProperty("color", "rgb(11, 11, 11)"));
      pressed?.click();
      named("text").innerHTML = `<b class="bold" style="color: red">b</b>`;
      removed?.remove();
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const classes = ["attribute", "drawn", "set", "appended", "removed", "inserted", "template", "rule", "own", "pressed", "bold"]; // prettier-ignore
      return [atOnce, ...classes.map((name) => getComputedStyle(document.querySelector(`.${name}`) ?? document.body).color)]; // prettier-ignore
    });
    expect(colours.map((colour) => Number(/\d+/.exec(colour)?.[0]))).toEqual([4, 2, 3, 4, 5, 1, 7, 8, 9, 10, 11, 1]);
    await expect.poll(() => violations.length).toBe(1);
    expect(violations.splice(0)[0]).toContain(": policy violated: style-src-attr ");
  });
});
