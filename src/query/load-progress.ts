/** How far the first load has come: bytes of engine and data together; total 0 before the first answer, NaN where a server does not say. */
export interface Progress {
  readonly state: "idle" | "loading" | "starting" | "ready";
  readonly loaded: number;
  readonly total: number;
}

type Listener = (progress: Progress) => void;

const listeners = new Set<Listener>();
const NOTHING = {loaded: 0, total: 0};
let progress: Progress = {state: "idle", ...NOTHING};

/** Calls back with each step of the load, beginning with the present one; returns how to stop. */
export function onProgress(listener: Listener): () => void {
  listeners.add(listener);
  listener(progress);
  return () => listeners.delete(listener);
}

/** Tells of a step of the load; before it begins, nothing of it has come. */
export function reportState(state: Progress["state"]): void {
  report({...progress, state, ...((state === "idle" || state === "loading") && NOTHING)});
}

/** Fetches a file whole, reporting its bytes where the ledger loads; the total grows as responses announce their lengths. */
export async function download(url: string, type: string): Promise<Blob> {
  const tell = (next: Partial<Progress>) => {
    if (progress.state === "loading") report({...progress, ...next});
  };
  const response = await fetch(url);
  if (!response.ok || !response.body)
    throw new Error(`${new URL(url, location.href).pathname}: HTTP ${response.status}; reload the page to try again`);
  // A length that is not known leaves the total unknown: every sum with NaN is NaN.
  const length = response.headers.has("content-encoding") ? null : response.headers.get("content-length");
  tell({total: progress.total + Number(length ?? NaN)});
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
