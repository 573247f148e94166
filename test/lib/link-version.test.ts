import {describe, expect, it} from "vitest";
import {versionIn, withoutVersion, withVersion, withSummary} from "../../src/lib/link-version.js";
import {tableChanges, type BooksVersion} from "../../src/lib/published-versions.js";

const [books, model] = ["8c5ce86805ea", "0123456789ab"];

describe("withVersion(fragment, version)", () => {
  it("says from what a link was made, beside what it states and the place it leads to", () => {
    const made = withVersion("#company=BABA&set=growth@FY2027:0.8&at=grid", {books, model});
    expect(made).toBe(`company=BABA&set=growth@FY2027:0.8&made=${books}.${model}&at=grid`);
    expect(versionIn(made)).toEqual({books, model});
    expect(withoutVersion(made)).toBe("company=BABA&set=growth@FY2027:0.8&at=grid");
    expect(versionIn(withVersion(made, {books: model, model: null}))).toEqual({books: model, model: null});
    expect(withVersion("", {books, model: null})).toBe(`made=${books}`);
    expect(versionIn(`made=${books}&made=${model}`)).toEqual({books, model: null});
  });

  it("reads nothing of what is no version", () => {
    for (const text of [
      "",
      "made=",
      "made=xyz",
      `made=${books}.`,
      `made=${books}.${model}0`,
      "made=../../now",
      "by=lab"
    ])
      expect(versionIn(text)).toBeNull();
  });
});

describe("withSummary(query, headline)", () => {
  it("says the first words of a headline behind all else that a query asks, once, and nothing of none", () => {
    const about = withSummary("?embed&money=HKD", "Zhipu: our base case is 62% below the price, & “more” <b>");
    expect(about).toBe("?embed&money=HKD&about=Zhipu-our-base-case-is-62%25-below-the-price-more-b");
    expect(withSummary(about, "智谱：基准情景低于股价")).toBe(`?embed&money=HKD&about=${encodeURIComponent("智谱-基准情景低于股价")}`); // prettier-ignore
    expect(new URLSearchParams(withSummary("", "word ".repeat(40))).get("about")?.length).toBeLessThanOrEqual(60);
    const about60 = (first: string) => withSummary("", `${first} ${"b".repeat(29)} c`);
    expect(about60("a".repeat(30))).toBe(`?about=${"a".repeat(30)}-${"b".repeat(29)}`);
    expect(about60("a".repeat(31))).toBe(`?about=${"a".repeat(31)}`);
    expect([withSummary("?about=x", ""), withSummary("", "…")]).toEqual(["", ""]);
  });
});

describe("tableChanges(was, now)", () => {
  it("names each table that is another, came or went, with its rows", () => {
    const version = (tables: Readonly<Record<string, readonly [number, string]>>): BooksVersion => ({
      ledger: {seq: 1, hash: books},
      tables: Object.entries(tables).map(([table, [rows, sha256]]) => ({table, rows, sha256}))
    });
    const was = version({price: [3, "a"], usage: [5, "b"], gone: [1, "c"]});
    const now = version({price: [3, "a"], usage: [5, "d"], event: [2, "e"]});
    expect(tableChanges(was, now)).toEqual([
      {table: "event", was: null, now: 2},
      {table: "gone", was: 1, now: null},
      {table: "usage", was: 5, now: 5}
    ]);
    expect(tableChanges(now, now)).toEqual([]);
  });
});
