import {asKnownOn} from "./as-known-on.js";
import {seedImportCache} from "./browser/seed.js";
import {prepareResults} from "./kept/results.js";
import {warehouseFile} from "./warehouse/open.js";

/** Lays out what Framework looks for: the packages of browsers, the warehouse, and the results of loaders. */
export async function prepare(env: NodeJS.ProcessEnv = process.env): Promise<readonly string[]> {
  const day = asKnownOn(env);
  const [, results] = await Promise.all([
    seedImportCache(),
    (async () => {
      for (const edition of ["full", "shipped"] as const) await warehouseFile({edition, day});
      return prepareResults(env);
    })()
  ]);
  return results.failed.map(({file, problem}) => `src/data/${file}.ts: ${problem}`);
}
