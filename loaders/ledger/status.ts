import {ageInDays, isStale} from "../../src/lib/age.js";
import {TABLES} from "../../src/query/tables.js";
import {projectRoot} from "../paths.js";
import {SOURCES} from "../sources/all.js";
import {UNREVIEWED} from "../warehouse/newcomers.js";
import type {Row} from "../warehouse/read.js";
import {readTables} from "../warehouse/tables.js";

/** How old each source is, and what waits for a curator. */
export interface Status {
  readonly sources: readonly SourceStatus[];
  /** Labs that pulls named and nobody has placed yet. */
  readonly unreviewedLabs: readonly string[];
}

export interface SourceStatus {
  readonly source: string;
  readonly asOf: string;
  /** Day it was last asked. */
  readonly checkedOn: string;
  readonly ageDays: number | null;
  readonly maxAgeDays: number | null;
  readonly rows: number;
  readonly state: "fresh" | "stale" | "document" | "never asked";
}

/** The state of every source on record, and of those a refresh asks that have not answered yet. */
export function statusOf(now: Date, root = projectRoot): Status {
  const tables = readTables(root);
  const counts = new Map<unknown, number>();
  for (const {name} of TABLES.filter((t) => t.isFact))
    for (const {source} of tables.get(name) ?? []) if (source) counts.set(source, (counts.get(source) ?? 0) + 1);
  const known = (tables.get("source") ?? []).map((row) => sourceStatus(row, counts.get(row["source"]) ?? 0, now));
  const never = SOURCES.filter((s) => known.every((k) => k.source !== s.name));
  return {
    sources: [
      ...known,
      ...never.map(({name, maxAgeDays}) => ({
        source: name,
        asOf: "",
        checkedOn: "",
        ageDays: null,
        maxAgeDays,
        rows: 0,
        state: "never asked" as const
      }))
    ],
    unreviewedLabs: (tables.get("lab") ?? []).filter((l) => l["kind"] === UNREVIEWED).map((l) => String(l["lab"]))
  };
}

function sourceStatus(row: Row, rows: number, now: Date): SourceStatus {
  const asOf = String(row["as_of"]);
  const maxAgeDays = row["max_age_days"] === null ? null : Number(row["max_age_days"]);
  return {
    source: String(row["source"]),
    asOf,
    checkedOn: String(row["retrieved_on"]),
    ageDays: ageInDays(asOf, now),
    maxAgeDays,
    rows,
    state: maxAgeDays === null ? "document" : isStale(asOf, maxAgeDays, now) ? "stale" : "fresh"
  };
}
