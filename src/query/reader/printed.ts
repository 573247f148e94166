import type {RecordBatch} from "npm:apache-arrow";
import {isNumericType} from "../../lib/sql-types.js";
import type {ReadingStatement, ResultColumn} from "./statement.js";

/** A result as DuckDB prints it, held in the batches it came in. */
export interface PrintedResult {
  readonly columns: readonly ResultColumn[];
  /** Rows that came. */
  readonly count: number;
  /** False where there are more, which were not waited for. */
  readonly isWhole: boolean;
  readonly batches: readonly RecordBatch[];
}

/** A cell as DuckDB prints it; null for none. */
export type PrintedCell = string | null;

/** What a page holds of one result. */
export interface ResultBound {
  readonly rows: number;
  readonly bytes: number;
  /** False once no one waits for the result any more. */
  readonly goesOn?: () => boolean;
}

/** Whether values of a type are numbers. */
export function isNumeric({type}: ResultColumn): boolean {
  return isNumericType(type);
}

/**
 * The query that prints a statement's rows: each column cast to text by DuckDB itself, which alone knows how its types
 * read, under names of ours, since a reader's may be empty or alike.
 */
export function printingQuery({sql, columns, explain}: ReadingStatement): string {
  if (explain !== "") return `${explain} ${sql}`;
  const names = columns.map((_, i) => `c${i}`);
  const cells = names.map((name) => `CAST(${name} AS VARCHAR) AS ${name}`);
  return `SELECT ${cells.join(", ")} FROM (${sql}) AS printed(${names.join(", ")})`;
}

/** Takes batches until the bound is passed; what lies beyond is not asked for. */
export async function printedResult(
  columns: readonly ResultColumn[],
  arriving: AsyncIterable<RecordBatch>,
  {rows, bytes: most, goesOn = () => true}: ResultBound
): Promise<PrintedResult> {
  const batches: RecordBatch[] = [];
  let [count, bytes] = [0, 0];
  for await (const batch of arriving) {
    batches.push(batch);
    count += batch.numRows;
    bytes += batch.data.byteLength;
    if (count > rows || bytes > most || !goesOn()) return {columns, count, isWhole: false, batches};
  }
  return {columns, count, isWhole: true, batches};
}

/** Rows in order from one place to another. Each column of a batch is looked up once: by cell it is quadratic. */
export function* printedRows({columns, batches}: PrintedResult, from = 0, to = Infinity): Generator<PrintedCell[]> {
  let first = 0;
  for (const batch of batches) {
    const [start, end] = [Math.max(from, first), Math.min(to, first + batch.numRows)];
    if (start < end) {
      const vectors = columns.map((_, i) => batch.getChildAt(i));
      for (let row = start - first; row < end - first; ++row)
        yield vectors.map((vector) => (vector?.get(row) as PrintedCell | undefined) ?? null);
    }
    first += batch.numRows;
  }
}
