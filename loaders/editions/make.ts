import {join} from "node:path";
import {isoDate, type IsoDate} from "../../src/lib/dates.js";
import type {Text} from "../../src/lib/language.js";
import {readLedger} from "../ledger/archive.js";
import {GENESIS, type Entry, type Head} from "../ledger/entry.js";
import {takeLock, type Lock} from "../ledger/lock.js";
import {unrecordedFiles} from "../ledger/record.js";
import {faultsOf, verify} from "../ledger/verify.js";
import {appendEntry, recover} from "../ledger/write.js";
import {writeWhole} from "../whole.js";
import {editionPath, readEditions} from "./files.js";
import type {freeze, EditionFile, FrozenModel} from "./freeze.js";
import type {keepTables} from "./tables.js";
import {keepPages, readStillPages, stillFolder, type StillPages, type TakenPages} from "./still-pages.js";

/** What an edition takes from outside this module; tests pass their own. */
export interface EditionEffects {
  readonly now: () => Date;
  readonly pid: number;
  /** The company models as they stand today. */
  readonly models: () => Promise<readonly FrozenModel[]>;
  /** Works the edition out from the books. */
  readonly freeze: typeof freeze;
  /** Keeps the tables of the edition. */
  readonly keepTables: typeof keepTables;
  /** Builds the site and takes the pages the edition keeps of it. */
  readonly takePages: (edition: EditionFile, takenOn: IsoDate) => Promise<TakenPages>;
}

export interface MadeEdition {
  readonly edition: EditionFile;
  readonly pages: StillPages;
}

/**
 * Freezes an edition after the last entry of the books and puts it on record, then the tables and pages it keeps. Each step is done
 * whole or not at all: run again after a kill, it goes on where that one stopped. Throws where the edition is on record
 * with its pages, or the books have faults.
 */
export async function makeEdition(
  {root, date, text}: {readonly root: string; readonly date: IsoDate; readonly text: Text},
  effects: EditionEffects
): Promise<MadeEdition> {
  const lock = takeLock(root, effects.pid);
  try {
    recover(root);
    const left = putOnRecord(root, effects.now(), lock);
    requireSound(root);
    const onDisk = readEditions(root).find((e) => e.date === date);
    const pages = onDisk ? readStillPages(date, root) : null;
    if (onDisk && pages && left.includes(stillFolder(date))) return {edition: onDisk, pages};
    const last = readLedger(root).entries.findLast((e) => e.kind !== "edition");
    if (!last) throw new Error("data/ledger.jsonl: no entry; run npm run refresh first");
    // An edition whose pages could not be kept when it was frozen may still get them, until the books go on.
    if (onDisk && (pages || onDisk.entry.hash !== last.hash))
      throw new Error(`${editionPath(date)}: an edition never changes; choose another date`);
    const edition = onDisk ?? (await frozen({date, text, last}, root, effects));
    if (!onDisk) writeWhole(join(root, editionPath(date)), `${JSON.stringify(edition)}\n`);
    if (!onDisk) putOnRecord(root, effects.now(), lock);
    await effects.keepTables(edition, root);
    const takenOn = isoDate(effects.now());
    const kept = await keepPages(date, await effects.takePages(edition, takenOn), takenOn, root);
    putOnRecord(root, effects.now(), lock);
    return {edition, pages: kept};
  } finally {
    lock.release();
  }
}

interface Frozen {
  readonly date: IsoDate;
  readonly text: Text;
  /** The entry after which it is frozen. */
  readonly last: Entry;
}

async function frozen({date, text, last}: Frozen, root: string, effects: EditionEffects): Promise<EditionFile> {
  if (text.en === "" || text.zh === "")
    throw new Error("--en, --zh: expected what the edition says of itself, in both languages");
  const {seq, hash, retrieved_at} = last;
  const kind = retrieved_at.slice(0, 10) <= date ? "published" : "reconstructed";
  const kept = kind === "published" ? await effects.models() : [];
  return effects.freeze({date, kind, frozenOn: isoDate(effects.now()), entry: {seq, hash}, text, models: kept}, root);
}

/** Puts editions and their pages on record that are not yet; returns their paths. */
function putOnRecord(root: string, now: Date, lock: Lock): string[] {
  const {entries} = readLedger(root);
  const bodies = unrecordedFiles(entries, root, now).filter(({kind}) => kind === "edition");
  let head: Head = entries.at(-1) ?? GENESIS;
  for (const body of bodies) {
    if (!lock.isHeld()) throw new Error("a refresh took over; run this again once it has ended");
    head = appendEntry(body, head, root);
  }
  return bodies.map(({part}) => part);
}

function requireSound(root: string): void {
  const faults = faultsOf(verify(root));
  if (faults.length) throw new Error([...faults, "The books do not hold, so no edition is made of them."].join("\n"));
}
