import type {CacheConvention, RoleName} from "../roles/roles.js";

/** Columns of a role by their names: the first that says something, or all added up. */
export type NamedColumns = readonly string[] | {readonly sum: readonly string[]};

/** An export whose columns and conventions are on record. Names go by their last parts, without case and signs. */
export interface KnownExport {
  readonly name: string;
  /** Columns that it has, all of them, and no other export has together. */
  readonly signs: readonly string[];
  readonly roles: Partial<Readonly<Record<RoleName, NamedColumns>>>;
  /** Whether cached tokens are among the input tokens; absent where it reports none. */
  readonly cache?: CacheConvention;
  /** Currency of costs that name none: US dollars where absent. */
  readonly currency?: string;
  /** How many of the units that costs stand in make one of the currency; one where absent. */
  readonly costScale?: number;
  /** Milliseconds in a unit of its times, where they count from nothing. */
  readonly relativeUnit?: number;
  /** Whether models are named within texts about prices. */
  readonly isBill?: boolean;
  /** Whether rows without a model are about something else, such as a top-up. */
  readonly isModelNeeded?: boolean;
  /** Whether a model is named once, for the rows that follow. */
  readonly isModelCarried?: boolean;
  /** Where its columns are written down. */
  readonly source: string;
  /** `export`: seen as people publish it; `code`: as its program writes it; `documentation`: as its maker describes it. */
  readonly by: "export" | "code" | "documentation";
}
