import {parseIsoDate} from "../../lib/dates.js";
import {importUsage} from "../import/import.js";
import {problemText} from "../import/problem.js";
import type {ModelRegistry} from "../model-names/registry.js";
import {cubeRows, ownColumns} from "../own/table.js";
import {QueryRefused} from "../reader/statement.js";
import {BOUNDS, readFile, type RowSink} from "../import/read.js";
import type {TypedColumn} from "../own/typed-table.js";
import {MOST_TABLE_ROWS, tooManyRows} from "./tables.js";

/** Rows of a reader’s file as texts, null for none, with the least type that holds each column. */
export interface OwnRows {
  readonly columns: readonly {readonly name: string; readonly type: TypedColumn}[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Rows that could not be read, each left out, by their place in the file. */
  readonly leftOut: readonly number[];
}

const TYPES: readonly (readonly [TypedColumn, (text: string) => boolean])[] = [
  ["BIGINT", (text) => /^[-+]?\d{1,18}$/.test(text) && !/^[-+]?0\d/.test(text)],
  ["DOUBLE", (text) => /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text) && !/^[-+]?0\d/.test(text)],
  ["DATE", (text) => parseIsoDate(text) !== null],
  [
    "TIMESTAMP",
    (text) => /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d{1,6})?)?$/.test(text) && !Number.isNaN(Date.parse(text))
  ],
  ["BOOLEAN", (text) => /^(true|false)$/i.test(text)]
];

/** Reads CSV, TSV, JSON, Parquet, Arrow and workbooks by what is in them. Rejects with an ImportFault, or where there are too many rows. */
export async function readOwnRows(file: Blob): Promise<OwnRows> {
  let names: readonly string[] = [];
  const cells: (readonly string[])[] = [];
  const leftOut: number[] = [];
  const sink: RowSink = {
    header: (found) => (names = found),
    row: (row) => {
      if (cells.length >= MOST_TABLE_ROWS) throw tooManyRows();
      cells.push(row);
    },
    problem: ({row}) => leftOut.push(row),
    progress: () => undefined,
    isOwn: () => true
  };
  await readFile(file, sink, {...BOUNDS, rows: MOST_TABLE_ROWS});
  const unique = uniqueNames(names);
  const rows = cells.map((row) => unique.map((_, i) => (row[i] === undefined || row[i] === "" ? null : row[i])));
  return {columns: unique.map((name, i) => ({name, type: typeOf(rows, i)})), rows, leftOut};
}

/**
 * Reads a usage log as the Usage page does: one row a day and combination of what the log tells, models by the registry.
 * Rejects with an ImportFault, and with QueryRefused where rows are broken or the file alone does not tell what is needed.
 */
export async function readUsageRows(file: Blob, registry: ModelRegistry): Promise<OwnRows> {
  const {report, cube} = await importUsage(file, {registry, bounds: {...BOUNDS, rows: MOST_TABLE_ROWS}});
  const [problem] = report.problems;
  if (problem)
    throw new QueryRefused({
      en: `${report.refused} of ${report.rows} rows are refused; the first: ${problemText(problem, "en")} Mend the file, or leave them out.`,
      zh: `${report.rows} 行中有 ${report.refused} 行未采用；第一处：${problemText(problem, "zh")}请修正文件或删去这些行。`
    });
  if (!cube || report.questions.length > 0)
    throw new QueryRefused({
      en: `the file alone does not tell: ${report.questions.map(({kind}) => kind).join(", ")}; answer that on the Usage page, or put it into the file`,
      zh: `仅凭文件无法得知：${report.questions.map(({kind}) => kind).join("、")}；请在“用量”页面回答，或写入文件`
    });
  const rows = Array.from(cubeRows(cube), (row) => row.map((cell) => (cell === "" ? null : String(cell))));
  return {columns: ownColumns(cube), rows, leftOut: []};
}

function typeOf(rows: readonly (readonly (string | null)[])[], column: number): TypedColumn {
  if (rows.every((row) => row[column] == null)) return "VARCHAR";
  const holdsAll = (holds: (text: string) => boolean) => rows.every((row) => row[column] == null || holds(row[column]));
  return TYPES.find(([, holds]) => holdsAll(holds))?.[0] ?? "VARCHAR";
}

function uniqueNames(names: readonly string[]): string[] {
  const used = new Set<string>();
  return names.map((name, i) => {
    const base = name.trim() || `column_${i + 1}`;
    let unique = base;
    for (let n = 2; used.has(unique.toLowerCase()); ++n) unique = `${base}_${n}`;
    used.add(unique.toLowerCase());
    return unique;
  });
}
