import {existsSync} from "node:fs";

// npm run bench -- <name> runs test/bench/<name>.ts.

const [, , name = ""] = process.argv;
const file = new URL(`./${name}.ts`, import.meta.url);
if (!/^[a-z-]+$/.test(name) || name === "run" || !existsSync(file))
  throw new Error(`bench: ${name || "no name"}; expected the name of a file in test/bench, such as slice`);
await import(file.href);
