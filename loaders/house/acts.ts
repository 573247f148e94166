import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {chain, GENESIS, headProblem, linkProblem, sha256, type Chained, type Head} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {reportPath} from "../reports/files.js";
import {writeWhole} from "../whole.js";
import type {Findings} from "./findings.js";
import {ledgerProblem, type LedgerMark} from "./recommendations.js";

/** What the house approved and published, one line each, chained by hash as the ledger is; from the repository. */
export const ACTS = "data/house/acts.jsonl";
/** The last act, kept apart so that a missing end is seen. */
const HEAD = "data/house/acts.head.json";

/** Somebody approved a page as it stood: its words, and what it found. */
export interface Approval {
  readonly kind: "approval";
  /** Its route below the language, as its source is called: `usage`, `editions/[edition]`. */
  readonly page: string;
  readonly by: string;
  /** ISO time, UTC. */
  readonly at: string;
  /** What the page is made of besides data: checksums by path. */
  readonly basis: Readonly<Record<string, string>>;
  /** What the page said for each audience, and in each edition for it (`client 2026-11-25`), when that was last published or refused. */
  readonly findings: Readonly<Record<string, Findings>>;
}

/** A publication took the place of the one before. */
export interface Publication {
  readonly kind: "publication";
  readonly audience: Audience;
  /** The edition whose books it shows; null for the books of today. */
  readonly edition: IsoDate | null;
  /** The day on which it was published, for the age of prices and the terms of disclosures. */
  readonly on: IsoDate;
  readonly at: string;
  /** Last entry of the ledger it was made from. */
  readonly ledger: Head;
  /** Pages that stand as they were published before, since what they find waits for approval. */
  readonly held: readonly string[];
  /** SHA-256 of its `checksums.txt`, and so of all its files. */
  readonly content: string;
  /** How far the ledger of recommendations had come, where the house keeps one; what was published stays as it was. */
  readonly recommendations?: LedgerMark | null;
  /** Whether it is the one before, put back. */
  readonly isRollback: boolean;
}

/** A report went out to readers for the first time: from then on it stands as it was. */
export interface Issue {
  readonly kind: "issue";
  readonly report: string;
  /** SHA-256 of its text. */
  readonly text: string;
  readonly audience: Audience;
  /** The day on which it was published. */
  readonly on: IsoDate;
  readonly at: string;
}

export type ActBody = Approval | Publication | Issue;
export type Act = Chained<ActBody>;

/** Every act on record, in order. Throws at a line that is none; a line without its end was never acknowledged. */
export function readActs(root = projectRoot): Act[] {
  return wholeLines(root).map((line, i) => {
    try {
      return JSON.parse(line) as Act;
    } catch (error) {
      throw new Error(`${ACTS}:${i + 1}: ${line.slice(0, 60)}; expected an act as it was written`, {cause: error});
    }
  });
}

/** Puts acts on record, all of them or none. */
export function appendActs(bodies: readonly ActBody[], root = projectRoot): void {
  const [problem] = actProblems(root);
  if (problem !== undefined) throw new Error(`${problem}; nothing was appended. Restore it from the version history.`);
  const lines = wholeLines(root);
  let head: Head = readActs(root).at(-1) ?? GENESIS;
  for (const body of bodies) {
    const act = chain(body, head);
    lines.push(JSON.stringify(act));
    head = act;
  }
  if (readHead(root) === null) writeHead(GENESIS, root);
  writeWhole(join(root, ACTS), lines.map((line) => `${line}\n`).join(""));
  writeHead(head, root);
}

/** What does not hold of the acts on record; nothing where every line follows from the one before. */
export function actProblems(root = projectRoot): string[] {
  let before: Head = GENESIS;
  let acts: readonly Act[];
  try {
    acts = readActs(root);
  } catch (error) {
    return [(error as Error).message];
  }
  for (const [i, act] of acts.entries()) {
    const problem = linkProblem(act, before, `${ACTS}:${i + 1}`);
    if (problem !== null) return [problem];
    before = act;
  }
  const cut = headProblem(acts, readHead(root), {lines: ACTS, head: HEAD, mostAhead: Infinity});
  const rated = acts.findLast((act) => act.kind === "publication" && act.recommendations);
  const changed =
    rated?.kind === "publication" && rated.recommendations ? ledgerProblem(rated.recommendations, root) : null;
  return [...[cut, changed].filter((problem) => problem !== null), ...issueProblems(acts, root)];
}

/** Reports that do not stand as they were published: what is new is a report of its own. */
function issueProblems(acts: readonly Act[], root: string): string[] {
  return acts.flatMap((act) => {
    if (act.kind !== "issue") return [];
    const path = join(root, reportPath(act.report));
    const hash = existsSync(path) ? sha256(readFileSync(path)) : "none";
    return hash === act.text
      ? []
      : [
          `${reportPath(act.report)}: sha256 ${hash}; expected ${act.text}, as it was published on ${act.on}: restore it, and write what is new as the next report`
        ];
  });
}

function readHead(root: string): Head | null {
  const path = join(root, HEAD);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as Head) : null;
}

function writeHead({seq, hash}: Head, root: string): void {
  writeWhole(join(root, HEAD), `${JSON.stringify({seq, hash})}\n`);
}

function wholeLines(root: string): string[] {
  const path = join(root, ACTS);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
}
