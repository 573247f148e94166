import type {DuckDBConnection} from "@duckdb/node-api";
import {cut} from "../../src/query/import/containers/cell-text.js";
import {fileReader} from "../../src/query/import/file-reader.js";
import {appendStaged, type ReadRequest} from "../warehouse/requests/append.js";
import {wholeNumberOf} from "../warehouse/requests/duckdb-tables.js";
import {clearStaged, STAGED, STAGED_COLUMNS} from "../warehouse/requests/staged.js";
import {canReadBySql, EVIDENCE, readPlaces, stagedSql} from "./clean-sql.js";
import {ZONE} from "./clean-time.js";
import {cellsOfObject, relationOf} from "./relation.js";
import type {FileShown, LoadTerms, ReadContext, TableFile} from "./read-file.js";
import {rowCollector} from "./row-collector.js";

/** Share of odd rows beyond which a whole file goes row by row. */
const MOST_ODD = 0.2;
const RESOLVED = "resolved_request";

/**
 * Stages a table by the engine's own reader, and the rows whose values are odd by the code of the page's import. Null for a
 * table that is to be read row by row: one in another container, of another kind, or one that the engine does not read.
 */
export async function stageBySql(file: TableFile, terms: LoadTerms, context: ReadContext): Promise<FileShown | null> {
  const {reader, settings} = context;
  if (!canReadBySql(terms, settings)) return null;
  const relation = await relationOf(file, terms, reader);
  if (relation === null) return null;
  try {
    await reader.run(`INSERT INTO ${STAGED} ${stagedSql(relation.sql, terms, settings, file.place)}`);
  } catch (error) {
    // What the engine's strict reader refuses may still be read row by row, which tells what is wrong by its row.
    if (!isRefused(error)) throw error;
    return null;
  }
  const all = `FROM ${STAGED} WHERE file = ${file.place}`;
  const [rows, odd] = [
    await wholeNumberOf(reader, `SELECT count(*) ${all}`),
    await wholeNumberOf(reader, `SELECT count(raw) ${all}`)
  ];
  if (odd > 1000 && odd > rows * MOST_ODD) {
    await reader.run(`DELETE ${all}`);
    return null;
  }
  const shown = await shownBySql(reader, all);
  return odd === 0 ? shown : added(shown, await readOdd(file, terms, context, relation.firstRow));
}

/** Whether DuckDB refused what a file holds, and not for want of memory or room. */
function isRefused(error: unknown): boolean {
  return /^(Invalid Input|Conversion|Invalid)? ?Error|^Invalid|^Conversion/.test((error as Error).message);
}

async function shownBySql(reader: DuckDBConnection, all: string): Promise<FileShown> {
  const clean = `${all} AND raw IS NULL`;
  const evidence = EVIDENCE.map(
    (name, bit) => `count(*) FILTER (evidence & ${1 << bit} > 0 AND outcome <> 1) AS ${name}`
  );
  const zones = Object.entries(ZONE).map(
    ([name, zone]) => `count(*) FILTER (zone = ${zone} AND outcome <> 1) AS ${name}`
  );
  const [row = {}] = (
    await reader.runAndReadAll(`SELECT ${[...evidence, ...zones].join(", ")} ${clean}`)
  ).getRowObjects();
  const of = (name: string) => Number(row[name] ?? 0);
  return {
    times: {stated: of("stated"), absent: of("absent"), date: of("date"), ambiguous: 0},
    brokenCosts: 0,
    evidence: {
      totalWithin: of("totalWithin"),
      totalBeside: of("totalBeside"),
      cacheBeyondInput: of("cacheBeyondInput"),
      reasoningBeyondOutput: of("reasoningBeyondOutput"),
      totalWithReasoning: of("totalWithReasoning")
    }
  };
}

function added(a: FileShown, b: FileShown): FileShown {
  const sums = <T extends object>(one: T, other: T): T =>
    Object.fromEntries(
      Object.entries(one).map(([name, value]) => [name, Number(value) + Number(other[name as keyof T])])
    ) as T;
  return {
    times: sums(a.times, b.times),
    brokenCosts: a.brokenCosts + b.brokenCosts,
    evidence: sums(a.evidence, b.evidence)
  };
}

/** Reads the rows that SQL found odd, in the place where they stand. */
async function readOdd(
  {place}: TableFile,
  terms: LoadTerms,
  {reader, names, settings, onProblem}: ReadContext,
  firstRow: number
): Promise<FileShown> {
  const collect = rowCollector(names, terms, place, (problem) => onProblem(place, problem));
  const rows = fileReader(terms, settings, collect.counter);
  const places = readPlaces(terms);
  const begin = await wholeNumberOf(reader, `SELECT min(rowid) FROM ${STAGED} WHERE file = ${place}`);
  await clearStaged(reader, RESOLVED);
  await reader.run("CREATE OR REPLACE TEMP TABLE resolved_place (staged_row BIGINT)");
  const stream = await reader.stream(
    `SELECT rowid, raw FROM ${STAGED} WHERE file = ${place} AND raw IS NOT NULL ORDER BY rowid`
  );
  const found: {readonly at: bigint; readonly request: ReadRequest}[] = [];
  for await (const some of stream.yieldRows())
    for (const [at, raw] of some) {
      const row = Number(at) - begin + firstRow;
      const cells = cellsOf(String(raw), places, terms);
      const request = cells
        ? collect.read(rows, cells, row)
        : collect.broken({row, column: "JSON", value: cut(String(JSON.parse(String(raw)))), expected: "object"});
      found.push({at: at as bigint, request});
    }
  await appendStaged(
    reader,
    found.map(({request}) => request),
    RESOLVED
  );
  const appender = await reader.createAppender("resolved_place");
  for (const {at} of found) {
    appender.appendBigInt(at);
    appender.endRow();
  }
  appender.closeSync();
  const sets = STAGED_COLUMNS.map(({name}) => `${name} = r.${name}`).join(", ");
  await reader.run(`UPDATE ${STAGED} SET ${sets} FROM (SELECT * FROM ${RESOLVED} POSITIONAL JOIN resolved_place) r
WHERE ${STAGED}.rowid = r.staged_row`);
  for (const table of [RESOLVED, "resolved_place"]) await reader.run(`DROP TABLE ${table}`);
  return {times: rows.times, brokenCosts: collect.brokenCosts, evidence: rows.evidence};
}

/** A row's cells by the places of all columns; null for a line that is no object. */
function cellsOf(raw: string, places: readonly number[], terms: LoadTerms): readonly string[] | null {
  const found = JSON.parse(raw) as readonly (string | null)[] | string;
  if (typeof found === "string") return cellsOfObject(found, terms);
  const cells: string[] = [];
  places.forEach((place, i) => (cells[place] = found[i] ?? ""));
  return cells;
}
