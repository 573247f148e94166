import {spawn} from "node:child_process";
import {cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {isoDate} from "../../src/lib/dates.js";
import {projectRoot} from "../../loaders/paths.js";
import {nightAfter, pullNights, type Night} from "./nights.js";

// Rehearses a quarter of nightly pulls in a copy of this repository: on some nights the books are verified, the tests that
// read data run, and the site is built, by the clock of that night. Prints what each night found; fails where a step does.

const NOT_COPIED = new Set(["node_modules", "dist", ".git", ".observablehq", ".out"]);
/** Tests that read the data of the repository; what the others do does not depend on it. */
const TESTS = ["charts", "companies", "components", "coverage", "data", "figures", "inputs", "query", "shell", "words"];
const STEPS: Readonly<Record<string, readonly string[]>> = {
  verify: ["node_modules/tsx/dist/cli.mjs", "loaders/verify.ts"],
  test: ["node_modules/vitest/vitest.mjs", "run", "--config", "test/vitest.config.ts", "--project", "node"].concat(
    TESTS.map((folder) => `test/${folder}/`)
  ),
  build: ["node_modules/tsx/dist/cli.mjs", "loaders/build.ts"]
};

const {values} = parseArgs({
  options: {
    nights: {type: "string", default: "90"},
    at: {type: "string", default: "1,2,8,90"},
    steps: {type: "string", default: Object.keys(STEPS).join()},
    keep: {type: "boolean", default: false}
  }
});
const nights = wholeNumber("nights", values.nights);
const stops = new Set(values.at.split(",").map((text) => wholeNumber("at", text)));
const steps = values.steps.split(",").map((name) => {
  const args = STEPS[name];
  if (!args) throw new Error(`--steps: ${name}; expected some of ${Object.keys(STEPS).join(", ")}`);
  return [name, args] as const;
});

const copy = mkdtempSync(join(tmpdir(), "rehearsal-"));
for (const entry of readdirSync(projectRoot).filter((name) => !NOT_COPIED.has(name)))
  cpSync(join(projectRoot, entry), join(copy, entry), {
    recursive: true,
    filter: (path) => !NOT_COPIED.has(path.split(/[\\/]/).at(-1) ?? "")
  });
symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"), "junction");

let failed = 0;
try {
  for await (const night of pullNights(copy, nightAfter(copy), nights)) {
    console.log(nightLine(night));
    for (const {source, part, result, message} of night.outcomes)
      if (["failed", "held"].includes(result)) console.log(`    ${source} ${part}: ${result}: ${message}`);
    if (!stops.has(night.night)) continue;
    for (const [name, args] of steps) {
      const {code, output} = await runAt(night.at, args);
      console.log(`    ${name}: ${code === 0 ? "passes" : `failed (exit ${String(code)})`}`);
      if (code === 0) continue;
      failed++;
      console.log(output);
    }
  }
} finally {
  if (values.keep) console.log(`The rehearsed repository is kept in ${copy}`);
  else rmSync(copy, {recursive: true, force: true});
}
console.log(failed === 0 ? "Every step of every night passes." : `Failed: ${failed} steps, named above.`);
process.exitCode = failed === 0 ? 0 : 1;

function wholeNumber(option: string, text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new Error(`--${option}: ${text}; expected whole numbers from 1`);
  return Number(text);
}

function nightLine({night, at, odd, outcomes}: Night): string {
  const counts = new Map<string, number>();
  for (const {result} of outcomes) counts.set(result, (counts.get(result) ?? 0) + 1);
  const told = [...counts].map(([result, count]) => `${count} ${result}`).join(", ");
  return `Night ${night}, ${isoDate(at)}${odd ? ` (${odd})` : ""}: ${told}`;
}

/** Runs a command in the copy as on a night; gives its exit code and what it printed. */
async function runAt(at: Date, args: readonly string[]): Promise<{code: number | null; output: string}> {
  const clock = new URL("./clock.mjs", import.meta.url).href;
  const child = spawn(process.execPath, args, {
    cwd: copy,
    env: {...process.env, NODE_OPTIONS: `--import=${clock}`, REHEARSED_AT: at.toISOString(), NO_COLOR: "1"},
    stdio: ["ignore", "pipe", "pipe"]
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data: Buffer) => (output += String(data)));
  const code = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return {code, output};
}
