import {asKnownOn} from "./as-known-on.js";
import {seedImportCache} from "./browser/seed.js";
import {prepareResults} from "./kept/results.js";
import {warehouseFile} from "./warehouse/open.js";

/**
 * Lays out what Framework looks for: the packages of browsers, then, while it reads the pages, the warehouse and the results
 * of loaders. Gives what of these could not be made.
 */
export async function prepare(
  env: NodeJS.ProcessEnv = process.env
): Promise<{readonly results: Promise<readonly string[]>}> {
  const results = resultsOf(env);
  // Whoever waits for them hears of it.
  results.catch(() => undefined);
  await seedImportCache();
  return {results};
}

async function resultsOf(env: NodeJS.ProcessEnv): Promise<readonly string[]> {
  for (const edition of ["full", "shipped"] as const) await warehouseFile({edition, day: asKnownOn(env)});
  const {failed} = await prepareResults(env);
  return failed.map(({file, problem}) => `src/data/${file}.ts: ${problem}`);
}
