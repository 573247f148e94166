import {writeFileSync} from "node:fs";
import {pathToFileURL} from "node:url";

/** A loader to run, and the file for what it prints. */
export interface Job {
  readonly stub: string;
  readonly path: string;
}

/** What became of a job. */
export interface JobOutcome {
  readonly problem: string | null;
}

// Runs loaders for the process that started this one, one after another: their modules are loaded once for all of them.
process.on("message", (job: Job) => {
  void outcomeOf(job).then((outcome) => process.send?.(outcome));
});

process.on("disconnect", () => process.exit());

async function outcomeOf(job: Job): Promise<JobOutcome> {
  try {
    await run(job);
    return {problem: null};
  } catch (error) {
    return {problem: error instanceof Error ? (error.stack ?? error.message) : String(error)};
  }
}

async function run({stub, path}: Job): Promise<void> {
  const printed: Uint8Array[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (chunk: Uint8Array | string) =>
    printed.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk) > 0;
  try {
    await import(pathToFileURL(stub).href);
  } finally {
    process.stdout.write = write;
  }
  if (printed.length === 0) throw new Error("nothing was printed; expected a loader that awaits what it prints");
  writeFileSync(path, Buffer.concat(printed));
}
