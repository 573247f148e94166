import type {IsoDate} from "../../lib/dates.js";
import type {ExposureKind} from "../exposure.js";
import type {BriefSpan} from "./sql.js";

/** One of the two states that are compared. */
export interface Side {
  readonly side: "was" | "now";
  readonly day: IsoDate;
  /** The vintage the weeks are read from: later than `day` where the state is reconstructed; null without weeks. */
  readonly known_on: IsoDate | null;
  /** Last whole week; null where none is on record. */
  readonly week_start: IsoDate | null;
  readonly tokens: number | null;
  readonly citation: string | null;
  readonly as_of: IsoDate | null;
}

/** A share of all tokens of the last week; tokens of tickers by owner weight. */
export interface ShareMove {
  readonly dimension: "origin" | "lab" | "ticker";
  readonly key: string;
  readonly name: string;
  readonly name_zh: string;
  readonly was_tokens: number;
  readonly now_tokens: number;
  readonly was_share: number;
  readonly now_share: number;
  readonly change: number;
}

export const PRICE_KINDS = ["turned_free", "price_cut", "price_rise", "cached_price", "listed", "delisted"] as const;

/** A listing that is priced otherwise, new or gone; US dollars per million tokens, null where not stated. */
export interface PriceMove {
  readonly kind: (typeof PRICE_KINDS)[number];
  readonly listing: string;
  readonly name: string;
  readonly was_input: number | null;
  readonly now_input: number | null;
  readonly was_output: number | null;
  readonly now_output: number | null;
  readonly was_cached: number | null;
  readonly now_cached: number | null;
  readonly was_on: IsoDate;
  readonly now_on: IsoDate;
  readonly citation: string;
}

/** A source of list prices or task shares that had nothing on record by the first day. */
export interface FirstCatalogue {
  readonly kind: "prices" | "tasks";
  /** Key of the table `source`. */
  readonly source: string;
  readonly title: string;
  readonly title_zh: string;
  /** Listings or tasks in it. */
  readonly items: number;
  readonly first_on: IsoDate;
  readonly citation: string;
}

export const MODEL_KINDS = ["new", "turned_free", "returned", "left"] as const;

/** A model that is in one last week and not in the other. */
export interface ModelMove {
  readonly kind: (typeof MODEL_KINDS)[number];
  readonly model: string;
  readonly name: string;
  readonly lab_name: string;
  readonly lab_name_zh: string;
  readonly released_on: IsoDate | null;
  readonly was_tokens: number | null;
  readonly now_tokens: number | null;
}

/** A task or group of tasks whose share of classified tokens moved; null where it was not listed. */
export interface TaskMove {
  readonly level: "macro" | "task";
  readonly use_case: string;
  readonly name: string;
  readonly was_share: number | null;
  readonly now_share: number | null;
  readonly change: number;
  readonly was_on: IsoDate;
  readonly now_on: IsoDate;
  readonly citation: string;
}

export interface RestatedValue {
  readonly grain: "day" | "week";
  readonly period_start: IsoDate;
  readonly model: string;
  readonly name: string;
  readonly was_tokens: number;
  /** Null where the model left the list. */
  readonly now_tokens: number | null;
  readonly change_share: number;
  readonly restated_on: IsoDate;
  readonly citation: string;
}

export interface ExposureMove {
  readonly date: IsoDate;
  readonly change: "began" | "ended";
  readonly entity: string;
  readonly entity_name: string;
  readonly entity_name_zh: string;
  readonly lab_name: string;
  readonly lab_name_zh: string;
  readonly kind: ExposureKind;
  readonly weight: number | null;
  readonly citation: string;
}

/** Usage of a lab in a week as one side knew it; the columns of `LabWeek`. */
export interface SideLabWeek {
  readonly side: "was" | "now";
  readonly lab: string;
  readonly week_start: IsoDate;
  readonly tokens: number;
  readonly free_tokens: number;
  readonly priced_tokens: number;
  readonly usd_if_all_input: number;
  readonly usd_if_all_output: number;
  readonly usd_if_all_cached: number;
}

/** What changed in the ledger between two days. */
export interface Brief extends BriefSpan {
  readonly was: Side;
  readonly now: Side;
  readonly shares: readonly ShareMove[];
  readonly prices: readonly PriceMove[];
  readonly catalogues: readonly FirstCatalogue[];
  readonly models: readonly ModelMove[];
  readonly tasks: readonly TaskMove[];
  readonly restated: readonly RestatedValue[];
  readonly exposures: readonly ExposureMove[];
  readonly labWeeks: readonly SideLabWeek[];
}

/** A brief as pages show it, without the weeks that feed the company models. */
export type BriefRows = Omit<Brief, "labWeeks">;

/** The weeks of one side. */
export function sideWeeks(weeks: readonly SideLabWeek[], side: SideLabWeek["side"]): readonly SideLabWeek[] {
  return weeks.filter((w) => w.side === side);
}

/** Whether a state is told by a later vintage than its day. */
export function isReconstructed({day, known_on}: Side): boolean {
  return known_on !== null && known_on > day;
}
