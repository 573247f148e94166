import type {AsyncDuckDB} from "npm:@duckdb/duckdb-wasm@1.32.0";
import type {Cube} from "../cube/cube.js";
import {bareEngine, type Engine} from "../engine.js";
import {LOCKED} from "../locked.js";
import {ownColumns, ownRows, ownTableSql} from "./table.js";

const FILE = "own-usage.csv";

/**
 * A DuckDB of its own with a reader's usage as the table `usage`, beside the ledger's and apart from it: nothing of
 * either is seen by the other, and neither has a way out of the browser. Rejects where there are too many rows.
 */
export async function openOwnEngine(cube: Cube, onEnd: () => void = () => undefined): Promise<Engine> {
  const text = new Blob([...ownRows(cube)]);
  return bareEngine(async (db) => {
    await fill(db, new Uint8Array(await text.arrayBuffer()), ownTableSql(ownColumns(cube), FILE));
  }, onEnd);
}

async function fill(db: AsyncDuckDB, bytes: Uint8Array, create: string): Promise<void> {
  await db.registerFileBuffer(FILE, bytes);
  await db.open({});
  const connection = await db.connect();
  try {
    await connection.query(create);
    for (const setting of LOCKED) await connection.query(setting);
  } finally {
    await connection.close();
  }
  await db.dropFile(FILE);
}
