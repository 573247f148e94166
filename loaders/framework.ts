import {spawn} from "node:child_process";
import {once} from "node:events";
import {join} from "node:path";
import {projectRoot} from "./paths.js";

/** Preloaded into Framework, so that it ends when this process does. */
const FOLLOW = new URL("./follow-parent.ts", import.meta.url).href;
const CLI = join(projectRoot, "node_modules/@observablehq/framework/dist/bin/observable.js");

/** The variable by which a build tells Framework's configuration where to write. */
export const OUTPUT = "ALPHA_LEDGER_OUTPUT";

/** The variable by which a build has Framework wait for the results of loaders. */
const AWAITS_RESULTS = "ALPHA_LEDGER_AWAITS_RESULTS";

interface FrameworkOptions {
  readonly env?: NodeJS.ProcessEnv;
  /** Modules loaded before it. */
  readonly preload?: readonly URL[];
  /** Resolves once the results of loaders are there, for which it then waits; it ends where this rejects. */
  readonly results?: Promise<unknown>;
}

/** Runs Framework's command line in this repository; returns its exit code. */
export async function runFramework(
  args: readonly string[],
  {env = process.env, preload = [], results}: FrameworkOptions = {}
): Promise<number> {
  const imports = ["tsx", FOLLOW, ...preload.map((url) => url.href)].flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...imports, CLI, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // A group of its own: with it end the loaders it runs.
    detached: process.platform !== "win32",
    env: {...env, OBSERVABLE_TELEMETRY_DISABLE: "true", ...(results && {[AWAITS_RESULTS]: "true"})}
  });
  results?.then(
    () => child.send(AWAITS_RESULTS),
    () => child.kill()
  );
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}

/** Within Framework: resolves once the results of loaders are there; at once where a build does not make them beside it. */
export async function untilResults(): Promise<void> {
  if (process.env[AWAITS_RESULTS] === undefined) return;
  process.channel?.ref();
  await once(process, "message");
  process.channel?.unref();
}
