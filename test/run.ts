import {spawn} from "node:child_process";
import {parseArgs} from "node:util";
import {filesOutOfTurn} from "./fixtures/turns.js";

// Runs every check of `npm test`; those of the text of the code beside those that run it. With --full, tests that come in
// numbers try all of them.

const {values} = parseArgs({options: {full: {type: "boolean", default: false}}});
const turn = process.env["LEDGER_TEST_TURN"] ?? String(Math.floor(Date.now() / 86_400_000));
const env = {...process.env, LEDGER_TEST_TURN: turn, ...(values.full && {LEDGER_TEST_FULL: "1"})};

/** Runs one script of package.json; what it prints comes at once, or together when it has ended. */
async function passes(script: string, isHeldBack: boolean): Promise<boolean> {
  const child = spawn("npm", ["run", "--silent", script], {
    env,
    shell: process.platform === "win32",
    stdio: ["ignore", isHeldBack ? "pipe" : "inherit", isHeldBack ? "pipe" : "inherit"]
  });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk: Buffer) => printed.push(chunk));
  const code = await new Promise((resolve) => child.on("close", resolve));
  process.stderr.write(Buffer.concat(printed));
  return code === 0;
}

if (!values.full)
  console.error(
    `Turn ${turn}: LEDGER_TEST_TURN=${turn} npm test tries the same share again; ${filesOutOfTurn(env).length} long files have other days.`
  );
const failed: string[] = [];
const runs = async (scripts: readonly string[], isHeldBack: boolean) => {
  for (const script of scripts)
    if (!(await passes(script, isHeldBack))) {
      failed.push(script);
      console.error(`npm run ${script}: failed`);
    }
};
await Promise.all([runs(["typecheck", "lint", "format:check"], true), runs(["test:unit"], false)]);
console.error(
  failed.length ? `Failed: ${failed.map((script) => `npm run ${script}`).join(", ")}` : "Every check passes."
);
process.exitCode = failed.length ? 1 : 0;
