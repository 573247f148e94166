import {describe, expect, it} from "vitest";
import type {SourceView} from "../../src/figures/source-sheet.js";
import type {Lang} from "../../src/lib/language.js";
import type {Books, SourceRecord} from "../../src/query/source-records.js";
import {requestSizes} from "../../src/shell/request-sizes.js";
import {sheetTable} from "../../src/shell/sheet-table.js";
import {SOURCE_CODECS, sourceSheet} from "../../src/shell/source-sheet.js";
import {setField, withPage} from "../fixtures/document.js";
import {numbersOf, shown} from "../fixtures/shown.js";
import {stateStore} from "../fixtures/state-store.js";

withPage("http://site/en/data.html");

const HEADS = [
  {key: "name", name: {en: "Name", zh: "名称"}, isNumber: false},
  {key: "size", name: {en: "Size", zh: "大小"}, isNumber: true, className: "wide"},
  {key: "fixed", name: {en: "Fixed", zh: "固定"}, isNumber: true, isFixed: true}
];
const rowOf = (text: string) => {
  const row = document.createElement("tr");
  row.append(document.createElement("td"));
  row.firstElementChild?.append(text);
  return row;
};

describe("sheetTable(spec)", () => {
  it.each([
    ["en", ["A sheet", "<Name> | <Size> | Fixed", "b", "a"]],
    ["zh", ["一张表", "<名称> | <大小> | 固定", "b", "a"]]
  ] as const)("shows rows as they are given below its heads (%s)", (lang, lines) => {
    const table = sheetTable({lang, caption: {en: "A sheet", zh: "一张表"}, heads: HEADS, onSort: () => undefined});
    table.show([rowOf("b"), rowOf("a")], "");
    expect(shown(table.element)).toEqual(lines);
    expect(table.element.getAttribute("aria-label")).toBe(lines[0]);
    expect([...table.element.querySelectorAll("th")].map((head) => head.getAttribute("class"))).toEqual([
      null,
      "number wide",
      "number"
    ]);
  });

  it("asks for the sort of a head, the other way round where it is sorted by it, and tells what it is sorted by", () => {
    const asked: string[] = [];
    const table = sheetTable({lang: "en", caption: {en: "", zh: ""}, heads: HEADS, onSort: (sort) => asked.push(sort)});
    const [name, size] = table.element.querySelectorAll("button");
    const told = () => [...table.element.querySelectorAll("th")].map((head) => head.getAttribute("aria-sort"));
    expect(told()).toEqual(["none", "none", null]);
    name?.click();
    table.show([], "name");
    expect(told()).toEqual(["ascending", "none", null]);
    name?.click();
    size?.click();
    table.show([], "-size");
    expect(told()).toEqual(["none", "descending", null]);
    expect(asked).toEqual(["name", "-name", "size"]);
  });
});

describe("requestSizes(lang)", () => {
  it.each([
    ["en", "Loads that were measured", /^Engine \| Requests \| /, "DuckDB | 1,000,000 | 213,000 | 2.1× | 45.1 | 0.61 | 0.27"], // prettier-ignore
    ["zh", "实测的载入", /^引擎 \| 请求数 \| /, "DuckDB | 1,000,000 | 213,000 | 2.1× | 45.1 | 0.61 | 0.27"]
  ] as const)("shows a row a load, then what follows, none of which is sorted (%s)", (lang, caption, heads, row) => {
    const sizes = requestSizes(lang);
    const lines = shown(sizes);
    expect([lines[0], lines[2], lines.length]).toEqual([caption, row, 2 + 6 + 3]);
    expect(lines[1]).toMatch(heads);
    expect(numbersOf(sizes)[0]).toBe("1,000,000 = 1000000 requests of Alpha Ledger: measured on two cores; costs by assumed prices."); // prettier-ignore
    const classes = (cell: string) => [...sizes.querySelectorAll(`tr:first-child ${cell}`)].map((each) => each.className); // prettier-ignore
    expect([classes("th"), classes("td")]).toEqual([0, 0].map(() => ["", ...Array<string>(6).fill("number")]));
  });
});

const SOURCE: SourceRecord = {source: "b", publisher: "Zeta", title: "Weekly tokens", title_zh: "周词元", url: "https://zeta.example/", licence: "CC BY 4.0", rights: "open", citation: "Source: Zeta.", as_of: "2026-10-11", retrieved_on: "2026-10-12", status: "official", max_age_days: 10, note: "Of 50 models.", note_zh: "共 50 个模型。", rows: 1200, reconstructed: false, files: [{source: "b", part: "a.csv", kind: "pull", retrieved_on: "2026-10-12", bytes: 1, sha256: "ab12 cd34"}, {source: "b", part: null, kind: "pull", retrieved_on: "2026-10-12", bytes: 1, sha256: "ef56"}]}; // prettier-ignore
const HAND: SourceRecord = {...SOURCE, source: "a", publisher: "House", title: "By hand", title_zh: "手记", url: null, rights: "cite", citation: "Source: House.", as_of: "2026-02-26", max_age_days: null, note: null, note_zh: null, rows: 3, reconstructed: null, files: []}; // prettier-ignore
const BOOKS: Books = {knownOn: null, sources: [SOURCE, HAND], head: null, tables: []};
const NOW = new Date("2026-10-25T12:00:00Z");

const sheetOf = (lang: Lang = "en", state: Partial<SourceView> = {}, books = BOOKS) => {
  const store = stateStore<SourceView>({sort: "", find: "", rights: "all", ...state});
  const sheet = sourceSheet(books, {store, lang, now: NOW});
  document.body.replaceChildren(sheet);
  const [find, rights] = sheet.querySelectorAll<HTMLInputElement>("input, select");
  const reset = sheet.querySelector<HTMLButtonElement>(".sheet-controls button");
  const rows = () => [...sheet.querySelectorAll(".source-row")].map(({id}) => id);
  return {store, sheet, find, rights, reset, rows, said: () => sheet.querySelector("[role=status]")?.textContent};
};

describe("sourceSheet(books, options)", () => {
  it.each([
    [
      "en",
      [
        "Find{} Show{all} <Show all>",
        "2 sources",
        "Sources of the ledger",
        "<Source> | <Publisher> | <Licence> | <Rights here> | <Status> | <As of> | <Rows> | Age",
        "Weekly tokens | [Zeta](https://zeta.example/) | CC BY 4.0 | Ships and may be downloaded | official | 11 Oct 2026 | 1,200 | 14 days, stale: due every 10", // prettier-ignore
        "Note, citation and checksums",
        "Of 50 models.",
        ...["Key", "b", "Known by", "pulled by this project", "Gathered", "12 Oct 2026", "Cite as", "Source: Zeta."],
        ...["Checksum", "ab12", "cd34", "ef56"],
        "By hand | House | CC BY 4.0 | Shown as cited figures only | official | 26 Feb 2026 | 3 | 241 days, a document",
        "Note, citation and checksums",
        ...["Key", "a", "Known by", "dated by hand", "Gathered", "12 Oct 2026", "Cite as", "Source: House."],
        ...["Checksum", "no file of its own in the books"]
      ]
    ],
    [
      "zh",
      [
        "查找{} 显示{all} <显示全部>",
        "2 个来源",
        "账本的来源",
        "<来源> | <发布者> | <许可> | <使用方式> | <性质> | <截至> | <行数> | 数据年龄",
        "周词元 | [Zeta](https://zeta.example/) | CC BY 4.0 | 随库发布，可下载 | 官方 | 2026年10月11日 | 1,200 | 14 天，已过期：应每 10 天更新", // prettier-ignore
        "说明、引用方式与校验和",
        "共 50 个模型。",
        ...["键", "b", "获知方式", "由本项目拉取", "收集", "2026年10月12日", "引用", "Source: Zeta."],
        ...["校验和", "ab12", "cd34", "ef56"],
        "手记 | House | CC BY 4.0 | 仅作引用展示 | 官方 | 2026年2月26日 | 3 | 241 天，固定文献",
        "说明、引用方式与校验和",
        ...["键", "a", "获知方式", "人工标注日期", "收集", "2026年10月12日", "引用", "Source: House."],
        ...["校验和", "账本中无单独文件"]
      ]
    ]
  ] as const)("shows each source with what is on record of it (%s)", (lang, lines) => {
    const {sheet, rights} = sheetOf(lang);
    expect(shown(sheet)).toEqual(lines);
    expect([...sheet.querySelectorAll(".checksum")].map((code) => code.getAttribute("title"))).toEqual([
      "a.csv: SHA-256 ab12",
      "a.csv: SHA-256 cd34",
      "SHA-256 ef56"
    ]);
    expect(sheet.querySelector(".source-more td")?.getAttribute("colspan")).toBe("8");
    const options = [...(rights?.children ?? [])].map((option) => option.getAttribute("value"));
    expect(options).toEqual(["all", "open", "cite", "internal"]);
  });

  it("gives each number its source, its own books for how many there are, and marks columns of numbers", () => {
    const {sheet} = sheetOf();
    expect(numbersOf(sheet).filter((_, i) => i < 5)).toEqual([
      "2 = 2 sources of Alpha Ledger: its own books.",
      "1,200 = 1200 rows of Source: Zeta.",
      "14 days = 14 days of Source: Zeta.",
      "10 = 10 days of Source: Zeta.",
      "50 = 50 1 of Source: Zeta."
    ]);
    const classes = (cell: string) => [...sheet.querySelectorAll(`tr:first-child > ${cell}`)].map((each) => each.className); // prettier-ignore
    expect(classes("td")).toEqual(["", "", "", "", "number", "number", ""]);
    expect([...sheet.querySelectorAll("dl time")].map((time) => time.getAttribute("datetime"))).toEqual(["2026-10-12", "2026-10-12"]); // prettier-ignore
  });

  it("is found in, narrowed, reset and sorted by the state of its page", () => {
    const {store, find, rights, reset, rows, said, sheet} = sheetOf();
    expect([rows(), reset?.disabled]).toEqual([["b", "a"], true]);
    setField(find, "zeta", "input");
    expect([rows(), said(), store.passing, reset?.disabled]).toEqual([["b"], "1 of 2 sources", true, false]);
    setField(rights, "cite");
    expect([rows(), said(), store.passing, reset?.disabled]).toEqual([[], "0 of 2 sources", false, false]);
    setField(find, "", "input");
    expect([rows(), reset?.disabled]).toEqual([["a"], false]);
    reset?.click();
    expect([rows(), store.state, rights?.value]).toEqual([["b", "a"], {sort: "", find: "", rights: "all"}, "all"]);
    sheet.querySelector<HTMLButtonElement>("th button")?.click();
    expect([rows(), store.state.sort]).toEqual([["a", "b"], "title"]);
    expect(sheet.querySelector("th")?.getAttribute("aria-sort")).toBe("ascending");
  });

  it("says in Chinese how many of all pass, and leaves a field alone while a reader types in it", () => {
    const {said, find, store} = sheetOf("zh", {find: "zeta"});
    expect([said(), find?.value]).toEqual(["2 个来源中的 1 个", "zeta"]);
    find?.focus();
    store.set({find: "house"});
    expect([find?.value, said()]).toEqual(["zeta", "2 个来源中的 1 个"]);
    find?.blur();
    store.set({find: "zeta house"});
    expect(find?.value).toBe("zeta house");
  });

  it("has no ages of a ledger as known on an earlier day, and tells what is rebuilt from archives", () => {
    const {sheet} = sheetOf("en", {}, {...BOOKS, knownOn: "2026-10-11", sources: [{...SOURCE, reconstructed: true}]});
    const lines = shown(sheet);
    expect(lines[3]).not.toContain("Age");
    expect(lines[4]).toMatch(/1,200$/);
    expect(sheet.querySelector(".source-more td")?.getAttribute("colspan")).toBe("7");
    expect(lines).toContain("reconstructed from archives");
  });

  it("reads any sort and text from the address, and rights of its kinds alone", () => {
    expect(SOURCE_CODECS.rights.parse("internal")).toBe("internal");
    expect([SOURCE_CODECS.rights.parse("none"), SOURCE_CODECS.rights.initial]).toEqual([null, "all"]);
    expect([SOURCE_CODECS.sort.parse("-rows"), SOURCE_CODECS.find.parse("a b")]).toEqual(["-rows", "a b"]);
  });
});
