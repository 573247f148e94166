import {dayOfTime} from "../../src/lib/dates.js";
import {reasonOf} from "../../src/lib/reason-of.js";
import type {Table} from "../../src/query/schema.js";
import {TABLES} from "../../src/query/tables.js";
import {SOURCES} from "../sources/all.js";
import {textOf} from "../sources/decode.js";
import type {Decoded, Source} from "../sources/source.js";
import type {Entry} from "../ledger/entry.js";
import {readPayload} from "../ledger/archive.js";
import type {Vintage} from "./vintages.js";
import {checkRows, type References, type Row} from "./read.js";

/** An archived pull, decoded. */
export interface DecodedPull extends Decoded {
  readonly entry: Entry;
}

/** An archived pull that no table can be made of. */
export interface RefusedPull {
  readonly entry: Entry;
  readonly reason: string;
}

/**
 * Every archived pull, oldest first, decoded from the bytes as received. One that cannot be read is left out by name:
 * the others stand.
 */
export function decodePulls(
  entries: readonly Entry[],
  root: string
): {readonly pulls: readonly DecodedPull[]; readonly refused: readonly RefusedPull[]} {
  const pulls: DecodedPull[] = [];
  const refused: RefusedPull[] = [];
  for (const entry of entries.filter((e) => e.kind === "pull")) {
    const bytes = entry.payloads.map(({sha256}) => readPayload(sha256, root));
    try {
      pulls.push(decodeEntry(entry, bytes));
    } catch (error) {
      refused.push({entry, reason: reasonOf(error)});
    }
  }
  return {pulls, refused};
}

/** One archived answer, checked against its tables. Throws where a field is not as documented. */
export function decodeEntry(entry: Entry, bytes: readonly Uint8Array[]): DecodedPull {
  const bodies = bytes.map(textOf);
  const requests = entry.payloads.map((p) => p.request);
  const asked = {part: entry.part, requests, retrievedAt: entry.retrieved_at};
  const source = sourceNamed(entry.source);
  return {entry, ...checkPull(source, source.decode(bodies, asked))};
}

/** Checks decoded rows against their tables, without looking up what they refer to: what is new enters by itself. */
export function checkPull(source: Source, decoded: Decoded): Decoded {
  for (const [name, rows] of Object.entries(decoded.tables)) {
    const table = TABLES.find((t) => t.name === name);
    if (!table) throw new Error(`table: ${name}; expected one of the contract`);
    checkRows(
      rows.map((record, i) => ({record, line: i + 1})),
      table,
      `${source.name} ${name}`,
      null
    );
  }
  return decoded;
}

export function sourceNamed(name: string): Source {
  const source = SOURCES.find((s) => s.name === name);
  if (!source) throw new Error(`source: ${name}; expected one of ${SOURCES.map((s) => s.name).join(", ")}`);
  return source;
}

/** What a pull says of one table: one vintage for each day its rows became known. */
export function vintagesOf({entry, tables}: DecodedPull, table: Table, references: References | null): Vintage[] {
  const records = (tables[table.name] ?? []).map((record, i) => ({record, line: i + 1}));
  const path = [entry.source, entry.part, entry.retrieved_at].filter(Boolean).join(" ");
  const retrievedOn = dayOfTime(entry.retrieved_at);
  const byDay = new Map<string, Row[]>();
  for (const [i, row] of checkRows(records, table, path, references).entries()) {
    const knownFrom = records[i]?.record["known_from"] ?? retrievedOn;
    const dated = {
      ...row,
      source: entry.source,
      as_of: row["as_of"] ?? entry.as_of,
      known_from: knownFrom,
      reconstructed: knownFrom < retrievedOn
    };
    const rows = byDay.get(knownFrom);
    if (rows) rows.push(dated);
    else byDay.set(knownFrom, [dated]);
  }
  return [...byDay].map(([knownFrom, rows]) => ({knownFrom, path, isPull: true, rows}));
}
