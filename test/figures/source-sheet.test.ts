import {describe, expect, it} from "vitest";
import {SOURCE_COLUMNS, shownSources, type SourceView} from "../../src/figures/source-sheet.js";
import type {SourceRecord} from "../../src/query/source-records.js";
import {said} from "../fixtures/said.js";

const source = (key: string, change: Partial<SourceRecord>): SourceRecord => ({
  source: key,
  publisher: "House",
  title: `Title ${key}`,
  title_zh: `标题${key}`,
  url: null,
  licence: "facts",
  rights: "open",
  citation: "",
  as_of: "2026-10-11",
  retrieved_on: "2026-10-12",
  status: "official",
  max_age_days: null,
  note: null,
  note_zh: null,
  rows: 1,
  reconstructed: null,
  files: [],
  ...change
});
const SOURCES = [
  source("b", {rows: 20, publisher: "Zeta", licence: "CC BY 4.0"}),
  source("a", {rows: 3, rights: "cite", as_of: "2026-02-26"}),
  source("c", {rows: 100, status: "odd", citation: "Source: Ångström"})
];
const keys = (view: Partial<SourceView>) =>
  shownSources(SOURCES, {sort: "", find: "", rights: "all", ...view}).map((each) => each.source);

describe("shownSources(sources, view)", () => {
  it.each<[Partial<SourceView>, readonly string[]]>([
    [{}, ["b", "a", "c"]],
    [{sort: "title"}, ["a", "b", "c"]],
    [{sort: "rows"}, ["a", "b", "c"]],
    [{sort: "-rows"}, ["c", "b", "a"]],
    [{sort: "as_of"}, ["a", "b", "c"]],
    [{sort: "-publisher"}, ["b", "a", "c"]],
    [{rights: "cite"}, ["a"]],
    [{find: "标题c"}, ["c"]],
    [{find: "  zeta CC "}, ["b"]],
    [{find: "ångström"}, ["c"]],
    [{find: "zeta facts"}, []]
  ])("of %j is %j", (view, expected) => {
    expect(keys(view)).toEqual(expected);
  });
});

describe("SOURCE_COLUMNS", () => {
  it("say licence, rights and status in both languages, unknown ones as they are", () => {
    const cells = (key: string) => SOURCE_COLUMNS.filter((c) => c.key === key).flatMap(({cell}) => SOURCES.map(cell));
    expect(cells("licence").map((cell) => said(cell).zh)).toEqual(["CC BY 4.0", "事实数据", "事实数据"]);
    expect(cells("rights").map((cell) => said(cell).en)).toEqual([
      "Ships and may be downloaded",
      "Shown as cited figures only",
      "Ships and may be downloaded"
    ]);
    expect(cells("status").map((cell) => said(cell).zh)).toEqual(["官方", "官方", "odd"]);
    expect(cells("rows").map((cell) => said(cell).en)).toEqual(["20", "3", "100"]);
  });
});
