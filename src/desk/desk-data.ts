import type {CoverageRow} from "../coverage/coverage.js";
import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {ComparedTarget} from "./estimates.js";
import type {NoteCase} from "./note-cases.js";
import type {Target, KnownTarget} from "./target.js";

/** What a forecast of ours was made by. */
export const RULES = ["model", "pooled_power", "last_growth"] as const;

export type Rule = (typeof RULES)[number];

/** A forecast of ours, as the books hold it. */
export interface OurForecast extends Target {
  readonly rule: Rule;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly unit: string;
  readonly reason: Text;
  /** Day of the first entry of the books that holds it as it is; null where none does yet, so that it does not count. */
  readonly day: IsoDate | null;
  /** Hash of that entry. */
  readonly hash: string | null;
}

/** What a company comes to by its model, and with what others expect in its lines. */
export interface ConsensusValue {
  readonly entity: string;
  readonly title: Text;
  readonly currency: string;
  readonly unit: string;
  readonly base: number | null;
  readonly price: number | null;
  /** Null where the sheet then has no value, or nothing is on record to set. */
  readonly atConsensus: number | null;
  /** With the reader’s own forecasts in its lines; null where they logged none. */
  readonly atLogged: number | null;
}

/** What the desk loads. */
export interface DeskData {
  readonly knownOn: IsoDate | null;
  readonly asOf: IsoDate;
  readonly citation: string;
  readonly targets: readonly KnownTarget[];
  readonly ours: readonly OurForecast[];
  readonly compared: readonly ComparedTarget[];
  readonly values: readonly ConsensusValue[];
  /** What the prices are that values are held against. */
  readonly prices: readonly Pick<CoverageRow, "entity" | "title" | "quoted">[];
  /** Catalysts and risks of the note as cases of each company. */
  readonly cases: readonly NoteCase[];
}
