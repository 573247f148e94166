import {describe, expect, it} from "vitest";
import {finishPage} from "../../../loaders/publish/finish.js";

const BUILT = `<!DOCTYPE html>
<html>
<head>
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>词元出自谁家？</title>
</head>`;

describe("finishPage(html, path)", () => {
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
    expect(html).toContain('<link rel="alternate" hreflang="en" href="../en/tokens">');
    expect(html).toContain('<link rel="alternate" hreflang="zh-Hans" href="../zh/tokens">');
  });

  it("links a language's home as a folder", () => {
    expect(finishPage(BUILT, "/en/index.html")).toContain('hreflang="zh-Hans" href="../zh/">');
  });

  it("leaves the page outside the languages without alternates", () => {
    expect(finishPage(BUILT, "/index.html")).not.toContain("alternate");
  });
});
