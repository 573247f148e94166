import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {tableFromIPC} from "apache-arrow";
import {parse} from "csv-parse/sync";
import {parquetReadObjects} from "hyparquet";
import {describe, expect, it} from "vitest";
import {explored} from "../../../src/components/explore/explored.js";
import {fullRows, toArrow, toCsvText, toParquet} from "../../../src/components/explore/full-rows.js";
import {readAddress} from "../../../src/lib/address.js";
import {saidInRows} from "../../../src/lib/said-in-rows.js";
import {EXPLORE_CODECS, fromFlat} from "../../../src/query/cube/explore-state.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {randomCube, randomQuestion, randomUsage} from "../../fixtures/cubes.js";
import {rowsOf} from "../../fixtures/ledger.js";
import {seeded} from "../../fixtures/random.js";

const connection = await randomUsage(800, 21);
const cube = await randomCube(connection);
const random = seeded(2);

describe.each(Array.from({length: 6}, (_, i) => i))("full rows under selection %i", () => {
  const {selection} = randomQuestion(cube, random);
  const state = {...fromFlat(readAddress(EXPLORE_CODECS, "").state), selection};
  const seen = explored({cube, slicer: cubeSlicer(cube)}, state, "en");
  const columns = fullRows(seen, saidInRows(seen.source, "client"));
  const slicer = cubeSlicer(cube);
  slicer.select(selection);
  const total = slicer.grid({by: [], sum: "tokens"}).values[0];
  const names = columns.map(([name]) => name);
  const rows = (columns[0]?.[1] ?? []).map((_, row) => columns.map(([, values]) => values[row]));

  it("add up to what views show, each with citation, date and audience", () => {
    const tokens = columns.find(([name]) => name === "tokens")?.[1] ?? [];
    expect((tokens as number[]).reduce((sum, value) => sum + value, 0)).toBe(total);
    expect(names.slice(-3)).toEqual(["citation", "as_of", "audience"]);
  });

  it("toCsvText(columns) holds them", () => {
    const [head, ...body] = parse(toCsvText(columns));
    expect(head).toEqual(names);
    expect(body).toEqual(rows.map((row) => row.map(String)));
  });

  it("toArrow(columns) holds them", async () => {
    const table = tableFromIPC(await toArrow(columns));
    expect(table.schema.fields.map((f) => f.name)).toEqual(names);
    expect((table.toArray() as Record<string, unknown>[]).map((row) => names.map((name) => row[name]))).toEqual(rows);
  });

  it("toParquet(columns) holds them, for another reader and for DuckDB alike", async () => {
    const file = await toParquet(columns);
    const read: Record<string, unknown>[] = await parquetReadObjects({file});
    expect(
      read.map((row) => names.map((name) => (typeof row[name] === "bigint" ? Number(row[name]) : row[name])))
    ).toEqual(rows);
    const folder = mkdtempSync(join(tmpdir(), "rows-"));
    const path = join(folder, "rows.parquet");
    writeFileSync(path, new Uint8Array(file));
    const [sums] = await rowsOf(
      connection,
      `SELECT count(*)::INT AS n, coalesce(sum(tokens), 0)::BIGINT AS t FROM '${path}'`
    );
    rmSync(folder, {recursive: true});
    expect([sums?.["n"], Number(sums?.["t"])]).toEqual([rows.length, total]);
  });
});
