import {createReadStream, mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pipeline} from "node:stream/promises";
import {asKnownOn} from "../as-known-on.js";
import {buildWarehouse} from "../warehouse/build.js";

/** Writes the shipped edition of the ledger, one DuckDB file, to a stream. */
export async function writeLedger(output: NodeJS.WritableStream): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "ledger-"));
  const path = join(folder, "ledger.duckdb");
  try {
    const connection = await buildWarehouse({edition: "shipped", path, day: asKnownOn()});
    await connection.run("CHECKPOINT");
    connection.closeSync();
    await pipeline(createReadStream(path), output, {end: false});
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}
