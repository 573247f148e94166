import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {KnownRelation} from "../../src/notebook/complete-sql.js";
import {Notebook} from "../../src/notebook/notebook.js";
import {keysOf, numbersOfCell, rowsBehind, type NumberPlace} from "../../src/notebook/number-lineage.js";
import {clientData, DOCUMENTS} from "../companies/data.js";
import {nativeSession} from "./native-session.js";

let session: Awaited<ReturnType<typeof nativeSession>>;
let relations: KnownRelation[];
beforeAll(async () => {
  session = await nativeSession();
  const columns = await session.ask(
    "SELECT table_name AS relation, column_name AS name, data_type AS type FROM duckdb_columns() WHERE database_name = current_database() ORDER BY ALL"
  );
  relations = [...new Set(columns.map(({relation}) => String(relation)))].map((name) => ({
    name,
    about: "",
    isCell: false,
    columns: columns
      .filter(({relation}) => relation === name)
      .map((column) => ({name: String(column["name"]), type: String(column["type"])}))
  }));
});
afterAll(() => session.close());

const FENCE = "```";

async function opened(text: string): Promise<Notebook> {
  const notebook = new Notebook(text, {
    session,
    file: () => Promise.resolve(null),
    models: async () => ({documents: DOCUMENTS, data: await clientData})
  });
  notebook.start();
  await notebook.idle();
  return notebook;
}

const named = (notebook: Notebook, name: string) => {
  const view = notebook.views().find(({cell}) => cell.name === name);
  if (!view) throw new Error(`${name}: no such cell`);
  return view;
};

/** Rows of a table of the ledger behind a number, as one of its columns sums them. */
async function summed(notebook: Notebook, number: NumberPlace, table: string, column = "tokens") {
  const origin = named(notebook, number.cell).value?.origin;
  const relation = relations.find(({name}) => name === table);
  if (!origin || !relation) throw new Error(`${table}: not read`);
  const read = relations.filter(({name}) => origin.tables.includes(name));
  const behind = rowsBehind(relation, number, read, origin);
  const [row = {}] = await session.ask(`SELECT sum(${column}) AS n FROM (${behind.sql})`);
  return {...behind, n: Number(row["n"])};
}

const TEXT = (knownOn: string | null) => `---
alpha-ledger-notebook: 1
${knownOn === null ? "" : `known-on: ${knownOn}\n`}---

In the last week \${last.tokens} by labs of \${last.country}, \${m.revenue@FY2027} later.

${FENCE}sql id=weeks
SELECT week_start, country, tokens FROM usage_weekly_by_country ORDER BY week_start, country
${FENCE}

${FENCE}sql id=last
SELECT * FROM weeks WHERE country = 'CN' ORDER BY week_start DESC LIMIT 1
${FENCE}

${FENCE}table
from: weeks
rows: 3
${FENCE}

${FENCE}model id=m
title Mine
periods FY2026 to FY2027

tokens tokens tn flow input 100
  because it is an example
price USD/Mtok input 2
  because it is an example
revenue USD m flow = tokens * price
${FENCE}
`;

describe.each([null, "2026-08-22"])("rowsBehind(relation, number, relations, origin), known on %s", (knownOn) => {
  it("gives exactly the rows of the ledger that a sum by week and country is of, on the day it is read as known on", async () => {
    const notebook = await opened(TEXT(knownOn));
    const numbers = numbersOfCell(named(notebook, "weeks"), notebook.views());
    const placed = numbers.filter(({row}) => ["CN", "US", "FR"].includes(String(row["country"])));
    for (const number of [placed[0], placed[7], placed.at(-1)].flatMap((each) => each ?? [])) {
      const {n, by, hasSource, sql} = await summed(notebook, number, "usage_weekly");
      expect(n, sql).toBe(number.row["tokens"]);
      expect([...by].sort()).toEqual(["country", "week_start"]);
      expect(hasSource).toBe(true);
    }
  });

  it("walks from a sentence and a cell between to the same rows", async () => {
    const notebook = await opened(TEXT(knownOn));
    const [text] = notebook.views();
    const [tokens, revenue] = text ? numbersOfCell(text, notebook.views()) : [];
    expect(tokens).toMatchObject({cell: "last", column: "tokens"});
    expect((await summed(notebook, tokens as NumberPlace, "usage_weekly")).n).toBe(tokens?.row["tokens"]);
    expect(revenue).toMatchObject({cell: "m", column: "value", row: {line: "revenue", period: "FY2027", value: 200}});
  });
});

describe("numbersOfCell(view, views) and keysOf(number)", () => {
  it("offer each number with what tells its row from others, those of a table as of the cell it shows", async () => {
    const notebook = await opened(TEXT(null));
    const table = notebook.views().find(({cell}) => cell.kind === "table");
    const [first] = table ? numbersOfCell(table, notebook.views()) : [];
    expect(first).toMatchObject({cell: "weeks", column: "tokens"});
    expect([...keysOf(first as NumberPlace).keys()]).toEqual(["week_start", "country"]);
  });

  it("narrows nothing down by words that mean another thing in each table", () => {
    const number: NumberPlace = {cell: "x", row: {name: "GLM", source: "models.dev", note: "a", n: 1}, column: "n"};
    const lab = relations.find(({name}) => name === "lab") as KnownRelation;
    const origin = {tables: ["lab"], isOwn: false, sources: [], knownOn: null};
    expect(rowsBehind(lab, number, [lab], origin)).toMatchObject({by: [], sql: 'SELECT * FROM "lab"'});
  });

  it("keeps a text of a row a text in the query", async () => {
    const number: NumberPlace = {cell: "x", row: {country: "C'N", n: 1}, column: "n"};
    const lab = relations.find(({name}) => name === "lab") as KnownRelation;
    const origin = {tables: ["lab"], isOwn: false, sources: [], knownOn: null};
    const {sql} = rowsBehind(lab, number, [lab], origin);
    expect(sql).toContain(`"country" = 'C''N'`);
    expect(await session.ask(sql)).toEqual([]);
  });
});
