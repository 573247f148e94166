import {fork, type ChildProcess} from "node:child_process";
import {mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {dirname, join} from "node:path";
import {fileURLToPath} from "node:url";
import {unzipSync} from "fflate";
import {asKnownOn} from "../as-known-on.js";
import {audienceOf} from "../audience.js";
import {cacheOf, projectRoot} from "../paths.js";
import {pricesSince} from "../publish/publication.js";
import {ensureFile} from "./files.js";
import {readInputs} from "./inputs.js";
import type {Job, JobOutcome} from "./runner.js";

/** The loaders whose results are kept; any other, wherever it stands, is run by Framework itself. */
const STUBS = "src/data";
const RUNNER = fileURLToPath(new URL("runner.ts", import.meta.url));

interface Results {
  /** Files of `src/data` that were worked out, those kept from before, and those that could not be made. */
  readonly made: readonly string[];
  readonly kept: readonly string[];
  readonly failed: readonly {readonly file: string; readonly problem: string}[];
}

/**
 * Puts the results of loaders where Framework looks for them: kept where nothing they depend on changed, else worked out,
 * several at a time. Whatever else Framework holds of loaders is cleared, for it sees a changed stub but not a changed
 * module behind it.
 */
export async function prepareResults(
  env: NodeJS.ProcessEnv = process.env,
  {root = projectRoot, processes = availableParallelism()} = {}
): Promise<Results> {
  const cache = cacheOf(root);
  const inputs = readInputs(root);
  const results = {made: [] as string[], kept: [] as string[], failed: [] as {file: string; problem: string}[]};
  clearLoaderOutput(cache);
  const queue = readdirSync(join(root, STUBS))
    .filter((file) => /\.\w+\.ts$/.test(file))
    .map((stub) => stub.replace(/\.ts$/, ""))
    .values();
  const work = async () => {
    const runner = runnerOf(env);
    for (const file of queue)
      try {
        const {path, isMade} = await keepResult(file, {root, env, inputs, runner});
        place(path, join(cache, "data", file), join(root, STUBS, `${file}.ts`));
        results[isMade ? "made" : "kept"].push(file);
      } catch (error) {
        results.failed.push({file, problem: (error as Error).message});
      }
    runner.stop();
  };
  await Promise.all(Array.from({length: processes}, work));
  return results;
}

/** What one loader of `src/data` gives, such as `claims.json`: its kept result, worked out where there is none. */
export async function resultOf(file: string): Promise<Buffer> {
  const runner = runnerOf(process.env);
  try {
    const inputs = readInputs(projectRoot);
    return readFileSync((await keepResult(file, {root: projectRoot, env: process.env, inputs, runner})).path);
  } finally {
    runner.stop();
  }
}

interface Context {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  readonly inputs: ReturnType<typeof readInputs>;
  readonly runner: Runner;
}

async function keepResult(
  file: string,
  {root, env, inputs, runner}: Context
): Promise<{path: string; isMade: boolean}> {
  const stub = `${STUBS}/${file}.ts`;
  const settings = [asKnownOn(env), audienceOf(env), pricesSince(env), ...stateBeside(file, env)];
  const path = join(cacheOf(root), "_kept", `${inputs(stub, ...settings)}-${file}`);
  return {path, isMade: await ensureFile(path, (path) => runner.run({stub: join(root, stub), path}))};
}

/** What a result rests on besides: of a warehouse of requests nothing tells whether it changed, so that it is asked each time. */
function stateBeside(file: string, env: NodeJS.ProcessEnv): readonly string[] {
  return file.startsWith("own-") && (env["LEDGER_WAREHOUSE"] ?? "") !== "" ? [new Date().toISOString()] : [];
}

interface Runner {
  run(job: Job): Promise<void>;
  stop(): void;
}

/** A process that runs loaders, started for the first of them. */
function runnerOf(env: NodeJS.ProcessEnv): Runner {
  let running: ChildProcess | null = null;
  const start = () => {
    const child = fork(RUNNER, {cwd: projectRoot, env, execArgv: ["--import", "tsx"]});
    return child.once("exit", () => (running = null));
  };
  return {
    run: async (job) => {
      const {problem} = await answerOf((running ??= start()), job);
      if (problem !== null) throw new Error(problem);
    },
    stop: () => {
      if (running?.connected) running.disconnect();
    }
  };
}

function answerOf(child: ChildProcess, job: Job): Promise<JobOutcome> {
  return new Promise((resolve) => {
    const onEnd = (code: number | null) => resolve({problem: `the loader ended its process (exit ${String(code)})`});
    child.once("exit", onEnd);
    child.once("message", (outcome: JobOutcome) => {
      child.off("exit", onEnd);
      resolve(outcome);
    });
    child.send(job);
  });
}

/**
 * There at once, no older than its stub, and dated as it was made: pages carry the day, so that a site built again of the
 * same results is the same to the byte. Members of an archive stand beside it: Framework would read it anew for each.
 */
function place(kept: string, path: string, stub: string): void {
  const madeAt = Math.max(...[kept, stub].map((file) => Math.ceil(statSync(file).mtimeMs / 1000)));
  const bytes = readFileSync(kept);
  const members = path.endsWith(".zip") ? Object.entries(unzipSync(bytes)) : [];
  for (const [to, content] of [
    [path, bytes] as const,
    ...members.map(([name, of]) => [join(path.slice(0, -4), name), of] as const)
  ]) {
    mkdirSync(dirname(to), {recursive: true});
    writeFileSync(`${to}.unfinished`, content);
    utimesSync(`${to}.unfinished`, madeAt, madeAt);
    renameSync(`${to}.unfinished`, to);
  }
}

function clearLoaderOutput(cache: string): void {
  mkdirSync(cache, {recursive: true});
  for (const entry of readdirSync(cache))
    if (!entry.startsWith("_")) rmSync(join(cache, entry), {recursive: true, force: true});
}
