import {parse} from "csv-parse/sync";
import {dayOfTime, type IsoDate} from "../../src/lib/dates.js";
import type {Table} from "../../src/query/schema.js";
import {readPayload} from "../ledger/archive.js";
import type {Entry} from "../ledger/entry.js";
import {readDataFile} from "./files.js";
import {checkRows, keyOf, readRows, type References, type Row} from "./read.js";

interface RegistryContext {
  readonly root: string;
  readonly day: IsoDate | null;
  readonly entries: readonly Entry[];
  readonly references: References;
}

/**
 * A curated registry, today's or as it stood on a day. Rows and columns added since then stay: data evidenced for an
 * earlier day may name them. Before the first record, the first record stands.
 */
export function readRegistry(table: Table, {root, day, entries, references}: RegistryContext): Row[] {
  const path = `data/registry/${table.name}.csv`;
  const now = readRows(readDataFile(path, root), table, path, references);
  const csv = day === null ? null : curatedOn(path, day, entries, root);
  if (csv === null) return now;
  const current = new Map(now.map((row) => [keyOf(row, table).join("\0"), row]));
  const records = parse<Record<string, string>>(csv, {bom: true, columns: true}).map((then, i) => {
    const row = current.get(
      table.columns
        .filter((c) => c.key)
        .map((c) => then[c.name] ?? "")
        .join("\0")
    );
    const cells = table.columns.map(({name}) => [name, then[name] ?? String(row?.[name] ?? "")]);
    return {record: Object.fromEntries(cells) as Record<string, string>, line: i + 2};
  });
  const stood = checkRows(records, table, `${path} of ${day}`, references);
  const known = new Set(stood.map((row) => keyOf(row, table).join("\0")));
  return [...stood, ...now.filter((row) => !known.has(keyOf(row, table).join("\0")))];
}

function curatedOn(path: string, day: IsoDate, entries: readonly Entry[], root: string): string | null {
  const versions = entries.filter((e) => e.kind === "curated" && e.part === path);
  const version = versions.filter((e) => dayOfTime(e.retrieved_at) <= day).at(-1) ?? versions[0];
  const hash = version?.payloads[0]?.sha256;
  return hash === undefined ? null : readPayload(hash, root).toString("utf8");
}
