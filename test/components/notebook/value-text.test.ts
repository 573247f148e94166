import {beforeEach, describe, expect, it, vi} from "vitest";
import {
  citedText,
  daysInName,
  ownMark,
  sourceText,
  valueNode,
  valueText
} from "../../../src/components/notebook/value-text.js";
import {tableOutput} from "../../../src/components/notebook/table-output.js";
import {modelOutput} from "../../../src/components/notebook/model-output.js";
import {clickedNumber} from "../../../src/components/notebook/number-places.js";
import {columnHeads} from "../../../src/components/notebook/column-heads.js";
import {knownNames} from "../../../src/components/notebook/known-names.js";
import type {CellView} from "../../../src/notebook/cell-view.js";
import {NO_ORIGIN, type CellOrigin} from "../../../src/notebook/values.js";
import {withDocument} from "../../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../../fixtures/painted.js";

withDocument();
beforeEach(() => void vi.stubGlobal("Element", document.defaultView?.Element));

const source = (citation: string, as_of: string): CellOrigin["sources"][number] => ({source: "s", citation, as_of});
const origin = (told: Partial<CellOrigin>): CellOrigin => ({...NO_ORIGIN, ...told});

describe("valueText(value, format, lang)", () => {
  it.each([
    [null, null, "n/a", "无"],
    ["as it is", null, "as it is", "as it is"],
    [true, null, "true", "true"],
    [0.25, "percent", "25.0%", "25.0%"],
    [1234.5, "integer", "1,235", "1,235"],
    [5.16e12, "tokens", "5.16 trillion", "5.16 万亿"],
    [0.12345, null, "0.1235", "0.1235"]
  ] as const)("%s as %s", (value, format, en, zh) => {
    expect([valueText(value, format, "en"), valueText(value, format, "zh")]).toEqual([en, zh]);
  });
});

describe("valueNode(value, format, origin, lang)", () => {
  it("is a number with its unit and source, or a text", () => {
    const node = (value: number | string, format: "percent" | "tokens" | null) => {
      const host = document.createElement("p");
      host.append(valueNode(value, format, origin({tables: ["weekly_usage"]}), "en"));
      return host;
    };
    const from = "Source: the ledger’s weekly_usage.";
    expect(numbersOf(node(0.5, "percent"))).toEqual([`50.0% | 0.5 | fraction | ${from}`]);
    expect(numbersOf(node(2e6, "tokens"))).toEqual([`2.00 million | 2000000 | tokens | ${from}`]);
    expect(numbersOf(node(3, null))).toEqual([`3 | 3 | 1 | ${from}`]);
    expect(node("text", null).innerHTML).toBe("text");
  });
});

describe("sourceText(origin, lang)", () => {
  it.each<[Partial<CellOrigin>, string, string]>([
    [{}, "Source: the notebook itself.", "来源：笔记本本身。"],
    [{isOwn: true}, "Source: numbers of yours, not of the ledger.", "来源：您的数字，并非账本数据。"],
    [{tables: ["a", "b"]}, "Source: the ledger’s a, b.", "来源：账本表 a、b。"],
    [
      {tables: ["a"], isOwn: true, sources: [source("", "2026-02-01"), source("", "2026-02-16")]},
      "Source: the ledger’s a (data as of 16 Feb 2026), and numbers of yours, not of the ledger.",
      "来源：账本表 a（数据截至2026年2月16日），以及您的数字，并非账本数据。"
    ],
    [
      {tables: ["a"], knownOn: "2026-03-01", sources: [source("", "2026-02-16")]},
      "Source: the ledger’s a (data as of 16 Feb 2026, as known on 1 Mar 2026).",
      "来源：账本表 a（数据截至2026年2月16日，以2026年3月1日所知为准）。"
    ]
  ])("of %o", (told, en, zh) => {
    expect([sourceText(origin(told), "en"), sourceText(origin(told), "zh")]).toEqual([en, zh]);
  });

  it("goes with four citations, each once, and the number of the others", () => {
    const cited = (count: number) =>
      origin({sources: ["A.", "A.", "B.", "C.", "D.", "E."].slice(0, count).map((each) => source(each, "2026-02-16"))});
    expect(citedText(cited(5), "en")).toBe("Source: the notebook itself. A. B. C. D.");
    expect(citedText(cited(6), "en")).toBe("Source: the notebook itself. A. B. C. D. and 1 more sources.");
    expect(citedText(cited(6), "zh")).toMatch(/另有 1 项来源。$/);
  });

  it("is in the names of files by its days", () => {
    const days = {sources: [source("", "2026-02-16")], knownOn: "2026-03-01"};
    expect(daysInName(origin(days))).toBe("2026-02-16-known-on-2026-03-01");
    expect([daysInName(origin({})), daysInName(origin({knownOn: "2026-03-01"}))]).toEqual(["", "known-on-2026-03-01"]);
    expect([ownMark("en").className, ownMark("zh").tagName]).toEqual(["notebook-own", "SMALL"]);
    expect(ownMark("en").textContent).not.toBe(ownMark("zh").textContent);
  });
});

describe("tableOutput(table, origin, lang, spec)", () => {
  const made = {
    columns: ["lab", "tokens", "share"].map((name) => ({name, type: "VARCHAR"})),
    rows: [
      {lab: "a", tokens: 12_345, share: 0.25},
      {lab: "b", tokens: 9_999, share: 0.5},
      {lab: null, tokens: 1.5, share: null}
    ],
    count: 3,
    reads: []
  };
  const spec = {columns: [], sort: null, percent: [], totals: [], rows: 8};
  const shown = (told: object = {}, lang: "en" | "zh" = "en") =>
    tableOutput(made, NO_ORIGIN, lang, {...spec, ...told}, "cell");

  it("shows columns as they came, whole numbers in threes from ten thousand on", () => {
    expect(tableOf(shown())).toEqual([
      ["lab", "tokens", "share"],
      ["a", "12,345", "0.25"],
      ["b", "9999", "0.5"],
      ["n/a", "1.5", "n/a"]
    ]);
    expect(tableOf(shown({}, "zh"))[3]).toEqual(["无", "1.5", "无"]);
    expect(textIn(shown().querySelector("small"))).toBe("");
    expect(shown().querySelector(".table-scroll")?.getAttribute("aria-label")).toBe("Rows");
    expect(numbersOf(shown())[0]).toBe("12,345 | 12345 | 1 | Source: the notebook itself.");
  });

  it("shows some of them, sorted, in per cent, with totals of all rows", () => {
    const some = {
      columns: ["lab", "share", "tokens"],
      sort: {column: "share", isDescending: true},
      percent: ["share"],
      totals: ["tokens"],
      rows: 1
    };
    const table = shown(some);
    expect(tableOf(table)).toEqual([
      ["lab", "share", "tokens"],
      [expect.any(String), expect.stringMatching(/%|n\/a/), expect.any(String)],
      ["Total", "", "22,345.5"]
    ]);
    expect(textIn(table.querySelector("small"))).toBe("3 rows, 2 not shown");
    expect(textIn(shown(some, "zh").querySelector("small"))).toBe("共 3 行，其余 2 行未显示");
    expect(tableOf(shown(some, "zh")).at(-1)?.[0]).toBe("合计");
    expect(tableOf(shown({percent: ["share"]}))[1]).toEqual(["a", "12,345", "25.0%"]);
  });

  it.each([
    {columns: ["gone"]},
    {percent: ["gone"]},
    {totals: ["gone"]},
    {sort: {column: "gone", isDescending: false}}
  ])("names a column that is not there: %o", (told) => {
    expect(() => shown(told)).toThrow("gone: no column; expected one of lab, tokens, share");
  });

  it("shows forty columns unless it is told which", () => {
    const names = Array.from({length: 41}, (_, i) => `c${i}`);
    const wide = {columns: names.map((name) => ({name, type: ""})), rows: [], count: 0, reads: []};
    expect(tableOutput(wide, NO_ORIGIN, "en").querySelectorAll("th")).toHaveLength(40);
  });

  it("tells the number of its cell that is clicked", () => {
    const host = document.createElement("div");
    host.className = "notebook-output";
    host.append(shown({columns: ["lab", "share"]}));
    const [, second] = host.querySelectorAll("data");
    expect(clickedNumber(second ?? null, [])).toEqual({cell: "cell", row: made.rows[1], column: "share"});
    expect(clickedNumber(host.querySelector("td"), [])).toBeNull();
    expect(clickedNumber(null, [])).toBeNull();
  });
});

describe("modelOutput(model, origin, lang)", () => {
  const row = (line: string, period: string | null, value: number | null, error: string | null = null) => ({
    line,
    period,
    value,
    error,
    unit: "USD m"
  });
  const model = {
    rows: [row("revenue", "FY2026", 1234.5), row("revenue", "FY2027", null, "missing"), row("value", null, 7)],
    titles: new Map([
      ["revenue", {en: "Revenue", zh: "收入"}],
      ["value", {en: "Value", zh: "价值"}]
    ]),
    periods: ["FY2026", "FY2027"]
  } as unknown as Parameters<typeof modelOutput>[0];

  it("is a grid of lines and periods, an error where a number would stand", () => {
    expect(tableOf(modelOutput(model, NO_ORIGIN, "en"))).toEqual([
      ["Line", "Unit", "Value", "FY2026", "FY2027"],
      ["Revenue", "USD m", "", "1,234.5", "missing"],
      ["Value", "USD m", "7", "", ""]
    ]);
    const zh = modelOutput(model, NO_ORIGIN, "zh");
    expect(tableOf(zh)[0]).toEqual(["项目", "单位", "数值", "FY2026", "FY2027"]);
    expect(zh.getAttribute("aria-label")).toBe("模型");
    const periodsAlone = {...model, rows: model.rows.slice(0, 2), titles: new Map([...model.titles].slice(0, 1))};
    expect(tableOf(modelOutput(periodsAlone, NO_ORIGIN, "en"))[0]).toEqual(["Line", "Unit", "FY2026", "FY2027"]);
  });

  it("tells the number of its line and period that is clicked", () => {
    const host = document.createElement("div");
    host.className = "notebook-output";
    host.append(modelOutput(model, NO_ORIGIN, "en", "m"));
    const [first, second] = host.querySelectorAll("data");
    expect(clickedNumber(first ?? null, [])).toEqual({cell: "m", row: model.rows[0], column: "value"});
    expect(clickedNumber(second ?? null, [])).toEqual({cell: "m", row: model.rows[2], column: "value"});
  });
});

const viewOf = (key: string, name: string, kind: string, columns: readonly string[] = []) =>
  ({
    cell: {key, name, kind},
    content: {kind},
    value: {table: {columns: columns.map((column) => ({name: column, type: ""}))}}
  }) as unknown as CellView;

it("knownNames(relations, views, key, lang) are what other cells are called, tables and values apart", () => {
  const views = [
    viewOf("1", "own", "sql"),
    viewOf("2", "rows", "sql", ["a"]),
    viewOf("3", "", "sql"),
    viewOf("4", "rate", "input"),
    viewOf("5", "words", "text")
  ];
  const ledger = {name: "weekly_usage"} as never;
  const {relations, values} = knownNames([ledger], views, "1", "en");
  expect(relations.map(({name}) => name)).toEqual(["rows", "weekly_usage"]);
  expect(values.map(({name, parts}) => [name, parts])).toEqual([
    ["rows", ["a"]],
    ["rate", []]
  ]);
});

it("columnHeads(output, view, ask) makes a button of each head that names a column, of a cell that has a name", () => {
  const asked: unknown[] = [];
  const headed = (view: CellView) => {
    const output = document.createElement("div");
    output.innerHTML = "<table><thead><tr><th>a</th><th>other</th></tr></thead></table>";
    columnHeads(output, view, (from, column, at) => asked.push([from, column, at.tagName]));
    return output;
  };
  const output = headed(viewOf("1", "rows", "sql", ["a"]));
  expect([...output.querySelectorAll("th")].map((head) => head.querySelectorAll("button").length)).toEqual([1, 0]);
  output.querySelector("button")?.click();
  expect(asked).toEqual([["rows", "a", "BUTTON"]]);
  expect(headed(viewOf("1", "", "sql", ["a"])).querySelector("button")).toBeNull();
  const table = {
    ...viewOf("1", "shown", "table", ["a"]),
    content: {kind: "table", table: {from: "rows"}}
  } as unknown as CellView;
  headed(table).querySelector("button")?.click();
  expect(asked[1]).toEqual(["rows", "a", "BUTTON"]);
});
