import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync
} from "node:fs";
import {dirname} from "node:path";
import {setTimeout as pause} from "node:timers/promises";
import {isAlive} from "../alive.js";

const DAYS_KEPT = 7;
const DAY_MS = 86_400_000;
const LOOK_AGAIN_MS = 50;

/**
 * Makes sure that a file is there whose name says what it was made from: where it is not, `make` writes it to the path it
 * is given. It appears whole or not at all, and goes once it was not asked for in seven days. Where someone else makes it
 * already, here or in another process, that is waited for. Returns whether it was made.
 */
export async function ensureFile(path: string, make: (path: string) => Promise<void>): Promise<boolean> {
  if (isKept(path)) return false;
  mkdirSync(dirname(path), {recursive: true});
  const unfinished = `${path}.${process.pid}-${madeSoFar++}`;
  const turn = `${path}.making`;
  while (!takes(turn, `${unfinished}-turn`)) {
    await pause(LOOK_AGAIN_MS);
    if (isKept(path)) return false;
  }
  let madeAt: number;
  try {
    if (isKept(path)) return false;
    await make(unfinished);
    // By the clock of the disk, as all files there; in whole seconds, which stay what they are however often they are read and set.
    madeAt = Math.floor(statSync(unfinished).mtimeMs / 1000);
    utimesSync(unfinished, madeAt, madeAt);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, {force: true});
    rmSync(turn, {force: true});
  }
  for (const file of readdirSync(dirname(path))) removeOld(`${dirname(path)}/${file}`, madeAt * 1000);
  return true;
}

let madeSoFar = 0;

function isKept(path: string): boolean {
  const kept = statSync(path, {throwIfNoEntry: false});
  // Read now, and still of the time it was made.
  if (kept) utimesSync(path, Date.now() / 1000, kept.mtimeMs / 1000);
  return kept !== undefined;
}

/** Takes the turn to make a file, unless a process that is alive has it; `own` is a path of the caller's own. */
function takes(turn: string, own: string): boolean {
  const holder = holderOf(turn);
  if (holder !== null && isAlive(holder)) return false;
  rmSync(turn, {force: true});
  writeFileSync(own, String(process.pid));
  try {
    // There at once with what it says.
    linkSync(own, turn);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    rmSync(own);
  }
}

function holderOf(turn: string): number | null {
  try {
    return Number(readFileSync(turn, "utf8"));
  } catch {
    return null;
  }
}

function removeOld(path: string, nowMs: number): void {
  const {atimeMs, mtimeMs} = statSync(path, {throwIfNoEntry: false}) ?? {atimeMs: Infinity, mtimeMs: Infinity};
  if (Math.max(atimeMs, mtimeMs) < nowMs - DAYS_KEPT * DAY_MS) rmSync(path, {force: true});
}
