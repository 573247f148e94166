import {existsSync, readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {parse} from "csv-parse/sync";
import {isoDate, parseIsoDate} from "../../src/lib/dates.js";
import {clockState} from "./clock.js";
import {FILE_REQUEST, sha256, type Entry, type EntryBody, type PayloadRef} from "./entry.js";
import {carriedFiles, curatedFiles, editionFiles} from "./files.js";
import {writePayload} from "./write.js";

/** Kinds of entries that put files of the repository on record. */
type FileKind = "carried" | "curated" | "edition";

/**
 * Entries for snapshots and editions not yet on record and registries that changed since. Snapshots and editions stay where
 * they are and their checksums are recorded; a registry is kept as a payload, since its file will change. Throws at what is
 * on record and may never change: a later vintage is a new file; and at a clock that is behind the last entry.
 */
export function unrecordedFiles(entries: readonly Entry[], root: string, now: Date): EntryBody[] {
  const asOf = statedDates(root);
  const {refusal} = clockState(entries, now);
  const latest = new Map(entries.map((e) => [`${e.kind} ${e.part}`, e.content]));
  const body = (kind: FileKind, part: string, paths: readonly string[] = [part]): EntryBody[] => {
    const files = paths.map((path) => ({path, bytes: readFileSync(join(root, path))}));
    const payloads = files.map(({path, bytes}) => fileRef(path, bytes));
    const content = contentOf(payloads);
    const before = latest.get(`${kind} ${part}`);
    if (before === content) return [];
    if (refusal !== null) throw new Error(refusal);
    if (before !== undefined && kind !== "curated")
      throw new Error(`${part}: changed since it was recorded; restore it, and add what is new as a file of its own`);
    if (kind === "curated") for (const {bytes} of files) writePayload(bytes, root);
    const name = basename(part).replace(/\.\w+$/, "");
    if (kind === "edition" && parseIsoDate(name) === null)
      throw new Error(`${part}: no edition; expected <date>.json or a folder <date>: remove it`);
    return [
      {
        kind,
        source: kind === "edition" ? EDITION_SOURCE : name,
        part,
        retrieved_at: now.toISOString(),
        as_of: kind === "edition" ? name : (asOf.get(name) ?? isoDate(now)),
        rows: kind === "edition" ? files.length : files.reduce((sum, {bytes}) => sum + rowCount(bytes), 0),
        schema: 1,
        content,
        payloads
      }
    ];
  };
  return [
    ...carriedFiles(root).flatMap((path) => body("carried", path)),
    ...curatedFiles(root).flatMap((path) => body("curated", path)),
    ...[...editionFiles(root)].flatMap(([part, paths]) => body("edition", part, paths))
  ];
}

/** The source of entries for editions, which are made here. */
const EDITION_SOURCE = "edition";

function fileRef(path: string, bytes: Uint8Array): PayloadRef {
  return {request: `${FILE_REQUEST}${path}`, sha256: sha256(bytes), bytes: bytes.length};
}

/** One file is its own content; of several it is the list of their checksums. */
function contentOf(payloads: readonly PayloadRef[]): string {
  const [first, ...others] = payloads;
  if (first && others.length === 0) return first.sha256;
  return sha256(payloads.map(({request, sha256: hash}) => `${hash} ${request}\n`).join(""));
}

function rowCount(csv: Buffer): number {
  return (parse(csv, {bom: true, relax_column_count: true}) as unknown[]).length - 1;
}

/** Dates that the registry of sources states for snapshots, by source. */
function statedDates(root: string): Map<string, string> {
  const path = join(root, "data/registry/source.csv");
  if (!existsSync(path)) return new Map();
  const rows = parse<Record<string, string>>(readFileSync(path), {bom: true, columns: true});
  return new Map(rows.map((row) => [row["source"] ?? "", row["as_of"] ?? ""]));
}
