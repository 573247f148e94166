import {describe, expect, it} from "vitest";
import {finishPage} from "../../../loaders/publish/finish.js";

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

  it("links the same page in every language by relative addresses", () => {
    const html = finishPage(BUILT, "/zh/tokens.html");
    expect(html).toContain('<link rel="alternate" hreflang="en" href="../en/tokens.html">');
    expect(html).toContain('<link rel="alternate" hreflang="zh-Hans" href="./tokens.html">');
  });

  it("links a language's home by the name of its file", () => {
    expect(finishPage(BUILT, "/en/index.html")).toContain('hreflang="zh-Hans" href="../zh/index.html">');
  });

  it("links a page below a folder in every language", () => {
    const html = finishPage(BUILT, "/en/editions/2026-11-25.html");
    expect(html).toContain('hreflang="en" href="./2026-11-25.html">');
    expect(html).toContain('hreflang="zh-Hans" href="../../zh/editions/2026-11-25.html">');
    expect(html).not.toContain("x-default");
  });

  it("links the feed of its language, and those of all languages where it has none", () => {
    const feed = (title: string, href: string) =>
      `<link rel="alternate" type="application/atom+xml" title="${title}" href="${href}">`;
    const [en, zh] = ["Alpha Ledger", "阿尔法账本"];
    expect(finishPage(BUILT, "/zh/editions/2026-11-25.html")).toContain(feed(zh, "../feed.xml"));
    expect(finishPage(BUILT, "/zh/editions/2026-11-25.html")).not.toContain(`title="${en}"`);
    const home = finishPage(BUILT, "/index.html");
    expect([home.includes(feed(en, "./en/feed.xml")), home.includes(feed(zh, "./zh/feed.xml"))]).toEqual([true, true]);
  });

  it("says of the page outside the languages that it chooses among their homes", () => {
    const html = finishPage(BUILT, "/index.html");
    expect(html).toContain('<link rel="alternate" hreflang="en" href="./en/index.html">');
    expect(html).toContain('<link rel="alternate" hreflang="zh-Hans" href="./zh/index.html">');
    expect(html).toContain('<link rel="alternate" hreflang="x-default" href="./index.html">');
    expect(html).not.toContain(" · ");
  });
});
