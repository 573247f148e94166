import type {Text} from "../../src/lib/language.js";
import type {Entry} from "../ledger/entry.js";
import type {Budget} from "./budget.js";
import type {Effects} from "./effects.js";
import type {Payload} from "./http.js";

/** A row as text, by column: the same as a line of a CSV file. */
export type TextRow = Readonly<Record<string, string>>;

/** What a catalogue says of a model it lists. */
export interface CatalogueEntry {
  /** Name in the catalogue. */
  readonly listing: string;
  /** Slug that usage is counted under, where the catalogue gives it. */
  readonly model: string | null;
  readonly name: string;
  readonly released_on: string;
  readonly weights: "open" | "closed" | "unknown";
  readonly context_tokens: string;
}

/** A payload turned into rows of the contract's tables. */
export interface Decoded {
  /** ISO date the values are stated as of. */
  readonly asOf: string;
  /** Time stamps as they stand in the payload, which alone may differ between two equal answers. */
  readonly stamps: readonly string[];
  /** Rows by table, without vintage columns; `known_from` where the payload itself evidences the day. */
  readonly tables: Readonly<Record<string, readonly TextRow[]>>;
  readonly catalogue: readonly CatalogueEntry[];
  /** Days asked for that the publisher left out, and that are no longer waited for. */
  readonly missing?: readonly string[];
}

/** What a payload was asked for, and when. */
export interface Asked {
  readonly part: string;
  readonly requests: readonly string[];
  /** ISO time, UTC. */
  readonly retrievedAt: string;
}

export interface Client {
  readonly effects: Effects;
  readonly budget: Budget;
}

/** One question to a source; its answer is stored whole or not at all. */
export interface Pull {
  readonly part: string;
  /** Requests it takes, where it is not one. */
  readonly requests?: number;
  /** What is asked, in words, for the plan. */
  readonly asks: string;
  readonly fetch: (client: Client) => Promise<readonly Payload[]>;
}

export interface PlanContext {
  /** ISO date, UTC. */
  readonly today: string;
  /** First day wanted, where the caller names one. */
  readonly since: string | null;
  /** What the ledger holds of the source, oldest first. */
  readonly entries: readonly Entry[];
  /** Whether the past that is not on record is wanted, in place of what is new. */
  readonly isBackfill?: boolean;
  readonly env: Effects["env"];
}

/** A source that a refresh can ask. */
export interface Source {
  readonly name: string;
  readonly publisher: string;
  readonly title: Text;
  readonly url: string;
  readonly licence: string;
  readonly rights: "open" | "cite" | "internal";
  readonly status: "official" | "filing" | "secondary";
  readonly citation: (asOf: string) => string;
  readonly note: Text;
  /** Age in days of its as-of date from which it is stale. */
  readonly maxAgeDays: number;
  /** Days between two pulls of a nightly refresh. */
  readonly everyDays: number;
  /** Version of the shape it is decoded by. */
  readonly schema: number;
  /** The settings it needs, by name, each with what to do when it is not set; without them it cannot be asked. */
  readonly settings: Readonly<Record<string, string>>;
  /** The setting that moves it to another address. */
  readonly address?: string;
  /** Questions it is asked each time, where each ages by itself, such as one a filer. */
  readonly parts?: readonly string[];
  /** Whether a backfill can ask it for the past, which a nightly refresh does not. */
  readonly hasPast?: true;
  /** Whether it is left out in silence where its settings are not set. */
  readonly optional: boolean;
  readonly plan: (context: PlanContext) => readonly Pull[];
  /** Throws a PullError at the first field that is missing, ill-typed, repeated or impossible. */
  readonly decode: (bodies: readonly string[], asked: Asked) => Decoded;
}
