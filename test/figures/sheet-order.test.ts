import {describe, expect, it} from "vitest";
import {ariaSort, nextSort, sortedBySheet} from "../../src/figures/sheet-order.js";

const rows = [{n: 2}, {n: null}, {n: 3}, {n: 1}];
const orderOf = (key: string) => (key === "n" ? (row: (typeof rows)[number]) => row.n : null);
const ordered = (sort: string) => sortedBySheet(rows, sort, orderOf).map(({n}) => n);

describe("sortedBySheet(rows, sort, orderOf)", () => {
  it("puts rows in order either way, what has nothing last, and leaves them under no column of theirs", () => {
    expect(ordered("n")).toEqual([1, 2, 3, null]);
    expect(ordered("-n")).toEqual([3, 2, 1, null]);
    expect([ordered(""), ordered("other"), ordered("-")]).toEqual(Array(3).fill([2, null, 3, 1]));
    expect(rows.map(({n}) => n)).toEqual([2, null, 3, 1]);
  });

  it("keeps what is alike in the order it had, either way", () => {
    const alike = [["b", 1], ["a", 0], ["none", null], ["c", 1], ["no", null], ["d", 0]] as const; // prettier-ignore
    const names = (sort: string) => sortedBySheet(alike, sort, () => ([, n]) => n).map(([name]) => name); // prettier-ignore
    expect([names("n"), names("-n")]).toEqual([
      ["a", "d", "b", "c", "none", "no"],
      ["b", "c", "a", "d", "none", "no"]
    ]);
    expect(sortedBySheet(alike, "-name", (key) => (key === "name" ? ([name]) => name : null)).map(([name]) => name)).toEqual(["none", "no", "d", "c", "b", "a"]); // prettier-ignore
  });
});

describe("nextSort(sort, key), ariaSort(sort, key)", () => {
  it("turn a column round that is sorted from the least on, and begin any other there", () => {
    expect([nextSort("", "n"), nextSort("n", "n"), nextSort("-n", "n"), nextSort("-n", "m")]).toEqual([
      "n",
      "-n",
      "n",
      "m"
    ]);
    expect(["n", "-n", "m", ""].map((sort) => ariaSort(sort, "n"))).toEqual([
      "ascending",
      "descending",
      "none",
      "none"
    ]);
  });
});
