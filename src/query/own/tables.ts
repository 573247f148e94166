import type {IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import type {Usage} from "../usage.js";
import type {UseCaseData} from "../use-cases.js";

/** Whose usage a page shows: the ledger's, that of the warehouse of requests the site was built on, or one beside the other. */
export const BOOKS = ["both", "ledger", "own"] as const;

export type BookChoice = (typeof BOOKS)[number];

/** Who or what spends: rows of each add up to the same. */
export const SPENDERS = ["team", "app", "model"] as const;

export type Spender = (typeof SPENDERS)[number];

/** What a team, an app or a model took in a month, in one currency: those of others stand by themselves. */
export interface OwnSpend {
  /** First day of the month. */
  readonly month: IsoDate;
  readonly by: Spender;
  /** As the log has it; of a model its key in the registry, where it is one of it. */
  readonly key: string;
  readonly name: Text;
  /** The lab of a model; null where it is of none that is known, and of teams and apps. */
  readonly lab: string | null;
  /** ISO 4217. */
  readonly currency: string;
  readonly tokens: number;
  readonly requests: number;
  /** In whole units of the currency, the nearest to the exact sum. */
  readonly cost: number;
}

/**
 * Usage of the warehouse of requests that a site was built on, as tables of the shapes that pages read of the ledger, so that
 * they show either alone or one beside the other; built by `src/data/own-tables.json.ts`.
 */
export interface OwnTables {
  readonly usage: Usage;
  /** Null tasks where no request of the window names one. */
  readonly useCases: Pick<UseCaseData, "tasks" | "apps">;
  readonly spend: readonly OwnSpend[];
}
