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
export type ImportQuestion =
  | {readonly kind: "rate"; readonly currency: string}
  | {readonly kind: "currency"; readonly rows: number}
  | {readonly kind: "start-day"}
  | {readonly kind: "day"}
  | {readonly kind: "model"}
  | {readonly kind: "day-order"; readonly rows: number};

/** What is not known of rows that were read. */
interface Unknown {
  /** Currencies without a rate. */
  readonly unrated: ReadonlySet<string>;
  /** Rows whose currency was guessed. */
  readonly guessed: number;
  readonly isDated: boolean;
  readonly isRelative: boolean;
  /** Whether each row says its model, or the reader did. */
  readonly isNamed: boolean;
  /** Rows whose day and month could be either. */
  readonly ambiguous: number;
}

/** What only the reader can say of rows that were read. */
export function openQuestions({
  unrated,
  guessed,
  isDated,
  isRelative,
  isNamed,
  ambiguous
}: Unknown): readonly ImportQuestion[] {
  return [
    ...[...unrated].sort().map((currency) => ({kind: "rate", currency}) as const),
    ...(guessed > 0 ? [{kind: "currency", rows: guessed} as const] : []),
    ...(isDated ? [] : [{kind: isRelative ? "start-day" : "day"} as const]),
    ...(isNamed ? [] : [{kind: "model"} as const]),
    ...(ambiguous > 0 ? [{kind: "day-order", rows: ambiguous} as const] : [])
  ];
}
