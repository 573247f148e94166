import {createHash} from "node:crypto";
import {existsSync, readdirSync, readFileSync, statSync} from "node:fs";
import {dirname, join, relative} from "node:path";

/** Matches what a module loads when it runs; types alone load nothing. */
const LOADS = /^(?:import|export)\b(?!\s+type\b)[^;"]*"(\.\.?\/[^"]+)"|\bimport\("(\.\.?\/[^"]+)"\)/gm;

/** What results depend on besides modules and `data/`: the versions of packages, and the licence that downloads hold. */
const FILES = ["package-lock.json", "LICENSE"];

/** Where the house keeps its registers and acts: no result is made of them. */
const HOUSE = "data/house/";

/** The key of what a module makes under some settings; `entry` is its path from the repository. */
type InputsKey = (entry: string, ...settings: readonly (string | null)[]) => string;

/**
 * Reads all that can change what a module makes, and hashes it by module: its own text and that of every module it loads,
 * the packages, Node, the documents of company models and the whole of `data/`. It is read now: call again for what holds later.
 */
export function readInputs(root: string): InputsKey {
  const texts = new Map<string, string | null>();
  const read = (path: string) => {
    const text = texts.has(path) ? texts.get(path) : isFile(path) ? readFileSync(path, "utf8") : null;
    texts.set(path, text ?? null);
    return text ?? null;
  };
  const documents = filesBelow(root, "src/companies").filter((file) => file.endsWith(".model"));
  const data = filesBelow(root, "data").filter((file) => !file.startsWith(HOUSE));
  const files = [...FILES, ...documents, ...data];
  const common = [process.version, ...files.map((file) => `${file} ${hashOf(join(root, file))}`)];
  return (entry, ...settings) => {
    const modules = modulesBehind(join(root, entry), read).map((path) => [relative(root, path), read(path)]);
    return createHash("sha256")
      .update(JSON.stringify([common, modules, settings]))
      .digest("hex");
  };
}

/** Absolute paths of the modules of the repository that a module loads, itself included, in one order. */
export function modulesBehind(entry: string, read: (path: string) => string | null): string[] {
  const found = new Set([entry]);
  for (const path of found)
    for (const [, loaded, later] of (read(path) ?? "").matchAll(LOADS)) {
      const target = join(dirname(path), loaded ?? later ?? "");
      const module = [target.replace(/\.js$/, ".ts"), target].find((each) => read(each) !== null);
      if (module !== undefined) found.add(module);
    }
  return [...found].sort();
}

function filesBelow(root: string, folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}

function isFile(path: string): boolean {
  return statSync(path, {throwIfNoEntry: false})?.isFile() ?? false;
}

function hashOf(path: string): string {
  return isFile(path) ? createHash("sha256").update(readFileSync(path)).digest("hex") : "";
}
