import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {toCsv, type CsvValue} from "../../src/lib/csv.js";

describe("toCsv(columns, rows)", () => {
  it("writes a header, Windows line ends and a last line end", () => {
    expect(toCsv(["week_start", "tokens"], [["2026-02-16", 5]])).toBe("week_start,tokens\r\n2026-02-16,5\r\n");
    expect(toCsv(["a"], [])).toBe("a\r\n");
  });

  it.each([
    ["a,b", '"a,b"'],
    ['a "b"', '"a ""b"""'],
    ["a\nb", '"a\nb"'],
    ["a\r\nb", '"a\r\nb"'],
    ["通义千问，阿里巴巴", "通义千问，阿里巴巴"],
    [" a ", " a "],
    ["", ""]
  ])("quotes %j only where it must", (value, cell) => {
    expect(cellOf(value)).toBe(cell);
  });

  it.each([
    ["=1+1", "'=1+1"],
    ["+1", "'+1"],
    ["-1", "'-1"],
    ["@SUM(A1)", "'@SUM(A1)"],
    ["\tx", "'\tx"],
    ["\rx", `"'\rx"`],
    ["\nx", `"'\nx"`],
    [" =1+1", "' =1+1"],
    ["\u00a0-1", "'\u00a0-1"],
    ["\u3000 @SUM(A1)", "'\u3000 @SUM(A1)"],
    ["\ufeff=1", "'\ufeff=1"],
    [" \n+1", `"' \n+1"`],
    ["\u0000=1", "'\u0000=1"],
    ["＝1+1", "'＝1+1"],
    ["＋1", "'＋1"],
    ["－1", "'－1"],
    ["＠SUM(A1)", "'＠SUM(A1)"],
    ["\u3000＝1", "'\u3000＝1"],
    ["﹢1", "'﹢1"],
    ['=HYPERLINK("x","y")', `"'=HYPERLINK(""x"",""y"")"`]
  ])("keeps a spreadsheet from running %j", (value, cell) => {
    expect(cellOf(value)).toBe(cell);
  });

  it("keeps it from running a column’s name", () => {
    expect(toCsv(["=1+1"], [])).toBe("'=1+1\r\n");
  });

  it.each<[CsvValue, string]>([
    [-1, "-1"],
    [-0.5, "-0.5"],
    [9007199254740993n, "9007199254740993"],
    [-9007199254740993n, "-9007199254740993"],
    [{digits: "-12345678901234567890.12"}, "-12345678901234567890.12"],
    [true, "true"],
    [null, ""],
    [0, "0"]
  ])("leaves %o as it is", (value, cell) => {
    expect(cellOf(value)).toBe(cell);
  });

  it("comes back as it went through a reader of CSV", () => {
    const rows = [
      ['a "quoted", text', "two\nlines"],
      ["词元", ""]
    ];
    expect(parse(toCsv(["x", "y"], rows), {record_delimiter: "\r\n"})).toEqual([["x", "y"], ...rows]);
  });
});

function cellOf(value: CsvValue): string {
  return toCsv(["x"], [[value]]).slice("x\r\n".length, -"\r\n".length);
}
