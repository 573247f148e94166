import type {MadeTable, SqlValue} from "../query/notebook/tables.js";
import {quotedName, quotedText} from "../query/quoted.js";
import type {Value} from "../query/rows.js";
import type {CellView} from "./cell-view.js";
import type {NotebookReference} from "./reference.js";
import {tableNameOf} from "./work.js";

/** Rows of a reader’s own that are written into a script. */
const MOST_ROWS = 50_000;

/**
 * The queries of a notebook as a script for DuckDB’s own shell over `ledger.duckdb`, in an order that runs; values of inputs and
 * single values are variables, own rows and models stand as rows. Of queries only those that have run go in, since only they are
 * known to read and do nothing else; the others are named in a comment. `views` are in the order in which cells run; `before` are
 * statements that make the shell read the ledger as known on a day.
 */
export function sqlScript(views: readonly CellView[], title: string, before: readonly string[] = []): string {
  const parts = [...before.map((statement) => `${statement};`), ...views.flatMap((view) => statementsOf(view, views))];
  return `-- ${title.replace(/[\r\n]+/g, " ")}\n-- duckdb -readonly ledger.duckdb < notebook.sql\n\n${parts.join("\n\n")}\n`;
}

function statementsOf({cell, content, value, phase}: CellView, views: readonly CellView[]): string[] {
  const table = quotedName(tableNameOf(cell));
  if (content.kind === "sql") {
    if (phase !== "fresh") return [`-- ${table}: left out, it has not run; run it in the notebook and save again`];
    const variables = [...content.sql.variables].map(
      ([name, reference]) => `SET VARIABLE ${name} = ${scalar(reference, views)};`
    );
    const body = content.sql.sql.trim().replace(/;\s*$/, "");
    return [
      [...variables, `CREATE OR REPLACE TEMP TABLE ${table} AS SELECT * FROM (\n${body}\n);`, `FROM ${table};`].join(
        "\n"
      )
    ];
  }
  if ((content.kind !== "data" && content.kind !== "model") || !value?.table || cell.name === "") return [];
  return [rowsOf(table, value.table)];
}

/** What a variable is set to: an input’s value, or the one row of a table that stands above. */
function scalar({cell, part, period}: NotebookReference, views: readonly CellView[]): string {
  const read = views.find((view) => view.cell.name.toLowerCase() === cell.toLowerCase());
  if (read?.content.kind === "input") return literal(read.content.input.value);
  const table = quotedName(cell);
  if (read?.content.kind === "model") {
    const at = period === null ? "" : ` AND period = ${literal(period)}`;
    return `(SELECT value FROM ${table} WHERE line = ${literal(part)}${at})`;
  }
  return part === null ? `(FROM ${table})` : `(SELECT ${quotedName(part)} FROM ${table})`;
}

function rowsOf(table: string, {columns, rows}: MadeTable): string {
  const typed = columns.map(({name, type}) => `${quotedName(name)} ${type}`).join(", ");
  const lines = rows
    .slice(0, MOST_ROWS)
    .map((row) => `(${columns.map(({name}) => literal(plain(row[name]))).join(", ")})`);
  const insert = lines.length === 0 ? "" : `\nINSERT INTO ${table} VALUES\n${lines.join(",\n")};`;
  return `CREATE OR REPLACE TEMP TABLE ${table} (${typed});${insert}`;
}

function plain(value: Value | undefined): SqlValue {
  if (value === null || value === undefined) return null;
  return typeof value === "number" || typeof value === "boolean" ? value : String(value);
}

/** A value as SQL writes it; a day is a day. */
function literal(value: SqlValue): string {
  if (value === null) return "NULL";
  if (typeof value !== "string") return String(value);
  const text = quotedText(value);
  return /^\d{4}-\d\d-\d\d$/.test(value) ? `DATE ${text}` : text;
}
