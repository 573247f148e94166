import type {Cube} from "../cube/cube.js";
import {importUsage, NothingUsable, type Imported} from "./import.js";
import {ImportFault, type FileFault, type RowProblem} from "./problem.js";
import type {Mapping} from "./roles.js";

/** What the page sends: a file, how to read it, and the registry of models. */
export interface ImportRequest {
  readonly file: Blob;
  readonly mapping: Mapping | null;
  readonly registry: Cube;
}

/** What comes back: steps, then a result or why there is none. */
export type ImportAnswer =
  | {readonly kind: "progress"; readonly part: number}
  | {readonly kind: "done"; readonly imported: Imported}
  | {readonly kind: "fault"; readonly fault: FileFault; readonly first: RowProblem | null}
  | {readonly kind: "error"; readonly message: string};

const post = (answer: ImportAnswer) => postMessage(answer);

addEventListener("message", (event: MessageEvent<ImportRequest>) => {
  const {file, mapping, registry} = event.data;
  importUsage(file, {mapping, registry, onProgress: (part) => post({kind: "progress", part})}).then(
    (imported) => post({kind: "done", imported}),
    (error: unknown) => {
      if (error instanceof ImportFault)
        post({kind: "fault", fault: error.fault, first: error instanceof NothingUsable ? error.first : null});
      else post({kind: "error", message: (error as Error).message});
    }
  );
});
