import {fork, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";
import type {Answer, Job} from "./worker.js";

const WORKER = fileURLToPath(new URL("worker.ts", import.meta.url));

/** What became of a test file: its failed tests, none of them, or no end in time. */
export type Outcome = Answer | "timeout";

export interface Runner {
  readonly run: (job: Job) => Promise<Outcome>;
  readonly close: () => void;
}

/** Asks a test file once more where it ran no test, as on a machine too busy to start it; null where it ran none again. */
export async function asked(run: Runner["run"], job: Job): Promise<"timeout" | readonly string[] | null> {
  const failedOf = async () => {
    const outcome = await run(job);
    return outcome === "timeout" ? outcome : outcome.failed;
  };
  return (await failedOf()) ?? failedOf();
}

/** Runs test files one at a time in a process of its own, ended with all it started where a job takes too long. */
export function startRunner(timeoutMs: number): Runner {
  let worker: ChildProcess | null = null;
  const close = (): void => {
    if (worker?.pid) process.kill(-worker.pid, "SIGKILL");
    worker = null;
  };
  process.on("exit", close);
  process.on("SIGINT", () => process.exit(130));
  process.on("SIGTERM", () => process.exit(143));
  return {
    close,
    run: async (job) => {
      if (!worker) {
        worker = fork(WORKER, {execArgv: ["--import", "tsx"], detached: true, stdio: "ignore"});
        await answerOf(worker, 10 * timeoutMs);
      }
      worker.send(job);
      const outcome = await answerOf(worker, timeoutMs);
      if (outcome === "timeout") close();
      return outcome;
    }
  };
}

async function answerOf(worker: ChildProcess, timeoutMs: number): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const end = (outcome: Outcome | Error) => {
      clearTimeout(timer);
      worker.removeAllListeners("message").removeAllListeners("exit");
      if (outcome instanceof Error) reject(outcome);
      else resolve(outcome);
    };
    const timer = setTimeout(() => end("timeout"), timeoutMs);
    worker.once("message", (answer: Answer) => end(answer));
    worker.once("exit", (code) => end(new Error(`the process of tests ended: exit ${String(code)}`)));
  });
}
