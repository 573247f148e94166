import type {IsoDate} from "../lib/dates.js";

/** One file or payload of a source, as the books recorded it. */
export interface RecordedFile {
  readonly source: string;
  /** Path of a file, or what of the source was asked; null where the source has one part. */
  readonly part: string | null;
  readonly kind: "pull" | "carried" | "curated";
  readonly retrieved_on: IsoDate;
  readonly bytes: number;
  /** SHA-256 of the bytes as received; several, with spaces between, where one pull took several requests. */
  readonly sha256: string;
}

/** A row of the `source` table as pages load it, with what the ledger holds of it. */
export interface SourceRecord {
  readonly source: string;
  readonly publisher: string;
  readonly title: string;
  readonly title_zh: string;
  readonly url: string | null;
  readonly licence: string;
  readonly rights: "open" | "cite" | "internal";
  readonly citation: string;
  readonly as_of: IsoDate;
  readonly retrieved_on: IsoDate;
  readonly status: string;
  readonly max_age_days: number | null;
  readonly note: string | null;
  readonly note_zh: string | null;
  readonly rows: number;
  /** Whether a value's first day rests on evidence rather than on a pull of our own; null where it dates none. */
  readonly reconstructed: boolean | null;
  readonly files: readonly RecordedFile[];
}

/** What the data page loads; built by `src/data/sources.json.ts`. */
export interface Books {
  /** The day the ledger is shown as known on; null for today. */
  readonly knownOn: IsoDate | null;
  readonly sources: readonly SourceRecord[];
  /** The last entry of the books; null before the first. */
  readonly head: {readonly seq: number; readonly hash: string} | null;
  /** Rows of each shipped table. */
  readonly tables: readonly {readonly name: string; readonly rows: number}[];
}
