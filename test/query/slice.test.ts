import {describe, expect, it} from "vitest";
import {sliceSql, sliceTest, sliceWeeks, tokensBy, type Slice} from "../../src/query/slice.js";
import {SMALL} from "../fixtures/small-usage.js";

const plain = (slice: Slice, dimension: Parameters<typeof tokensBy>[1]) => [...tokensBy(SMALL, dimension, slice)];

describe("tokensBy(usage, dimension, slice)", () => {
  it("adds up by the key of the dimension, largest first", () => {
    expect(plain({}, "model")).toEqual([
      ["c1/a", 13],
      ["u1/a", 8],
      ["other", 4],
      ["c1/b", 2]
    ]);
    expect(plain({}, "country")).toEqual([
      ["CN", 15],
      ["US", 8],
      ["XO", 4]
    ]);
    expect(plain({}, "weights")).toEqual([
      ["open", 15],
      ["closed", 8],
      ["unknown", 4]
    ]);
  });

  it("lists weeks in order", () => {
    expect(plain({country: ["CN"]}, "week")).toEqual([
      ["2026-01-05", 10],
      ["2026-01-12", 5]
    ]);
  });

  it("leaves out the dimension’s own filter, unless asked", () => {
    const slice = {country: ["US"], from: "2026-01-12"};
    expect(plain(slice, "country")).toEqual([
      ["CN", 5],
      ["US", 2],
      ["XO", 1]
    ]);
    expect([...tokensBy(SMALL, "country", slice, {ownFilter: true})]).toEqual([["US", 2]]);
    expect(plain(slice, "week")).toEqual([
      ["2026-01-05", 6],
      ["2026-01-12", 2]
    ]);
  });

  it("lets everything pass an empty filter", () => {
    expect(plain({country: [], lab: [], model: [], weights: [], from: "", to: ""}, "model")).toEqual(
      plain({}, "model")
    );
  });

  it("is empty where nothing passes", () => {
    expect(tokensBy(SMALL, "model", {from: "2027-01-04"}).size).toBe(0);
    expect(tokensBy(SMALL, "lab", {country: ["CN"], weights: ["closed"]}).size).toBe(0);
    expect(tokensBy(SMALL, "model", {lab: ["nobody"]}).size).toBe(0);
    expect(tokensBy(SMALL, "week", {from: "2026-01-12", to: "2026-01-05"}, {ownFilter: true}).size).toBe(0);
  });
});

describe("sliceTest(usage, slice, except)", () => {
  it("takes the first and the last week in", () => {
    const passes = sliceTest(SMALL, {from: "2026-01-12", to: "2026-01-12"});
    expect(SMALL.week.map((_, row) => passes(row))).toEqual(SMALL.week.map((week) => week === 1));
  });
});

describe("sliceWeeks(usage, slice)", () => {
  it("keeps every published week, whatever range is chosen", () => {
    const weeks = sliceWeeks(SMALL, {country: ["US"], from: "2026-01-12"});
    expect(weeks.map(({week, total, tokens}) => [week, total, tokens.us, tokens.china])).toEqual([
      ["2026-01-05", 6, 6, 0],
      ["2026-01-12", 2, 2, 0]
    ]);
  });

  it("has weeks of nothing where nothing passes", () => {
    expect(sliceWeeks(SMALL, {lab: ["nobody"]}).map((w) => w.total)).toEqual([0, 0]);
  });
});

describe("sliceSql(slice)", () => {
  it("has no condition without a filter", () => {
    expect(sliceSql({})).not.toContain("WHERE");
    expect(sliceSql({from: "", lab: []})).not.toContain("WHERE");
  });

  it("writes one condition a filter, quotes doubled", () => {
    expect(sliceSql({from: "2026-01-05", to: "2026-01-12", lab: ["a", "o'b"], weights: ["open"]})).toContain(
      `WHERE week_start >= DATE '2026-01-05'
  AND week_start <= DATE '2026-01-12'
  AND lab IN ('a', 'o''b')
  AND weights IN ('open')
GROUP BY`
    );
  });
});
