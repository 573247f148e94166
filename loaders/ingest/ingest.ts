import {encodeCube} from "../../src/query/cube/file.js";
import {importUsage, NothingUsable} from "../../src/query/import/import.js";
import {ImportFault, problemText} from "../../src/query/import/problem.js";
import {reportJson} from "../../src/query/import/report.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import {loadModelRegistry} from "../data/model-registry.js";
import {ingestReportText} from "./report-text.js";

export interface NamedFile {
  readonly path: string;
  readonly blob: Blob;
}

/** What files hold: as lines, as one plain object, and as a cube in its file format where they tell the days. */
export interface Ingested {
  readonly text: string;
  readonly json: Readonly<Record<string, unknown>>;
  readonly cube: Uint8Array | null;
}

/** No bound of a browser: rows up to what their numbers can tell apart. */
const BOUNDS = {bytes: 2 ** 42, rows: 2 ** 31 - 2};

/** Reads usage logs together. Throws an Error that names the file and what is wrong. */
export async function ingestFiles(files: readonly NamedFile[], settings: ImportSettings): Promise<Ingested> {
  const registry = await loadModelRegistry();
  try {
    const blobs = files.map(({blob}) => blob);
    const {report, cube} = await importUsage(blobs, {registry, settings, bounds: BOUNDS});
    const names = files.map(({path}) => path);
    return {text: ingestReportText(report, names), json: reportJson(report), cube: cube && encodeCube(cube)};
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    const file = files[error.file ?? (files.length === 1 ? 0 : -1)]?.path;
    const first = error instanceof NothingUsable ? ` The first: ${problemText(error.first, "en")}.` : "";
    throw new Error(`${file === undefined ? "" : `${file}: `}${error.message}${first}`, {cause: error});
  }
}
