import {createHash} from "node:crypto";
import {appendFileSync, createReadStream, existsSync, mkdirSync, readFileSync, statSync} from "node:fs";
import {dirname} from "node:path";

/** A file to be loaded, told by what it holds. */
export interface FileBatch {
  readonly path: string;
  readonly place: number;
  readonly bytes: number;
  /** The hash of its bytes, which tells it wherever it lies. */
  readonly batch: string;
}

/** Hashes of files by path, size and time, so that a file is not read again to see that it is loaded. */
export interface KnownFiles {
  batchOf(path: string): Promise<Omit<FileBatch, "place">>;
}

/** Hashes files, and remembers in `memory`, a file that may go at any time: what is loaded is told by the warehouse alone. */
export function knownFiles(memory: string): KnownFiles {
  const known = new Map<string, string>();
  const lines = existsSync(memory) ? readFileSync(memory, "utf8").split("\n") : [];
  for (const line of lines) {
    const [batch = "", seen = ""] = line.split(/ (.*)/);
    if (seen !== "") known.set(seen, batch);
  }
  return {
    async batchOf(path) {
      const {size: bytes, mtimeMs} = statSync(path);
      const seen = JSON.stringify([path, bytes, mtimeMs]);
      const found = known.get(seen);
      if (found !== undefined) return {path, bytes, batch: found};
      const batch = await hashOf(path);
      known.set(seen, batch);
      mkdirSync(dirname(memory), {recursive: true});
      appendFileSync(memory, `${batch} ${seen}\n`);
      return {path, bytes, batch};
    }
  };
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, {highWaterMark: 1 << 20})) hash.update(chunk as Buffer);
  return hash.digest("hex");
}
