import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {quotedName, quotedText, quotedTexts} from "../../src/query/quoted.js";

const ODD = ["plain", "O'Brien", '"quoted"', "'; DROP TABLE kept; --", "", '两\'行\n"一"格'];

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});
afterAll(() => connection.closeSync());

async function ask(sql: string): Promise<Record<string, unknown>[]> {
  return (await connection.runAndReadAll(sql)).getRowObjectsJson();
}

describe("quotedText(text)", () => {
  it.each(ODD)("reads back as it was: %j", async (text) => {
    expect(await ask(`SELECT ${quotedText(text)} AS text`)).toEqual([{text}]);
  });
});

describe("quotedTexts(texts)", () => {
  it("is a list of one member a text", async () => {
    expect(await ask(`SELECT [${quotedTexts(ODD)}] AS texts`)).toEqual([{texts: ODD}]);
  });
});

describe("quotedName(name)", () => {
  it.each(ODD.filter((name) => name !== ""))("names a column as it is: %j", async (name) => {
    expect(await ask(`SELECT 1 AS ${quotedName(name)}`)).toEqual([{[name]: 1}]);
  });
});
