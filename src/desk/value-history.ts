import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {LineDifference} from "./line-difference.js";
import type {PastCall} from "./past-calls.js";
import type {ValueChange} from "./value-change.js";

/** A change of a value from one published version to the next. */
export interface VersionChange extends ValueChange {
  /** Day of the edition that kept the version before. */
  readonly since: IsoDate;
  /** Day of the edition that kept the version after; null for the one that is shown. */
  readonly until: IsoDate | null;
  /** What each line that differs says in both. */
  readonly differences: readonly LineDifference[];
}

/** What a company’s value was: from version to version, and on past Mondays with what was known then. */
export interface CompanyHistory {
  readonly entity: string;
  readonly title: Text;
  /** "HKD". */
  readonly currency: string;
  /** "HKD/share". */
  readonly unit: string;
  /** Newest first. */
  readonly changes: readonly VersionChange[];
  /** Newest first. */
  readonly mondays: readonly PastCall[];
  /** Titles of the lines that changes name. */
  readonly titles: Readonly<Record<string, Text>>;
}

/** What pages load of it. */
export interface ValueHistory {
  readonly knownOn: IsoDate | null;
  readonly asOf: IsoDate;
  readonly citation: string;
  readonly companies: readonly CompanyHistory[];
  /** Days of editions that kept no model, so that what changed since cannot be told. */
  readonly withoutModels: readonly IsoDate[];
}
