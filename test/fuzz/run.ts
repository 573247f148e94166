import {existsSync} from "node:fs";
import {register} from "node:module";

// npm run fuzz -- <name> [count] [seed] runs test/fuzz/<name>.ts.

const [, , name = ""] = process.argv;
const file = new URL(`./${name}.ts`, import.meta.url);
if (!/^[a-z-]+$/.test(name) || name === "run" || !existsSync(file))
  throw new Error(`fuzz: ${name || "no name"}; expected the name of a file in test/fuzz, such as import`);
register("../../loaders/npm-imports.mjs", import.meta.url);
await import(file.href);
