import type {CellKind, NotebookCell} from "./cell.js";
import {parseComment, type CommentSpec} from "./comment.js";
import {parseChart, type ChartSpec} from "./chart-spec.js";
import {parseData, type DataSpec} from "./data-spec.js";
import {parseInput, type InputSpec} from "./input-spec.js";
import {markdownTokens, REFERENCE_TOKEN, type MarkdownToken} from "./markdown.js";
import {modelParts, type ModelPart} from "./model-text.js";
import type {CellProblem} from "./problem.js";
import {parseReference, type NotebookReference} from "./reference.js";
import {sqlText, type SqlText} from "./sql-text.js";
import {parseTable, type TableSpec} from "./table-spec.js";

/** What a cell says, read by its kind. */
export type CellContent =
  | {
      readonly kind: "text";
      readonly tokens: readonly MarkdownToken[];
      readonly references: readonly NotebookReference[];
    }
  | {readonly kind: "sql"; readonly sql: SqlText}
  | {readonly kind: "chart"; readonly chart: ChartSpec}
  | {readonly kind: "table"; readonly table: TableSpec}
  | {readonly kind: "input"; readonly input: InputSpec}
  | {readonly kind: "data"; readonly data: DataSpec}
  | {readonly kind: "model"; readonly parts: readonly ModelPart[]}
  | {readonly kind: "comment"; readonly comment: CommentSpec};

/** Reads a cell. What is wrong with its text comes beside what could be read. */
export function cellContent(cell: Pick<NotebookCell, "kind" | "body">): {
  readonly content: CellContent;
  readonly problems: readonly CellProblem[];
} {
  const {kind, body} = cell;
  return READERS[kind](body);
}

type Read = ReturnType<typeof cellContent>;

const READERS: Readonly<Record<CellKind, (body: string) => Read>> = {
  text: (body) => {
    const tokens = markdownTokens(body);
    return {content: {kind: "text", tokens, references: tokens.flatMap(referencesOf)}, problems: []};
  },
  sql: (body) => {
    const sql = sqlText(body);
    return {content: {kind: "sql", sql}, problems: sql.problems};
  },
  chart: (body) => {
    const {chart, problems} = parseChart(body);
    return {content: {kind: "chart", chart}, problems};
  },
  table: (body) => {
    const {table, problems} = parseTable(body);
    return {content: {kind: "table", table}, problems};
  },
  input: (body) => {
    const {input, problems} = parseInput(body);
    return {content: {kind: "input", input}, problems};
  },
  data: (body) => {
    const {data, problems} = parseData(body);
    return {content: {kind: "data", data}, problems};
  },
  model: (body) => {
    const {parts, problems} = modelParts(body);
    return {content: {kind: "model", parts}, problems};
  },
  comment: (body) => {
    const {comment, problems} = parseComment(body);
    return {content: {kind: "comment", comment}, problems};
  }
};

function referencesOf({type, content, children}: MarkdownToken): NotebookReference[] {
  if (type === REFERENCE_TOKEN) return [parseReference(content) ?? []].flat();
  return (children ?? []).flatMap(referencesOf);
}

/** A name that a cell reads, and where it says so. */
export interface CellRead {
  readonly name: string;
  /** Whether only a cell can be meant; else a table of the ledger may. */
  readonly isCell: boolean;
  readonly line: number;
  readonly column: number;
}

/** What a cell reads; `tables` are those that DuckDB finds in an SQL cell. */
export function readsOf(content: CellContent, tables: readonly string[] = []): CellRead[] {
  const named = (name: string, isCell = true) => (name === "" ? [] : [{name, isCell, line: 1, column: 1}]);
  const referred = (references: Iterable<NotebookReference>) => [...references].flatMap(({cell}) => named(cell));
  if (content.kind === "text") return referred(content.references);
  if (content.kind === "sql")
    return [...tables.flatMap((table) => named(table, false)), ...referred(content.sql.variables.values())];
  if (content.kind === "chart") return named(content.chart.from);
  if (content.kind === "table") return named(content.table.from);
  if (content.kind === "input") return named(content.input.from);
  if (content.kind === "comment") return content.comment.on ? referred([content.comment.on]) : [];
  if (content.kind === "model")
    return referred(content.parts.flatMap((part) => (typeof part === "string" ? [] : [part])));
  return [];
}
