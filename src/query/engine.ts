import {FileAttachment} from "observablehq:stdlib";
import type {AsyncDuckDB, AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {LOCKED} from "./locked.js";
import {workerAddress} from "../lib/trusted-types.js";

const FILE = "ledger.duckdb";
/** How far the first load has come: bytes of engine and data together; total 0 before the first answer, NaN where a server does not say. */
export interface Progress {
  readonly state: "idle" | "loading" | "starting" | "ready";
  readonly loaded: number;
  readonly total: number;
}

/** DuckDB with the ledger open, read-only and locked, in a worker of its own. */
export interface Engine {
  readonly db: AsyncDuckDB;
  /** For our own queries; a reader's run on connections of their own. */
  readonly house: AsyncDuckDBConnection;
  /** Rejects with EngineEnded when the worker is ended or breaks down. */
  readonly lost: Promise<never>;
  readonly isEnded: boolean;
  /** Ends the worker whatever it is doing; the next query starts another from the bytes in memory. */
  end(): void;
}

/** The worker was ended before it could answer. */
export class EngineEnded extends Error {}

type Listener = (progress: Progress) => void;

const listeners = new Set<Listener>();
const IDLE: Progress = {state: "idle", loaded: 0, total: 0};
let progress = IDLE;
let bytes: Promise<readonly [engine: Blob, file: Blob]> | null = null;
let running: Promise<Engine> | null = null;

/** Calls back with each step of the load, beginning with the present one; returns how to stop. */
export function onProgress(listener: Listener): () => void {
  listeners.add(listener);
  listener(progress);
  return () => listeners.delete(listener);
}

/** The engine of the page; concurrent callers share its start, and a failed start may be tried again. */
export async function openEngine(): Promise<Engine> {
  running ??= start().catch((error: unknown) => {
    running = null;
    report(IDLE);
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
  report({...progress, state: "starting"});
  const {db, thread} = await instantiated(engine);
  await db.registerFileBuffer(FILE, new Uint8Array(await file.arrayBuffer()));
  await db.open({path: FILE, accessMode: DuckDBAccessMode.READ_ONLY});
  const house = await db.connect();
  for (const setting of LOCKED) await house.query(setting);
  report({...progress, state: "ready"});
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
  let lose: (error: EngineEnded) => void = () => undefined;
  let isEnded = false;
  const lost = new Promise<never>((_, reject) => (lose = reject));
  // Without a query under way no one waits for it.
  lost.catch(() => undefined);
  const end = () => {
    if (isEnded) return;
    isEnded = true;
    onEnd();
    void db.terminate();
    lose(new EngineEnded("DuckDB was ended and starts anew"));
  };
  thread.addEventListener("error", end);
  return {
    db,
    house,
    lost,
    end,
    get isEnded() {
      return isEnded;
    }
  };
}

async function load(): Promise<readonly [engine: Blob, file: Blob]> {
  report({...IDLE, state: "loading"});
  const file = FileAttachment("/data/ledger.duckdb");
  return Promise.all([
    download(engineAddress(), "application/wasm"),
    download(await file.url(), "application/octet-stream")
  ]);
}

/** Fetches a file whole, reporting its bytes where the ledger loads; the total grows as responses announce their lengths. */
async function download(url: string, type: string): Promise<Blob> {
  const tell = (next: Partial<Progress>) => {
    if (progress.state === "loading") report({...progress, ...next});
  };
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new Error(`${new URL(url, location.href).pathname}: HTTP ${response.status}; reload the page to try again`);
  const encoded = response.headers.get("content-encoding") !== null;
  // A length that is not known leaves the total unknown: every sum with NaN is NaN.
  const length = encoded ? NaN : Number(response.headers.get("content-length") ?? NaN);
  tell({total: progress.total + length});
  const chunks: Uint8Array[] = [];
  for (const reader = response.body.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) break;
    chunks.push(value);
    tell({loaded: progress.loaded + value.byteLength});
  }
  return new Blob(chunks as BlobPart[], {type});
}

function report(next: Progress): void {
  progress = next;
  for (const listener of listeners) listener(progress);
}
