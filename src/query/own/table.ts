import {quotedCell} from "../../lib/csv.js";
import {tupleCount, type Cube} from "../cube/cube.js";
import {quotedText} from "../quoted.js";
import {at} from "../usage.js";

/** Most cells that are written out as rows: what a browser holds as text beside DuckDB. */
export const MOST_ROWS = 1_000_000;
const PIECE = 5_000;

/** A column of a reader's own usage as a table. */
export interface OwnColumn {
  readonly name: string;
  readonly type: "DATE" | "VARCHAR" | "BIGINT" | "DECIMAL(18,6)";
}

const SUMS = [
  ["tokens", {name: "tokens", type: "BIGINT"}],
  ["requests", {name: "requests", type: "BIGINT"}],
  ["usd_micro_cost", {name: "cost_usd", type: "DECIMAL(18,6)"}]
] as const;

/** The columns of own usage: day, dimensions by their keys, sums. */
export function ownColumns({grain, dimensions, sums}: Pick<Cube, "grain" | "dimensions" | "sums">): OwnColumn[] {
  return [
    {name: grain, type: "DATE"},
    ...dimensions.map(({name}) => ({name, type: "VARCHAR"}) as const),
    ...SUMS.flatMap(([sum, column]) => (sum in sums ? [column] : []))
  ];
}

/** Own usage row by row, one a day and combination, in the order of its columns. Throws where there are too many rows. */
export function* cubeRows(cube: Cube): Generator<readonly (string | number)[]> {
  const {dimensions, offsets, period, periods, sums} = cube;
  if (period.length > MOST_ROWS)
    throw new Error(`usage: ${period.length} rows; expected at most ${MOST_ROWS} for SQL in a browser`);
  const present = SUMS.flatMap(([sum]) => (sums[sum] ? [{isMicro: sum === "usd_micro_cost", values: sums[sum]}] : []));
  for (let tuple = 0; tuple < tupleCount(cube); ++tuple) {
    const keys = dimensions.map(({members, codes}) => at(members, at(codes, tuple)).key);
    for (let cell = at(offsets, tuple); cell < at(offsets, tuple + 1); ++cell) {
      const amounts = present.map(({isMicro, values}) => amount(at(values, cell), isMicro));
      yield [at(periods, at(period, cell)), ...keys, ...amounts];
    }
  }
}

/**
 * Own usage as CSV without a header, in pieces; every text in quotation marks, so that none is read as nothing or as a line
 * end. Throws where there are too many rows.
 */
export function* ownRows(cube: Cube): Generator<string> {
  const texts = cube.dimensions.length;
  let rows: (string | number)[][] = [];
  for (const row of cubeRows(cube)) {
    rows.push(row.map((cell, i) => (i > 0 && i <= texts ? quotedCell(String(cell)) : cell)));
    if (rows.length < PIECE) continue;
    yield lines(rows);
    rows = [];
  }
  if (rows.length > 0) yield lines(rows);
}

function lines(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.join(",")}\n`).join("");
}

/** Millionths as a decimal, exact. */
function amount(value: number, isMicro: boolean): string {
  if (!isMicro) return String(value);
  const digits = String(Math.abs(value)).padStart(7, "0");
  return `${value < 0 ? "-" : ""}${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** The statement that makes the table `usage` of a file of such rows. */
export function ownTableSql(columns: readonly OwnColumn[], file: string): string {
  const types = columns.map(({name, type}) => `${quotedText(name)}: '${type}'`).join(", ");
  return `CREATE TABLE usage AS SELECT * FROM read_csv(${quotedText(file)}, header = false, delim = ',', quote = '"', escape = '"', nullstr = '\\N', allow_quoted_nulls = false, columns = {${types}})`;
}

/** A first query: what each model takes. */
export function ownExample(columns: readonly OwnColumn[]): string {
  const sums = columns.filter(({type}) => type === "BIGINT" || type.startsWith("DECIMAL")).map(({name}) => name);
  const [first = "count(*)"] = sums;
  return `SELECT model, ${sums.map((name) => `sum(${name}) AS ${name}`).join(", ")}
FROM usage
GROUP BY model
ORDER BY ${first} DESC`;
}
