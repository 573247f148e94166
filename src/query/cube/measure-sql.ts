import {quotedText} from "../quoted.js";
import type {Dataset, Grain} from "./datasets.js";
import {dimensionOf} from "./dimensions.js";
import type {CubeMeasure} from "./measures.js";
import {TIME, type Selection} from "./selection.js";
import {conditionsSql, keySql, sumOf} from "./sql.js";

/** What a figure draws: a measure by its axes, and which members of the last axis it draws under which names. */
export interface DrawnMeasure {
  readonly measure: CubeMeasure;
  readonly by: readonly string[];
  readonly grain: Grain;
  /** Dimensions whose filters it leaves out. */
  readonly own: readonly string[];
  /** Names by key of the members that are drawn; all others stand under `rest`, or are left out where it is null. */
  readonly members: ReadonlyMap<string, string>;
  readonly rest: string | null;
}

/**
 * The numbers that a figure draws as one query, a row a mark: shares are of all tokens of the same periods and of what stands
 * apart, whatever else is filtered. Null for growth without time, which no query of one pass gives.
 */
export function measureSql(dataset: Dataset, selection: Selection, drawn: DrawnMeasure): string | null {
  const {
    measure: {name, of},
    by,
    own
  } = drawn;
  if (of.kind === "growth" && !by.includes(TIME)) return null;
  const isNamed = of.kind === "share" && of.isNamed;
  const conditions = (left: readonly string[]) => [
    ...conditionsSql(selection, left),
    ...(isNamed ? ["origin <> 'other'"] : [])
  ];
  const sums = [
    `sum(${sumOf(dataset, of.sum)}) AS n`,
    ...(of.kind === "ratio" ? [`sum(${sumOf(dataset, of.over)}) AS over_n`] : []),
    ...(of.kind === "sum" && of.where !== undefined ? [`sum(${sumOf(dataset, of.where)}) AS where_n`] : [])
  ];
  const part = grouped(dataset, by, conditions(own), sums, (axis) => axisSql(axis, dataset, drawn));
  const apart = by.filter((axis) => axis === TIME || dimensionOf(axis).isApart === true);
  const left = [
    ...dataset.dimensions.filter((axis) => dimensionOf(axis).isApart !== true),
    ...own.filter((axis) => axis === TIME || dimensionOf(axis).isApart)
  ];
  const total = [`sum(${sumOf(dataset, of.sum)}) AS total`];
  const whole =
    of.kind === "share"
      ? `, whole AS (\n${grouped(dataset, apart, conditions(left), total, (axis) => axisSql(axis, dataset, {...drawn, members: new Map(), rest: null}))}\n)`
      : "";
  const joined = of.kind !== "share" ? "" : apart.length > 0 ? ` JOIN whole USING (${apart.join(", ")})` : ", whole";
  const lastAxis = by.filter((axis) => axis !== TIME).at(-1);
  const shown = drawn.members.size > 0 && drawn.rest === null && lastAxis ? `\nWHERE ${lastAxis} IS NOT NULL` : "";
  return `WITH part AS (\n${part}\n)${whole}
SELECT ${[...by, `${valueSql(drawn)} AS ${name}`].join(", ")}
FROM part${joined}${shown}
ORDER BY ${by.includes(TIME) ? TIME : `${name} DESC`}`;
}

function grouped(
  {relation}: Dataset,
  by: readonly string[],
  conditions: readonly string[],
  sums: readonly string[],
  axisOf: (axis: string) => string
): string {
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(" AND ")}` : "";
  const axes = by.map((axis) => `${axisOf(axis)} AS ${axis}`);
  return `SELECT ${[...axes, ...sums].join(", ")}
FROM (\n${relation}\n)${where}${by.length > 0 ? ` GROUP BY ${by.map((_, i) => i + 1).join(", ")}` : ""}`;
}

function axisSql(axis: string, dataset: Dataset, {grain, by, members, rest}: DrawnMeasure): string {
  if (axis === TIME)
    return grain === dataset.grain ? "CAST(time AS DATE)" : `CAST(date_trunc('${grain}', time) AS DATE)`;
  const key = keySql(dimensionOf(axis));
  if (members.size === 0 || axis !== by.filter((each) => each !== TIME).at(-1)) return key;
  const cases = [...members].map(([each, label]) => `WHEN ${quotedText(each)} THEN ${quotedText(label)}`);
  return `CASE ${key} ${cases.join(" ")}${rest === null ? "" : ` ELSE ${quotedText(rest)}`} END`;
}

function valueSql({measure: {of}, by, grain}: DrawnMeasure): string {
  switch (of.kind) {
    case "sum": {
      const value = of.per === 1 ? "CAST(coalesce(n, 0) AS BIGINT)" : `n / ${of.per}`;
      return of.where === undefined ? value : `CASE WHEN where_n > 0 THEN ${value} END`;
    }
    case "ratio":
      return "n / nullif(over_n, 0)";
    case "share":
      return "n / nullif(total, 0)";
    case "growth": {
      const members = by.filter((axis) => axis !== TIME);
      const over = `OVER (${members.length > 0 ? `PARTITION BY ${members.join(", ")} ` : ""}ORDER BY time)`;
      return `CASE WHEN lag(time) ${over} = time - INTERVAL 1 ${grain} THEN nullif(n, 0) / nullif(lag(n) ${over}, 0) - 1 END`;
    }
  }
}
