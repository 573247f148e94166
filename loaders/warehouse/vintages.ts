import type {IsoDate} from "../../src/lib/dates.js";
import type {Table} from "../../src/query/schema.js";
import type {TableCell} from "./cell.js";
import {keyOf, repeatedKey, type Row} from "./read.js";

/** A value that still holds is known until then. */
export const FOREVER = "9999-12-31";

/** Rows that became known on one day from one source. */
export interface Vintage {
  readonly knownFrom: IsoDate;
  /** File or pull, for messages. */
  readonly path: string;
  /** A later pull of the same day replaces an earlier one; two files of one day must agree. */
  readonly isPull: boolean;
  /** Rows with source, as_of, known_from and reconstructed. */
  readonly rows: readonly Row[];
}

interface Known {
  readonly row: Row;
  /** Exclusive; null for a row that was replaced on the day it came, which no date can see. */
  until: IsoDate | null;
}

/**
 * Closes vintages: each value is known until the next is. A value that a later vintage repeats stays as it was first
 * known. Two files that give one key two values from the same day contradict each other: throws a DataError.
 */
export function closeVintages(vintages: readonly Vintage[], table: Table): Row[] {
  const known: Known[] = [];
  const current = new Map<string, Known>();
  const groups = new Map<string, Set<string>>();
  for (const vintage of inOrder(vintages)) {
    const stated = new Map<string, Set<string>>();
    for (const [i, row] of vintage.rows.entries()) {
      const key = fullKey(row, table);
      const before = current.get(key);
      if (table.wholeBy) keysOf(stated, groupOf(row, table.wholeBy)).add(key);
      if (before && sameValues(before.row, row, table)) continue;
      if (before?.row["known_from"] === vintage.knownFrom && !vintage.isPull)
        throw repeatedKey(row, table, vintage.path, i + 2);
      if (before) close(before, vintage.knownFrom);
      const next = {row, until: FOREVER};
      known.push(next);
      current.set(key, next);
    }
    for (const [group, keys] of stated) {
      for (const key of groups.get(group) ?? []) {
        const before = current.get(key);
        if (keys.has(key) || !before) continue;
        // Two files of one day may each hold a part of the whole.
        if (before.row["known_from"] === vintage.knownFrom && !vintage.isPull) keys.add(key);
        else {
          close(before, vintage.knownFrom);
          current.delete(key);
        }
      }
      groups.set(group, keys);
    }
  }
  return known.flatMap(({row, until}) => (until === null ? [] : [{...row, known_to: until}]));
}

/** Rows as the ledger knew them on a day. */
export function asKnown(rows: readonly Row[], day: IsoDate): Row[] {
  return rows
    .filter((row) => String(row["known_from"]) <= day && day < String(row["known_to"]))
    .map((row) => ({...row, known_to: FOREVER}));
}

/** Vintages by the day they became known; those of one day in the order given. */
export function inOrder(vintages: readonly Vintage[]): Vintage[] {
  return [...vintages].sort((a, b) => a.knownFrom.localeCompare(b.knownFrom, "en"));
}

function close(known: Known, day: IsoDate): void {
  known.until = known.row["known_from"] === day ? null : day;
}

function fullKey(row: Row, table: Table): string {
  return [...keyOf(row, table), ...(table.perSource ? [String(row["source"])] : [])].join("\0");
}

function sameValues(a: Row, b: Row, {columns}: Table): boolean {
  return columns.every(({name}) => name === "as_of" || same(a[name], b[name]));
}

function same(a: TableCell | undefined, b: TableCell | undefined): boolean {
  return (a ?? null) === (b ?? null);
}

function groupOf(row: Row, columns: readonly string[]): string {
  return columns.map((name) => String(row[name])).join("\0");
}

function keysOf(groups: Map<string, Set<string>>, group: string): Set<string> {
  const keys = groups.get(group) ?? new Set<string>();
  groups.set(group, keys);
  return keys;
}
