import {quotedTexts} from "../query/quoted.js";
import type {CellView} from "./cell-view.js";
import {namesInPlace} from "./sql-names.js";
import {newestDay, type CellOrigin} from "./values.js";

/** A cell on the way of a number back to the ledger: what it reads, and what its query names of the ledger. */
export interface LineageStep {
  readonly key: string;
  readonly view: CellView;
  /** Cells it reads, which come after it. */
  readonly reads: readonly CellView[];
  /** Tables and views of the ledger by the names its query gives. */
  readonly named: readonly string[];
}

/** A cell and all above it, nearest first, each once. `relations` are names of the ledger in small letters. */
export function stepsBack(key: string, views: readonly CellView[], relations: ReadonlySet<string>): LineageStep[] {
  const byKey = new Map(views.map((view) => [view.cell.key, view]));
  const order = [key];
  for (const at of order) for (const read of byKey.get(at)?.reads ?? []) if (!order.includes(read)) order.push(read);
  return order.flatMap((at): LineageStep[] => {
    const view = byKey.get(at);
    if (!view) return [];
    const named = view.content.kind === "sql" ? namesInPlace(view.content.sql.sql) : [];
    const reads = view.reads.flatMap((read) => byKey.get(read) ?? []);
    return [{key: at, view, reads, named: named.filter((name) => relations.has(name))}];
  });
}

/** A query of the rows of a table that hold now, or on the day they were read as known on, by what they came from. */
export function sourceRowsSql(table: string, origin: CellOrigin, isFact: boolean): string {
  if (!isFact) return `SELECT * FROM ${table} LIMIT 100`;
  return `SELECT * FROM ${table}\nWHERE ${heldRows(origin).join("\n  AND ")}\nORDER BY as_of DESC LIMIT 100`;
}

/** What holds of the rows of a table of facts that were read. */
export function heldRows({knownOn, sources}: CellOrigin): string[] {
  const day = knownOn ?? newestDay({sources});
  const held =
    knownOn === null || day === null
      ? "known_to = DATE '9999-12-31'"
      : `known_from <= DATE '${day}' AND DATE '${day}' < known_to`;
  const listed = quotedTexts(sources.map(({source}) => source));
  return [held, ...(listed === "" ? [] : [`source IN (${listed})`])];
}
