import {FileAttachment} from "observablehq:stdlib";
import type {AsyncDuckDBConnection} from "npm:@duckdb/duckdb-wasm@1.32.0";
import {toRows, type Rows} from "./rows.js";

const FILE = "ledger.duckdb";
const NO_NETWORK = [
  "SET autoinstall_known_extensions = false",
  "SET autoload_known_extensions = false",
  "SET enable_external_access = false",
  "SET lock_configuration = true"
];

/** How far the first load has come: bytes of engine and data together; total 0 before the first answer, NaN where a server does not say. */
export interface Progress {
  readonly state: "idle" | "loading" | "starting" | "ready";
  readonly loaded: number;
  readonly total: number;
}

type Listener = (progress: Progress) => void;

let connection: Promise<AsyncDuckDBConnection> | null = null;
const listeners = new Set<Listener>();
const IDLE: Progress = {state: "idle", loaded: 0, total: 0};
let progress = IDLE;

/** Calls back with each step of the load, beginning with the present one; returns how to stop. */
export function onProgress(listener: Listener): () => void {
  listeners.add(listener);
  listener(progress);
  return () => listeners.delete(listener);
}

/**
 * The ledger as an SQL tag, for ```sql fences and modules alike: sql`SELECT … WHERE week_start = ${week}`. The engine
 * and the file load at the first query. Rejects with DuckDB's own message.
 */
export async function sql(strings: TemplateStringsArray, ...values: readonly unknown[]): Promise<Rows> {
  return query(strings.join("?"), values);
}

/** Runs one SQL text, with `?` for each of `values`. */
export async function query(text: string, values: readonly unknown[] = []): Promise<Rows> {
  const ledger = await openLedger();
  if (values.length === 0) return toRows(await ledger.query(text));
  const statement = await ledger.prepare(text);
  try {
    return toRows(await statement.query(...values));
  } finally {
    await statement.close();
  }
}

/** Runs one SQL text whose columns are all numbers, and gives them as arrays by name. */
export async function queryColumns(text: string): Promise<Readonly<Record<string, ArrayLike<number>>>> {
  const table = await (await openLedger()).query(text);
  return Object.fromEntries(
    table.schema.fields.map(({name}, i) => [name, table.getChildAt(i)?.toArray() as ArrayLike<number>])
  );
}

/** One connection for the page; concurrent callers share its start, and a failed start may be tried again. */
async function openLedger(): Promise<AsyncDuckDBConnection> {
  connection ??= connect().catch((error: unknown) => {
    connection = null;
    report(IDLE);
    throw error;
  });
  return connection;
}

async function connect(): Promise<AsyncDuckDBConnection> {
  const engine = import.meta.resolve("npm:@duckdb/duckdb-wasm@1.32.0/dist/duckdb-eh.wasm");
  const worker = import.meta.resolve("npm:@duckdb/duckdb-wasm@1.32.0/dist/duckdb-browser-eh.worker.js");
  report({...IDLE, state: "loading"});
  const {AsyncDuckDB, DuckDBAccessMode, VoidLogger} = await import("npm:@duckdb/duckdb-wasm@1.32.0");
  const file = FileAttachment("/data/ledger.duckdb");
  const [engineBytes, fileBytes] = await Promise.all([download(engine), download(await file.url())]);
  report({...progress, state: "starting"});
  const engineUrl = URL.createObjectURL(new Blob([engineBytes], {type: "application/wasm"}));
  const db = new AsyncDuckDB(new VoidLogger(), new Worker(worker));
  try {
    await db.instantiate(engineUrl);
  } finally {
    URL.revokeObjectURL(engineUrl);
  }
  await db.registerFileBuffer(FILE, fileBytes);
  await db.open({path: FILE, accessMode: DuckDBAccessMode.READ_ONLY});
  const opened = await db.connect();
  for (const setting of NO_NETWORK) await opened.query(setting);
  report({...progress, state: "ready"});
  return opened;
}

/** Fetches a file whole, reporting its bytes; the total grows as responses announce their lengths. */
async function download(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new Error(`${new URL(url, location.href).pathname}: HTTP ${response.status}; reload the page to try again`);
  const encoded = response.headers.get("content-encoding") !== null;
  // A length that is not known leaves the total unknown: every sum with NaN is NaN.
  const length = encoded ? NaN : Number(response.headers.get("content-length") ?? NaN);
  report({...progress, total: progress.total + length});
  const chunks: Uint8Array[] = [];
  for (const reader = response.body.getReader(); ;) {
    const {done, value} = await reader.read();
    if (done) break;
    chunks.push(value);
    report({...progress, loaded: progress.loaded + value.byteLength});
  }
  return new Uint8Array(await new Blob(chunks as BlobPart[]).arrayBuffer());
}

function report(next: Progress): void {
  progress = next;
  for (const listener of listeners) listener(progress);
}
