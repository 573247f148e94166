import {existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync} from "node:fs";
import {dirname} from "node:path";

const DAYS_KEPT = 7;
const DAY_MS = 86_400_000;

/**
 * Makes sure that a file is there whose name says what it was made from: where it is not, `make` writes it to the path it
 * is given. It appears whole or not at all, and goes once it was not asked for in seven days. Returns whether it was made.
 */
export async function keepFile(path: string, make: (path: string) => Promise<void>): Promise<boolean> {
  if (existsSync(path)) {
    const now = new Date();
    utimesSync(path, now, now);
    return false;
  }
  mkdirSync(dirname(path), {recursive: true});
  const unfinished = `${path}.${process.pid}-${madeSoFar++}`;
  try {
    await make(unfinished);
    renameSync(unfinished, path);
  } finally {
    rmSync(unfinished, {force: true});
  }
  for (const file of readdirSync(dirname(path))) removeOld(`${dirname(path)}/${file}`);
  return true;
}

let madeSoFar = 0;

function removeOld(path: string): void {
  const {mtimeMs} = statSync(path, {throwIfNoEntry: false}) ?? {mtimeMs: Infinity};
  if (mtimeMs < Date.now() - DAYS_KEPT * DAY_MS) rmSync(path, {force: true});
}
