import {FileAttachment} from "observablehq:stdlib";
import type {AsyncDuckDB, AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {endingOf, type Ending} from "./engine-ended.js";
import {download, reportState} from "./load-progress.js";
import {LOCKED} from "./locked.js";
import {workerAddress} from "../lib/trusted-types.js";

const FILE = "ledger.duckdb";
/** DuckDB with the ledger open, read-only and locked, in a worker of its own. */
export interface Engine extends Ending {
  readonly db: AsyncDuckDB;
  /** For our own queries; a reader's run on connections of their own. */
  readonly house: AsyncDuckDBConnection;
}

let bytes: Promise<readonly [engine: Blob, file: Blob]> | null = null;
let running: Promise<Engine> | null = null;

/** The engine of the page; concurrent callers share its start, and a failed start may be tried again. */
export async function openEngine(): Promise<Engine> {
  running ??= start().catch((error: unknown) => {
    running = null;
    reportState("idle");
    throw error;
  });
  return running;
}

/** The ledger's file, loaded with the engine and once for every engine of the page. */
export async function ledgerFile(): Promise<Blob> {
  return (await loaded())[1];
}

function loaded(): Promise<readonly [engine: Blob, file: Blob]> {
  return (bytes ??= load().catch((error: unknown) => {
    bytes = null;
    throw error;
  }));
}

async function start(): Promise<Engine> {
  const loading = loaded();
  const {DuckDBAccessMode} = await import("npm:@duckdb/duckdb-wasm@1.32.0");
  const [engine, file] = await loading;
  reportState("starting");
  const {db, thread} = await instantiated(engine);
  await db.registerFileBuffer(FILE, new Uint8Array(await file.arrayBuffer()));
  await db.open({path: FILE, accessMode: DuckDBAccessMode.READ_ONLY});
  const house = await db.connect();
  for (const setting of LOCKED) await house.query(setting);
  reportState("ready");
  return ending(db, house, thread, () => (running = null));
}

/** A DuckDB without the ledger, made ready by `fill`; `onEnd` is called once when its worker is ended. */
export async function bareEngine(fill: (db: AsyncDuckDB) => Promise<void>, onEnd: () => void): Promise<Engine> {
  const code = bytes ? (await bytes)[0] : await download(engineAddress(), "application/wasm");
  const {db, thread} = await instantiated(code);
  try {
    await fill(db);
    return ending(db, await db.connect(), thread, onEnd);
  } catch (error) {
    await db.terminate();
    throw error;
  }
}

const engineAddress = () => import.meta.resolve("npm:@duckdb/duckdb-wasm@1.32.0/dist/duckdb-eh.wasm");

async function instantiated(engine: Blob): Promise<{readonly db: AsyncDuckDB; readonly thread: Worker}> {
  const worker = import.meta.resolve("npm:@duckdb/duckdb-wasm@1.32.0/dist/duckdb-browser-eh.worker.js");
  const {AsyncDuckDB, VoidLogger} = await import("npm:@duckdb/duckdb-wasm@1.32.0");
  const thread = new Worker(workerAddress(worker));
  const db = new AsyncDuckDB(new VoidLogger(), thread);
  const engineUrl = URL.createObjectURL(engine);
  try {
    await db.instantiate(engineUrl);
  } finally {
    URL.revokeObjectURL(engineUrl);
  }
  return {db, thread};
}

function ending(db: AsyncDuckDB, house: AsyncDuckDBConnection, thread: Worker, onEnd: () => void): Engine {
  const end = endingOf(thread, () => {
    onEnd();
    void db.terminate();
  });
  return Object.assign(end, {db, house});
}

async function load(): Promise<readonly [engine: Blob, file: Blob]> {
  reportState("loading");
  const file = FileAttachment("/data/ledger.duckdb");
  return Promise.all([
    download(engineAddress(), "application/wasm"),
    download(await file.url(), "application/octet-stream")
  ]);
}
