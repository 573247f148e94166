import {describe, expect, it} from "vitest";
import {excerpt, found, termsOf, type SearchEntry} from "../../src/lib/search.js";

const entry = (title: string, text = "", kind: SearchEntry["kind"] = "page"): SearchEntry => ({kind, title, path: title, text}); // prettier-ignore
const ENTRIES = [
  entry("Zhipu", "z-ai", "lab"),
  entry("GLM-4.6", "z-ai/glm-4.6", "model"),
  entry("Usage", "China leads among labs with a known home"),
  entry("估值", "股价所要求的市盈率倍数高于同业"),
  entry("价格", "厂商下调标价")
];
const titles = (query: string) => found(ENTRIES, query).map(({title}) => title);

describe("found(entries, query)", () => {
  it.each([
    ["zhipu", ["Zhipu"]],
    ["ＧＬＭ", ["GLM-4.6"]],
    ["glm-4.6", ["GLM-4.6"]],
    ["china home", ["Usage"]],
    ["china nothing", []],
    ["标价", ["价格"]],
    ["要求", ["估值"]],
    ["市盈率的倍数", ["估值"]],
    ["市场份额", []],
    [" …", []]
  ])("%s → %j", (query, expected) => {
    expect(titles(query)).toEqual(expected);
  });

  it("puts what is called so before what says so", () => {
    expect(found([entry("Brief", "zhipu zhipu"), entry("Zhipu", "", "lab")], "zhipu").map(({title}) => title)).toEqual(["Zhipu", "Brief"]); // prettier-ignore
  });
});

describe("termsOf(query)", () => {
  it("are words, and pairs of Chinese signs, since Chinese has no spaces", () => {
    expect(termsOf("智谱GLM-4.6 估值率")).toEqual({words: ["glm-4.6"], pairs: ["智谱", "估值", "值率"]});
    expect(termsOf("谱")).toEqual({words: [], pairs: ["谱"]});
  });
});

describe("excerpt(entry, query)", () => {
  it("shows the place in the text, and its beginning where only the title has it", () => {
    const long = entry("A", `${"x ".repeat(100)}needle ${"y ".repeat(100)}`);
    expect(excerpt(long, "needle", 30)).toMatch(/^…x .*needle .*…$/);
    expect(excerpt(entry("Zhipu", "the lab"), "zhipu")).toBe("the lab");
  });
});
