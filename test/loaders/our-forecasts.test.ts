import {createHash} from "node:crypto";
import {cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {brotliCompressSync} from "node:zlib";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {ourForecasts} from "../../loaders/data/our-forecasts.js";
import {LEDGER, payloadPath, readLedger} from "../../loaders/ledger/archive.js";
import {projectRoot} from "../../loaders/paths.js";

const PATH = "data/registry/forecast.csv";
const now = readFileSync(join(projectRoot, PATH), "utf8");

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "forecasts-"));
  mkdirSync(join(root, "data/registry"), {recursive: true});
  for (const file of ["ledger.jsonl", "ledger.head.json"])
    cpSync(join(projectRoot, "data", file), join(root, "data", file));
  symlinkSync(join(projectRoot, "data/payloads"), join(root, "data/payloads"));
});
afterAll(() => rmSync(root, {recursive: true, force: true}));

const withRows = (csv: string) => {
  writeFileSync(join(root, PATH), csv);
  return ourForecasts(null, root);
};

describe("ourForecasts(knownOn)", () => {
  it("dates each row by the first entry of the books that holds it, which is in the chain", () => {
    const forecasts = ourForecasts(null);
    const {entries} = readLedger(projectRoot);
    expect(forecasts.length).toBeGreaterThan(0);
    for (const {day, hash} of forecasts) {
      const entry = entries.find((e) => e.hash === hash);
      expect([entry?.part, entry?.retrieved_at.slice(0, 10)]).toEqual([PATH, day]);
    }
  });

  it("counts no row that was changed since, or that the books do not hold yet", () => {
    const [head = "", first = "", ...others] = now.trim().split("\n");
    const changed = first.replace(/,(\d[\d.]*),/, ",999999,");
    expect(changed).not.toBe(first);
    const forecasts = withRows([head, changed, ...others].join("\n"));
    expect(forecasts.map(({day}) => day !== null)).toEqual([false, ...others.map(() => true)]);
    expect(forecasts[0]?.hash).toBeNull();
  });

  it("dates a row by the first of several entries that hold it, whatever the order of its columns and what else they hold", () => {
    const small = mkdtempSync(join(tmpdir(), "forecasts-"));
    const put = (path: string, content: string | Buffer) => {
      mkdirSync(dirname(join(small, path)), {recursive: true});
      writeFileSync(join(small, path), content);
    };
    const [head = ""] = now.split("\n");
    const row = (name: string, value: number) =>
      `${name},C1,revenue,FY2026,model,${value},,,HKD million,a,b,2026-01-01,desk`;
    const entries = (
      [
        ["2026-03-01", PATH, [head, row("f1", 1)]],
        ["2026-03-02", "data/registry/lab.csv", ["lab", "c1"]],
        ["2026-03-03", PATH, [head, row("f1", 1), row("f2", 2)]],
        ["2026-03-04", PATH, [head, row("f1", 1), row("f2", 2)]]
      ] as const
    ).map(([day, part, lines], i) => {
      const csv = lines.join("\n");
      const sha256 = createHash("sha256").update(csv).digest("hex");
      put(payloadPath(sha256), brotliCompressSync(csv));
      return {kind: "curated", part, retrieved_at: `${day}T06:00:00Z`, hash: `h${i}`, payloads: [{sha256}]};
    });
    put(LEDGER, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(""));
    const turned = [head, row("f1", 1), row("f2", 2), row("f3", 3)].map((line) => {
      const [first = "", ...rest] = line.split(",");
      return [...rest, first].join(",");
    });
    put(PATH, turned.join("\n"));
    const days = (knownOn: string | null) =>
      ourForecasts(knownOn, small).map(({value, day, hash}) => [value, day, hash]);
    const [one, two] = [[1, "2026-03-01", "h0"], [2, "2026-03-03", "h2"]]; // prettier-ignore
    expect(days(null)).toEqual([one, two, [3, null, null]]);
    expect(days("2026-03-03")).toEqual([one, two]);
    expect(days("2026-03-02")).toEqual([one]);
    expect(days("2026-02-28")).toEqual([]);
    rmSync(small, {recursive: true});
  });

  it("reads each cell in its place, with no bound where none is stated", () => {
    const [head = ""] = now.split("\n");
    const row = (name: string, low: string, high: string) =>
      `${name},C1,revenue,FY2026,model,120,${low},${high},HKD million,More | tokens,更多词元,2026-01-01,desk`;
    const forecast = {entity: "C1", line: "revenue", period: "FY2026", rule: "model", unit: "HKD million", value: 120, reason: {en: "More | tokens", zh: "更多词元"}, day: null, hash: null}; // prettier-ignore
    const csv = [head, row("f1", "100", "140"), row("f2", "", "")].join("\n");
    expect(withRows(csv)).toEqual([
      {...forecast, low: 100, high: 140},
      {...forecast, low: null, high: null}
    ]);
    // Of no entry yet, so of no day.
    expect(ourForecasts("2099-01-01", root)).toEqual([]);
    expect(() => withRows([head, row("f1", " ", "140")].join("\n"))).toThrow(`${PATH}:2:  ; expected a number`);
    expect(() => withRows([head, row("f1", "", ""), row("f2", "1", "many")].join("\n"))).toThrow(`${PATH}:3: many`);
    expect(() => withRows([head, row("f1", "", "").replace(",model,", ",guess,")].join("\n"))).toThrow(`${PATH}:2`);
  });

  it("refuses what is no number, by file and line", () => {
    const bad = now.replace(/,(\d[\d.]*),/, ",many,");
    expect(() => withRows(bad)).toThrow("data/registry/forecast.csv:2: many; expected a number");
  });
});
