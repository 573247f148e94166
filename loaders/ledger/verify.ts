import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../paths.js";
import {HEAD, LEDGER, PAYLOADS, payloadPath, readHead, readLedger, readPayload} from "./archive.js";
import {GENESIS, hashOf, sha256, type Entry, type Head, type PayloadRef} from "./entry.js";
import {carriedFiles, curatedFiles} from "./files.js";

/** What a check of the books found: `problems` are faults, in the order of the entries; `notes` are not. */
export interface Verification {
  readonly entries: number;
  readonly payloads: number;
  readonly head: Head;
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** Recomputes every hash of the ledger and of what it names. */
export function verify(root = projectRoot): Verification {
  let file;
  try {
    file = readLedger(root);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {entries: 0, payloads: 0, head: GENESIS, problems: [message], notes: []};
  }
  const {entries, tornBytes} = file;
  const payloads = new Set<string>();
  const {sound, problem: chainProblem} = verifyChain(entries, readHead(root));
  const problems = entries.slice(0, sound).flatMap((entry) =>
    entry.payloads.flatMap((ref) => {
      const problem = payloads.has(ref.sha256) ? null : payloadProblem(entry, ref, root);
      payloads.add(ref.sha256);
      return problem ? [`${LEDGER}:${entry.seq} ${entry.source}: ${problem}`] : [];
    })
  );
  if (chainProblem) problems.push(chainProblem);
  const notes = [
    ...(tornBytes ? [`${LEDGER}: ${tornBytes} bytes of an interrupted write; the next refresh clears them`] : []),
    ...strayPayloads(payloads, root),
    ...unrecorded(entries.slice(0, sound), root)
  ];
  return {entries: entries.length, payloads: payloads.size, head: entries.at(-1) ?? GENESIS, problems, notes};
}

interface Chain {
  /** Entries that follow from the ones before, from the first on. */
  readonly sound: number;
  /** The first that does not, or an end that is gone. */
  readonly problem: string | null;
}

/** Follows the chain as far as it holds. */
export function verifyChain(entries: readonly Entry[], head: Head | null): Chain {
  let before = GENESIS;
  for (const [i, entry] of entries.entries()) {
    const problem = linkProblem(entry, before, `${LEDGER}:${i + 1}`);
    if (problem) return {sound: i, problem};
    before = entry;
  }
  return {sound: entries.length, problem: headProblem(entries, before, head)};
}

function linkProblem(entry: Entry, before: Head, where: string): string | null {
  if (entry.seq !== before.seq + 1)
    return `${where} seq: ${String(entry.seq)}; expected ${before.seq + 1}: a line was removed or moved`;
  if (entry.previous !== before.hash)
    return `${where} previous: ${entry.previous}; expected ${before.hash}, the hash of the line before`;
  const hash = hashOf(entry);
  return entry.hash === hash ? null : `${where} hash: ${entry.hash}; expected ${hash}: the line was changed`;
}

function headProblem(entries: readonly Entry[], last: Head, head: Head | null): string | null {
  if (!head) return entries.length > 1 ? `${HEAD}: missing; expected the hash of line ${entries.length}` : null;
  if (head.seq > entries.length)
    return `${LEDGER}:${entries.length + 1}: missing; expected ${head.seq} lines, as ${HEAD} says`;
  // A kill between the line and its head leaves the head one behind.
  const known = entries[head.seq - 1] ?? GENESIS;
  if (known.hash === head.hash && entries.length - head.seq <= 1) return null;
  return `${HEAD}: ${head.hash} of line ${head.seq}; expected ${last.hash} of line ${last.seq}`;
}

function payloadProblem({kind, part}: Entry, ref: PayloadRef, root: string): string | null {
  const path = kind === "carried" ? part : payloadPath(ref.sha256);
  if (!existsSync(join(root, path))) return `${path}: missing; expected ${ref.bytes} bytes, sha256 ${ref.sha256}`;
  let bytes: Buffer;
  try {
    bytes = kind === "carried" ? readFileSync(join(root, path)) : readPayload(ref.sha256, root);
  } catch (error) {
    return `${path}: cannot be read (${error instanceof Error ? error.message : String(error)}); expected sha256 ${ref.sha256}`;
  }
  const hash = sha256(bytes);
  return hash === ref.sha256 ? null : `${path}: sha256 ${hash}; expected ${ref.sha256}`;
}

function strayPayloads(known: ReadonlySet<string>, root: string): string[] {
  const folder = join(root, PAYLOADS);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).flatMap((name) => readdirSync(join(folder, name)));
  const stray = files.filter((file) => !known.has(file.replace(/\.br$/, "")));
  return stray.length ? [`${PAYLOADS}: ${stray.length} files no entry names, left by an interrupted refresh`] : [];
}

/** Files of the repository that changed or came after they were last recorded. */
function unrecorded(entries: readonly Entry[], root: string): string[] {
  const latest = new Map(entries.map((e) => [`${e.kind} ${e.part}`, e.payloads[0]?.sha256]));
  const isNew = (kind: string) => (path: string) =>
    latest.get(`${kind} ${path}`) !== sha256(readFileSync(join(root, path)));
  const files = [
    ...carriedFiles(root).filter((path) => !latest.has(`carried ${path}`)),
    ...curatedFiles(root).filter(isNew("curated"))
  ];
  return files.map((path) => `${path}: not yet on record; run "npm run refresh -- --source curated"`);
}
