import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {reasonOf} from "../../src/lib/reason-of.js";
import {projectRoot} from "../paths.js";
import {LEDGER_HEAD, LEDGER, PAYLOADS, payloadPath, readHead, readLedger, readPayload} from "./archive.js";
import {
  FILE_REQUEST,
  GENESIS,
  headProblem,
  isInPlace,
  linkProblem,
  sha256,
  type Entry,
  type Head,
  type PayloadRef
} from "./entry.js";
import {actProblems} from "../house/acts.js";
import {editionFiles} from "./files.js";
import {offRecord} from "./off-record.js";

/** What a check of the books found. */
export interface Verification {
  readonly entries: number;
  readonly payloads: number;
  readonly head: Head;
  /** What does not hold, in the order of the entries: it was changed, or is gone. */
  readonly problems: readonly string[];
  /** Files of the repository that no entry holds as they are. */
  readonly offRecord: readonly string[];
  /** What is no fault. */
  readonly notes: readonly string[];
}

/** Recomputes every hash of the ledger and of what it names, each file once. */
export function verify(root = projectRoot): Verification {
  let file;
  try {
    file = readLedger(root);
  } catch (error) {
    const message = reasonOf(error);
    return {entries: 0, payloads: 0, head: GENESIS, problems: [message], offRecord: [], notes: []};
  }
  const {entries, tornBytes} = file;
  const payloads = new Map<string, string>();
  const head = readHead(root);
  const {sound, problem: chainProblem} = verifyChain(entries, head);
  const held = entries.slice(0, sound);
  const problems = held.flatMap((entry) =>
    entry.payloads.flatMap((ref) => {
      const path = pathOf(entry, ref);
      const problem = payloads.get(path) === ref.sha256 ? null : payloadProblem(path, ref, root);
      payloads.set(path, ref.sha256);
      return problem ? [`${LEDGER}:${entry.seq} ${entry.source}: ${problem}`] : [];
    })
  );
  const whole = [chainProblem, emptyProblem(entries, head, root)].filter((problem) => problem !== null);
  const notes = [
    ...(tornBytes ? [`${LEDGER}: ${tornBytes} bytes of an interrupted write; the next refresh clears them`] : []),
    ...strayPayloads(payloads, root)
  ];
  return {
    entries: entries.length,
    payloads: payloads.size,
    head: entries.at(-1) ?? GENESIS,
    problems: [...problems, ...whole, ...editionProblems(held, root), ...actProblems(root)],
    offRecord: offRecord(held, root),
    notes
  };
}

/** Everything for which nothing may be published: what does not hold, and what is off the record. */
export function faultsOf({problems, offRecord}: Verification): readonly string[] {
  return [...problems, ...offRecord];
}

/** What is wrong with books that hold no line beside what only books with lines leave; null where nothing is. */
export function emptyProblem(entries: readonly Entry[], head: Head | null, root: string): string | null {
  if (entries.length > 0) return null;
  const [kept, editions] = [payloadFiles(root).length, editionFiles(root).size];
  // Before their first line books have a head of none: a refresh that was killed there leaves payloads beside it.
  if (editions === 0 && (kept === 0 || head !== null)) return null;
  return `${LEDGER}: no entry beside ${kept} payloads and ${editions} editions; expected the lines they came with`;
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
  return {sound: entries.length, problem: headProblem(entries, head, {lines: LEDGER, head: LEDGER_HEAD, mostAhead: 1})};
}

/** Where a payload lies: a snapshot or an edition in its place, all else compressed under its checksum. */
function pathOf(entry: Entry, {request, sha256: hash}: PayloadRef): string {
  return isInPlace(entry) ? request.slice(FILE_REQUEST.length) : payloadPath(hash);
}

function payloadProblem(path: string, ref: PayloadRef, root: string): string | null {
  if (!existsSync(join(root, path))) return `${path}: missing; expected ${ref.bytes} bytes, sha256 ${ref.sha256}`;
  let bytes: Buffer;
  try {
    bytes = path.startsWith(PAYLOADS) ? readPayload(ref.sha256, root) : readFileSync(join(root, path));
  } catch (error) {
    return `${path}: cannot be read (${reasonOf(error)}); expected sha256 ${ref.sha256}`;
  }
  const hash = sha256(bytes);
  return hash === ref.sha256 ? null : `${path}: sha256 ${hash}; expected ${ref.sha256}`;
}

/** Each edition on record prints the hash of the entry it rests on: books written anew would have another. */
function editionProblems(entries: readonly Entry[], root: string): string[] {
  const editions = entries.filter((e) => e.kind === "edition" && e.part.endsWith(".json"));
  return editions.flatMap(({part}) => {
    if (!existsSync(join(root, part))) return [];
    try {
      const {seq, hash} = (JSON.parse(readFileSync(join(root, part), "utf8")) as {entry: Head}).entry;
      const found = entries[seq - 1]?.hash ?? "none";
      return found === hash ? [] : [`${part} entry: ${hash} of line ${seq}; the books have ${found} there`];
    } catch (error) {
      return [`${part}: not an edition: ${reasonOf(error)}`];
    }
  });
}

function strayPayloads(known: ReadonlyMap<string, string>, root: string): string[] {
  const stray = payloadFiles(root).filter((path) => !known.has(path));
  return stray.length ? [`${PAYLOADS}: ${stray.length} files no entry names, left by an interrupted refresh`] : [];
}

function payloadFiles(root: string): string[] {
  const folders = existsSync(join(root, PAYLOADS)) ? readdirSync(join(root, PAYLOADS), {withFileTypes: true}) : [];
  return folders.flatMap((folder) => {
    if (!folder.isDirectory()) return [`${PAYLOADS}/${folder.name}`];
    return readdirSync(join(root, PAYLOADS, folder.name)).map((file) => `${PAYLOADS}/${folder.name}/${file}`);
  });
}
