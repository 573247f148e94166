import {dayOfTime} from "../../src/lib/dates.js";
import {ageInDays, isStale} from "../../src/lib/age.js";
import {TABLES} from "../../src/query/tables.js";
import {projectRoot} from "../paths.js";
import {SOURCES} from "../sources/all.js";
import type {Source} from "../sources/source.js";
import {UNREVIEWED} from "../warehouse/newcomers.js";
import {decodePulls} from "../warehouse/pulls.js";
import type {Row} from "../warehouse/read.js";
import {readTables} from "../warehouse/tables.js";
import {readLedger} from "./archive.js";
import {clockState, withCredibleTimes} from "./clock.js";
import type {Entry} from "./entry.js";
import {heldEntries} from "./held.js";

/** How old each source is, and what waits for a curator. */
export interface Status {
  readonly sources: readonly SourceStatus[];
  /** Labs that pulls named and nobody has placed yet. */
  readonly unreviewedLabs: readonly string[];
  /** What waits for a look or was left out, each in a sentence that says what to do. */
  readonly notes: readonly string[];
}

export interface SourceStatus {
  readonly source: string;
  readonly asOf: string;
  /** Day it was last asked. */
  readonly checkedOn: string;
  readonly ageDays: number | null;
  readonly maxAgeDays: number | null;
  readonly rows: number;
  /** `silent`: it has not answered since well before its last turn. */
  readonly state: "fresh" | "stale" | "silent" | "document" | "never asked";
}

/** The state of every source on record, and of those a refresh asks that have not answered yet. */
export function statusOf(now: Date, root = projectRoot): Status {
  const tables = readTables(root);
  const counts = new Map<unknown, number>();
  for (const {name} of TABLES.filter((t) => t.isFact))
    for (const {source} of tables.get(name) ?? []) if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
  const entries = withCredibleTimes(readLedger(root).entries);
  const known = (tables.get("source") ?? []).flatMap((row) => {
    const source = SOURCES.find((s) => s.name === row["source"]);
    const whole = sourceStatus(row, counts.get(row["source"]) ?? 0, source, now);
    return source?.parts ? [whole, ...source.parts.map((part) => partStatus(source, part, entries, now))] : [whole];
  });
  const never = SOURCES.filter((s) => known.every((k) => k.source !== s.name));
  return {
    sources: [...known, ...never.map((s) => neverAsked(s, s.name))],
    unreviewedLabs: (tables.get("lab") ?? []).filter((l) => l["kind"] === UNREVIEWED).map((l) => String(l["lab"])),
    notes: notesOf(entries, now, root)
  };
}

function notesOf(entries: readonly Entry[], now: Date, root: string): string[] {
  const {refusal, notice} = clockState(readLedger(root).entries, now);
  return [
    ...[refusal, notice].filter((text) => text !== null),
    ...heldEntries(entries).map(
      ({seq, source, part, retrieved_at, reason}) =>
        `${named(source, part)}, entry ${seq} of ${dayOfTime(retrieved_at)}, is held: ${reason ?? ""}. Look at it, then: npm run refresh -- --accept ${source}`
    ),
    ...decodePulls(entries, root).refused.map(
      ({entry: {seq, source, part}, reason}) =>
        `${named(source, part)}, entry ${seq}, is left out of every table: ${reason}`
    )
  ];
}

function named(source: string, part: string): string {
  return [source, part].filter(Boolean).join(" ");
}

function neverAsked({maxAgeDays}: Source, source: string): SourceStatus {
  return {source, asOf: "", checkedOn: "", ageDays: null, maxAgeDays, rows: 0, state: "never asked"};
}

/** One of the questions a source is asked each time, such as a filer, which ages by itself. */
function partStatus(source: Source, part: string, entries: readonly Entry[], now: Date): SourceStatus {
  const name = named(source.name, part);
  const own = entries.filter((e) => e.source === source.name && e.part === part && e.kind !== "held");
  const last = own.at(-1);
  if (!last) return neverAsked(source, name);
  const checkedOn = dayOfTime(last.retrieved_at);
  return {
    source: name,
    asOf: last.as_of,
    checkedOn,
    ageDays: ageInDays(last.as_of, now),
    maxAgeDays: source.maxAgeDays,
    rows: last.rows,
    state: stateOf(last.as_of, checkedOn, source, now)
  };
}

function stateOf(asOf: string, checkedOn: string, {maxAgeDays, everyDays}: Source, now: Date): SourceStatus["state"] {
  if (everyDays > 0 && ageInDays(checkedOn, now) > 2 * everyDays + 1) return "silent";
  return isStale(asOf, maxAgeDays, now) ? "stale" : "fresh";
}

function sourceStatus(row: Row, rows: number, source: Source | undefined, now: Date): SourceStatus {
  const asOf = String(row["as_of"]);
  const maxAgeDays = row["max_age_days"] === null ? null : Number(row["max_age_days"]);
  return {
    source: String(row["source"]),
    asOf,
    checkedOn: String(row["retrieved_on"]),
    ageDays: ageInDays(asOf, now),
    maxAgeDays,
    rows,
    state: source
      ? stateOf(asOf, String(row["retrieved_on"]), source, now)
      : maxAgeDays === null
        ? "document"
        : isStale(asOf, maxAgeDays, now)
          ? "stale"
          : "fresh"
  };
}
