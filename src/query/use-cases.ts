import type {IsoDate} from "../lib/dates.js";
import type {Origin} from "../lib/origins.js";

/** Share of a task, or of a group of tasks, in all classified tokens and requests of the window. */
export interface UseCaseShare {
  readonly level: "macro" | "task";
  readonly macro: string;
  readonly use_case: string;
  readonly name: string;
  readonly token_share: number;
  readonly request_share: number;
}

/** Share of one listed model in the tokens of a task. */
export interface UseCaseModel {
  readonly use_case: string;
  readonly listed_order: number;
  readonly model: string;
  readonly name: string;
  readonly lab: string;
  readonly lab_name: string;
  readonly lab_name_zh: string;
  readonly origin: Origin;
  readonly share: number;
}

export interface CategoryShare {
  readonly week: IsoDate;
  readonly category: string;
  /** Share of classified tokens, rounded to a tenth of a percent. */
  readonly share: number;
}

/** Tasks and their models over the latest window. */
export interface UseCases {
  readonly as_of: IsoDate;
  readonly window_days: number;
  readonly citation: string;
  /** Days after which the source is overdue; null for one that is never renewed. */
  readonly max_age_days: number | null;
  readonly shares: readonly UseCaseShare[];
  readonly models: readonly UseCaseModel[];
}

/** The older classifier, by week. */
export interface Categories {
  readonly shares: readonly CategoryShare[];
  readonly citation: string;
  readonly as_of: IsoDate;
}

/** What the use-case page loads; built by `src/data/use-cases.json.ts`. What is not on record is null. */
export interface UseCaseData {
  /** The day the ledger is shown as known on; null for today. */
  readonly knownOn: IsoDate | null;
  readonly tasks: UseCases | null;
  readonly categories: Categories | null;
}
