import {spawn} from "node:child_process";
import {parseArgs} from "node:util";
import {filesOutOfTurn} from "./fixtures/turns.js";

// Runs every check of `npm test`; those of the text of the code beside those that run it. With --full, tests that come in
// numbers try all of them.

const {values} = parseArgs({options: {full: {type: "boolean", default: false}}});
const turn = process.env["LEDGER_TEST_TURN"] ?? String(Math.floor(Date.now() / 86_400_000));
const env = {...process.env, LEDGER_TEST_TURN: turn, ...(values.full && {LEDGER_TEST_FULL: "1"})};

/** Runs one script of package.json; what it prints waits for its turn, or comes at once where there is none to wait for. */
async function passes([script = "", ...args]: readonly string[], turnToPrint: Promise<void> | null): Promise<boolean> {
  const output = turnToPrint ? "pipe" : "inherit";
  const child = spawn("npm", ["run", "--silent", script, "--", ...args], {
    env,
    shell: process.platform === "win32",
    stdio: ["ignore", output, output]
  });
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
/** Runs scripts one after another, beside others, after which they print. */
const runs = async (scripts: readonly (readonly string[])[], others: Promise<void> | null = null) => {
  for (const script of scripts)
    if (!(await passes(script, others))) {
      failed.push(script.join(" "));
      console.error(`npm run ${script.join(" ")}: failed`);
    }
  await others;
};
// Pages wait for timers and workers half of their time: of the share, tests in a browser begin as soon as the site is built.
const inNode = runs([["test:unit", "--project", "node"]]);
const checks = runs([["typecheck"], ["lint"], ["format:check"]], inNode);
if (values.full) await inNode;
await runs([["test:unit", "--project", "browser"]], checks);
console.error(
  failed.length ? `Failed: ${failed.map((script) => `npm run ${script}`).join(", ")}` : "Every check passes."
);
process.exitCode = failed.length ? 1 : 0;
