import {describe, expect, it} from "vitest";
import {parseChart} from "../../src/notebook/chart-spec.js";
import {parseData, withFile} from "../../src/notebook/data-spec.js";
import {parseInput, withValue} from "../../src/notebook/input-spec.js";
import {filledModel, modelParts} from "../../src/notebook/model-text.js";
import {workedModel} from "../../src/notebook/model-value.js";
import {parseTable} from "../../src/notebook/table-spec.js";
import type {CellProblem} from "../../src/notebook/problem.js";

const told = ({problems}: {readonly problems: readonly CellProblem[]}) =>
  problems.map(({line, column, text}) => `${line}:${column} ${text.en}`);

describe("parseChart(body)", () => {
  it("reads the closed list of fields", () => {
    const {chart, problems} = parseChart(
      'from: weeks\nmark: area\nx: week_start\ny: tokens\ncolor: country\ntransform: share\ntitle: "A, b: c"\n'
    );
    expect(problems).toEqual([]);
    expect(chart).toMatchObject({
      from: "weeks",
      mark: "area",
      color: "country",
      transform: "share",
      scale: "linear",
      title: "A, b: c"
    });
  });

  it("tells what is not of it, with the nearest name", () => {
    expect(told(parseChart("from: w\nmrk: line\n  mark:  pie\nx: a\ny: b\nx: c\nfree text\n"))).toEqual([
      "2:1 mrk: unknown field; expected one of from, mark, x, y, color, facet, scale, transform, format, title; did you mean mark?",
      "6:1 x: stated twice; expected once",
      "7:1 free: no field; expected “name: value” with one of from, mark, x, y, color, facet, scale, transform, format, title",
      "3:10 mark: pie; expected one of line, area, bar, dot, rule, heat; did you mean line?"
    ]);
    expect(told(parseChart(""))).toHaveLength(3);
  });
});

describe("parseTable(body)", () => {
  it("reads columns, order, per cents and totals", () => {
    const {table, problems} = parseTable(
      'from: weeks\ncolumns: a, "b, c"\nsort: tokens desc\npercent: [share]\ntotals: tokens\nrows: 5\n'
    );
    expect(problems).toEqual([]);
    expect(table).toEqual({
      from: "weeks",
      columns: ["a", "b, c"],
      sort: {column: "tokens", isDescending: true},
      percent: ["share"],
      totals: ["tokens"],
      rows: 5
    });
    expect(told(parseTable("from: a\nrows: 2.5\n"))).toEqual(["2:7 rows: 2.5; expected a whole number from 1 to 1000"]);
  });
});

describe("parseInput(body)", () => {
  it.each([
    ["kind: number\nvalue: 2.5\nmin: 0\n", 2.5],
    ["kind: range\nmin: 1\nmax: 9\n", 1],
    ["kind: date\nvalue: 2026-02-16\n", "2026-02-16"],
    ["kind: choice\noptions: CN, US\n", "CN"],
    ["kind: choice\nfrom: countries\nvalue: CN\n", "CN"],
    ["kind: search\n", ""]
  ])("reads %j", (body, value) => {
    const {input, problems} = parseInput(body);
    expect([problems, input.value]).toEqual([[], value]);
  });

  it.each([
    ["kind: slider\n", "1:7 kind: slider; expected one of number, range, date, choice, search"],
    ["kind: date\nvalue: 2026-02-30\n", "2:8 value: 2026-02-30; expected a day such as 2026-02-16"],
    ["kind: number\nvalue: 1e999\n", "2:8 value: 1e999; expected a number such as 12.5"],
    ["kind: range\nvalue: 200\n", "2:8 value: 200; expected 0 to 100"],
    ["kind: choice\n", "1:1 options: nothing to choose"]
  ])("refuses %j", (body, message) => {
    expect(told(parseInput(body))[0]).toContain(message);
  });

  it("withValue(body, value) changes the one line, whatever the value", () => {
    for (const value of ["US", " a\nkind: number", '"q"', "", "$& $1", "x: y"]) {
      const body = withValue("kind: search\nvalue: CN\nlabel: x\n", value);
      const {input, problems} = parseInput(body);
      expect([problems, input.kind, input.label]).toEqual([[], "search", "x"]);
      expect(input.value).toBe(value.replace(/[\r\n]+/g, " "));
    }
    expect(parseInput(withValue("kind: number", 7)).input.value).toBe(7);
  });
});

describe("parseData(body)", () => {
  it("reads rows in the cell, and a file by its checksum", () => {
    const inline = parseData("source: mine\n\nday,n\n2026-01-01,3\n");
    expect([inline.problems, inline.data.rows]).toEqual([[], "day,n\n2026-01-01,3\n"]);
    const bare = parseData("day,n\n2026-01-01,3\n");
    expect([bare.problems, bare.data.rows]).toEqual([[], "day,n\n2026-01-01,3\n"]);
    expect(parseData(`file: prices.parquet\nsha256: ${"a".repeat(64)}\n`).problems).toEqual([]);
    expect(told(parseData("file: ../x.csv\n"))).toHaveLength(2);
    expect(told(parseData("source: mine\n"))[0]).toContain("no rows");
  });

  it("takes another file, and stays what it says of its rows", () => {
    const file = "file: b.csv\nsha256: 0\n";
    expect(withFile("source: mine\nfile: a.csv\nsha256: 1\nread: usage\n", file)).toBe(
      `${file}source: mine\nread: usage\n`
    );
    expect(withFile("a,source: b\n1,2\n", file)).toBe(file);
  });

  it("refuses a format, which nothing would follow, with what to do", () => {
    expect(told(parseData("source: mine\nformat: json\n\nn\n1\n"))).toEqual([
      "2:1 format: rows are read by what they are, CSV, TSV, JSON, Excel or Parquet; take the line out"
    ]);
  });
});

describe("filledModel(parts, numbersOf)", () => {
  it("writes numbers and nothing else", () => {
    const {parts, problems} = modelParts("price USD input ${price} in 0..9\ntokens tn stated ${weeks}\n");
    expect(problems).toEqual([]);
    const text = filledModel(parts, ({cell}) =>
      cell === "price"
        ? 1e-7
        : [
            ["FY2025", 3],
            ["x\nevil = 1", 4]
          ]
    );
    expect(text).toBe("price USD input 0.0000001 in 0..9\ntokens tn stated FY2025 3, xevil1 4\n");
    expect(modelParts("${1+1}").problems).toHaveLength(1);
    expect(() => filledModel(parts, () => NaN)).toThrow("expected a finite one");
  });

  it("leaves queries to cells of their own, and says so where a line holds one", () => {
    const data = {facts: [], events: [], weeks: [], owned: []};
    const text = 'periods FY2026 to FY2027\nx tokens = sql "SELECT 1"\n';
    const worked = () => workedModel(text, {documents: {companies: {}, shared: {}, templates: {}}, data});
    expect(worked).toThrow("the model asks the ledger itself");
  });
});
