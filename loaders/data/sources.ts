import {queryWarehouse, type Json} from "../warehouse/query.js";

/** Every source of the ledger, those that ship first. */
export async function loadSources(): Promise<readonly Json[]> {
  const [sources] = await queryWarehouse("full", "SELECT * FROM source ORDER BY rights DESC, source");
  return sources;
}
