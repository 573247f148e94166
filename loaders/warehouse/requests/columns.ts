import {UNKNOWN_KEY} from "../../../src/query/cube/dimensions.js";
import {NO_USER} from "./users.js";

/** A column of the table of requests, with its type in either engine. */
export interface RequestColumn {
  readonly name: string;
  readonly duckdb: string;
  readonly clickhouse: string;
  /** What stands in it for requests of earlier versions, which did not know it. */
  readonly absent?: string;
}

const text = (name: string): RequestColumn => ({
  name,
  duckdb: "VARCHAR",
  clickhouse: "String",
  ...(name === "team" && {absent: UNKNOWN_KEY})
});
const whole = (name: string): RequestColumn => ({name, duckdb: "BIGINT", clickhouse: "Int64"});

/** What requests are told apart by in sums of usage. */
export const LABELS = ["model", "app", "team", "use_case", "user_country", "currency"] as const;

/** Whole numbers that add up. */
export const AMOUNTS = [
  "tokens",
  "input_tokens",
  "output_tokens",
  "cache_read_tokens",
  "cache_write_tokens",
  "reasoning_tokens",
  "requests"
] as const;

/**
 * The table of requests, one row each: its day in the zone it was loaded for, its time in UTC to the second, its identity,
 * the model as its log names it, and its cost in `currency`, exact to 10⁻¹⁸. Of prompts and
 * answers it holds nothing, of users a hash by a key where one asks for it.
 */
export const REQUEST_COLUMNS: readonly RequestColumn[] = [
  {name: "day", duckdb: "DATE", clickhouse: "Date"},
  {name: "time", duckdb: "TIMESTAMP", clickhouse: "DateTime('UTC')"},
  {name: "id", duckdb: "UUID", clickhouse: "UUID"},
  {name: "user_hash", duckdb: "UUID", clickhouse: "UUID", absent: NO_USER},
  ...LABELS.map(text),
  ...AMOUNTS.map(whole),
  {name: "cost", duckdb: "DECIMAL(38, 18)", clickhouse: "Decimal(38, 18)"}
];

export const REQUEST_NAMES = REQUEST_COLUMNS.map(({name}) => name).join(", ");

/** SQL of a request's identity: the hash of the number its log gives it, or one of its own where it has none. */
export const idSql = (number: string) =>
  `CASE WHEN ${number} IS NULL THEN uuid() ELSE CAST(unhex(md5(${number})) AS UUID) END`;
