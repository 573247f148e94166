import {appendFileSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {reportJson} from "../../src/query/import/report.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import {loadModelRegistry} from "../data/model-registry.js";
import {projectRoot} from "../paths.js";
import {progressBar} from "../progress.js";
import {openRequests} from "../warehouse/requests/address.js";
import type {RequestWarehouse} from "../warehouse/requests/engine.js";
import {userKey} from "../warehouse/requests/users.js";
import {knownFiles} from "./batches.js";
import {filesOf} from "./files.js";
import {loadFiles, type LoadOptions, type LoadReport} from "./load.js";
import {ingestReportText} from "./report-text.js";

/** What is loaded, and how often. */
export interface IntoWarehouse {
  /** Files and patterns, and tables of the engine: `table:<name>`. */
  readonly patterns: readonly string[];
  readonly settings: ImportSettings;
  /** File of rejected rows. */
  readonly rejected: string;
  readonly isJson: boolean;
  /** The column of users, kept as hashes by the key of the environment; without it users are not read. */
  readonly user?: string;
  /** Waits until it is time to look again; false once it is enough. Absent: once. */
  readonly again?: () => Promise<boolean>;
  /** Where hashes of files are remembered. */
  readonly memory?: string;
  /** Age from which a file counts as written, where one looks again and again. */
  readonly settledMs?: number;
}

const SETTLED_MS = 60_000;

/**
 * Loads what patterns name into the warehouse of requests, once or again and again; how many files were left out. One that
 * cannot be used holds up none of the others, nor does a look that fails hold up those to come.
 */
export async function intoWarehouse(
  {patterns, settings, rejected, isJson, user, again, memory, settledMs = SETTLED_MS}: IntoWarehouse,
  print: (text: string) => void
): Promise<number> {
  const users = user === undefined ? null : {column: user, key: userKey()};
  const [warehouse, registry] = [await openRequests(), await loadModelRegistry()];
  const bar = progressBar();
  const folder = mkdtempSync(join(tmpdir(), "ledger-tables-"));
  let [refused, leftOut] = [0, 0];
  const tell = (what: string, message: string) => {
    bar.clear();
    print(isJson ? `${JSON.stringify({[what.replaceAll(" ", "_")]: message})}\n` : `${what}: ${message}\n`);
  };
  const onRejected: LoadOptions["onRejected"] = (row) => {
    if (refused === 0) {
      mkdirSync(dirname(rejected), {recursive: true});
      writeFileSync(rejected, "");
    }
    refused += 1;
    appendFileSync(rejected, `${JSON.stringify(row)}\n`);
  };
  const options: LoadOptions = {
    registry,
    settings,
    ...(users && {users}),
    files: knownFiles(memory ?? join(projectRoot, "warehouse", "known-files.txt")),
    onRejected,
    onProgress: bar.show,
    onFault(message) {
      leftOut += 1;
      tell("left out", message);
    }
  };
  const look = async () => {
    const found = await pathsOf(patterns, warehouse, folder);
    const paths = again ? found.filter((path) => statSync(path).mtimeMs <= Date.now() - settledMs) : found;
    const loaded = await loadFiles(warehouse, paths, options);
    bar.clear();
    print(isJson ? `${JSON.stringify(jsonOf(loaded))}\n` : textOf(loaded, refused > 0 ? rejected : null));
  };
  try {
    if (!again) await look();
    else
      do await look().catch((error: unknown) => tell("this look failed", (error as Error).message));
      while (await again());
    return leftOut;
  } finally {
    bar.clear();
    rmSync(folder, {recursive: true, force: true});
    await warehouse.close();
  }
}

/** Takes requests of earlier days, of a user, or both, out of the warehouse; how many. */
export async function forgetRequests(what: {
  readonly before?: string | undefined;
  readonly user?: string | undefined;
}): Promise<number> {
  const {before, user} = what;
  const hash = user === undefined ? null : userKey().hash(user);
  const warehouse = await openRequests();
  try {
    const earlier = before === undefined ? 0 : await warehouse.forget({before});
    return earlier + (hash === null ? 0 : await warehouse.forget({user: hash}));
  } finally {
    await warehouse.close();
  }
}

const TABLE = "table:";

async function pathsOf(patterns: readonly string[], warehouse: RequestWarehouse, folder: string): Promise<string[]> {
  const tables = patterns.filter((pattern) => pattern.startsWith(TABLE));
  const files = filesOf(patterns.filter((pattern) => !pattern.startsWith(TABLE)));
  for (const table of tables) files.push(await warehouse.exportTable(table.slice(TABLE.length), folder));
  return files;
}

const whole = (value: number) => value.toLocaleString("en");

function textOf(
  {report, paths, alreadyIn, leftOut, added, replaced, rowByRow}: LoadReport,
  rejected: string | null
): string {
  const lines = [
    `loaded    ${whole(added)} requests of ${whole(paths.length - leftOut.length)} files, ${whole(replaced)} in place of earlier ones; ${whole(alreadyIn.length)} files were in already, ${whole(leftOut.length)} were left out`,
    ...(rowByRow.length > 0 ? [`row by row: ${rowByRow.join(", ")}`] : []),
    ...(rejected === null ? [] : [`rejected rows: ${rejected}`])
  ];
  return `${report ? ingestReportText(report, paths) : ""}${lines.join("\n")}\n`;
}

function jsonOf({report, paths, alreadyIn, leftOut, added, replaced, rowByRow}: LoadReport) {
  return {
    ...(report && reportJson(report)),
    loaded_requests: added,
    replaced_requests: replaced,
    loaded_files: paths.filter((path) => !leftOut.includes(path)),
    files_already_in: alreadyIn,
    files_left_out: leftOut,
    files_row_by_row: rowByRow
  };
}
