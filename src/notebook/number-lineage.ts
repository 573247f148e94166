import {quotedName, quotedText} from "../query/quoted.js";
import type {ResultRow} from "../query/rows.js";
import type {CellView} from "./cell-view.js";
import type {KnownRelation} from "./complete-sql.js";
import {heldRows} from "./lineage.js";
import type {CellOrigin} from "./values.js";

/** A number that a cell shows: of a row of its table, or of a line of its model in a period. */
export interface NumberPlace {
  /** Cell whose number it is, which a sentence may only repeat. */
  readonly cell: string;
  readonly row: ResultRow;
  /** Column of the number. */
  readonly column: string;
}

/** Most numbers of a cell that are offered one by one. */
const MOST_NUMBERS = 400;

/** The numbers of a cell in order; those of a text are of the cells it names. */
export function numbersOfCell({cell, content, value}: CellView, views: readonly CellView[]): NumberPlace[] {
  if (content.kind === "text")
    return content.references.flatMap(({cell: name, part, period}) => {
      const read = views.find((view) => view.cell.name.toLowerCase() === name.toLowerCase());
      const all = read?.phase === "fresh" ? numbersOfCell(read, views) : [];
      const isModel = read?.value?.model !== undefined;
      const found = all.filter(({row, column}) =>
        isModel
          ? row["line"] === part && (period === null || row["period"] === period)
          : part === null || column === part
      );
      return found.slice(0, 1);
    });
  const {table, model} = value ?? {};
  const source = content.kind === "chart" ? content.chart.from : content.kind === "table" ? content.table.from : "";
  const numeric = model ? ["value"] : (table?.columns ?? []).map(({name}) => name);
  return (table?.rows ?? [])
    .slice(0, MOST_NUMBERS)
    .flatMap((row) =>
      numeric.flatMap((column) =>
        typeof row[column] === "number" ? [{cell: source === "" ? cell.name : source, row, column}] : []
      )
    )
    .slice(0, MOST_NUMBERS);
}

/** What tells the row of a number from others: its texts and days by their columns. */
export function keysOf({row, column}: NumberPlace): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(row).flatMap(([name, value]) =>
      name !== column && typeof value === "string" ? [[name, value]] : []
    )
  );
}

/** Columns that mean something else in each table, so that rows which agree in them have nothing to do with each other. */
const OWN_WORDS = new Set(
  "name name_zh note source as_of known_from known_to reconstructed kind value unit line label status error".split(" ")
);

/** Rows of a table or view of the ledger behind a number, and in what they agree with its row. */
export interface RowsBehind {
  readonly relation: string;
  readonly sql: string;
  /** Whether each row names its source. */
  readonly hasSource: boolean;
  /** Columns of the number’s row that narrow them down, also by way of a registry; none where nothing does. */
  readonly by: readonly string[];
}

/**
 * A query of the rows of a relation that agree with a number’s row in all columns they share. A column called as a registry
 * that was read too leads on to it: tokens of a model are narrowed to a country by the registry of models and that of labs.
 */
export function rowsBehind(
  relation: KnownRelation,
  number: NumberPlace,
  relations: readonly KnownRelation[],
  origin: CellOrigin
): RowsBehind {
  const keys = keysOf(number);
  const by = new Set<string>();
  const narrowed = ({name: own, columns}: KnownRelation, seen: ReadonlySet<string>): string[] =>
    columns.flatMap(({name, type}) => {
      const value = keys.get(name);
      if (value !== undefined && !OWN_WORDS.has(name) && (type === "VARCHAR" || type === "DATE")) {
        by.add(name);
        return [`${quotedName(name)} = ${type === "DATE" ? "DATE " : ""}${quotedText(value)}`];
      }
      const registry = name === own || seen.has(name) ? undefined : relations.find((each) => each.name === name);
      const within = registry ? narrowed(registry, new Set([...seen, name])) : [];
      if (within.length === 0) return [];
      return [
        `${quotedName(name)} IN (SELECT ${quotedName(name)} FROM ${quotedName(name)} WHERE ${within.join(" AND ")})`
      ];
    });
  const conditions = narrowed(relation, new Set([relation.name]));
  const hasSource = relation.columns.some(({name}) => name === "source");
  const isFact = relation.columns.some(({name}) => name === "known_to");
  const held = isFact ? heldRows(origin) : [];
  const where = [...held, ...conditions];
  const sql = `SELECT * FROM ${quotedName(relation.name)}${where.length > 0 ? `\nWHERE ${where.join("\n  AND ")}` : ""}`;
  return {relation: relation.name, sql, hasSource, by: [...by]};
}
