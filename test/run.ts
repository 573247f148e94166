import {spawn} from "node:child_process";
import {getPriority, setPriority} from "node:os";
import {parseArgs} from "node:util";
import {filesOutOfTurn} from "./fixtures/turns.js";

// Runs every check of `npm test`; those of the text of the code beside those that run it. With --full, tests that come in
// numbers try all of them.

const {values} = parseArgs({options: {full: {type: "boolean", default: false}}});
const turn = process.env["LEDGER_TEST_TURN"] ?? String(Math.floor(Date.now() / 86_400_000));
const env = {...process.env, LEDGER_TEST_TURN: turn, ...(values.full && {LEDGER_TEST_FULL: "1"})};

interface Lane {
  /** What its scripts print waits for this, or comes at once where there is nothing to wait for. */
  readonly turnToPrint: Promise<void> | null;
  readonly niceness: number;
}

/** Runs one script of package.json. */
async function passes([script = "", ...args]: readonly string[], {turnToPrint, niceness}: Lane): Promise<boolean> {
  const output = turnToPrint ? "pipe" : "inherit";
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    env,
    shell: process.platform === "win32",
    stdio: ["ignore", output, output]
  });
  if (child.pid !== undefined) setPriority(child.pid, getPriority() + niceness);
  const held: Buffer[] = [];
  let print = (chunk: Buffer) => void held.push(chunk);
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => print(chunk));
  void turnToPrint?.then(() => {
    print = (chunk) => void process.stderr.write(chunk);
    print(Buffer.concat(held));
  });
  return (await new Promise((resolve) => child.on("close", resolve))) === 0;
}

if (!values.full)
  console.error(
    `Turn ${turn}: LEDGER_TEST_TURN=${turn} npm test tries the same share again; ${filesOutOfTurn(env).length} long files have other days.`
  );
const failed: string[] = [];
/** Niceness that leaves most of the time to the build, and to a test enough of it. */
const LESS_URGENT = 5;
/** Runs scripts one after another. */
const runs = async (scripts: readonly (readonly string[])[], lane: Lane) => {
  for (const script of scripts)
    if (!(await passes(script, lane))) {
      failed.push(script.join(" "));
      console.error(`npm run ${script.join(" ")}: failed`);
    }
  await lane.turnToPrint;
};
// The site is built first, and pages wait for timers and workers half of their time: of the share, tests in a browser begin
// as soon as it is there, and the others take what is left.
const inNode = runs([["test:unit", "--project", "node"]], {turnToPrint: null, niceness: LESS_URGENT});
const checks = runs([["typecheck"], ["lint"], ["format:check"]], {turnToPrint: inNode, niceness: LESS_URGENT});
if (values.full) await inNode;
await runs([["test:unit", "--project", "browser"]], {turnToPrint: checks, niceness: 0});
console.error(
  failed.length ? `Failed: ${failed.map((script) => `npm run ${script}`).join(", ")}` : "Every check passes."
);
process.exitCode = failed.length ? 1 : 0;
