import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {quotedText} from "../../src/query/quoted.js";
import {ensureFile} from "../kept/files.js";
import {readInputs} from "../kept/inputs.js";
import {cacheRoot, projectRoot} from "../paths.js";
import {fillWarehouse, type WarehouseEdition} from "./build.js";
import {readTables} from "./tables.js";

interface WarehouseOptions {
  readonly edition: WarehouseEdition;
  /** Day on which the ledger is wanted as it stood; today by default. */
  readonly day?: IsoDate | null;
}

/** The warehouse of this repository as a database of the caller's own, copied into memory from its file. */
export async function openWarehouse(options: WarehouseOptions): Promise<DuckDBConnection> {
  const path = await warehouseFile(options);
  // The tables are small: handing work from thread to thread costs a third more than it saves.
  const connection = await (await DuckDBInstance.create(":memory:", {threads: "1"})).connect();
  await connection.run(`ATTACH ${quotedText(path)} AS kept (READ_ONLY)`);
  await connection.run("COPY FROM DATABASE kept TO memory");
  await connection.run("DETACH kept");
  return connection;
}

/**
 * Path of the warehouse of this repository as a file, read-only: written once, for every process, until data or the code
 * behind it change. A process reads both once. Throws a DataError at the first bad row.
 */
export async function warehouseFile({edition, day = null}: WarehouseOptions): Promise<string> {
  inputs ??= readInputs(projectRoot);
  const key = inputs("loaders/warehouse/open.ts", edition, day);
  const path = join(cacheRoot, "_kept", `${key}-${edition}.duckdb`);
  await ensureFile(path, (unfinished) => writeWarehouse(unfinished, {edition, day}));
  return path;
}

/** Writes the warehouse of a repository into a new file; a process reads its tables of a day once. */
export async function writeWarehouse(
  path: string,
  {edition, day = null}: WarehouseOptions,
  root = projectRoot
): Promise<void> {
  const instance = await DuckDBInstance.create(path);
  const connection = await instance.connect();
  await fillWarehouse(connection, tablesOf(root, day), {edition, day});
  await connection.run("CHECKPOINT");
  connection.closeSync();
  instance.closeSync();
}

let inputs: ReturnType<typeof readInputs> | null = null;
const tables = new Map<string, ReturnType<typeof readTables>>();

function tablesOf(root: string, day: IsoDate | null): ReturnType<typeof readTables> {
  const asked = `${root} ${day}`;
  const read = tables.get(asked) ?? readTables(root, day);
  tables.set(asked, read);
  return read;
}
