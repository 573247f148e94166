import {describe, expect, it} from "vitest";
import {finishPage, framesInFull} from "../../../loaders/publish/finish.js";
import {PAGES} from "../../../src/lib/pages.js";

const BUILT = `<!DOCTYPE html>
<html>
<head>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>词元出自谁家？</title>
</head>`;

describe("finishPage(html, path)", () => {
  it("calls a page whose headline the data write as the navigation does", () => {
    const untitled = BUILT.replace(/<title>.*<\/title>\n?/, "");
    expect(finishPage(untitled, "/zh/value.html")).toContain("<title>估值 · 阿尔法账本</title>");
    expect(finishPage(untitled, "/en/index.html")).toContain("<title>Overview · Alpha Ledger</title>");
  });

  it.each([
    ["/en/editions/2026-11-25.html", "Edition of 25 Nov 2026 · Alpha Ledger"],
    ["/zh/editions/2026-11-25.html", "版本：2026年11月25日 · 阿尔法账本"],
    ["/en/reports/second-note.html", "Price &#38; use · Alpha Ledger"],
    ["/zh/reports/second-note.html", "价格与用量 · 阿尔法账本"]
  ])("calls %s by its day or the title of its report, not as the home", (path, title) => {
    const untitled = BUILT.replace(/<title>.*<\/title>\n?/, "");
    const report = {path: "/reports/second-note", name: {en: "Price & use", zh: "价格与用量"}};
    expect(finishPage(untitled, path, [...PAGES, report])).toContain(`<title>${title}</title>`);
    expect(() => finishPage(untitled, path.replace(/\w+-\w+(?:-\w+)?\./, "unknown."), [report])).toThrow(
      /: no title; expected/
    );
  });

  it("names the language of the page in <html>", () => {
    expect(finishPage(BUILT, "/zh/tokens.html")).toContain('<html lang="zh-Hans">');
    expect(finishPage(BUILT, "/en/tokens.html")).toContain('<html lang="en">');
    expect(finishPage(BUILT, "/index.html")).toContain('<html lang="en">');
  });

  it("lets readers zoom", () => {
    expect(finishPage(BUILT, "/zh/tokens.html")).toContain('content="width=device-width, initial-scale=1"');
  });

  it("adds the name of the site in the page's language", () => {
    expect(finishPage(BUILT, "/zh/tokens.html")).toContain("<title>词元出自谁家？ · 阿尔法账本</title>");
  });

  it("adds no name of the site to the page outside the languages, which has it for a title", () => {
    expect(finishPage(BUILT, "/index.html")).not.toContain(" · ");
  });
});

describe("framesInFull(html, stands)", () => {
  it("names the file of a page that is framed, and leaves what stands elsewhere or nowhere", () => {
    const stands = (address: string) => ["embed.html", "../usage.html"].includes(address);
    const framed = (src: string) =>
      framesInFull(`<iframe title="a" src="${src}"></iframe><a href="embed">b</a>`, stands);
    expect(framed("embed")).toBe('<iframe title="a" src="embed.html"></iframe><a href="embed">b</a>');
    expect(framed("../usage?embed=rise#2026")).toContain('src="../usage.html?embed=rise#2026"');
    for (const other of ["embed.html", "map", "https://example.org/embed", "//example.org/embed", "#top"])
      expect(framed(other)).toContain(`src="${other}"`);
  });
});
