import {ORIGINS, type Origin} from "../lib/origins.js";
import type {WeekByOrigin} from "./basis.js";
import {quotedText, quotedTexts} from "./quoted.js";
import {at, countryOf, labOf, originOf, type Usage, type Weights} from "./usage.js";

/** What usage can be cut by. */
export type SliceDimension = "week" | "country" | "lab" | "model" | "weights";

/** A cut of usage; an absent or empty filter lets everything pass. */
export interface Slice {
  /** First and last Monday, both included. */
  readonly from?: string;
  readonly to?: string;
  readonly country?: readonly string[];
  readonly lab?: readonly string[];
  readonly model?: readonly string[];
  readonly weights?: readonly Weights[];
}

/** A slice whose range is set, as the filter bar gives it. */
export type RangedSlice = Slice & {readonly from: string; readonly to: string};

/** Keys of a dimension by row of `usage.models` (or of `usage.weeks`), for grouping and filtering alike. */
function modelKey(usage: Usage, dimension: Exclude<SliceDimension, "week">, model: number): string {
  if (dimension === "country") return countryOf(usage, model).country;
  if (dimension === "lab") return labOf(usage, model).lab;
  if (dimension === "weights") return at(usage.models, model).weights;
  return at(usage.models, model).model;
}

/**
 * Tokens by key of one dimension, largest first (weeks in order), under every filter but the dimension's own: so a
 * view shows what else could be chosen. With `ownFilter` that one holds too. Keys without usage are left out.
 */
export function tokensBy(
  usage: Usage,
  dimension: SliceDimension,
  slice: Slice,
  {ownFilter = false}: {ownFilter?: boolean} = {}
): Map<string, number> {
  const passes = sliceTest(usage, slice, ownFilter ? null : dimension);
  const keys = dimension === "week" ? usage.weeks : usage.models.map((_, index) => modelKey(usage, dimension, index));
  const index = dimension === "week" ? usage.week : usage.model;
  const sums = new Map<string, number>();
  for (let row = 0; row < usage.tokens.length; ++row) {
    if (!passes(row)) continue;
    const key = at(keys, at(index, row));
    sums.set(key, (sums.get(key) ?? 0) + at(usage.tokens, row));
  }
  const entries = [...sums];
  return new Map(dimension === "week" ? entries.sort() : entries.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)));
}

/** Tests rows against a slice, optionally leaving out the filter of one dimension. */
export function sliceTest(usage: Usage, slice: Slice, except: SliceDimension | null = null): (row: number) => boolean {
  const weekPasses = usage.weeks.map(
    (week) => except === "week" || ((!slice.from || week >= slice.from) && (!slice.to || week <= slice.to))
  );
  const modelPasses = usage.models.map((_, model) =>
    (["country", "lab", "model", "weights"] as const).every((dimension) => {
      const chosen: readonly string[] | undefined = slice[dimension];
      return dimension === except || !chosen?.length || chosen.includes(modelKey(usage, dimension, model));
    })
  );
  return (row) => at(weekPasses, at(usage.week, row)) && at(modelPasses, at(usage.model, row));
}

/** The SQL that gives the same cut by model, for the SQL page and for whoever doubts the figures. */
export function sliceSql(slice: Slice): string {
  const conditions = [
    slice.from && `week_start >= DATE ${quotedText(slice.from)}`,
    slice.to && `week_start <= DATE ${quotedText(slice.to)}`,
    ...(["country", "lab", "model", "weights"] as const).map((dimension) => {
      const chosen: readonly string[] | undefined = slice[dimension];
      return chosen?.length ? `${dimension} IN (${quotedTexts(chosen)})` : undefined;
    })
  ].filter((condition) => condition);
  const where = conditions.length ? `\nWHERE ${conditions.join("\n  AND ")}` : "";
  return `SELECT model, name, lab, country, weights, CAST(sum(tokens) AS BIGINT) AS tokens
FROM usage_weekly_by_model${where}
GROUP BY ALL
ORDER BY tokens DESC, model`;
}

/** One week of a slice by origin of the lab, in the shape of the overview's figures. */
export function sliceWeeks(usage: Usage, slice: Slice): WeekByOrigin[] {
  const passes = sliceTest(usage, slice, "week");
  const sums = usage.weeks.map(() => Object.fromEntries(ORIGINS.map((o) => [o, 0])) as Record<Origin, number>);
  usage.tokens.forEach((tokens, row) => {
    if (passes(row)) at(sums, at(usage.week, row))[originOf(usage, at(usage.model, row))] += tokens;
  });
  return usage.weeks.map((week, i) => {
    const tokens = at(sums, i);
    return {week, tokens, total: ORIGINS.reduce((sum, o) => sum + tokens[o], 0)};
  });
}
