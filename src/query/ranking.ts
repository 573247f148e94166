import {addDays, type IsoDate} from "../lib/dates.js";
import {largestNamed} from "./basis.js";
import {sliceTest, type Slice} from "./slice.js";
import {at, type Usage} from "./usage.js";

export interface RankedModel {
  /** Index into `usage.models`. */
  readonly model: number;
  readonly rank: number;
  readonly tokens: number;
  /** Share of all tokens of the week, `other` included. */
  readonly shareOfAll: number;
  /** Places gained since the calendar week before; null for a model that was not listed then. */
  readonly rise: number | null;
  /** Whether the calendar week before was published. */
  readonly previous: "published" | "unpublished";
}

/** Named models of a week by tokens, within a slice (its model filter left out), with their rise on the week. */
export function modelRanking(usage: Usage, week: IsoDate, slice: Slice = {}): RankedModel[] {
  const passes = sliceTest(usage, {...slice, from: "", to: ""}, "model");
  const previous = usage.weeks.indexOf(addDays(week, -7));
  const before = new Map(rowsOf(usage, previous, passes).map((row, i) => [at(usage.model, row), i + 1]));
  const index = usage.weeks.indexOf(week);
  const total = usage.tokens.reduce((sum, tokens, row) => (usage.week[row] === index ? sum + tokens : sum), 0);
  return rowsOf(usage, index, passes).map((row, i) => {
    const model = at(usage.model, row);
    const was = before.get(model);
    return {
      model,
      rank: i + 1,
      tokens: at(usage.tokens, row),
      shareOfAll: at(usage.tokens, row) / total,
      rise: was === undefined ? null : was - (i + 1),
      previous: previous < 0 ? "unpublished" : "published"
    };
  });
}

function rowsOf(usage: Usage, week: number, passes: (row: number) => boolean): number[] {
  const rows = usage.week.flatMap((w, row) => (w === week && passes(row) ? [row] : []));
  return largestNamed(usage, rows, rows.length);
}
