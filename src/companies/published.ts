import type {IsoDate} from "../lib/dates.js";
import type {ReturnScale} from "../workspace/band.js";
import type {LastEvent} from "./case-signs.js";
import type {CompanyModel} from "./company.js";
import type {Filing} from "./filing.js";
import type {ListedShares} from "./quoted-price.js";

/** Where a figure can be read, as the registry of sources has it. */
export interface SourceOfFact {
  readonly title: string;
  readonly publisher: string;
  readonly url: string | null;
}

/** A company whose model the record contradicts: it is left out by name, and the others stand. */
export interface RefusedCompany {
  readonly entity: string;
  readonly reason: string;
}

/** Every company model with what its page shows beside it. */
export interface PublishedCompanies {
  /** Day a build shows the ledger as known on; null for what is known now. */
  readonly knownOn: IsoDate | null;
  readonly companies: readonly CompanyModel[];
  /** Companies whose model cannot be made from the record, each with why. */
  readonly refused: readonly RefusedCompany[];
  /** The note's bands of expected return; null for audiences from whom they are withheld. */
  readonly scale: ReturnScale | null;
  /** By which triggers of cases are dated. */
  readonly lastEvents: readonly LastEvent[];
  /** Where the documents behind facts are published. */
  readonly filings: readonly Filing[];
  /** Shares of companies by exchange and code, as the registry lists them. */
  readonly listed: readonly ListedShares[];
  /** By key of the source of a fact. */
  readonly sources: Readonly<Record<string, SourceOfFact>>;
}
