import {describe, expect, it} from "vitest";
import {countText, printedCsv, printedTable} from "../../src/components/printed-table.js";
import type {PrintedResult} from "../../src/query/reader/printed.js";
import {withDocument} from "../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../fixtures/painted.js";

withDocument();

type Rows = readonly (readonly (string | null)[])[];

/** A result of some columns, `name TYPE` each, with its rows in one batch. */
function printed(columns: readonly string[], rows: Rows, isWhole = true): PrintedResult {
  const batch = {
    numRows: rows.length,
    getChildAt: (column: number) => ({get: (row: number) => rows[row]?.[column] ?? null})
  };
  const typed = columns.map((column) => {
    const [name = "", type = "VARCHAR"] = column.split(" ");
    return {name, type};
  });
  return {columns: typed, count: rows.length, isWhole, batches: [batch]} as unknown as PrintedResult;
}

const repeated = (count: number, row: readonly (string | null)[]): Rows => Array.from({length: count}, () => row);

describe("printedTable(result, source, lang)", () => {
  it("shows texts as DuckDB prints them, numbers with their source, whole ones in threes from ten thousand on", () => {
    const columns = ["name", "n BIGINT", "share DOUBLE", "day DATE", "id UINTEGER"];
    const rows = [
      ["a", "10000", "12345.5", "2026-02-16", "-9999"],
      ["b", "9999", null, "infinity", "9007199254740993"]
    ];
    const table = printedTable(printed(columns, rows), "made up", "en");
    expect(tableOf(table)).toEqual([
      ["name", "n", "share", "day", "id"],
      ["a", "10,000", "12345.5", "2026-02-16", "-9999"],
      ["b", "9999", "n/a", "infinity", "9007199254740993"]
    ]);
    expect(numbersOf(table)[0]).toBe("10,000 | 10000 | 1 | made up");
    expect([...table.querySelectorAll("th")].map((head) => [head.title, head.className])).toEqual([
      ["VARCHAR", ""],
      ["BIGINT", "number"],
      ["DOUBLE", "number"],
      ["DATE", ""],
      ["UINTEGER", "number"]
    ]);
    expect([...table.querySelectorAll("time")].map((time) => time.dateTime)).toEqual(["2026-02-16"]);
    expect(table.querySelectorAll("td.missing")).toHaveLength(1);
    expect(tableOf(printedTable(printed(["a"], [[null]]), "", "zh"))[1]).toEqual(["无"]);
    const [en, zh] = (["en", "zh"] as const).map((lang) => printedTable(printed(["a"], []), "", lang));
    expect([en?.getAttribute("aria-label"), textIn(zh?.querySelector("caption"))]).toEqual(["Result", "结果"]);
  });

  it("is capped in columns and in characters of a cell", () => {
    const names = Array.from({length: 101}, (_, i) => `c${i}`);
    const wide = printedTable(printed(names, repeated(2, names)), "", "en");
    expect(tableOf(wide).map((row) => row.length)).toEqual([100, 100, 100]);
    const text = (length: number, lang: "en" | "zh" = "en") =>
      textIn(printedTable(printed(["a"], [["x".repeat(length)]]), "", lang).querySelector("td"));
    expect(text(1000)).toBe("x".repeat(1000));
    expect(text(1001)).toBe(`${"x".repeat(1000)} … 1001 characters in all`);
    expect(text(1001, "zh")).toBe(`${"x".repeat(1000)} …… 共 1001 个字符`);
  });
});

describe("countText(result, lang)", () => {
  const told = (columns: number, count: number, isWhole: boolean, lang: "en" | "zh") =>
    countText({...printed(Array.from({length: columns}, String), [], isWhole), count}, lang);

  it.each([
    [1, 1, true, "1 row", "共 1 行"],
    [1, 0, true, "0 rows", "共 0 行"],
    [1, 1000, true, "1,000 rows", "共 1,000 行"],
    [
      1,
      1001,
      true,
      "1,001 rows, the first 1,000 shown; the download has all",
      "共 1,001 行，显示前 1,000 行；下载包含全部"
    ],
    [
      1,
      5,
      false,
      "more than 5 rows, reading stopped there; the download has what was read",
      "超过 5 行，读取到此为止；下载包含已读取的部分"
    ],
    [
      101,
      201,
      true,
      "201 rows, the first 200 shown, the first 100 of 101 columns shown; the download has all",
      "共 201 行，显示前 200 行，共 101 列，显示前 100 列；下载包含全部"
    ],
    [100, 200, true, "200 rows", "共 200 行"]
  ])("of %i columns and %i rows, all of them: %s", (columns, count, isWhole, en, zh) => {
    expect([told(columns, count, isWhole, "en"), told(columns, count, isWhole, "zh")]).toEqual([en, zh]);
  });
});

describe("printedCsv(result, said)", () => {
  const csvOf = async (result: PrintedResult, said?: readonly (readonly [string, string])[]) => {
    const blob = await printedCsv(result, said);
    return [blob.type, await blob.text()];
  };

  it("holds every row, numbers as they are printed, with what each says of itself under a name that is free", async () => {
    const rows = [
      ["=1", "-5"],
      [null, "7"]
    ];
    expect(await csvOf(printed(["source", "n BIGINT"], rows), [["source", "made up"]])).toEqual([
      "text/csv;charset=utf-8",
      "source,n,file_source\r\n'=1,-5,made up\r\n,7,made up\r\n"
    ]);
  });

  it("goes on over what is written at once", async () => {
    const [, text = ""] = await csvOf(printed(["n BIGINT"], repeated(20_001, ["1"])));
    expect(text.trim().split("\r\n")).toHaveLength(20_002);
  });
});
