// Preloaded into a build of Framework, which asks of each module, for each of its importers, whether it is there and when it
// changed: the sources stay as they are while a site is built of them, so that each answer is asked of the disk once.
import fs from "node:fs";
import {syncBuiltinESMExports} from "node:module";

const {existsSync, statSync} = fs;
const there = new Map<fs.PathLike, boolean>();
const states = new Map<fs.PathLike, fs.Stats>();

Object.assign(fs, {
  existsSync: (path: fs.PathLike): boolean =>
    isSource(path) ? answerOf(there, path, () => existsSync(path)) : existsSync(path),
  statSync: (path: fs.PathLike, options?: fs.StatSyncOptions) =>
    options === undefined && isSource(path) ? answerOf(states, path, () => statSync(path)) : statSync(path, options)
});
syncBuiltinESMExports();

/** Below the folder of sources, as Framework names it; what it keeps below that comes to be while it builds. */
function isSource(path: fs.PathLike): path is string {
  return typeof path === "string" && path.startsWith("src/") && !path.startsWith("src/.observablehq/");
}

function answerOf<T>(known: Map<fs.PathLike, T>, path: string, ask: () => T): T {
  const before = known.get(path);
  if (before !== undefined) return before;
  const answer = ask();
  known.set(path, answer);
  return answer;
}
