import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {rootFiles} from "../../../loaders/publish/root-files.js";

const PAGES = ["/en/a.html", "/en/only.html", "/index.html", "/zh/a.html"];
const files = (site: string) => rootFiles({site, pages: PAGES, booksOn: "2026-11-27", audience: null});

describe("rootFiles(inputs)", () => {
  it("name each page by its whole address, dated by the books, with itself in the languages that have it", () => {
    const all = files("https://example.org/ledger/");
    expect(all.get("robots.txt")).toMatch(/^User-agent: \*\nAllow: \/\n\nSitemap: https:\/\/example\.org\/ledger\/sitemap\.xml\n$/); // prettier-ignore
    const {document} = new JSDOM(all.get("sitemap.xml"), {contentType: "application/xml"}).window;
    const pages = [...document.querySelectorAll("url")].map((url) => [
      url.querySelector("loc")?.textContent.replace("https://example.org/ledger", ""),
      url.querySelector("lastmod")?.textContent,
      [...url.children].flatMap((child) => child.getAttribute("hreflang") ?? [])
    ]);
    expect(pages).toEqual([
      ["/en/a.html", "2026-11-27", ["en", "zh-Hans", "zh-Hant-HK"]],
      ["/en/only.html", "2026-11-27", ["en"]],
      ["/index.html", "2026-11-27", []],
      ["/zh/a.html", "2026-11-27", ["en", "zh-Hans", "zh-Hant-HK"]],
      ["/hant/zh/a.html", "2026-11-27", ["en", "zh-Hans", "zh-Hant-HK"]]
    ]);
  });

  it("have no sitemap without an address of the site, of which robots hear nothing", () => {
    const all = files("");
    expect([...all.keys()]).toEqual(["robots.txt", "404.html"]);
    expect(all.get("robots.txt")).toBe("User-agent: *\nAllow: /\n");
  });

  it("ask robots to stay away from what is for few readers, and name none of its pages", () => {
    const all = rootFiles({site: "https://example.org/", pages: PAGES, booksOn: "2026-11-27", audience: "client"});
    expect(all.get("robots.txt")).toBe("User-agent: *\nDisallow: /\n");
    expect(all.has("sitemap.xml")).toBe(false);
  });

  it.each([
    ["/missing.html", "/en/index.html"],
    ["/ledger/zh/none/there.html", "/ledger/en/index.html"],
    ["/ledger/data/gone.csv", "/ledger/en/index.html"],
    ["/ledger/gone.html", "/ledger/en/index.html"]
  ])("lead home from a missing %s, whatever the site is mounted below", (missing, home) => {
    const {window} = new JSDOM(files("").get("404.html"), {
      url: `https://example.org${missing}`,
      runScripts: "dangerously"
    });
    const links = [...window.document.querySelectorAll("a")];
    expect(links.map((a) => a.pathname)).toEqual([
      home,
      home.replace("/en/", "/zh/"),
      home.replace("/en/", "/hant/zh/")
    ]);
    expect([...window.document.querySelectorAll("[src], link")]).toEqual([]);
  });

  it("lead home without a script where the address is known", () => {
    const html = files("https://example.org/ledger/").get("404.html") ?? "";
    expect(html).toContain('<a href="https://example.org/ledger/zh/index.html">');
    expect(html).toContain('<section lang="zh-Hant-HK">\n<h1>阿爾法賬本</h1>');
    expect(html).toContain('<a href="https://example.org/ledger/hant/zh/index.html">前往概覽</a>');
    expect(html).not.toContain("<script");
  });
});
