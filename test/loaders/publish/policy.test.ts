import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import * as Plot from "@observablehq/plot";
import {JSDOM} from "jsdom";
import {drawnStyles} from "../../../loaders/publish/drawn-styles.js";
import {pagePolicy, withPolicy} from "../../../loaders/publish/policy.js";

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
/** The values of each directive. */
const directives = (html: string) =>
  new Map(
    pagePolicy(html)
      .split("; ")
      .map((directive) => directive.split(" "))
      .map(([name, ...values]) => [name, values] as const)
  );
const page = (head: string, body = "") => `<!DOCTYPE html>\n<html>\n<head>\n<meta charset="utf-8">\n${head}</head>\n<body>${body}</body></html>`; // prettier-ignore

describe("pagePolicy(html)", () => {
  it("names each script and style that is written in the page by its hash, and no other", () => {
    const html = page(
      `<script>document.title = "<style>no</style>";</script><style>p { color: red; }</style>`,
      `<script type="module">\nimport "./a.js";\r\n</script><script src="./b.js"></script>`
    );
    const found = directives(html);
    expect(found.get("script-src")).toEqual([
      "'self'",
      ...[hash(`document.title = "<style>no</style>";`), hash(`\nimport "./a.js";\n`)].sort()
    ]);
    expect(found.get("style-src")).toEqual([hash("p { color: red; }"), ...drawnStyles().map(hash)].sort());
  });

  it("lets nothing from elsewhere in, no form out and no base be set, on any page", () => {
    for (const html of [page(""), page("<script>1</script>"), page(`<link rel="stylesheet" href="./a.css">`)]) {
      const found = directives(html);
      expect(found.get("default-src")).toEqual(["'none'"]);
      expect(found.get("base-uri")).toEqual(["'none'"]);
      expect(found.get("form-action")).toEqual(["'none'"]);
      expect(pagePolicy(html)).not.toMatch(/unsafe|https?:|\*/);
    }
  });

  it("lets no plain text become markup or a worker on pages with scripts, but on those of studies, whose packages do it", () => {
    const html = page("<script>1</script>");
    expect(directives(html).get("require-trusted-types-for")).toEqual(["'script'"]);
    expect(directives(html).get("trusted-types")).toEqual([
      "htl",
      "observablehq",
      "alpha-ledger-embed",
      "alpha-ledger"
    ]);
    expect(pagePolicy(html)).not.toMatch(/allow-duplicates|default;/);
    expect(pagePolicy(html, "published")).not.toContain("trusted-types");
    expect(pagePolicy(page(""))).not.toContain("trusted-types");
  });

  it("lets packages of a study run WebAssembly of the site, and scripts and styles by hash alone", () => {
    const html = page(`<link rel="stylesheet" href="./a.css"><style>a{}</style><script>1</script>`);
    const policy = pagePolicy(html, "published");
    expect(policy).toContain(`script-src 'self' 'wasm-unsafe-eval' ${hash("1")}; frame-src 'self';`);
    const own = directives(html).get("style-src");
    expect(own).toContain(hash("a{}"));
    expect(policy.endsWith(`style-src ${own?.join(" ")}`)).toBe(true);
    expect(policy).not.toMatch(/'unsafe-/);
    expect(pagePolicy(html, "working")).toContain(`script-src 'self' 'wasm-unsafe-eval' 'unsafe-eval' ${hash("1")};`);
    expect(pagePolicy(html)).not.toContain("unsafe");
  });

  it("runs no script at all on a page that has none", () => {
    const found = directives(page("<style>a{}</style>"));
    expect(found.has("script-src")).toBe(false);
    expect(found.get("style-src")).toEqual([hash("a{}")]);
    expect(directives(page("")).get("style-src")).toEqual(["'none'"]);
  });
});

describe("drawnStyles()", () => {
  it("are those of every chart and legend, whatever they show", () => {
    const {document} = new JSDOM().window;
    const chart = Plot.plot({
      document,
      width: 321,
      style: {fontSize: "14px"},
      color: {type: "ordinal", domain: ["x", "y", "z"], legend: true},
      marks: [Plot.barY([{a: "x", b: 1}], {x: "a", y: "b", fill: "a"})]
    });
    const styles = [...chart.querySelectorAll("style")].map((style) => style.textContent);
    expect(styles.length).toBeGreaterThan(1);
    expect(styles.filter((text) => !drawnStyles().includes(text))).toEqual([]);
  });
});

describe("withPolicy(html)", () => {
  it("puts the policy before all that it governs, after the encoding, once", () => {
    const html = page("<script>1</script>");
    const once = withPolicy(html);
    expect(once).toMatch(
      /<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="[^"]*">\n<script>/
    );
    expect(withPolicy(once)).toBe(once);
  });

  it("makes classes of style attributes, which no policy names, and leaves those that a script holds", () => {
    const html = withPolicy(
      page(
        '<script>draw(`<p style="color: red">`)</script>',
        `<p style="color: red; font-family: &quot;A&quot;">a</p><p class="b" style="">b</p>`
      )
    );
    const [, name = ""] = /<p class="(kept-\w+)">a<\/p>/.exec(html) ?? [];
    const rule = `.${name}.${name} { color: red; font-family: "A" }`;
    expect(html).toContain('draw(`<p style="color: red">`)');
    expect(html).toContain(rule);
    expect(html.match(/ style="/g)).toHaveLength(1);
    const [, rules = ""] = /<style>([^]*?)<\/style>/.exec(html) ?? [];
    expect(html).toContain(hash(rules));
  });

  it("is not taken in by a script that names the element", () => {
    const named = withPolicy(
      page(`<script>text.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, "")</script>`)
    );
    expect(named).toMatch(
      /<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy" content="default-src 'none'/
    );
  });

  it("puts it at the beginning of a page that does not name its encoding, and refuses what is no page", () => {
    expect(withPolicy("<!doctype html>\n<html lang=en><title>a</title></html>")).toMatch(
      /<html lang=en><meta http-equiv/
    );
    expect(() => withPolicy("letters")).toThrow("letters: no document; expected <!doctype html>");
  });
});
