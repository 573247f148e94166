import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {basename, join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {nameReader} from "../../src/query/import/names.js";
import {ImportFault, problemText, type RowProblem} from "../../src/query/import/problem.js";
import type {ImportReport} from "../../src/query/import/report.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import type {ModelRegistry} from "../../src/query/model-names/registry.js";
import {WAREHOUSE} from "../warehouse/requests/address.js";
import {memoryBytes} from "../warehouse/requests/duckdb.js";
import type {Batch, RequestWarehouse} from "../warehouse/requests/engine.js";
import {clearStaged, dropRepeated, STAGED} from "../warehouse/requests/staged.js";
import {wholeNumberOf} from "../warehouse/requests/duckdb-tables.js";
import type {FileBatch, KnownFiles} from "./batches.js";
import {openTables} from "./open-tables.js";
import {MissingUser, readTable, type UserColumn} from "./read-file.js";
import {stagedReport} from "./staged-report.js";

/** A row that was refused, as a line of the file of rejected rows. */
export interface Rejected extends RowProblem {
  readonly file: string;
  readonly reason: string;
}

export interface LoadOptions {
  readonly registry: ModelRegistry;
  readonly settings: ImportSettings;
  readonly files: KnownFiles;
  /** The column of users; without it users are not read. */
  readonly users?: UserColumn;
  readonly onRejected?: (row: Rejected) => void;
  /** Files that are done, of how many, and the one at hand. */
  readonly onProgress?: (done: number, total: number, label: string) => void;
  /** Told of a file that cannot be used, which is then left out; without it the load ends there. */
  readonly onFault?: (message: string) => void;
  /** Bytes of files that are taken in together, a quarter of the reader’s memory unless told, since a row unpacks to several times its bytes: a load that is killed begins again with the last of them. */
  readonly together?: number;
}

/** A file of which nothing can be used, and why. */
class UnusableFile extends Error {
  constructor(path: string, why: string) {
    super(`${path}: ${why}`);
  }
}

/** What a load came to. */
export interface LoadReport {
  /** What was read, as the page's import tells it; null where every file was in already. */
  readonly report: ImportReport | null;
  readonly paths: readonly string[];
  readonly alreadyIn: readonly string[];
  /** Files of which nothing could be used. */
  readonly leftOut: readonly string[];
  readonly added: number;
  readonly replaced: number;
  /** Files that were read row by row, because of their container or their values. */
  readonly rowByRow: readonly string[];
}

/** Loads files into a warehouse, those that are in already left out. Throws an Error that names the file and what is wrong. */
export async function loadFiles(
  warehouse: RequestWarehouse,
  paths: readonly string[],
  options: LoadOptions
): Promise<LoadReport> {
  const {registry, settings, files, users, onProgress} = options;
  const together = options.together ?? (await memoryBytes(warehouse.reader)) / 4;
  const names = nameReader(registry, settings.names);
  const known = new Set(await warehouse.batches());
  const report = stagedReport(names, settings);
  const folder = mkdtempSync(join(tmpdir(), "ledger-unpacked-"));
  const [alreadyIn, leftOut, rowByRow, read]: [string[], string[], string[], string[]] = [[], [], [], []];
  let [added, replaced, done] = [0, 0, 0];
  let waiting: Batch[] = [];
  let waitingBytes = 0;
  const total = paths.length;
  const takeIn = async () => {
    if (waiting.length === 0) return;
    await report.add(warehouse.reader, await dropRepeated(warehouse.reader));
    const loaded = await warehouse.load(waiting);
    added += loaded.added;
    replaced += loaded.replaced;
    [waiting, waitingBytes] = [[], 0];
  };
  await clearStaged(warehouse.reader);
  await users?.key.prepare(warehouse.reader);
  try {
    let next = paths[0] === undefined ? null : files.batchOf(paths[0]);
    for (const [i, path] of paths.entries()) {
      const found = await next;
      const following = paths[i + 1];
      // The next file is hashed while the engine reads this one.
      next = following === undefined ? null : files.batchOf(following);
      next?.catch(() => undefined);
      onProgress?.(i, total, basename(path));
      if (!found || known.has(found.batch)) {
        alreadyIn.push(path);
        continue;
      }
      known.add(found.batch);
      const place = read.push(path) - 1;
      const rows = await stageOrTell({...found, place});
      if (rows === null) {
        leftOut.push(path);
        continue;
      }
      waiting.push({batch: found.batch, file: basename(path), rows});
      waitingBytes += found.bytes;
      if (waitingBytes >= together) await takeIn();
      done += 1;
    }
    await takeIn();
  } catch (error) {
    throw await outOfMemory(error, warehouse.reader);
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
  return {report: done === 0 ? null : report.report(), paths: read, alreadyIn, leftOut, added, replaced, rowByRow};

  async function stageOrTell(file: FileBatch): Promise<number | null> {
    try {
      return await stage(file);
    } catch (error) {
      if (!(error instanceof UnusableFile) || !options.onFault) throw error;
      await warehouse.reader.run(`DELETE FROM ${STAGED} WHERE file = ${file.place}`);
      options.onFault(error.message);
      return null;
    }
  }

  /** Stages the tables of a file; how many rows they have. */
  async function stage({path, place}: FileBatch): Promise<number> {
    try {
      for (const table of await openTables(path, place, folder)) {
        const found = await readTable(table, {
          reader: warehouse.reader,
          names,
          settings,
          ...(users && {users}),
          onProgress: () => undefined,
          onProblem(_, problem) {
            report.problem(problem);
            options.onRejected?.({file: path, ...problem, reason: problemText(problem, "en")});
          }
        });
        if (found.route === "rows") rowByRow.push(path);
        report.file(found);
        if (!found.isDated)
          throw new UnusableFile(path, "The file alone does not tell its days: state --start-day or --day.");
        if (table.path !== null && table.path !== path) rmSync(table.path);
      }
    } catch (error) {
      if (error instanceof ImportFault || error instanceof MissingUser) throw new UnusableFile(path, error.message);
      throw error;
    }
    return wholeNumberOf(warehouse.reader, `SELECT count(*) FROM ${STAGED} WHERE file = ${place}`);
  }
}

/** What to do where DuckDB ran out of its memory, which it tells as such or as a fault of its own; any other error as it is. */
async function outOfMemory(error: unknown, reader: DuckDBConnection): Promise<unknown> {
  const [told = ""] = error instanceof Error ? error.message.split("\n") : [];
  if (!/^(?:Out of Memory|INTERNAL) Error/.test(told)) return error;
  const megabytes = Math.round((await memoryBytes(reader)) / 1e6);
  return new Error(
    `${told}; DuckDB may use ${megabytes} MB, and reads a file of up to about as much at once. Give it more by memory=<size> in ${WAREHOUSE}, or split the file.`
  );
}
