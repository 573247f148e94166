import {createHash} from "node:crypto";

/** What the request was, and the bytes it was answered with. */
export interface PayloadRef {
  /** Method and path with query, or the path of a file; never a header, so never a key. */
  readonly request: string;
  /** SHA-256 of the bytes as received; also the name of the file that holds them, compressed. */
  readonly sha256: string;
  readonly bytes: number;
}

/** The request of a payload that is a file of the repository, which stays where it is. */
export const FILE_REQUEST = "file ";

/** What an entry of the ledger records, before it is chained. */
export interface EntryBody {
  /**
   * `pull`: a source was asked and its answer kept; `check`: asked, and nothing had changed; `carried`: a snapshot that
   * reached the ledger by hand; `curated`: a registry as it stood; `edition`: an edition, or the pages it keeps; `held`:
   * an answer kept that no table is made of until somebody has looked at it and accepted it, which is a pull of the same
   * payloads.
   */
  readonly kind: "pull" | "check" | "carried" | "curated" | "edition" | "held";
  readonly source: string;
  /** What of the source: a company, a window; empty where the source has one. */
  readonly part: string;
  /** ISO time, UTC. */
  readonly retrieved_at: string;
  /** ISO date the source states its values as of. */
  readonly as_of: string;
  readonly rows: number;
  /** Version of the shape the payload was decoded by. */
  readonly schema: number;
  /** SHA-256 of what was received without its time stamp: equal where nothing changed. */
  readonly content: string;
  readonly payloads: readonly PayloadRef[];
  /** Days asked for that the publisher had left out. */
  readonly missing?: readonly string[];
  /** Why an answer is held. */
  readonly reason?: string;
}

/** One line of the ledger: each holds the hash of the one before. */
export interface Entry extends EntryBody {
  readonly seq: number;
  readonly previous: string;
  readonly hash: string;
}

/** The last line of the ledger, kept apart so that a missing end is seen. */
export interface Head {
  readonly seq: number;
  readonly hash: string;
}

/** Whether an entry's payloads are files of the repository that stay in their place, under the path of their request. */
export function isInPlace({kind}: EntryBody): boolean {
  return kind === "carried" || kind === "edition";
}

export const GENESIS: Head = {seq: 0, hash: "0".repeat(64)};

export function sha256(data: string | Uint8Array): string {
  return createHash("sha256").update(data).digest("hex");
}

/** A body that holds the hash of the one before, and its own. */
export type Chained<T> = T & Head & {readonly previous: string};

/** Chains a body to the entry before it. */
export function chain<const T extends object>(body: T, {seq, hash}: Head): Chained<T> {
  const entry = {seq: seq + 1, ...body, previous: hash};
  return {...entry, hash: hashOf(entry)};
}

/** The hash of an entry: of its JSON in the order written, without the hash itself. */
export function hashOf(entry: object): string {
  const {hash: _, ...rest} = entry as {readonly hash?: string};
  return sha256(JSON.stringify(rest));
}

/** Why a line does not follow from the one before it; null where it does. */
export function linkProblem(entry: Chained<object>, before: Head, where: string): string | null {
  if (entry.seq !== before.seq + 1)
    return `${where} seq: ${String(entry.seq)}; expected ${before.seq + 1}: a line was removed or moved`;
  if (entry.previous !== before.hash)
    return `${where} previous: ${entry.previous}; expected ${before.hash}, the hash of the line before`;
  const hash = hashOf(entry);
  return entry.hash === hash ? null : `${where} hash: ${entry.hash}; expected ${hash}: the line was changed`;
}

/** A chain on disk: its file, that of its head, and how many lines a kill may leave beyond the head. */
interface ChainFiles {
  readonly lines: string;
  readonly head: string;
  readonly mostAhead: number;
}

/** What the head of a chain says of its end: lines that are gone, or a head of another chain; null where both agree. */
export function headProblem(
  entries: readonly Head[],
  head: Head | null,
  {lines, head: file, mostAhead}: ChainFiles
): string | null {
  if (!head) return entries.length > 1 ? `${file}: missing; expected the hash of line ${entries.length}` : null;
  if (head.seq > entries.length)
    return `${lines}:${entries.length + 1}: missing; expected ${head.seq} lines, as ${file} says`;
  // A kill between a line and its head leaves the head behind.
  const known = head.seq === 0 ? GENESIS : entries[head.seq - 1];
  if (known?.hash === head.hash && entries.length - head.seq <= mostAhead) return null;
  const last = entries.at(-1) ?? GENESIS;
  return `${file}: ${head.hash} of line ${head.seq}; expected ${last.hash} of line ${last.seq}`;
}
