import {formatInteger} from "../lib/format.js";
import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {MadeTable, SqlValue} from "../query/notebook/tables.js";
import type {CitedSource} from "../query/reader/cited-sources.js";
import type {Value} from "../query/rows.js";
import {nearest} from "../model/nearest.js";
import {meant, type CellProblem} from "./problem.js";
import type {NotebookReference} from "./reference.js";

/** Where the numbers of a cell come from. */
export interface CellOrigin {
  /** Tables of the ledger. */
  readonly tables: readonly string[];
  /** Whether numbers of the reader’s own are among them: a file, a model. */
  readonly isOwn: boolean;
  /** What the rows of those tables came from. */
  readonly sources: readonly OriginSource[];
  /** Day on which the ledger was read as it was known then; null for now. */
  readonly knownOn: IsoDate | null;
}

/** A source with the day of its data, YYYY-MM-DD. */
export type OriginSource = Pick<CitedSource, "source" | "citation" | "as_of">;

/** What a cell gives. */
export interface CellValue {
  /** Rows, for those that have a name to be read by. */
  readonly table: MadeTable | null;
  /** What an input is set to; undefined for all else. */
  readonly value?: SqlValue;
  /** What stands at each `${…}` of a text, in order. */
  readonly shown?: readonly SqlValue[];
  /** Where each of `shown` comes from. */
  readonly origins?: readonly CellOrigin[];
  /** What stands under a comment now, and whether it is another than stood there; null where nothing is held against it. */
  readonly under?: {readonly now: string; readonly isOther: boolean | null};
  /** Choices of an input that come from a cell. */
  readonly options?: readonly string[];
  /** Whether what a cell expects holds; null where it expects nothing. */
  readonly holds: boolean | null;
  readonly origin: CellOrigin;
}

/** A cell that cannot be worked out, with what to do. */
export class CellRefused extends Error {
  override readonly name = "CellRefused";
  readonly text: Text;
  /** Where it stands in the cell. */
  readonly problems: readonly CellProblem[];

  constructor(en: string, zh: string, problems: readonly CellProblem[] = []) {
    super(en);
    this.text = {en, zh};
    this.problems = problems;
  }
}

export const NO_ORIGIN: CellOrigin = {tables: [], isOwn: false, sources: [], knownOn: null};

/** What was read from several places. */
export function mergedOrigin(origins: readonly CellOrigin[]): CellOrigin {
  const sources = new Map(origins.flatMap((origin) => origin.sources.map((each) => [each.source, each] as const)));
  return {
    tables: [...new Set(origins.flatMap(({tables}) => tables))].sort(),
    isOwn: origins.some(({isOwn}) => isOwn),
    sources: [...sources.values()].sort((a, b) => (a.source < b.source ? -1 : 1)),
    knownOn: origins.find(({knownOn}) => knownOn !== null)?.knownOn ?? null
  };
}

/** Day of the newest data among sources, YYYY-MM-DD; null where there are none. */
export function newestDay({sources}: Pick<CellOrigin, "sources">): IsoDate | null {
  return sources.reduce<IsoDate | null>((last, {as_of}) => (last === null || as_of > last ? as_of : last), null);
}

/** What to say of a table of whose rows a page holds but the first; null where it holds all. */
export function firstRows({count, rows}: Pick<MadeTable, "count" | "rows">): Text | null {
  if (rows.length >= count) return null;
  const [held, all] = [rows.length, count].map((n) => formatInteger(n, "en")) as [string, string];
  return {en: `first ${held} of ${all} rows`, zh: `共 ${all} 行，仅取前 ${held} 行`};
}

/** Refuses what needs all rows of a table where a page holds but the first. Throws CellRefused. */
export function needAllRows(table: Pick<MadeTable, "count" | "rows">, what: Text, instead: Text): void {
  const held = firstRows(table);
  if (held)
    throw new CellRefused(
      `${what.en}: needs all rows, and the page holds the ${held.en}; ${instead.en}`,
      `${what.zh}：需要全部数据行，但${held.zh}；${instead.zh}`
    );
}

/** Refuses names of columns that a table does not have. Throws CellRefused. */
export function needColumns({columns}: Pick<MadeTable, "columns">, asked: readonly string[]): void {
  const names = columns.map(({name}) => name);
  const missing = asked.find((column) => column !== "" && !names.includes(column));
  if (missing === undefined) return;
  const close = meant(nearest(missing, names));
  throw new CellRefused(
    `${missing}: no column; expected one of ${names.join(", ")}${close.en}`,
    `${missing}：没有此列；应为 ${names.join("、")} 之一${close.zh}`
  );
}

/** The one value that a name stands for. Throws CellRefused where it stands for none, or for more. */
export function valueOf(reference: NotebookReference, read: CellValue): SqlValue {
  const {cell, part, period} = reference;
  if (read.value !== undefined) {
    if (part === null) return read.value;
    throw new CellRefused(
      `${cell}.${part}: an input has no parts; expected \${${cell}}`,
      `${cell}.${part}：输入没有下级；应写 \${${cell}}`
    );
  }
  if (read.table === null)
    throw new CellRefused(
      `${cell}: gives no value; expected the name of an input, a query or a model`,
      `${cell}：没有取值；应为输入、查询或模型的名称`
    );
  const {columns, rows, count} = read.table;
  const names = columns.map(({name}) => name);
  if (isModelTable(names)) return modelValue(reference, read.table);
  if (period !== null)
    throw new CellRefused(
      `${cell}.${part}@${period}: only models have periods; expected \${${cell}.${part}}`,
      `${cell}.${part}@${period}：只有模型才有期间；应写 \${${cell}.${part}}`
    );
  const column = part ?? (names.length === 1 ? names[0] : undefined);
  if (column === undefined || !names.includes(column))
    throw new CellRefused(
      `${cell}: ${part ?? "which column"}? It has ${names.join(", ")}; expected \${${cell}.${names[0] ?? "column"}}`,
      `${cell}：${part ?? "未指明列"}；其列为 ${names.join("、")}，应写 \${${cell}.${names[0] ?? "column"}}`
    );
  if (count !== 1)
    throw new CellRefused(
      `${cell}: ${count} rows; one value needs one row, so add WHERE or LIMIT 1`,
      `${cell}：共 ${count} 行；取一个值需只有一行，请加 WHERE 或 LIMIT 1`
    );
  return plain(rows[0]?.[column]);
}

/** Columns of the table that a model gives. */
export const MODEL_COLUMNS = ["line", "period", "period_end", "value", "unit", "error"] as const;

function isModelTable(names: readonly string[]): boolean {
  return names.join() === MODEL_COLUMNS.join();
}

function modelValue({cell, part, period}: NotebookReference, {rows}: MadeTable): SqlValue {
  const ofLine = rows.filter((row) => row["line"] === part);
  const found = ofLine.filter((row) => period === null || row["period"] === period);
  const [row] = found;
  const wanted = `${cell}.${part ?? ""}${period === null ? "" : `@${period}`}`;
  if (part === null || !row || found.length > 1) {
    const known =
      ofLine.length > 0
        ? ofLine.map((each) => String(each["period"]))
        : [...new Set(rows.map((each) => String(each["line"])))];
    const listed = known.slice(0, 12).join(", ");
    throw new CellRefused(
      `${wanted}: no one number of the model; expected \${${cell}.line@period} with ${ofLine.length > 0 ? "a period of" : "a line of"} ${listed}`,
      `${wanted}：不是模型中的单个数字；应写 \${${cell}.项目@期间}，${ofLine.length > 0 ? "期间为" : "项目为"} ${listed} 之一`
    );
  }
  if (row["error"] !== null)
    throw new CellRefused(`${wanted}: ${String(row["error"])}`, `${wanted}：${String(row["error"])}`);
  return plain(row["value"]);
}

function plain(value: Value | undefined): SqlValue {
  if (value === null || value === undefined) return null;
  if (typeof value === "number" || typeof value === "boolean") return value;
  return typeof value === "bigint" ? Number(value) : value;
}
