import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {DuckDBConnection} from "@duckdb/node-api";
import {nativeDatabase} from "../../../loaders/data/usage-cube.js";
import {cubeDimension, type Cube} from "../../../src/query/cube/cube.js";
import {TIME, type SumGrid, type GridQuery, type Selection} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {sqlSlicer} from "../../../src/query/cube/sql-slicer.js";
import {RANDOM_USAGE, randomCube, randomQuestion, randomUsage} from "../../fixtures/cubes.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {seeded} from "../../fixtures/random.js";

const QUESTIONS = 120;

/** The answer of a query written apart from the project's own SQL, as sums by keys; zero ones left out. */
async function expected(
  connection: DuckDBConnection,
  {from, to, filters}: Selection,
  {by, sum, own = [], isNamed}: GridQuery
) {
  const key = (name: string) => (name === TIME ? "time::DATE::VARCHAR" : `ifnull(${name}, 'unknown')`);
  const conditions = ["true"];
  if (!own.includes(TIME) && from) conditions.push(`time >= '${from}'`);
  if (!own.includes(TIME) && to) conditions.push(`time <= '${to}'`);
  if (isNamed) conditions.push("origin <> 'other'");
  for (const [name, {keys, isExcluded}] of Object.entries(filters))
    if (!own.includes(name))
      conditions.push(
        `${isExcluded ? "NOT " : ""}list_contains([${keys.map((k) => `'${k.replaceAll("'", "''")}'`).join()}], ${key(name)})`
      );
  const names = by.length ? by.map(key).join(" || '|' || ") : "''";
  const rows = await rowsOf(
    connection,
    `SELECT ${names} AS key, sum(${sum})::BIGINT AS total FROM random_usage WHERE ${conditions.join(" AND ")} GROUP BY 1`
  );
  return new Map(rows.map((r) => [r["key"] as string, Number(r["total"])] as const).filter(([, total]) => total > 0));
}

function sumsByKeys(cube: Cube, {by}: GridQuery, {lengths, values}: SumGrid): Map<string, number> {
  const keysOf = (name: string) => (name === TIME ? cube.periods : cubeDimension(cube, name).members.map((m) => m.key));
  const [first = [""], second = [null]] = by.map(keysOf);
  expect(lengths).toEqual(by.map((name) => keysOf(name).length));
  const keys = first.flatMap((a) => second.map((b) => (b === null ? a : `${a}|${b}`)));
  return new Map(keys.map((key, i) => [key, values[i] ?? NaN] as const).filter(([, value]) => value !== 0));
}

describe.each([
  [0, 1],
  [1, 2],
  [40, 3],
  [3000, 4]
])("cubeSlicer(cube) of %i random rows (seed %i)", (rows, seed) => {
  let connection: DuckDBConnection;
  let cube: Cube;
  beforeAll(async () => {
    connection = await randomUsage(rows, seed);
    cube = await randomCube(connection);
  });
  afterAll(() => connection.closeSync());

  it(`grid(query) gives what DuckDB gives, for ${QUESTIONS} selections in a row`, async () => {
    const random = seeded(seed);
    const slicer = cubeSlicer(cube);
    let answered = 0;
    for (let i = 0; i < QUESTIONS; ++i) {
      const {selection, query} = randomQuestion(cube, random);
      slicer.select(selection);
      const want = await expected(connection, selection, query);
      expect(sumsByKeys(cube, query, slicer.grid(query)), JSON.stringify({selection, query})).toEqual(want);
      answered += want.size;
    }
    expect(answered > 0).toBe(rows > 0);
  });

  it("sqlSlicer(database, cube) gives the same grids", async () => {
    const random = seeded(seed + 100);
    const [byCube, bySql] = [cubeSlicer(cube), sqlSlicer(nativeDatabase(connection), cube, RANDOM_USAGE)];
    for (let i = 0; i < QUESTIONS / 4; ++i) {
      const {selection, query} = randomQuestion(cube, random);
      byCube.select(selection);
      bySql.select(selection);
      expect(await bySql.grid(query)).toEqual(byCube.grid(query));
    }
  });
});

describe("sqlSlicer(database, cube)", () => {
  it("refuses an answer with a member that the cube does not know", async () => {
    const cube = await randomCube(await randomUsage(40, 3));
    const database = {columns: () => Promise.resolve({}), rows: () => Promise.resolve([{lab: "nobody", tokens: 5}])};
    const known = cubeDimension(cube, "lab").members.length;
    await expect(sqlSlicer(database, cube, RANDOM_USAGE).grid({by: ["lab"], sum: "tokens"})).rejects.toThrow(
      `lab: nobody; expected one of ${known} known`
    );
  });
});

describe("cubeSlicer(cube)", () => {
  it("refuses a filter, an axis and a sum that the cube lacks, and names those it has", async () => {
    const cube = await randomCube(await randomUsage(10, 5));
    const slicer = cubeSlicer(cube);
    const filters = {planet: {keys: ["x"], isExcluded: false}};
    expect(() => slicer.select({from: "", to: "", filters})).toThrow(
      "dimension: planet; expected country, lab, model, weights, use_case"
    );
    expect(() => slicer.grid({by: ["planet"], sum: "tokens"})).toThrow("dimension: planet");
    expect(() => slicer.grid({by: ["lab"], sum: "euros"})).toThrow("sum: euros; expected tokens, requests");
    expect(() => slicer.grid({by: ["lab", "model", "weights"], sum: "tokens"})).toThrow("at most two axes");
  });
});
