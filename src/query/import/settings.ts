import type {IsoDate} from "../../lib/dates.js";
import type {CacheConvention, Columns} from "./roles/roles.js";
import type {DayOrder} from "./values/time.js";

/** What a reader says of a file beyond what it says itself; all of it may be left to the file. */
export interface ImportSettings {
  /** Columns by role, in place of those that were recognised. */
  readonly columns?: Columns;
  /** Whether cached tokens are among the input tokens or come on top of them. */
  readonly cache?: CacheConvention;
  readonly order?: DayOrder;
  /** Zone of the days, an IANA name; UTC by default. */
  readonly zone?: string;
  /** Whether times without zone are of that zone; they are of UTC else. */
  readonly isLocal?: boolean;
  /** Day on which times that count from nothing begin. */
  readonly startDay?: IsoDate;
  /** The one model, and the one day, of a file that names none. */
  readonly model?: string;
  readonly day?: IsoDate;
  /** ISO 4217 of costs that name none. */
  readonly currency?: string;
  /** US dollars for one unit of a currency. */
  readonly rates?: Readonly<Record<string, number>>;
  /** Models by the names that a reader assigned to them. */
  readonly names?: Readonly<Record<string, string>>;
}

/** What a reader is asked, because the file alone does not tell. */
export type Question =
  | {readonly kind: "rate"; readonly currency: string}
  | {readonly kind: "currency"; readonly rows: number}
  | {readonly kind: "start-day"}
  | {readonly kind: "day"}
  | {readonly kind: "model"}
  | {readonly kind: "day-order"; readonly rows: number};
