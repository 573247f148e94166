import type {IsoDate} from "../lib/dates.js";
import type {Lang, Text} from "../lib/language.js";
import type {Origin} from "../lib/origins.js";

export type Weights = "open" | "closed" | "unknown";

export const WEIGHTS_NAME: Readonly<Record<Weights, Text>> = {
  open: {en: "Open", zh: "开放权重"},
  closed: {en: "Closed", zh: "封闭权重"},
  unknown: {en: "Unknown", zh: "权重未知"}
};

export interface Country {
  readonly country: string;
  readonly name: Text;
  readonly origin: Origin;
}

export interface Lab {
  readonly lab: string;
  readonly name: Text;
  /** Index into `countries`. */
  readonly country: number;
}

export interface UsageModel {
  readonly model: string;
  readonly name: string;
  /** Index into `labs`. */
  readonly lab: number;
  readonly weights: Weights;
}

/** A dated event that figures mark. */
export interface LedgerEvent {
  readonly date: IsoDate;
  readonly kind: string;
}

/**
 * Weekly usage as pages load it: three parallel columns of equal length, and the names their indexes point to.
 * Built by `src/data/usage-weekly.json.ts` from the view usage_weekly_by_model.
 */
export interface Usage {
  /** Date the source states the data as of. */
  readonly asOf: IsoDate;
  readonly citation: string;
  /** Days after which the source is overdue; null for one that is never renewed. */
  readonly maxAgeDays: number | null;
  /** The day the ledger is shown as known on; null for today. */
  readonly knownOn: IsoDate | null;
  /** Mondays, ascending; weeks that were never published whole are absent. */
  readonly weeks: readonly IsoDate[];
  readonly countries: readonly Country[];
  readonly labs: readonly Lab[];
  readonly models: readonly UsageModel[];
  readonly week: readonly number[];
  readonly model: readonly number[];
  /** Prompt and completion tokens. */
  readonly tokens: readonly number[];
  readonly events: readonly LedgerEvent[];
}

/** Prompts, cached input included, as a share of tokens in one month; built by `src/data/prompt-share.json.ts`. */
export interface PromptShare {
  /** First day of the month. */
  readonly month: IsoDate;
  /** Of the tokens of labs whose mix is on record. */
  readonly share: number;
  /** What part of all tokens those labs carried. */
  readonly coverage: number;
  readonly citation: string;
}

/** The weeks the founding note counts, by their Mondays. */
export function noteWeeks({events}: Usage): {readonly from: IsoDate; readonly to: IsoDate} {
  const weeks = events.filter((e) => e.kind === "note_evidence").map((e) => e.date);
  return {from: at(weeks, 0), to: at(weeks, weeks.length - 1)};
}

/** Whether the note's weeks are on record. */
export function holdsNoteWeeks(usage: Usage): boolean {
  const {from, to} = noteWeeks(usage);
  return usage.weeks.includes(from) && usage.weeks.includes(to);
}

export function labOf(usage: Usage, model: number): Lab {
  return at(usage.labs, at(usage.models, model).lab);
}

export function countryOf(usage: Usage, model: number): Country {
  return at(usage.countries, labOf(usage, model).country);
}

export function originOf(usage: Usage, model: number): Origin {
  return countryOf(usage, model).origin;
}

/** A model's name; the aggregate of unnamed ones is called as its lab is, in the reader's language. */
export function modelName(usage: Usage, model: number, lang: Lang): string {
  return originOf(usage, model) === "other" ? labOf(usage, model).name[lang] : at(usage.models, model).name;
}

/** An element that must exist. */
export function at<T>(values: ArrayLike<T>, index: number): T {
  const value = values[index];
  if (value === undefined) throw new Error(`index: ${index}; expected 0 to ${values.length - 1}`);
  return value;
}
