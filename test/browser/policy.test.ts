import {describe, expect, it} from "vitest";
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
