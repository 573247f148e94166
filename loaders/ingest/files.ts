import {existsSync, readdirSync, statSync} from "node:fs";
import {join, resolve, sep} from "node:path";

/** Files that paths and patterns name, each once, in order. Throws on one that names none. */
export function filesOf(patterns: readonly string[], folder = process.cwd()): string[] {
  const found = patterns.flatMap((pattern) => {
    const path = resolve(folder, pattern);
    if (existsSync(path)) return statSync(path).isDirectory() ? filesBelow(path) : [path];
    const files = /[*?[]/.test(pattern) ? matching(path) : [];
    if (files.length === 0) throw new Error(`file: ${pattern}; expected a file or a pattern that some match`);
    return files;
  });
  return [...new Set(found)];
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter((entry) => entry.isFile() && !entry.name.startsWith("."))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** Files below the last folder that a pattern names outright: * within a name, ** across folders, ? one sign, [ab] one of some. */
function matching(pattern: string): string[] {
  const fixed = pattern.slice(0, pattern.search(/[*?[]/));
  const base = fixed.slice(0, fixed.lastIndexOf(sep) + 1);
  if (!existsSync(base)) return [];
  const source = pattern
    .replace(/[.+^${}()|\\]/g, "\\$&")
    .replace(/\*\*\/?|\*|\?/g, (sign) => (sign.startsWith("**") ? ".*" : sign === "*" ? "[^/]*" : "[^/]"));
  const wanted = new RegExp(`^${source}$`);
  return filesBelow(base).filter((file) => wanted.test(file));
}
