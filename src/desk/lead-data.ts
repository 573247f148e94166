import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {LeadStudy} from "./lead-study.js";

/** What the page on usage and revenue loads. */
export interface LeadData extends LeadStudy {
  /** Day a build shows the ledger as known on; null for what is known now. */
  readonly knownOn: IsoDate | null;
  readonly asOf: IsoDate;
  readonly citation: string;
  /** The elasticity that each model driven by tokens assumes. */
  readonly assumed: readonly {readonly entity: string; readonly title: Text; readonly elasticity: number}[];
}
