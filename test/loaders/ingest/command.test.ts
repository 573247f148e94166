import {spawnSync} from "node:child_process";
import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {decodeCube} from "../../../src/query/cube/file.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";

const folder = mkdtempSync(join(tmpdir(), "ingest-"));
afterAll(() => rmSync(folder, {recursive: true}));

const LOGS = "test/fixtures/usage-logs";

function ingest(...args: readonly string[]) {
  const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", "tsx", "loaders/ingest.ts", ...args], {
    cwd: projectRoot,
    encoding: "utf8"
  });
  return {status, stdout, stderr};
}

function written(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

describe("npm run ingest", () => {
  it("prints one JSON object of several files, packed and in a pattern, and writes their cube", () => {
    const cube = join(folder, "own.bin");
    const {status, stdout, stderr} = ingest(
      ...[
        `${LOGS}/k*usage*.zip`,
        `${LOGS}/a01*`,
        "--report",
        "json",
        "--cube",
        cube,
        "--rate",
        "cny=0.14",
        "--zone",
        "Asia/Shanghai"
      ]
    );
    expect([stderr, status]).toEqual(["", 0]);
    const report = JSON.parse(stdout) as Record<string, unknown>;
    expect(report).toMatchObject({
      tokens: 13_041 + 120 + 120 + 1600,
      cost_usd: 0.058244,
      first_day: "2026-06-28",
      last_day: "2026-09-03",
      zone: "Asia/Shanghai",
      questions: []
    });
    expect(Object.keys(report)).toEqual(
      expect.arrayContaining(["rows", "refused", "requests", "tokens_by_role", "months", "models", "unused_columns"])
    );
    const bytes = readFileSync(cube);
    const read = decodeCube(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
    expect(cubeSlicer(read).grid({by: [], sum: "tokens"}).values[0]).toBe(14_881);
  });

  it("prints lines for people, and what a file leaves open", () => {
    const {status, stdout} = ingest(`${LOGS}/k32-deepseek-usage.zip`, `${LOGS}/a14-mooncake.jsonl`);
    expect(status).toBe(0);
    expect(stdout).toContain("k32-deepseek-usage.zip (amount-2026-9.csv): DeepSeek platform amounts");
    expect(stdout).toContain("not told by the file: what CNY is in US dollars; state --rate CNY=…");
    const euros = written("two.csv", "time,model,tokens,cost,currency\n2026-02-01,m,5,1.5,USD\n2026-02-01,m,5,2,EUR\n");
    expect(ingest(euros).stdout).toContain("cost      –; USD 1.5; EUR 2\n");
    expect(stdout).toContain("not told by the file: on which day its times begin; state --start-day");
  });

  it.each([
    [["nothing.csv"], "file: nothing.csv; expected a file or a pattern that some match"],
    [["x", "--zone", "Mars"], "--zone: Mars; expected an IANA zone, such as Asia/Shanghai"],
    [["x", "--rate", "EUR=0"], "--rate: 0; expected US dollars for one unit, such as 1.08"],
    [["x", "--day", "2026-02-30x"], "--day: 2026-02-30x; expected YYYY-MM-DD"],
    [["x", "--cache", "both"], "--cache: both; expected within or beside"]
  ])("says of %j what is wrong, the value, and what was expected", (args, message) => {
    const {status, stdout, stderr} = ingest(...args);
    expect([status, stdout, stderr.trim()]).toEqual([1, "", message]);
  });

  it("names the file that cannot be used, the place in it, and what to do", () => {
    const good = written("good.csv", "time,model,tokens\n2026-02-01,m,5\n");
    const bad = written("bad.csv", "time,model,tokens\nsoon,m,5\n");
    const none = written("none.csv", "when,what\nx,y\n");
    const alone = ingest(bad);
    expect([alone.status, alone.stderr.trim()]).toEqual([
      1,
      `${bad}: The file has a header but no rows that can be used. The first: row 2, time: “soon”; expected a date or time.`
    ]);
    expect(ingest(good, none).stderr.trim()).toBe(
      `${none}: No column holds tokens, cost or requests: when, what; expected at least one. Choose its column, or call it total_tokens in the file.`
    );
  });
});
