import {spawn} from "node:child_process";
import {createServer} from "node:http";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import type {} from "vitest";
import type {TestProject} from "vitest/node";
import {serveFolder} from "../../loaders/publish/serve.js";
import {headersOf} from "../../loaders/publish/host-headers.js";
import {projectRoot} from "../../loaders/paths.js";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of the built site. */
    site: string;
    /** Address that answers once the site is built, with what the build printed; with 500 where it failed. */
    built: string;
  }
}

/** Builds the site with every outside connection refused, beside the tests that need none, and serves it for the others. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const build = buildOffline().then(
    (log) => ({status: 200, text: log}),
    (error: unknown) => ({status: 500, text: String(error)})
  );
  const site = await serveFolder(join(projectRoot, "dist"), "", headersOf);
  const server = createServer(
    (_, response) => void build.then(({status, text}) => response.writeHead(status).end(text))
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  project.provide("site", site.url);
  project.provide("built", `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  return async () => {
    server.closeAllConnections();
    await Promise.all([site.close(), new Promise((resolve) => server.close(resolve))]);
  };
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
