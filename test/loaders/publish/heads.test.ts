import {describe, expect, it} from "vitest";
import {addressLines, descriptionOf, withHead} from "../../../loaders/publish/heads.js";
import {textInside} from "../../../loaders/publish/page-text.js";

const page = (main: string, title = "Usage · Alpha Ledger") =>
  `<!DOCTYPE html>\n<html lang="en"><head>\n<title>${title}</title>\n</head>\n<body>\n<script>const p = "<p>no</p>";</script>\n<main>${main}</main></body></html>`;
const BUILT = page(`<h1 id="x">Which tokens?</h1><p class="note">Not this one, which is a note</p><p>Those of the <data value="2">2</data> labs below.</p>`); // prettier-ignore

describe("withHead(html, path, site)", () => {
  it("links the same page in every language by relative addresses where that of the site is not known", () => {
    const html = withHead(BUILT, "/zh/tokens.html", "");
    expect(html).toContain('<link rel="canonical" href="./tokens.html">');
    expect(html).toContain('<link rel="alternate" hreflang="en" href="../en/tokens.html">');
    expect(html).toContain('<link rel="alternate" hreflang="zh-Hans" href="./tokens.html">');
    expect(html).not.toContain("og:url");
  });

  it("names whole addresses where that of the site is known", () => {
    const html = withHead(BUILT, "/en/labs/z-ai.html", "https://example.org/ledger/");
    const at = (path: string) => `https://example.org/ledger/${path}`;
    expect(html).toContain(`<link rel="canonical" href="${at("en/labs/z-ai.html")}">`);
    expect(html).toContain(`<link rel="alternate" hreflang="zh-Hans" href="${at("zh/labs/z-ai.html")}">`);
    expect(html).toContain(`title="Alpha Ledger" href="${at("en/feed.xml")}">`);
    expect(html).toContain(`<meta property="og:url" content="${at("en/labs/z-ai.html")}">`);
  });

  it("links a page below a folder in every language, a home by its file", () => {
    const html = withHead(BUILT, "/en/editions/2026-11-25.html", "");
    expect(html).toContain('hreflang="en" href="./2026-11-25.html">');
    expect(html).toContain('hreflang="zh-Hans" href="../../zh/editions/2026-11-25.html">');
    expect(html).not.toContain("x-default");
    expect(withHead(BUILT, "/en/index.html", "")).toContain('hreflang="zh-Hans" href="../zh/index.html">');
  });

  it("links the feed of its language, and those of all languages where it has none", () => {
    const feed = (title: string, href: string) =>
      `<link rel="alternate" type="application/atom+xml" title="${title}" href="${href}">`;
    const [en, zh] = ["Alpha Ledger", "阿尔法账本"];
    expect(withHead(BUILT, "/zh/editions/2026-11-25.html", "")).toContain(feed(zh, "../feed.xml"));
    expect(withHead(BUILT, "/zh/editions/2026-11-25.html", "")).not.toContain(`title="${en}"`);
    const home = withHead(BUILT, "/index.html", "");
    const hant = "阿爾法賬本";
    for (const link of [feed(en, "./en/feed.xml"), feed(zh, "./zh/feed.xml"), feed(hant, "./hant/zh/feed.xml")])
      expect(home).toContain(link);
    const traditional = addressLines("/hant/zh/editions/2026-11-25.html", "").filter((line) => line.includes("atom"));
    expect(traditional).toEqual([feed(hant, "../feed.xml")]);
  });

  it("says of the page outside the languages that it chooses among their homes", () => {
    const html = withHead(BUILT, "/index.html", "");
    expect(html).toContain('<link rel="alternate" hreflang="en" href="./en/index.html">');
    expect(html).toContain('<link rel="alternate" hreflang="x-default" href="./index.html">');
  });

  it("describes the page in its own words, as letters of an attribute", () => {
    const html = withHead(
      page(`<h1>“A” &amp; "B"</h1><p>Fewer than &lt;3&gt; of "them" did so.</p>`),
      "/en/a.html",
      ""
    );
    expect(html).toContain(`<meta name="description" content="“A” &#38; &#34;B&#34;. Fewer than &#60;3&#62; of &#34;them&#34; did so.">`); // prettier-ignore
  });
});

describe("descriptionOf(html, path)", () => {
  it("is the headline and the paragraph that answers, else the first one", () => {
    expect(descriptionOf(BUILT, "/en/usage.html")).toBe("Which tokens? Those of the 2 labs below.");
    const answered = page(`<h1>Half left</h1><p>An introduction of some length.</p><div class="note answer"> <p><span>Half of all tokens</span> left.</p><p>More</p></div>`); // prettier-ignore
    expect(descriptionOf(answered, "/en/usage.html")).toBe("Half left. Half of all tokens left.");
    expect(descriptionOf(page(`<h1>涨了</h1><p>周词元由一百万亿增至一百五十万亿，增长一半。</p>`), "/zh/usage.html")).toBe("涨了。周词元由一百万亿增至一百五十万亿，增长一半。"); // prettier-ignore
  });

  it("does not repeat what the title says", () => {
    const titled = page(`<h1>Sources</h1><p>Each row names one of these.</p>`, "Sources · Alpha Ledger");
    expect(descriptionOf(titled, "/en/sources.html")).toBe("Each row names one of these.");
  });

  it("leaves out the sentences of a study whose values only its scripts know", () => {
    const pending = `<observablehq-loading><span class="notebook-pending">last.share:percent</span></observablehq-loading>`;
    const study = (sentences: string) => descriptionOf(page(`<h1>Shares</h1><p>${sentences}</p>`, "Shares · Alpha Ledger"), "/en/studies/a.html"); // prettier-ignore
    expect(study(`Weeks are those of v1.5 on record. Labs carried ${pending} of all. Nothing else is read.`)).toBe("Weeks are those of v1.5 on record. Nothing else is read."); // prettier-ignore
    expect(study(`Labs carried ${pending} of all tokens.</p><p>Each week is on record.`)).toBe("Each week is on record."); // prettier-ignore
    expect(study(`占全部词元的${pending}。每一周的数据均已入账，来源见下方的图表。`)).toBe(
      "每一周的数据均已入账，来源见下方的图表。"
    );
    const [only, foot] = [
      `Labs carried ${pending} of all tokens.`,
      "<footer><p>A foot of some length, on every page.</p></footer>"
    ];
    expect(descriptionOf(page(`<h1>Shares</h1><p>${only}</p>`).replace("</body>", `${foot}</body>`), "/en/studies/a.html")).toBe("Shares."); // prettier-ignore
    expect(textInside(`Labs: ${pending}`)).toBe("Labs: …");
  });

  it("ends with a sentence, or with a word of one that is too long", () => {
    const sentence = "Forty words stand here so that this one grows long. ";
    const many = page(`<h1>So?</h1><p>${sentence.repeat(9)}</p>`);
    expect(descriptionOf(many, "/en/a.html")).toBe(`So? ${sentence.repeat(4)}`.trim());
    const long = descriptionOf(page(`<h1>x</h1><p>${"word ".repeat(99)}</p>`, "x"), "/en/a.html");
    expect(long).toMatch(/ word…$/);
    expect(long.length).toBeLessThanOrEqual(240);
  });

  it("is the headline alone where a page says nothing before its scripts, and empty without one", () => {
    expect(descriptionOf(page("<h1>Why?</h1>"), "/en/a.html")).toBe("Why?");
    expect(descriptionOf(page(""), "/en/a.html")).toBe("");
  });
});
