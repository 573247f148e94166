import {spawn} from "node:child_process";
import {join} from "node:path";
import type {} from "vitest";
import type {TestProject} from "vitest/node";
import {serveFolder} from "../../loaders/publish/serve.js";
import {projectRoot} from "../../loaders/paths.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the built site. */
    site: string;
    /** What the build printed, refused connections included. */
    buildLog: string;
  }
}

/** Builds the site with every outside connection refused, serves it for all browser tests. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const buildLog = await buildOffline();
  const server = await serveFolder(join(projectRoot, "dist"));
  project.provide("site", server.url);
  project.provide("buildLog", buildLog);
  return () => server.close();
}

/** Builds the site, refusing every outside connection; returns what the build printed. */
export async function buildOffline(...args: readonly string[]): Promise<string> {
  const refuse = join(projectRoot, "test/browser/refuse-network.mjs");
  const child = spawn(process.execPath, ["--import", "tsx", "loaders/build.ts", ...args], {
    cwd: projectRoot,
    env: {...process.env, NO_COLOR: "1", FORCE_COLOR: undefined, NODE_OPTIONS: `--import=${refuse}`}
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => (log += chunk.toString()));
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`the build failed without a network (exit ${String(code)}):\n${log}`);
  return log;
}
