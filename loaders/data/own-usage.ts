import {existsSync} from "node:fs";
import {encodeCube} from "../../src/query/cube/file.js";
import {audienceOf} from "../audience.js";
import {openRequests, WAREHOUSE, warehouseAddress} from "../warehouse/requests/address.js";
import type {UsageSum} from "../warehouse/requests/engine.js";
import {usageCube} from "../warehouse/requests/usage.js";
import {loadModelRegistry} from "./model-registry.js";

/** The cube of the requests in the warehouse that the environment names; no byte where there is none to show. */
export async function loadOwnUsage(env: NodeJS.ProcessEnv = process.env): Promise<Uint8Array> {
  const sums = await ownSums(env);
  const cube = sums && usageCube(sums, await loadModelRegistry());
  return cube ? encodeCube(cube) : new Uint8Array();
}

/**
 * All usage of the warehouse that the environment names, for those who built the site and the house: null where it names
 * none, and in what clients and the public get.
 */
export async function ownSums(env: NodeJS.ProcessEnv = process.env): Promise<readonly UsageSum[] | null> {
  const named = env[WAREHOUSE] ?? "";
  const audience = audienceOf(env);
  if (named === "" || (audience !== null && audience !== "internal")) return null;
  const address = warehouseAddress(named);
  if (address.engine === "duckdb" && !existsSync(address.path))
    throw new Error(
      `${WAREHOUSE}: ${address.path} is missing; expected a file that npm run ingest -- --load has filled`
    );
  const warehouse = await openRequests(address, {isReadOnly: true});
  try {
    return await warehouse.usage();
  } finally {
    await warehouse.close();
  }
}
