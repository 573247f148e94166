import {fieldLines, listedIn, needed, numberOf} from "./fields.js";
import {problemIn, type CellProblem} from "./problem.js";

/** A table as it is written. */
export interface TableSpec {
  readonly from: string;
  /** Columns in order; none for all. */
  readonly columns: readonly string[];
  readonly sort: {readonly column: string; readonly isDescending: boolean} | null;
  /** Columns that read as per cent. */
  readonly percent: readonly string[];
  /** Columns that are summed below. */
  readonly totals: readonly string[];
  /** Most rows that are shown. */
  readonly rows: number;
}

export const TABLE_FIELDS = ["from", "columns", "sort", "percent", "totals", "rows"] as const;

/** Most rows of a table, and how many without a word. */
const [MOST, USUAL] = [1000, 20];

/** Reads the text of a table cell; what is wrong comes with it. */
export function parseTable(body: string): {readonly table: TableSpec; readonly problems: readonly CellProblem[]} {
  const lines = fieldLines(body, TABLE_FIELDS);
  const problems = [...lines.problems];
  const field = (key: (typeof TABLE_FIELDS)[number]) => lines.fields.get(key);
  const from = needed(field("from"), "from", "weeks", problems);
  const sorted = field("sort");
  const [, column, way] = /^(.*?)(?:\s+(asc|desc))?$/i.exec(sorted?.value ?? "") ?? [];
  const rows = numberOf(field("rows"), problems) ?? USUAL;
  if (!Number.isInteger(rows) || rows < 1 || rows > MOST)
    problems.push(
      problemIn(
        field("rows")?.line ?? 1,
        field("rows")?.column ?? 1,
        `rows: ${rows}; expected a whole number from 1 to ${MOST}`,
        `rows：${rows}；应为 1 至 ${MOST} 的整数`
      )
    );
  const table: TableSpec = {
    from,
    columns: listedIn(field("columns")),
    sort: column ? {column, isDescending: way?.toLowerCase() === "desc"} : null,
    percent: listedIn(field("percent")),
    totals: listedIn(field("totals")),
    rows
  };
  return {table, problems};
}
