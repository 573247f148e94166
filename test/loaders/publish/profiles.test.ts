import {describe, expect, it} from "vitest";
import {profileHtml, profilePages} from "../../../loaders/publish/profiles.js";
import {publishedProfiles, publishedUsage} from "../../fixtures/results.js";

const PAGE = `<!DOCTYPE html>
<html lang="zh-Hans"><head>
<title>实验室与模型 · 阿尔法账本</title>
<link rel="modulepreload" href="../_observablehq/client.js">
<script type="module">
import {define} from "../_observablehq/client.js";
registerFile("../data/profiles.json", {"path":"../_file/data/profiles.json"});
</script></head>
<a href="./profiles.html" aria-current="page">实验室与模型</a><a href="../en/profiles.html" lang="en" hreflang="en">English</a>
<a href="../source/profiles.txt">…</a></html>`;

describe("profileHtml(page, titled, lang)", () => {
  const html = profileHtml(PAGE, {subject: {kind: "model", key: "a/b.1"}, name: {en: "B <1>", zh: "B <1>"}}, "zh");

  it("is the page a folder deeper, under the name of its subject", () => {
    expect(html).toContain("<title>B &#60;1&#62; · 阿尔法账本</title>");
    expect(html).toContain('import {define} from "../../_observablehq/client.js"');
    expect(html).toContain('"path":"../../_file/data/profiles.json"');
    expect(html).toContain('href="../../source/profiles.txt"');
    expect(html).toContain('<a href="../profiles.html" aria-current="true">');
  });

  it("leads to itself in every language", () => {
    expect(html).toContain('<a href="../../en/models/a--b_1.html" lang="en"');
  });
});

describe("profilePages(data, usage)", () => {
  it("build every lab with usage and the fifty largest models, and lead on from every other", async () => {
    const [data, usage] = [await publishedProfiles(), await publishedUsage()];
    const {built, unbuilt} = profilePages(data, usage);
    const keys = (of: typeof built, kind: "lab" | "model") =>
      of.flatMap(({subject}) => (subject.kind === kind ? [subject.key] : []));
    expect(keys(built, "lab").sort()).toEqual(
      usage.labs
        .map(({lab}) => lab)
        .filter((lab) => lab !== "other")
        .sort()
    );
    expect(keys(built, "model")).toHaveLength(50);
    expect(keys(built, "model").length + keys(unbuilt, "model").length).toBe(data.models.length);
    const latest = usage.weeks.length - 1;
    const largest = usage.tokens
      .map((tokens, row) => ({tokens, row}))
      .filter(({row}) => usage.week[row] === latest)
      .sort((a, b) => b.tokens - a.tokens)
      .map(({row}) => usage.models[usage.model[row] ?? -1]?.model ?? "")
      .filter((model) => model !== "other")
      .slice(0, 25);
    expect(largest.filter((model) => !keys(built, "model").includes(model))).toEqual([]);
  });
});
