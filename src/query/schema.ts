import type {Text} from "../lib/language.js";

/** What a column may hold; each kind has one DuckDB type and one check at the boundary. */
export type ColumnKind =
  | "text"
  | "url"
  | "date"
  | "monday"
  | "month"
  | "tokens"
  | "integer"
  | "share"
  | "ratio"
  | "number"
  | "usd"
  | "boolean"
  | "origin"
  | "weights"
  | "rights"
  | "status"
  | "figure_status"
  | "exposure_kind"
  | "claim_topic"
  | "claim_test"
  | "claim_unit"
  | "level";

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly about: Text;
  /** Part of the key: never empty, never twice. */
  readonly key?: true;
  /** May be empty in the source. */
  readonly optional?: true;
  /** Tables and columns of which one must hold the value. */
  readonly references?: readonly (readonly [table: string, column: string])[];
}

export interface Table {
  readonly name: string;
  readonly about: Text;
  readonly columns: readonly Column[];
  /** Facts carry source, as_of and when they were known; registries are kept whole, as they stood. */
  readonly isFact: boolean;
  /** Columns of which a vintage states all rows together, so that those it leaves out no longer hold. */
  readonly wholeBy?: readonly string[];
  /** Whether few rows may be right: how many models use something is itself what is counted. */
  readonly isSparse?: true;
  /** Whether two sources may each state a value for one key. */
  readonly perSource?: true;
}

export const DUCKDB_TYPE: Readonly<Record<ColumnKind, string>> = {
  text: "VARCHAR",
  url: "VARCHAR",
  date: "DATE",
  monday: "DATE",
  month: "DATE",
  tokens: "BIGINT",
  integer: "INTEGER",
  share: "DOUBLE",
  ratio: "DOUBLE",
  number: "DOUBLE",
  usd: "DOUBLE",
  boolean: "BOOLEAN",
  origin: "VARCHAR",
  weights: "VARCHAR",
  rights: "VARCHAR",
  status: "VARCHAR",
  figure_status: "VARCHAR",
  exposure_kind: "VARCHAR",
  claim_topic: "VARCHAR",
  claim_test: "VARCHAR",
  claim_unit: "VARCHAR",
  level: "VARCHAR"
};

/** Columns every fact row ends with. `known_to` is exclusive; 9999-12-31 means still known. */
export const VINTAGE: readonly Column[] = [
  {
    name: "source",
    kind: "text",
    references: [["source", "source"]],
    about: {en: "source of the row", zh: "该行的来源"}
  },
  {name: "as_of", kind: "date", about: {en: "date the source states the value as of", zh: "来源所述的数据截至日"}},
  {name: "known_from", kind: "date", about: {en: "first day this value is evidenced", zh: "该值有据可查的首日"}},
  {name: "known_to", kind: "date", about: {en: "day it was replaced, exclusive", zh: "该值被替代之日（不含）"}},
  {
    name: "reconstructed",
    kind: "boolean",
    about: {
      en: "true where known_from rests on evidence, not on a pull of our own",
      zh: "known_from 依据旁证而非本库自身拉取时为 true"
    }
  }
];

/** The columns of a table as they stand in the file; a table that dates its own rows has one `as_of`. */
export function columnsOf({columns, isFact}: Table): readonly Column[] {
  return isFact ? [...columns, ...VINTAGE.filter((v) => columns.every((c) => c.name !== v.name))] : columns;
}

type ColumnOptions = Partial<Pick<Column, "key" | "optional" | "references">>;

/** A column, with what it is in each language. */
export function column(name: string, kind: ColumnKind, en: string, zh: string, options: ColumnOptions = {}): Column {
  return {name, kind, about: {en, zh}, ...options};
}

export const KEY = {key: true} as const;
export const OPTIONAL = {optional: true} as const;
