import {missingWeeks} from "./basis.js";
import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";

/** What a listed company has of a lab: its revenue, a part of its equity value, or its hosting. Never summed. */
export const EXPOSURE_KINDS = ["owner", "stake", "host"] as const;

export type ExposureKind = (typeof EXPOSURE_KINDS)[number];

/** One relation on record. */
export interface Exposure {
  readonly lab: string;
  readonly labName: Text;
  readonly entity: string;
  readonly kind: ExposureKind;
  /** Part of the lab, in [0, 1]; null where it is not disclosed. */
  readonly weight: number | null;
  readonly from: IsoDate;
  /** Day after the last; null while it holds. */
  readonly to: IsoDate | null;
  readonly note: string | null;
  readonly citation: string;
}

/** A company through one kind of relation in one week. */
export interface ExposureWeek {
  readonly week: IsoDate;
  readonly entity: string;
  readonly kind: ExposureKind;
  /** Tokens by disclosed weights; null where none is disclosed. */
  readonly tokens: number | null;
  /** Tokens of labs whose weight is not disclosed, unweighted: an upper bound of what is missing from `tokens`. */
  readonly undisclosed: number;
  /** US dollars if every priced token were paid as input; null where nothing is priced. */
  readonly usd: number | null;
  /** Priced part of `tokens`. */
  readonly pricedShare: number | null;
}

/** All tokens of a week, those no lab can be named for, and what the priced ones come to. */
export interface WeekTotal {
  readonly week: IsoDate;
  readonly tokens: number;
  readonly undisclosed: number;
  readonly other: number;
  readonly priced: number;
  readonly usd: number;
  readonly usdUndisclosed: number;
  readonly usdOther: number;
}

/** Look-through exposure as pages load it. */
export interface ExposureData {
  readonly knownOn: IsoDate | null;
  readonly asOf: IsoDate;
  readonly maxAgeDays: number | null;
  readonly citation: string;
  readonly companies: readonly {readonly entity: string; readonly name: Text}[];
  readonly exposures: readonly Exposure[];
  readonly weeks: readonly ExposureWeek[];
  readonly totals: readonly WeekTotal[];
}

export const EXPOSURE_MEASURES = ["tokens", "usd"] as const;

export type ExposureMeasure = (typeof EXPOSURE_MEASURES)[number];

/** A share of a week: of a company, or of what no listed company owns. */
export interface ExposureShare {
  /** Ticker, or one of the rest: `unlisted`, `undisclosed`, `other`. */
  readonly key: string;
  readonly share: number;
}

/** The parts of a week that belong to no company on record. */
export const UNOWNED_PARTS = ["unlisted", "undisclosed", "other"] as const;

/** Whether a key stands for what no listed company owns. */
export function isRest(key: string): boolean {
  return UNOWNED_PARTS.some((each) => each === key);
}

/**
 * Shares of a week by owner, largest company first, then labs without a listed owner, undisclosed labs and `other`:
 * they sum to one. In dollars, shares of the priced part alone: a new model of a lab that nobody has placed yet may have a
 * price, `other` has none. Empty for a week without tokens or, in dollars, without prices.
 */
export function ownerShares(data: ExposureData, week: IsoDate, measure: ExposureMeasure): ExposureShare[] {
  const total = data.totals.find((t) => t.week === week);
  if (!total || total[measure] === 0) return [];
  const whole = total[measure];
  const owned = data.weeks
    .filter((w) => w.week === week && w.kind === "owner")
    .map((w) => ({key: w.entity, share: (w[measure] ?? 0) / whole}))
    .sort((a, b) => b.share - a.share);
  const [undisclosed, other] =
    measure === "tokens" ? [total.undisclosed, total.other] : [total.usdUndisclosed, total.usdOther];
  const rest = [undisclosed / whole, other / whole];
  const unlisted = 1 - owned.reduce((sum, s) => sum + s.share, 0) - rest.reduce((sum, s) => sum + s, 0);
  return [...owned, ...UNOWNED_PARTS.map((key, i) => ({key, share: [unlisted, ...rest][i] ?? 0}))];
}

/** A company's share through the weeks under one kind; null where nothing is disclosed, priced or published. */
export interface EntityLine {
  readonly entity: string;
  readonly points: readonly {readonly week: IsoDate; readonly share: number | null}[];
}

/**
 * Share of each company by week under one kind, weeks never published among them without a value. With
 * `undisclosed`, the tokens of labs of undisclosed weight as a share of all: at most what the company could have.
 */
export function entityLines(
  data: ExposureData,
  kind: ExposureKind,
  measure: ExposureMeasure | "undisclosed"
): readonly EntityLine[] {
  const published = data.totals.map((t) => t.week);
  const calendar = [...published, ...missingWeeks(published)].sort();
  const wholeOf = new Map(data.totals.map((t) => [t.week, measure === "usd" ? t.usd : t.tokens]));
  const entities = [...new Set(data.weeks.filter((w) => w.kind === kind).map((w) => w.entity))];
  return entities
    .map((entity) => {
      const own = new Map(
        data.weeks.filter((w) => w.kind === kind && w.entity === entity).map((w) => [w.week, w[measure]])
      );
      const points = calendar.map((week) => {
        const [value = null, whole = 0] = [own.get(week), wholeOf.get(week)];
        return {week, share: value === null || whole === 0 ? null : value / whole};
      });
      return {entity, points};
    })
    .filter(({points}) => points.some((p) => p.share !== null && p.share > 0))
    .sort((a, b) => lastShare(b) - lastShare(a));
}

function lastShare({points}: EntityLine): number {
  return points.findLast((p) => p.share !== null)?.share ?? 0;
}
