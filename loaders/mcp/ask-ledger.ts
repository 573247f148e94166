import {fork, type ChildProcess} from "node:child_process";
import {fileURLToPath} from "node:url";
import {Stopped} from "../../src/lib/stopped.js";
import {projectRoot} from "../paths.js";
import type {LedgerReport} from "./ledger-worker.js";
import type {LedgerAnswer, LedgerQuestion} from "./read-ledger.js";

const WORKER = fileURLToPath(new URL("ledger-worker.ts", import.meta.url));

/** The shipped ledger in a process of its own, which is ended where a question takes too long. */
export interface LedgerProcess {
  /** Answers one question after another. Rejects with Stopped after `seconds`, and with the reason a question fails. */
  readonly ask: (question: LedgerQuestion) => Promise<LedgerAnswer>;
  readonly end: () => void;
}

/** Starts the process at the first question, and again after one that was ended. Opening the ledger is not counted. */
export function ledgerProcess(seconds: number): LedgerProcess {
  let running: ChildProcess | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const started = () => {
    // Standard output is the protocol's.
    const stdio = ["ignore", process.stderr, process.stderr, "ipc"] as const;
    const child = fork(WORKER, {cwd: projectRoot, execArgv: ["--import", "tsx"], stdio: [...stdio]});
    return child.once("exit", () => (running = running === child ? null : running));
  };
  return {
    ask: (question) => {
      const answer = last.then(() => answered((running ??= started()), question, seconds));
      last = answer.catch(() => undefined);
      return answer;
    },
    end: () => running?.kill("SIGKILL")
  };
}

async function answered(child: ChildProcess, question: LedgerQuestion, seconds: number): Promise<LedgerAnswer> {
  const ending = {timer: undefined as ReturnType<typeof setTimeout> | undefined, isLate: false};
  const kill = () => {
    ending.isLate = true;
    child.kill("SIGKILL");
  };
  let detach: () => void = () => undefined;
  try {
    return await new Promise<LedgerAnswer>((resolve, reject) => {
      const onReport = (report: LedgerReport) => {
        if (report.kind === "answered") resolve(report.answer);
        else if (report.kind === "failed") reject(new Error(report.problem));
        else ending.timer = setTimeout(kill, seconds * 1000);
      };
      // Only once it has ended is nothing left of a question that took too long.
      const onExit = () => reject(ending.isLate ? new Stopped("late", seconds) : new Error(ENDED));
      child.on("message", onReport).on("exit", onExit);
      detach = () => child.off("message", onReport).off("exit", onExit);
      child.send(question);
    });
  } finally {
    clearTimeout(ending.timer);
    detach();
  }
}

const ENDED = "the process of DuckDB ended before it answered, as it does where memory runs out; ask for less";
