import {spawn} from "node:child_process";
import {join} from "node:path";
import {projectRoot} from "./paths.js";

/** Preloaded into Framework, so that it ends when this process does. */
const FOLLOW = new URL("./follow-parent.ts", import.meta.url).href;
const CLI = join(projectRoot, "node_modules/@observablehq/framework/dist/bin/observable.js");

/** The variable by which a build tells Framework's configuration where to write. */
export const OUTPUT = "ALPHA_LEDGER_OUTPUT";

/** Runs Framework's command line in this repository, with modules loaded before it; returns its exit code. */
export async function runFramework(
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  preload: readonly URL[] = []
): Promise<number> {
  const imports = ["tsx", FOLLOW, ...preload.map((url) => url.href)].flatMap((module) => ["--import", module]);
  const child = spawn(process.execPath, [...imports, CLI, ...args], {
    cwd: projectRoot,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    // A group of its own: with it end the loaders it runs.
    detached: process.platform !== "win32",
    env: {...env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => resolve(code ?? 1));
  });
}
