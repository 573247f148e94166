import type {Dataset} from "./datasets.js";
import {dimensionOf, UNKNOWN_KEY, type Dimension} from "./dimensions.js";
import {TIME, type GridQuery, type Selection} from "./selection.js";

/** What to build a cube of. */
export interface CubeSpec {
  readonly dataset: Dataset;
  /** Dimensions of the dataset to keep; all by default. */
  readonly dimensions: readonly string[];
}

/**
 * One query for a cube: a row a cell, with codes in place of names, ordered as `toCube` wants it. A code is the place
 * of the member in `membersSql`, or of the period in `periodsSql`. Whole numbers go out as DOUBLE, exact below 2^53.
 */
export function cubeSql({dataset, dimensions}: CubeSpec): string {
  const each = dimensions.map(dimensionOf);
  const ctes = each.map(
    ({name}) =>
      `${name}_codes AS (SELECT ${name}, CAST(row_number() OVER (ORDER BY ${name}) - 1 AS INTEGER) AS ${name}_code FROM (SELECT DISTINCT ${name} FROM cells))`
  );
  const codes = each.map(({name}) => `${name}_code`);
  return `WITH relation AS (
${dataset.relation}
), cells AS (
SELECT ${["time", ...each.map((d) => `${keySql(d)} AS ${d.name}`), ...dataset.sums.map((s) => `sum(${s.sql}) AS ${s.name}`)].join(",\n  ")}
FROM relation GROUP BY ALL
), period_codes AS (
SELECT time, CAST(row_number() OVER (ORDER BY time) - 1 AS INTEGER) AS period FROM (SELECT DISTINCT time FROM cells)
)${ctes.map((cte) => `, ${cte}`).join("\n")}
SELECT ${["period", ...codes, ...dataset.sums.map((s) => `CAST(coalesce(cells.${s.name}, 0) AS DOUBLE) AS ${s.name}`)].join(", ")}
FROM cells JOIN period_codes USING (time)${each.map(({name}) => ` JOIN ${name}_codes USING (${name})`).join("")}
ORDER BY ${[...codes, "period"].join(", ")}`;
}

/** Periods with data, in order. */
export function periodsSql({relation}: Dataset): string {
  return `SELECT DISTINCT CAST(CAST(time AS DATE) AS VARCHAR) AS period FROM (\n${relation}\n) ORDER BY 1`;
}

/** Citation and date of the dataset's newest source. */
export function sourceSql({sourced}: Dataset): string {
  return `SELECT citation, CAST(as_of AS VARCHAR) AS as_of FROM source WHERE source IN (SELECT source FROM ${sourced}) ORDER BY source.as_of DESC LIMIT 1`;
}

/** Members of a dimension in the order of their codes, with their names and origin. */
export function membersSql({relation}: Dataset, name: string): string {
  const dimension = dimensionOf(name);
  const {en = "NULL", zh = "NULL", origin = "NULL"} = dimension.memberSql ?? {};
  return `SELECT ${keySql(dimension)} AS key, CAST(min(${en}) AS VARCHAR) AS en, CAST(min(${zh}) AS VARCHAR) AS zh,
  CAST(min(${origin}) AS VARCHAR) AS origin
FROM (\n${relation}\n) GROUP BY 1 ORDER BY 1`;
}

/** How many cells a cube would have, which decides whether it is built. */
export function cellCountSql({dataset, dimensions}: CubeSpec): string {
  const keys = ["time", ...dimensions.map((name) => keySql(dimensionOf(name)))];
  return `SELECT count(*) AS cells FROM (SELECT DISTINCT ${keys.join(", ")} FROM (\n${dataset.relation}\n))`;
}

/** The SQL that gives a view's numbers without a cube: one row by combination of its axes, those without rows left out. */
export function gridSql(
  dataset: Dataset,
  selection: Selection,
  {by, sum, own = [], isNamed = false}: GridQuery
): string {
  const found = dataset.sums.find((s) => s.name === sum);
  if (!found) throw new Error(`sum: ${sum}; expected ${dataset.sums.map((s) => s.name).join(", ")}`);
  const axes = by.map((axis) =>
    axis === TIME ? "CAST(CAST(time AS DATE) AS VARCHAR) AS time" : `${keySql(dimensionOf(axis))} AS ${axis}`
  );
  const conditions = [...conditionsSql(selection, own), ...(isNamed ? ["origin <> 'other'"] : [])];
  const where = conditions.length ? `\nWHERE ${conditions.join("\n  AND ")}` : "";
  return `SELECT ${[...axes, `CAST(coalesce(sum(${found.sql}), 0) AS BIGINT) AS ${sum}`].join(", ")}
FROM (
${dataset.relation}
)${where}${by.length ? `\nGROUP BY ${by.map((_, i) => i + 1).join(", ")}\nORDER BY ${by.length + 1} DESC, ${by.map((_, i) => i + 1).join(", ")}` : ""}`;
}

function conditionsSql({from, to, filters}: Selection, own: readonly string[]): string[] {
  const range = own.includes(TIME) ? [] : [from && `time >= DATE ${quote(from)}`, to && `time <= DATE ${quote(to)}`];
  const lists = Object.entries(filters)
    .filter(([name, {keys}]) => keys.length && !own.includes(name))
    .map(
      ([name, {keys, isExcluded}]) =>
        `${keySql(dimensionOf(name))} ${isExcluded ? "NOT IN" : "IN"} (${keys.map(quote).join(", ")})`
    );
  return [...range, ...lists].filter((condition) => condition !== "");
}

function keySql({sql}: Dimension): string {
  return `coalesce(CAST(${sql} AS VARCHAR), '${UNKNOWN_KEY}')`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
