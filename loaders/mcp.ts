import {register} from "node:module";
import {reasonOf} from "../src/lib/reason-of.js";

// npm run --silent mcp serves the ledger to assistants over standard input and output.

try {
  register("./npm-imports.mjs", import.meta.url);
  const {serveStdio} = await import("./mcp/stdio.js");
  await serveStdio();
} catch (error) {
  console.error(reasonOf(error));
  process.exitCode = 1;
}
