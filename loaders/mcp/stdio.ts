import {readFileSync} from "node:fs";
import {join} from "node:path";
import {StdioServerTransport} from "@modelcontextprotocol/sdk/server/stdio.js";
import type {Claims} from "../../src/query/claims/claims.js";
import {firstEvidence, parseAsKnownOn} from "../as-known-on.js";
import {loadSchema} from "../data/schema.js";
import {resultOf} from "../kept/results.js";
import {readHead} from "../ledger/archive.js";
import {GENESIS} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {readTables} from "../warehouse/tables.js";
import {ledgerProcess} from "./ask-ledger.js";
import {mcpServer} from "./server.js";

/** Seconds a query may take. */
const SECONDS = 20;

/** Serves until the other side closes standard input, where nothing but the protocol may be written to its output. */
export async function serveStdio(): Promise<void> {
  console.log = console.error;
  const {version} = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {readonly version: string};
  const ledger = ledgerProcess(SECONDS);
  const claims = once(async () => JSON.parse((await resultOf("claims.json")).toString()) as Claims);
  const first = once(() => Promise.resolve(firstEvidence(readTables())));
  const server = mcpServer(
    {
      ledger,
      head: readHead() ?? GENESIS,
      claims,
      schema: once(loadSchema),
      knownOn: async (day) => parseAsKnownOn(day, await first(), new Date())
    },
    version
  );
  process.stdin.once("end", () => void server.close());
  server.server.onclose = () => {
    ledger.end();
    process.stdin.pause();
  };
  await server.connect(new StdioServerTransport());
}

/** Works out at the first call what every later one is given; a failure is tried again. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => (made ??= make().catch((error: unknown) => ((made = null), Promise.reject(error as Error))));
}
