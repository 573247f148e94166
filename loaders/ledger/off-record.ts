import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {parse} from "csv-parse/sync";
import {REGISTRIES} from "../../src/query/registries.js";
import {readPayload} from "./archive.js";
import {FILE_REQUEST, isInPlace, sha256, type Entry} from "./entry.js";
import {carriedFiles, curatedFiles, editionFiles} from "./files.js";

/** Rows of one registry that are named before the rest is counted. */
const MOST_NAMED = 20;
const REMEDY = 'run "npm run refresh -- --source curated"';

/**
 * Files of the repository that no entry holds as they are: snapshots, editions and pages of theirs that came since, and
 * registries that changed, row by row.
 */
export function offRecord(entries: readonly Entry[], root: string): string[] {
  const inPlace = new Set(entries.filter(isInPlace).flatMap(({payloads}) => payloads.map(({request}) => request)));
  const isOnRecord = (path: string) => inPlace.has(`${FILE_REQUEST}${path}`);
  const parts = new Set(entries.map((e) => e.part));
  const curated = new Map(entries.flatMap((e) => (e.kind === "curated" ? [[e.part, e.content] as const] : [])));
  const present = curatedFiles(root);
  return [
    ...carriedFiles(root).flatMap((path) => (isOnRecord(path) ? [] : [`${path}: not yet on record; ${REMEDY}`])),
    ...[...editionFiles(root)].flatMap(([part, paths]) =>
      parts.has(part)
        ? paths.flatMap((path) => (isOnRecord(path) ? [] : [`${path}: not on record with ${part}; remove it`]))
        : [`${part}: not yet on record; ${REMEDY}`]
    ),
    ...present.flatMap((path) => registryChanges(path, curated.get(path), root)),
    ...[...curated.keys()].filter((path) => !present.includes(path)).map((path) => `${path}: missing; restore it`)
  ];
}

function registryChanges(path: string, recorded: string | undefined, root: string): string[] {
  const now = readFileSync(join(root, path));
  if (recorded === sha256(now)) return [];
  if (recorded === undefined) return [`${path}: not yet on record; ${REMEDY}`];
  let changes: string[] = [];
  try {
    changes = changedRows(path, readPayload(recorded, root), now);
  } catch {
    // A payload that is gone has its own fault, and a file that is no table is named by the check of its rows.
  }
  const named = changes.slice(0, MOST_NAMED);
  const more = changes.length - named.length;
  return [
    `${path}: changed since it was recorded; restore it, or ${REMEDY}`,
    ...named.map((change) => `${path}:${change}`),
    ...(more > 0 ? [`${path}: and ${more} more rows`] : [])
  ];
}

/** What differs between two texts of one registry, by row and column; lines are those of the text now. */
function changedRows(path: string, then: Buffer, now: Buffer): string[] {
  const table = REGISTRIES.find((t) => t.name === basename(path, ".csv"));
  const rows = (csv: Buffer) => {
    const all = parse<{record: Record<string, string>; info: {lines: number}}>(csv, {
      bom: true,
      columns: true,
      info: true
    });
    const keys =
      table?.columns.flatMap((c) => (c.key ? [c.name] : [])) ?? Object.keys(all[0]?.record ?? {}).slice(0, 1);
    return new Map(
      all.map(({record, info}) => [keys.map((k) => record[k] ?? "").join(" "), {record, line: info.lines}])
    );
  };
  const [before, after] = [rows(then), rows(now)];
  const quoted = (text: string | undefined) => JSON.stringify(text ?? "");
  const differing = [...after].flatMap(([key, {record, line}]) => {
    const was = before.get(key)?.record;
    if (!was) return [`${line} ${key}: not on record`];
    const columns = [...new Set([...Object.keys(record), ...Object.keys(was)])].filter((c) => record[c] !== was[c]);
    return columns.map((c) => `${line} ${key} ${c}: ${quoted(record[c])}; on record ${quoted(was[c])}`);
  });
  return [
    ...differing,
    ...[...before.keys()].filter((key) => !after.has(key)).map((key) => ` ${key}: gone; on record`)
  ];
}
