import {Stopped} from "../../lib/stopped.js";
import {runInWorker} from "../../lib/worker-task.js";
import type {Header} from "./header.js";
import {ImportFault} from "./problem.js";
import type {ImportAnswer, ImportJob, ImportRequest} from "./worker.js";
import {workerAddress} from "../../lib/trusted-types.js";

/** An import under way in a worker of its own. */
export interface RunningImport {
  readonly result: Promise<ImportAnswer>;
  /** Ends the worker; nothing of the file is kept. */
  cancel(): void;
}

/** Seconds without a step after which a reader has lost its way in a damaged file: steps are at most 50,000 rows. */
const PATIENCE = 60;

/** Reads files in a worker: the page stays free, and cancelling leaves nothing behind. */
export function startImport(
  request: ImportRequest,
  onProgress: (part: number) => void,
  patience = PATIENCE
): RunningImport {
  const stop = new AbortController();
  const result = run<ImportAnswer>({...request, job: "import"}, patience, stop.signal, onProgress).catch(
    (error: unknown): ImportAnswer =>
      error instanceof ImportFault
        ? {kind: "fault", fault: error.fault, file: error.file, first: null}
        : {kind: "error", message: (error as Error).message}
  );
  return {result, cancel: () => stop.abort()};
}

/**
 * The names of a file's columns with the roles they suggest, read from its beginning in a worker. Rejects with an
 * ImportFault, also where a damaged file shows no header in time.
 */
export async function askHeader(file: Blob, signal?: AbortSignal, patience = PATIENCE / 2): Promise<Header> {
  const answer = await run<Header | Extract<ImportAnswer, {kind: "fault"}>>({job: "header", file}, patience, signal);
  if ("fault" in answer) throw new ImportFault(answer.fault);
  return answer;
}

async function run<Answer>(
  job: ImportJob,
  seconds: number,
  signal?: AbortSignal,
  onStep?: (part: number) => void
): Promise<Answer> {
  const worker = new Worker(workerAddress(import.meta.resolve("./worker.js")), {type: "module"});
  try {
    return await runInWorker<Answer, number>(worker, job, {seconds, signal, ...(onStep && {onStep})});
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    throw new ImportFault(error.why === "late" ? {kind: "stalled", seconds} : {kind: "cancelled"});
  }
}
