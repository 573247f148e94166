import {execFileSync} from "node:child_process";
import {existsSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";

// npm run bench -- <name>: each name.ts in this folder prints a table and ends with one line of JSON.
const folder = fileURLToPath(new URL(".", import.meta.url));
const known = readdirSync(folder).flatMap((file) =>
  /^[a-z]+\.ts$/.test(file) && file !== "run.ts" ? [file.slice(0, -3)] : []
);
const [name = ""] = process.argv.slice(2);
if (!known.includes(name)) throw new Error(`bench: ${name}; expected ${known.join(" or ")}`);
if (!existsSync(`${folder}node_modules`)) execFileSync("npm", ["ci", "--prefix", folder], {stdio: "inherit"});
await import(`./${name}.ts`);
