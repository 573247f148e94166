import {createHash, createHmac} from "node:crypto";
import type {DuckDBConnection} from "@duckdb/node-api";

/** The variable that holds the key by which identifiers of users are hashed. */
export const USER_KEY = "LEDGER_USER_KEY";

/** What stands for the user of a request that names none. */
export const NO_USER = "00000000-0000-0000-0000-000000000000";

/** How identifiers of users are hashed: as they are written, they are kept nowhere. */
export interface UserKey {
  /** The first half of HMAC-SHA256, written as a UUID. */
  hash(user: string): string;
  /** Hands the key to a DuckDB, in whose later statements and errors it is not written. */
  prepare(reader: DuckDBConnection): Promise<void>;
  /** SQL of the same hash, for a DuckDB that has the key. */
  sql(user: string): string;
}

const BLOCK = 64;
const LEAST = 16;

/** The key of the environment; throws on one that is missing, or short enough to be guessed. */
export function userKey(key = process.env[USER_KEY] ?? ""): UserKey {
  if (key.length < LEAST)
    throw new Error(
      `${USER_KEY}: ${key === "" ? "empty" : `${key.length} signs`}; expected a secret of at least ${LEAST} signs, such as openssl rand -hex 32 gives`
    );
  const bytes = Buffer.from(key);
  const block = Buffer.alloc(BLOCK);
  (bytes.length > BLOCK ? createHash("sha256").update(bytes).digest() : bytes).copy(block);
  return {
    hash: (user) =>
      createHmac("sha256", key)
        .update(user)
        .digest("hex")
        .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5"),
    async prepare(reader) {
      for (const [name, pad] of Object.entries({user_key_inner: 0x36, user_key_outer: 0x5c})) {
        const padded = Buffer.from(block.map((byte) => byte ^ pad));
        await reader.run(`SET VARIABLE ${name} = from_hex('${padded.toString("hex")}')`);
      }
    },
    sql: (user) =>
      `CAST(from_hex(left(sha256(getvariable('user_key_outer') || from_hex(sha256(getvariable('user_key_inner') || encode(${user})))), 32)) AS UUID)`
  };
}
