import {existsSync} from "node:fs";
import {basename, dirname, join, relative} from "node:path";
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

/**
 * Node tests that import a file, straight or through others: first the one beside it, then those named like it, then
 * those nearest to it, of equally near ones first those of its room.
 */
export function nearestTests(importers: Importers, file: string, most: number): string[] {
  const seen = new Set([file]);
  const tests: {readonly test: string; readonly rank: readonly number[]}[] = [];
  const stem = basename(file, ".ts");
  const room = file.split("/")[1] ?? "";
  const beside = `test/${file.replace(/^src\//, "").replace(/\.ts$/, ".test.ts")}`;
  for (let ring = [file], distance = 1; ring.length > 0; distance++) {
    ring = ring.flatMap((f) => [...(importers.get(f) ?? [])]).filter((f) => !seen.has(f) && seen.add(f));
    for (const test of ring.filter((f) => f.endsWith(".test.ts") && !f.startsWith("test/browser/")).sort())
      tests.push({
        test,
        rank: [
          Number(test !== beside),
          Number(!basename(test).startsWith(stem)),
          distance,
          Number(!test.includes(`/${room}/`))
        ]
      });
  }
  return tests
    .sort((a, b) => a.rank.map((value, i) => value - (b.rank[i] ?? 0)).find((value) => value !== 0) ?? 0)
    .slice(0, most)
    .map(({test}) => test);
}
