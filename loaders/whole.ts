import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync
} from "node:fs";
import {basename, dirname, join} from "node:path";
import {isAlive} from "./alive.js";

/** Marks files and folders that are not finished; a process that was killed leaves them behind. */
const UNFINISHED = ".unfinished-";
/** Marks a folder that is being replaced, until the new one stands in its place. */
const REPLACED = ".replaced-";

/** Writes a file so that it is there whole or not at all. Throws what the disk throws, and leaves nothing behind. */
export function writeWhole(path: string, bytes: Uint8Array | string): void {
  mkdirSync(dirname(path), {recursive: true});
  const unfinished = beside(path, `${UNFINISHED}${process.pid}-`);
  try {
    const file = openSync(unfinished, "w");
    try {
      writeAll(file, typeof bytes === "string" ? Buffer.from(bytes) : bytes);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, {force: true});
    throw error;
  }
}

/** Writes all bytes at the end of an open file, however many calls it takes. */
export function writeAll(file: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
}

/**
 * Fills a folder beside its place and puts it there once it is whole. What stood there before stays until then, and goes to
 * `former` where that is named; where `fill` throws it stays altogether.
 */
export async function replaceFolder<T>(
  path: string,
  fill: (folder: string) => T | Promise<T>,
  former: string | null = null
): Promise<T> {
  restoreFolder(path);
  const unfinished = beside(path, `${UNFINISHED}${process.pid}-`);
  const replaced = beside(path, REPLACED);
  rmSync(unfinished, {recursive: true, force: true});
  mkdirSync(unfinished, {recursive: true});
  try {
    const result = await fill(unfinished);
    if (existsSync(path)) renameSync(path, replaced);
    renameSync(unfinished, path);
    if (former !== null && existsSync(replaced)) {
      rmSync(former, {recursive: true, force: true});
      mkdirSync(dirname(former), {recursive: true});
      renameSync(replaced, former);
    }
    rmSync(replaced, {recursive: true, force: true});
    return result;
  } catch (error) {
    rmSync(unfinished, {recursive: true, force: true});
    restoreFolder(path);
    throw error;
  }
}

/** Ends what a killed process left of a replacement: the old folder returns where the new one never came. */
export function restoreFolder(path: string): void {
  const replaced = beside(path, REPLACED);
  if (existsSync(replaced) && !existsSync(path)) renameSync(replaced, path);
  rmSync(replaced, {recursive: true, force: true});
}

/** Removes what killed processes left unfinished in a folder; what another one is writing stays. */
export function clearUnfinished(folder: string): void {
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!name.startsWith(UNFINISHED)) continue;
    const pid = parseInt(name.slice(UNFINISHED.length), 10);
    if (pid === process.pid || !isAlive(pid)) rmSync(join(folder, name), {recursive: true, force: true});
  }
}

function beside(path: string, mark: string): string {
  return join(dirname(path), `${mark}${basename(path)}`);
}
