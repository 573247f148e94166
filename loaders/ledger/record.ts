import {existsSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {parse} from "csv-parse/sync";
import {isoDate} from "../../src/lib/dates.js";
import {sha256, type Entry, type EntryBody} from "./entry.js";
import {carriedFiles, curatedFiles} from "./files.js";
import {writePayload} from "./write.js";

/**
 * Entries for snapshots not yet on record and registries that changed since. A snapshot stays where it is and its
 * checksum is recorded; a registry is kept as a payload, since its file will change. Throws at a snapshot on record
 * that changed: a later vintage is a new file.
 */
export function unrecordedFiles(entries: readonly Entry[], root: string, now: Date): EntryBody[] {
  const asOf = statedDates(root);
  const latest = new Map(entries.map((e) => [`${e.kind} ${e.part}`, e.content]));
  const body = (kind: "carried" | "curated", path: string): EntryBody[] => {
    const bytes = readFileSync(join(root, path));
    const content = sha256(bytes);
    const before = latest.get(`${kind} ${path}`);
    if (before === content) return [];
    if (before && kind === "carried")
      throw new Error(`${path}: changed since it was recorded; restore it, and add what is new as a file of its own`);
    if (kind === "curated") writePayload(bytes, root);
    return [
      {
        kind,
        source: basename(path, ".csv"),
        part: path,
        retrieved_at: now.toISOString(),
        as_of: asOf.get(basename(path, ".csv")) ?? isoDate(now),
        rows: (parse(bytes, {bom: true, relax_column_count: true}) as unknown[]).length - 1,
        schema: 1,
        content,
        payloads: [{request: `file ${path}`, sha256: content, bytes: bytes.length}]
      }
    ];
  };
  return [
    ...carriedFiles(root).flatMap((path) => body("carried", path)),
    ...curatedFiles(root).flatMap((path) => body("curated", path))
  ];
}

/** Dates that the registry of sources states for snapshots, by source. */
function statedDates(root: string): Map<string, string> {
  const path = join(root, "data/registry/source.csv");
  if (!existsSync(path)) return new Map();
  const rows = parse<Record<string, string>>(readFileSync(path), {bom: true, columns: true});
  return new Map(rows.map((row) => [row["source"] ?? "", row["as_of"] ?? ""]));
}
