import type {CalendarSpec} from "../calendar/calendar.js";
import type {LineSpec} from "./line.js";

/** Named lines over periods, as written; `compile` checks it and makes it ready to calculate. */
export interface SheetSpec {
  /** snake_case. */
  readonly name: string;
  readonly title?: string;
  readonly calendar: CalendarSpec;
  /** Nouns counted in this sheet alone, in the singular: "rack" allows the units "racks" and "USD/rack". */
  readonly counts?: readonly string[];
  readonly lines: readonly LineSpec[];
  /** Sheets whose lines this one takes by "part.line": subsidiaries to consolidate, parts to sum. */
  readonly parts?: Readonly<Record<string, SheetSpec>>;
}
