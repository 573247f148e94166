import {parseIsoDate, type IsoDate} from "../lib/dates.js";
import type {SqlValue} from "../query/notebook/tables.js";
import type {CellView} from "./cell-view.js";
import {fieldLines, needed, fieldText} from "./fields.js";
import {problemIn, type CellProblem} from "./problem.js";
import {parseReference, type NotebookReference} from "./reference.js";
import {CellRefused, needColumns, valueOf, type CellValue} from "./values.js";

/** A remark on a cell, a figure or a line of a model, with what stood under it when it was made. */
export interface CommentSpec {
  /** What it is pinned to; null where that cannot be read. */
  readonly on: NotebookReference | null;
  /** What stood there, as `standsUnder` writes it; empty where nothing is held against it. */
  readonly was: string;
  readonly by: string;
  /** Empty for none. */
  readonly day: IsoDate;
  readonly words: string;
}

export const COMMENT_FIELDS = ["on", "was", "by", "day"] as const;

/** Reads the text of a comment: fields, a blank line, and what is said. */
export function parseComment(body: string): {readonly comment: CommentSpec; readonly problems: readonly CellProblem[]} {
  const lines = fieldLines(body, COMMENT_FIELDS, {hasRest: true});
  const problems = [...lines.problems];
  const field = (key: (typeof COMMENT_FIELDS)[number]) => lines.fields.get(key);
  const written = needed(field("on"), "on", "weeks", problems);
  const on = parseReference(written);
  const [line, column] = [field("on")?.line ?? 1, field("on")?.column ?? 1];
  if (written !== "" && on?.format !== null)
    problems.push(
      problemIn(
        line,
        column,
        `on: ${written}; expected a cell, one of its columns, or a line of a model in a period: weeks, last.share, m.revenue@FY2027`,
        `on：${written}；应为单元、其中一列，或模型某期间的一行：weeks、last.share、m.revenue@FY2027`
      )
    );
  const day = fieldText(field("day"));
  if (day !== "" && parseIsoDate(day) === null)
    problems.push(
      problemIn(
        field("day")?.line ?? 1,
        field("day")?.column ?? 1,
        `day: ${day}; expected a day such as 2026-09-16, or no such line`,
        `day：${day}；应为日期，如 2026-09-16，或删去此行`
      )
    );
  const comment = {on, was: fieldText(field("was")), by: fieldText(field("by")), day, words: lines.rest.trim()};
  return {comment, problems};
}

/** What a comment stands on now: the one value it names, else its rows by their number and a checksum. Throws CellRefused. */
export function standsUnder(on: NotebookReference, read: CellValue): string {
  const many = read.table !== null && read.value === undefined && read.table.count !== 1;
  if (on.period === null && read.table !== null && (many || (on.part === null && read.table.columns.length !== 1))) {
    const {columns, rows, count} = read.table;
    const isLine = columns[0]?.name === "line" && on.part !== null;
    if (on.part !== null && !isLine) needColumns(read.table, [on.part]);
    const of = isLine ? rows.filter((row) => row["line"] === on.part) : rows;
    if (of.length !== 1 || !isLine) {
      const named = on.part === null || isLine ? columns.map(({name}) => name) : [on.part];
      const texts = of.map((row) => named.map((name) => written(row[name] as SqlValue)).join("\u001f"));
      return `${isLine ? of.length : count} rows ${checksum(texts.join("\u001e"))}`;
    }
  }
  return written(valueOf(on, read));
}

/** Whether what stands there is another than what stood there: numbers up to the last digits that two engines may differ in. */
export function hasChanged(was: string, now: string): boolean {
  const [a, b] = [was, now].map((text) => (/^[-+.\de]+$/i.test(text) ? Number(text) : NaN)) as [number, number];
  return Number.isFinite(a) && Number.isFinite(b)
    ? Math.abs(a - b) > 1e-9 * Math.max(Math.abs(a), Math.abs(b))
    : was !== now;
}

/** What a cell’s comments can be pinned to: the whole of it, a column of its one row, a line of its model in the last period. */
export function pinsOf({cell, value}: Pick<CellView, "cell" | "value">): string[] {
  const {name} = cell;
  if (value?.model) {
    const last = value.model.periods.at(-1);
    const lines = [...value.model.titles.keys()].map((line) => {
      const isSeries = value.model?.rows.some((row) => row.line === line && row.period !== null);
      return isSeries && last !== undefined ? `${name}.${line}@${last}` : `${name}.${line}`;
    });
    return [name, ...lines];
  }
  const isRow = cell.kind !== "chart" && cell.kind !== "table" && value?.table?.count === 1;
  return isRow ? value.table.columns.map((column) => `${name}.${column.name}`) : [name];
}

/** The text of a new comment; its writer goes on below the blank line. */
export function newComment(pin: string, value: CellValue | null, day: IsoDate, words: string): string {
  const on = parseReference(pin);
  let was = "";
  try {
    was = on && value ? standsUnder(on, value) : "";
  } catch (error) {
    if (!(error instanceof CellRefused)) throw error;
  }
  return `on: ${pin}\n${was === "" ? "" : `was: ${quoted(was)}\n`}day: ${day}\n\n${words}\n`;
}

function quoted(text: string): string {
  return /^[[",#]|[\r\n]|^\s|\s$/.test(text) ? `"${text.replace(/[\r\n]+/g, " ").replaceAll('"', '""')}"` : text;
}

/** A value to twelve digits, in which engines agree. */
function written(value: SqlValue | undefined): string {
  if (value === null || value === undefined) return "none";
  return typeof value === "number" ? String(Number(value.toPrecision(12))) : String(value).replace(/\s+/g, " ").trim();
}

/** Eight hexadecimal digits that a changed text almost never shares (FNV-1a). */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; ++i) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, "0");
}
