import {closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync} from "node:fs";
import {dirname, join} from "node:path";
import {isAlive} from "../alive.js";

const LOCK = "data/.refresh.lock";

/** One refresh writes at a time. A lock whose process is gone is taken over. */
export interface Lock {
  /** Whether the lock is still ours: to be asked before each write. */
  readonly isHeld: () => boolean;
  readonly release: () => void;
}

/** Takes the lock, or throws with the process that holds it. */
export function takeLock(root: string, pid = process.pid): Lock {
  const path = join(root, LOCK);
  const token = `${pid} ${crypto.randomUUID()}`;
  mkdirSync(dirname(path), {recursive: true});
  if (!create(path, token)) {
    const holder = Number(read(path)?.split(" ")[0]);
    if (holder > 0 && isAlive(holder))
      throw new Error(`another refresh is running (process ${holder}); wait for it to end, then run this one again`);
    rmSync(path, {force: true});
    if (!create(path, token)) throw new Error("another refresh has just begun; run this one again later");
  }
  const isHeld = () => read(path) === token;
  return {isHeld, release: () => (isHeld() ? rmSync(path, {force: true}) : undefined)};
}

function create(path: string, token: string): boolean {
  try {
    const file = openSync(path, "wx");
    writeSync(file, token);
    closeSync(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
