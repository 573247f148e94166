import {formatOf, readFile} from "./read.js";
import {guessMapping, type Mapping} from "./roles.js";
import type {ImportAnswer, ImportRequest} from "./worker.js";

/** An import under way in a worker of its own. */
export interface RunningImport {
  readonly result: Promise<ImportAnswer>;
  /** Ends the worker; nothing of the file is kept. */
  cancel(): void;
}

/** Seconds without a step after which a reader has lost its way in a damaged file: steps are at most 50,000 rows. */
const PATIENCE = 60;

/** Reads a file in a worker: the page stays free, and cancelling leaves nothing behind. */
export function startImport(
  request: ImportRequest,
  onProgress: (part: number) => void,
  patience = PATIENCE
): RunningImport {
  const worker = new Worker(import.meta.resolve("./worker.js"), {type: "module"});
  let settle: (answer: ImportAnswer) => void = () => undefined;
  const result = new Promise<ImportAnswer>((resolve) => (settle = resolve)).finally(() => {
    clearTimeout(waiting);
    worker.terminate();
  });
  let waiting = 0;
  const wait = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(
      () => settle({kind: "fault", fault: {kind: "stalled", seconds: patience}, first: null}),
      patience * 1000
    );
  };
  worker.addEventListener("message", ({data}: MessageEvent<ImportAnswer>) => {
    if (data.kind === "progress") {
      wait();
      onProgress(data.part);
    } else settle(data);
  });
  worker.addEventListener("error", (event) => settle({kind: "error", message: event.message}));
  wait();
  worker.postMessage(request);
  return {result, cancel: () => settle({kind: "fault", fault: {kind: "cancelled"}, first: null})};
}

class HeaderRead extends Error {}

/** The names of a file's columns with the roles they suggest, read from its beginning. Throws an ImportFault. */
export async function readHeader(file: Blob): Promise<{readonly header: readonly string[]; readonly mapping: Mapping}> {
  const {format} = await formatOf(file);
  const isText = format === "delimited" || format === "jsonl";
  let header: readonly string[] = [];
  try {
    await readFile(isText ? file.slice(0, 1_000_000) : file, {
      header(names) {
        header = names;
        throw new HeaderRead();
      },
      row: () => undefined,
      problem: () => undefined,
      progress: () => undefined
    });
  } catch (error) {
    if (header.length === 0) throw error;
  }
  return {header, mapping: guessMapping(header)};
}
