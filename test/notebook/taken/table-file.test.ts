import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {describe, expect, it} from "vitest";
import {tableAsShown, cellCsv, tableParquet, type TakenTable} from "../../../src/notebook/taken/table-file.js";

const TABLE: TakenTable = {
  columns: [
    {name: "day", type: "DATE"},
    {name: "tokens", type: "HUGEINT"},
    {name: "share", type: "DOUBLE"},
    {name: "is_open", type: "BOOLEAN"},
    {name: "at", type: "TIMESTAMP"},
    {name: "name", type: "VARCHAR"},
    {name: "wide", type: "DECIMAL(38,2)"}
  ],
  rows: [
    {
      day: "2026-02-16",
      tokens: 2n ** 60n,
      share: 0.25,
      is_open: true,
      at: "2026-02-16T10:30:00.000Z",
      name: "=1+1",
      wide: 1.5
    },
    {day: null, tokens: 7, share: null, is_open: false, at: null, name: '智谱, "Z"', wide: "12345678901234567890.12"}
  ]
};

describe("tableCsv(table)", () => {
  it("writes every row, and nothing that a spreadsheet would run", () => {
    expect(cellCsv(TABLE)).toBe(
      'day,tokens,share,is_open,at,name,wide\r\n2026-02-16,1152921504606846976,0.25,true,2026-02-16T10:30:00.000Z,\'=1+1,1.5\r\n,7,,false,,"智谱, ""Z""",12345678901234567890.12\r\n'
    );
  });
});

it("cellCsv(table, said) says of each row where it is from, beside columns of the same name", () => {
  const columns = [{name: "As_Of", type: "DATE"}];
  const said = [
    ["citation", "A, B"],
    ["as_of", "2026-10-01"]
  ] as const;
  expect(cellCsv({columns, rows: [{As_Of: "2026-02-16"}]}, said)).toBe(
    'As_Of,citation,file_as_of\r\n2026-02-16,"A, B",2026-10-01\r\n'
  );
});

describe("tableCsv(table) of numbers that came as their digits", () => {
  it.each([
    ["DECIMAL(38,2)", "-12345678901234567890.12", "-12345678901234567890.12"],
    ["HUGEINT", "-170141183460469231731687303715884105728", "-170141183460469231731687303715884105728"],
    ["VARCHAR", "-1", "'-1"],
    ["DECIMAL(38,2)", "-1+cmd", "'-1+cmd"]
  ])("writes %s %s as %s", (type, value, written) => {
    expect(cellCsv({columns: [{name: "x", type}], rows: [{x: value}]})).toBe(`x\r\n${written}\r\n`);
  });
});

describe("tableParquet(table)", () => {
  it("is read by DuckDB with the types and values it was written with", async () => {
    const folder = mkdtempSync(join(tmpdir(), "taken-"));
    const path = join(folder, "taken.parquet");
    writeFileSync(path, new Uint8Array(await tableParquet(TABLE)));
    const connection = await (await DuckDBInstance.create()).connect();
    const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson();
    const described = await read(`DESCRIBE SELECT * FROM '${path}'`);
    expect(described.map((row) => row.slice(0, 2))).toEqual([
      ["day", "DATE"],
      ["tokens", "BIGINT"],
      ["share", "DOUBLE"],
      ["is_open", "BOOLEAN"],
      ["at", "TIMESTAMP"],
      ["name", "VARCHAR"],
      ["wide", "VARCHAR"]
    ]);
    expect(await read(`SELECT * FROM '${path}'`)).toEqual([
      ["2026-02-16", String(2n ** 60n), 0.25, true, "2026-02-16 10:30:00", "=1+1", "1.5"],
      [null, "7", null, false, null, '智谱, "Z"', "12345678901234567890.12"]
    ]);
    connection.closeSync();
    rmSync(folder, {recursive: true});
  });
});

describe("tableAsShown(table, spec)", () => {
  it("gives columns and order of a table cell, with what has no value last", () => {
    const shown = tableAsShown(TABLE, {columns: ["tokens", "share"], sort: {column: "share", isDescending: false}});
    expect(shown.columns.map(({name}) => name)).toEqual(["tokens", "share"]);
    expect(shown.rows.map(({share}) => share)).toEqual([0.25, null]);
    expect(tableAsShown(TABLE, {columns: [], sort: null})).toEqual(TABLE);
  });
});
