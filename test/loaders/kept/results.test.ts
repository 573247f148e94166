import {mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {zipSync} from "fflate";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {AS_KNOWN_ON} from "../../../loaders/as-known-on.js";
import {prepareResults} from "../../../loaders/kept/results.js";

const root = mkdtempSync(join(tmpdir(), "results-"));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(root, path)), {recursive: true});
  writeFileSync(join(root, path), text);
};
const result = (file: string) => readFileSync(join(root, "src/.observablehq/cache/data", file), "utf8");
const prepare = (env: NodeJS.ProcessEnv = process.env) => prepareResults(env, {root, processes: 2});

beforeAll(() => {
  write("package.json", `{"type": "module"}`);
  write("data/rows.csv", "1");
  write("loaders/factor.ts", "export const factor: number = 2;");
  write("loaders/load.ts", `import {factor} from "./factor.js";\nexport const load = async () => factor;`);
  write(
    "src/data/twice.json.ts",
    `import {load} from "../../loaders/load.js";\nprocess.stdout.write(String(await load()));`
  );
  write(
    "src/data/rows.csv.ts",
    `import {readFileSync} from "node:fs";
    process.stdout.write(readFileSync(${JSON.stringify(join(root, "data/rows.csv"))}));
    process.stdout.write(process.env["${AS_KNOWN_ON}"] ?? "");`
  );
});
afterAll(() => rmSync(root, {recursive: true}));

describe("prepareResults()", () => {
  it("works out what is not there, and keeps it while nothing behind it changes", async () => {
    expect(await prepare()).toMatchObject({
      made: expect.arrayContaining(["rows.csv", "twice.json"]) as string[],
      kept: [],
      failed: []
    });
    expect([result("twice.json"), result("rows.csv")]).toEqual(["2", "1"]);
    expect(await prepare()).toEqual({made: [], kept: ["rows.csv", "twice.json"], failed: []});
  });

  it("works out anew what a changed module is behind, and nothing else", async () => {
    write("loaders/factor.ts", "export const factor: number = 3;");
    expect(await prepare()).toEqual({made: ["twice.json"], kept: ["rows.csv"], failed: []});
    expect(result("twice.json")).toBe("3");
  });

  it("works out everything anew when data changes, and finds again what it had before", async () => {
    write("data/rows.csv", "10");
    expect((await prepare()).kept).toEqual([]);
    expect(result("rows.csv")).toBe("10");
    write("data/rows.csv", "1");
    expect((await prepare()).made).toEqual([]);
    expect(result("rows.csv")).toBe("1");
  });

  it("keeps the results of each day apart", async () => {
    await prepare({...process.env, [AS_KNOWN_ON]: "2026-08-22"});
    expect(result("rows.csv")).toBe("12026-08-22");
    await prepare();
    expect(result("rows.csv")).toBe("1");
  });

  it("lays results out newer than their loaders, and clears what loaders elsewhere left", async () => {
    const later = new Date(Date.now() + 60_000);
    utimesSync(join(root, "src/data/rows.csv.ts"), new Date(), new Date());
    write("src/.observablehq/cache/other.json", "stale");
    write("src/.observablehq/cache/_npm/kept.js", "");
    await prepare();
    const cached = statSync(join(root, "src/.observablehq/cache/data/rows.csv")).mtimeMs;
    expect(cached).toBeGreaterThanOrEqual(statSync(join(root, "src/data/rows.csv.ts")).mtimeMs);
    expect(cached).toBeLessThan(later.getTime());
    expect(() => statSync(join(root, "src/.observablehq/cache/other.json"))).toThrow("ENOENT");
    expect(statSync(join(root, "src/.observablehq/cache/_npm/kept.js")).size).toBe(0);
  });

  it("dates a result that it kept as it did before, so that the same site is built of it", async () => {
    const dated = () => statSync(join(root, "src/.observablehq/cache/data/twice.json")).mtimeMs;
    await prepare();
    const before = dated();
    await prepare();
    expect(dated()).toBe(before);
  });

  it("lays out the members of an archive beside it, dated as it is", async () => {
    const zip = Buffer.from(zipSync({"lab.csv": new TextEncoder().encode("lab\nours\n")})).toString("base64");
    write("src/data/all.zip.ts", `process.stdout.write(Buffer.from("${zip}", "base64"));`);
    await prepare();
    expect(result("all/lab.csv")).toBe("lab\nours\n");
    const dates = ["all.zip", "all/lab.csv"].map(
      (file) => statSync(join(root, "src/.observablehq/cache/data", file)).mtimeMs
    );
    expect(dates[0]).toBe(dates[1]);
    rmSync(join(root, "src/data/all.zip.ts"));
  });

  it("names a loader that fails, ends or prints nothing, and makes the others", async () => {
    write("src/data/bad.json.ts", `throw new Error("lab.csv:3 country: empty");`);
    write("src/data/silent.json.ts", `export {};`);
    write("src/data/end.json.ts", `process.exit(3);`);
    write("data/rows.csv", "2");
    const {made, failed} = await prepare();
    expect([...made].sort()).toEqual(["rows.csv", "twice.json"]);
    expect(Object.fromEntries(failed.map(({file, problem}) => [file, problem.split("\n")[0]]))).toEqual({
      "bad.json": "Error: lab.csv:3 country: empty",
      "silent.json": "Error: nothing was printed; expected a loader that awaits what it prints",
      "end.json": "the loader ended its process (exit 3)"
    });
  });
});
