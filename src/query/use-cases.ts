import type {IsoDate} from "../lib/dates.js";
import type {Origin} from "../lib/origins.js";
import {leadOf} from "./share-bounds.js";
import type {UserGeography} from "./user-geography.js";

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

/** The group of tasks with the most tokens, of tasks without groups the one task; null where none is on record. */
export function largestGroup(shares: readonly UseCaseShare[]): UseCaseShare | null {
  const groups = shares.filter(({level}) => level === "macro");
  return (groups.length > 0 ? groups : shares).reduce<UseCaseShare | null>(
    (most, each) => (most && most.token_share >= each.token_share ? most : each),
    null
  );
}

export interface CategoryShare {
  readonly week: IsoDate;
  readonly category: string;
  /** Share of classified tokens, rounded to a tenth of a percent. */
  readonly share: number;
}

/** Tasks and their models over the latest window. */
export interface UseCases {
  /** Whether these are counts of requests of one's own, and no sample of a publisher's. */
  readonly isOwn?: true;
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
  /** The most used apps of the latest window of each length; windows of different lengths do not compare. */
  readonly apps: readonly AppUsage[];
  /** Weeks of the largest apps of each category; null where nobody has fetched them yet. */
  readonly appWeeks: AppHistory | null;
  /** Weeks of use cases by model; null where nobody has fetched them yet. */
  readonly history: FilterHistory | null;
  /** Published figures on where users are. */
  readonly users: readonly UserGeography[];
}

/** The apps that are largest in the last week on record of each category of apps, through all weeks. */
export interface AppHistory {
  readonly citation: string;
  readonly weeks: readonly AppWeek[];
}

/** An app in a whole week of one category of apps; it may be in several. */
export interface AppWeek {
  readonly week: IsoDate;
  readonly category: string;
  readonly app: string;
  readonly tokens: number;
  readonly requests: number;
}

/** First and last week of use cases by model that are on record, and who carried each category. */
export interface FilterHistory {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly citation: string;
  readonly origins: readonly CategoryOrigin[];
}

/** An origin’s part of a category’s tokens in a week, both the publisher’s estimates; parts of a category sum to one. */
export interface CategoryOrigin {
  readonly week: IsoDate;
  readonly category: string;
  readonly origin: Origin;
  readonly share: number;
}

/** An app in one window. */
export interface AppUsage {
  readonly isOwn?: true;
  /** Last day of the window. */
  readonly as_of: IsoDate;
  readonly window_days: number;
  readonly rank: number;
  readonly app: string;
  readonly tokens: number;
  readonly requests: number | null;
  readonly citation: string;
}

/** The tokens of a task by origin of the listed models, as shares that sum to one. */
export interface TaskOrigins {
  readonly use_case: string;
  readonly china: number;
  readonly us: number;
  readonly elsewhere: number;
  /** Of models not listed and of undisclosed labs. */
  readonly unplaced: number;
  /** Who leads however the unplaced part falls; null where that part decides. */
  readonly leads: "china" | "us" | "elsewhere" | null;
}

/** Which origin carries which task, in the order of the tasks' tokens. */
export function taskOrigins({shares, models}: Pick<UseCases, "shares" | "models">): TaskOrigins[] {
  return shares
    .filter(({level}) => level === "task")
    .map(({use_case}) => {
      const own = models.filter((m) => m.use_case === use_case);
      const sum = (of: (origin: Origin) => boolean) =>
        own.filter(({origin}) => of(origin)).reduce((total, {share}) => total + share, 0);
      const china = sum((origin) => origin === "china");
      const us = sum((origin) => origin === "us");
      const elsewhere = sum((origin) => !["china", "us", "undisclosed", "other"].includes(origin));
      const unplaced = 1 - china - us - elsewhere;
      const {first, isSure} = leadOf({china, us, elsewhere, undisclosed: unplaced});
      const leads = isSure && first !== "europe" ? first : null;
      return {use_case, china, us, elsewhere, unplaced, leads};
    });
}
