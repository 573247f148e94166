import {quotedText, quotedTexts} from "../quoted.js";
import type {Dataset} from "./datasets.js";
import {dimensionOf, UNKNOWN_KEY, type Dimension} from "./dimensions.js";
import {TIME, type GridQuery, type Selection} from "./selection.js";

/** What to build a cube of. */
export interface CubeSpec {
  readonly dataset: Dataset;
  /** Dimensions of the dataset to keep; all by default. */
  readonly dimensions: readonly string[];
}

/** The one pass over the rows: a temporary table of cells with keys, names and whole sums, which the other queries read. */
export function cellsSql(spec: CubeSpec): string {
  const {dataset} = spec;
  const each = spec.dimensions.map(dimensionOf);
  const named = each.flatMap(({name, memberSql}) =>
    Object.entries(memberSql ?? {}).map(([part, sql]) => ({column: `${name}_${part}`, sql}))
  );
  const inner = [
    "time",
    ...each.map(({name, sql}) => `${sql} AS ${name}_key`),
    ...named.map(({column, sql}) => `any_value(${sql}) AS ${column}`),
    ...dataset.sums.map(({name, sql}) => `sum(${sql}) AS ${name}_sum`)
  ];
  const outer = [
    "time",
    ...each.map(({name}) => `coalesce(CAST(${name}_key AS VARCHAR), '${UNKNOWN_KEY}') AS ${name}`),
    ...named.map(({column}) => `CAST(any_value(${column}) AS VARCHAR) AS ${column}`),
    ...dataset.sums.map(({name}) => `sum(${name}_sum) AS ${name}`)
  ];
  return `CREATE OR REPLACE TEMP TABLE ${cellsTable(spec)} AS
SELECT ${outer.join(",\n  ")}
FROM (
SELECT ${inner.join(",\n  ")}
FROM (
${dataset.relation}
) GROUP BY ALL
) GROUP BY ALL`;
}

function cellsTable({dataset}: CubeSpec): string {
  return `cube_cells_${dataset.name}`;
}

/**
 * The cube: a row a cell, with codes in place of names, ordered as `toCube` wants it. A code is the place of the member
 * in `membersSql`, or of the period in `periodsSql`. Whole numbers go out as DOUBLE, exact below 2^53.
 */
export function cubeSql(spec: CubeSpec): string {
  const {dataset, dimensions} = spec;
  const cells = cellsTable(spec);
  const codesOf = (name: string, code: string) =>
    `${name}_codes AS (SELECT ${name}, CAST(row_number() OVER (ORDER BY ${name}) - 1 AS INTEGER) AS ${code} FROM (SELECT DISTINCT ${name} FROM ${cells}))`;
  const codes = dimensions.map((name) => `${name}_code`);
  return `WITH ${[codesOf("time", "period"), ...dimensions.map((name) => codesOf(name, `${name}_code`))].join(",\n")}
SELECT ${["period", ...codes, ...dataset.sums.map((s) => `CAST(coalesce(${s.name}, 0) AS DOUBLE) AS ${s.name}`)].join(", ")}
FROM ${cells}${["time", ...dimensions].map((name) => ` JOIN ${name}_codes USING (${name})`).join("")}
ORDER BY ${[...codes, "period"].join(", ")}`;
}

/** Periods with data, in order. */
export function periodsSql(spec: CubeSpec): string {
  return `SELECT DISTINCT CAST(CAST(time AS DATE) AS VARCHAR) AS period FROM ${cellsTable(spec)} ORDER BY 1`;
}

/** Members of a dimension in the order of their codes, with their names and origin. */
export function membersSql(spec: CubeSpec, name: string): string {
  const {memberSql} = dimensionOf(name);
  const part = (key: "en" | "zh" | "origin") => (memberSql?.[key] ? `min(${name}_${key})` : "CAST(NULL AS VARCHAR)");
  return `SELECT ${name} AS key, ${part("en")} AS en, ${part("zh")} AS zh, ${part("origin")} AS origin
FROM ${cellsTable(spec)} GROUP BY 1 ORDER BY 1`;
}

/** How many cells there are, which decides whether the cube is built. */
export function cellCountSql(spec: CubeSpec): string {
  return `SELECT count(*) AS cells FROM ${cellsTable(spec)}`;
}

/** Frees what the cube was built from. */
export function dropCellsSql(spec: CubeSpec): string {
  return `DROP TABLE IF EXISTS ${cellsTable(spec)}`;
}

/** Citation and date of the dataset's newest source. */
export function sourceSql({sourced}: Dataset): string {
  return `SELECT citation, CAST(as_of AS VARCHAR) AS as_of FROM source WHERE source IN (SELECT source FROM ${sourced}) ORDER BY source.as_of DESC LIMIT 1`;
}

/** The SQL that gives a view's numbers without a cube: one row by combination of its axes, those without rows left out. */
export function gridSql(
  dataset: Dataset,
  selection: Selection,
  {by, sum, own = [], isNamed = false}: GridQuery
): string {
  const added = sumOf(dataset, sum);
  const axes = by.map((axis) =>
    axis === TIME ? "CAST(CAST(time AS DATE) AS VARCHAR) AS time" : `${keySql(dimensionOf(axis))} AS ${axis}`
  );
  const conditions = [...conditionsSql(selection, own), ...(isNamed ? ["origin <> 'other'"] : [])];
  const where = conditions.length ? `\nWHERE ${conditions.join("\n  AND ")}` : "";
  return `SELECT ${[...axes, `CAST(coalesce(sum(${added}), 0) AS BIGINT) AS ${sum}`].join(", ")}
FROM (
${dataset.relation}
)${where}${by.length ? `\nGROUP BY ${by.map((_, i) => i + 1).join(", ")}\nORDER BY ${by.length + 1} DESC, ${by.map((_, i) => i + 1).join(", ")}` : ""}`;
}

/** SQL of a sum over one row of a relation. Throws on a name that the dataset has not. */
export function sumOf({sums}: Dataset, name: string): string {
  const found = sums.find((s) => s.name === name);
  if (!found) throw new Error(`sum: ${name}; expected ${sums.map((s) => s.name).join(", ")}`);
  return found.sql;
}

/** Conditions of a selection on the rows of a relation, but for the dimensions of `own`. */
export function conditionsSql({from, to, filters}: Selection, own: readonly string[]): string[] {
  const range = own.includes(TIME)
    ? []
    : [from && `time >= DATE ${quotedText(from)}`, to && `time <= DATE ${quotedText(to)}`];
  const lists = Object.entries(filters)
    .filter(([name, {keys}]) => keys.length && !own.includes(name))
    .map(
      ([name, {keys, isExcluded}]) =>
        `${keySql(dimensionOf(name))} ${isExcluded ? "NOT IN" : "IN"} (${quotedTexts(keys)})`
    );
  return [...range, ...lists].filter((condition) => condition !== "");
}

/** A member of a dimension by its key, as an expression over the rows of a relation. */
export function keySql({sql}: Dimension): string {
  return `coalesce(CAST(${sql} AS VARCHAR), '${UNKNOWN_KEY}')`;
}
