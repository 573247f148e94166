import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {chain, GENESIS, linkProblem, type Chained, type Head} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {writeWhole} from "../whole.js";
import type {Findings} from "./findings.js";

/** What the house approved and published, one line each, chained by hash as the ledger is; from the repository. */
export const ACTS = "data/house/acts.jsonl";

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
  /** What the page said for each audience when it was last published or refused. */
  readonly findings: Readonly<Partial<Record<Audience, Findings>>>;
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
  /** Whether it is the one before, put back. */
  readonly isRollback: boolean;
}

export type ActBody = Approval | Publication;
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
  writeWhole(join(root, ACTS), lines.map((line) => `${line}\n`).join(""));
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
  return [];
}

function wholeLines(root: string): string[] {
  const path = join(root, ACTS);
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").slice(0, -1) : [];
}
