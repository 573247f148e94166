import type {IsoDate} from "../lib/dates.js";

/** What published figures on the countries of users measure, as the books name it. */
export const USER_MEASURES = [
  "share_pct (spend, billing location)",
  "share_of_weekly_spend_pct",
  "share_of_global_usage_pct",
  "AUI (usage share / working-age population share)"
] as const;

export type UserMeasure = (typeof USER_MEASURES)[number];

/** One published figure on where users are; never of a model, and never where a lab is. */
export interface UserGeography {
  readonly measure: UserMeasure;
  readonly period: string;
  /** Country or region, as printed. */
  readonly geography: string;
  /** Percent, or an index of which the world is one. */
  readonly value: number;
  readonly publisher: string;
  readonly read_from: string;
  readonly citation: string;
  readonly as_of: IsoDate;
}
