import {execFileSync, fork} from "node:child_process";
import {once} from "node:events";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

const folder = mkdtempSync(join(tmpdir(), "ledger-framework-"));
afterAll(() => rmSync(folder, {recursive: true, force: true}));

/** A program in a folder of its own; gives its path. */
function program(name: string, code: string): string {
  const path = join(folder, name);
  writeFileSync(path, code);
  return path;
}

const loader = (name: string) => JSON.stringify(join(projectRoot, "loaders", name));

it("asks the disk of each source once while a build runs, of all else each time", () => {
  for (const path of ["src/.observablehq/cache", "data"]) mkdirSync(join(folder, path), {recursive: true});
  const path = program(
    "asks.mts",
    `import ${loader("still-sources.ts")};
    import {existsSync, rmSync, statSync, writeFileSync} from "node:fs";
    const files = ["src/a.ts", "src/.observablehq/cache/a.js", "data/a.csv"];
    for (const file of files) writeFileSync(file, "a");
    const before = files.map((file) => [existsSync(file), statSync(file).size]);
    for (const file of files) rmSync(file);
    const sizeOf = (file) => statSync(file, {throwIfNoEntry: false})?.size;
    console.log(JSON.stringify([before, files.map((file) => existsSync(file)), statSync(files[0]).size, sizeOf(files[0]) ?? null]));`
  );
  const out = execFileSync(process.execPath, ["--import", import.meta.resolve("tsx"), path], {cwd: folder, encoding: "utf8"}); // prettier-ignore
  expect(JSON.parse(out)).toEqual([
    [
      [true, 1],
      [true, 1],
      [true, 1]
    ],
    [true, false, false],
    1,
    null
  ]);
});

it("has Framework wait until results are there, where they are made beside it, and else not", async () => {
  const path = program(
    "waits.mts",
    `const {untilResults} = await import(${loader("framework.ts")});
    if (process.env.ALPHA_LEDGER_AWAITS_RESULTS) process.send("ready");
    await untilResults();
    process.send("went on");
    process.disconnect();`
  );
  const told = async (env: NodeJS.ProcessEnv) => {
    const child = fork(path, {execArgv: ["--import", import.meta.resolve("tsx")], env: {...process.env, ...env}});
    const messages: unknown[] = [];
    child.on("message", (message) => {
      messages.push(message);
      if (message === "ready") child.send("results");
    });
    const [code] = (await once(child, "exit")) as [number];
    return {code, messages};
  };
  expect(await told({})).toEqual({code: 0, messages: ["went on"]});
  expect(await told({ALPHA_LEDGER_AWAITS_RESULTS: "true"})).toEqual({code: 0, messages: ["ready", "went on"]});
});
