import {answerRequests} from "../../lib/worker-task.js";
import type {ModelRegistry} from "../model-names/registry.js";
import {readHeader, type Header} from "./header.js";
import {importUsage, NothingUsable, type Imported} from "./import.js";
import {ImportFault, type FileFault, type RowProblem} from "./problem.js";
import type {ImportSettings} from "./settings.js";

/** Files, what the reader says of them, and the registry of models. */
export interface ImportRequest {
  readonly files: readonly Blob[];
  readonly settings: ImportSettings;
  readonly registry: ModelRegistry;
}

/** What the page asks: what a file's columns are, or all of it. */
export type ImportJob = {readonly job: "header"; readonly file: Blob} | ({readonly job: "import"} & ImportRequest);

/** What comes back of an import: a result or why there is none. */
export type ImportAnswer =
  | {readonly kind: "done"; readonly imported: Imported}
  | {readonly kind: "fault"; readonly fault: FileFault; readonly file: number | null; readonly first: RowProblem | null}
  | {readonly kind: "error"; readonly message: string};

async function answer(request: ImportJob, onProgress: (part: number) => void): Promise<Header | ImportAnswer> {
  try {
    if (request.job === "header") return await readHeader(request.file, () => onProgress(0));
    const {files, settings, registry} = request;
    return {kind: "done", imported: await importUsage(files, {settings, registry, onProgress})};
  } catch (error) {
    if (!(error instanceof ImportFault)) throw error;
    return {
      kind: "fault",
      fault: error.fault,
      file: error.file,
      first: error instanceof NothingUsable ? error.first : null
    };
  }
}

answerRequests(answer);
