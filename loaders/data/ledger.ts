import {readFileSync} from "node:fs";
import {asKnownOn} from "../as-known-on.js";
import {warehouseFile} from "../warehouse/open.js";

/** The shipped edition of the ledger, one DuckDB file. */
export async function loadLedger(): Promise<Uint8Array> {
  return readFileSync(await warehouseFile({edition: "shipped", day: asKnownOn()}));
}
