import {existsSync} from "node:fs";
import {dirname, join, relative} from "node:path";
import ts from "typescript";
import {projectRoot} from "../../loaders/paths.js";
import {filesBelow, read} from "../fixtures/imports.js";

/** Who imports whom, among the TypeScript of the repository; paths relative to it. */
export type Importers = ReadonlyMap<string, ReadonlySet<string>>;

export function readImporters(): Importers {
  const importers = new Map<string, Set<string>>();
  const files = ["src", "loaders", "test"].flatMap((folder) => filesBelow(projectRoot, folder, /(?<!\.d)\.ts$/));
  for (const file of files)
    for (const {fileName} of ts.preProcessFile(read(projectRoot, file)).importedFiles) {
      const to = resolved(file, fileName);
      if (to) importers.set(to, (importers.get(to) ?? new Set()).add(file));
    }
  return importers;
}

function resolved(from: string, specifier: string): string | null {
  if (!/^[./]/.test(specifier)) return null;
  const path = specifier.startsWith("/") ? join("src", specifier) : join(dirname(from), specifier);
  const file = relative(projectRoot, join(projectRoot, path.replace(/\.js$/, ".ts")));
  return existsSync(join(projectRoot, file)) ? file : null;
}

/** Node tests that import a file, through as few others as can be, those nearest first. */
export function nearestTests(importers: Importers, file: string, most: number): string[] {
  const seen = new Set([file]);
  const tests: string[] = [];
  for (let ring = [file]; ring.length > 0 && tests.length < most;) {
    ring = ring.flatMap((f) => [...(importers.get(f) ?? [])]).filter((f) => !seen.has(f) && seen.add(f));
    tests.push(...ring.filter((f) => f.endsWith(".test.ts") && !f.startsWith("test/browser/")).sort());
  }
  return tests.slice(0, most);
}
