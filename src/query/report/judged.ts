import type {IsoDate} from "../../lib/dates.js";
import type {Scorecard} from "../claims/claims.js";
import type {SeriesReport} from "./report.js";

/** A report with its claims judged on its day and today. */
export interface JudgedReport extends Omit<SeriesReport, "claims">, Scorecard {
  readonly name: string;
}

/** What pages of reports load; built by `src/data/reports.json.ts`. */
export interface Reports {
  /** The day the ledger is shown as known on; null for today. */
  readonly knownOn: IsoDate | null;
  /** The leading one first, then the newest. */
  readonly reports: readonly JudgedReport[];
}
