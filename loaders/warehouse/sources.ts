import {dayOfTime, latestDay, type IsoDate} from "../../src/lib/dates.js";
import type {Entry} from "../ledger/entry.js";
import {SOURCES} from "../sources/all.js";
import type {Row} from "./read.js";

/** Rows of the table `source` for the sources a refresh asks, of those that have answered. */
export function liveSources(entries: readonly Entry[], day: IsoDate | null): Row[] {
  return SOURCES.flatMap((source) => {
    const own = entries.filter((e) => e.source === source.name && e.kind !== "held");
    const known = own.filter((e) => day === null || dayOfTime(e.retrieved_at) <= day);
    const answered = known.length ? known : own.slice(0, 1);
    const last = answered.at(-1);
    if (!last) return [];
    // Of questions that age apart, such as filers, a source is as new as the newest.
    const asOf = source.parts ? latestDay(answered.map((e) => e.as_of)) : last.as_of;
    return [
      {
        source: source.name,
        publisher: source.publisher,
        title: source.title.en,
        title_zh: source.title.zh,
        url: source.url || null,
        licence: source.licence,
        rights: source.rights,
        citation: source.citation(asOf),
        as_of: asOf,
        known_from: null,
        retrieved_on: dayOfTime(last.retrieved_at),
        status: source.status,
        max_age_days: source.maxAgeDays,
        note: source.note.en,
        note_zh: source.note.zh
      }
    ];
  });
}

/** Rows of the table `ledger_entry`. */
export function entryRows(entries: readonly Entry[], day: IsoDate | null): Row[] {
  return entries
    .filter((e) => day === null || dayOfTime(e.retrieved_at) <= day)
    .map((e) => ({
      seq: e.seq,
      kind: e.kind,
      source: e.source,
      part: e.part || null,
      retrieved_on: dayOfTime(e.retrieved_at),
      as_of: e.as_of,
      rows: e.rows,
      schema_version: e.schema,
      bytes: e.payloads.reduce((sum, p) => sum + p.bytes, 0),
      sha256: e.payloads.map((p) => p.sha256).join(" "),
      previous: e.previous,
      hash: e.hash
    }));
}
