import {gzipSync} from "node:zlib";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {parquetWriteBuffer} from "hyparquet-writer";
import {describe, expect, it} from "vitest";
import {cubeDimension} from "../../../src/query/cube/cube.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {importUsage, type Imported} from "../../../src/query/import/import.js";
import {faultText, ImportFault} from "../../../src/query/import/problem.js";
import {guessMapping} from "../../../src/query/import/roles.js";
import {LITELLM, madeLog, OPENROUTER} from "../../fixtures/logs.js";
import {publishedCube} from "../../fixtures/results.js";

const registry = await publishedCube();
const read = (...parts: BlobPart[]) => importUsage(new Blob(parts), {registry});

function totals({cube}: Imported) {
  const slicer = cubeSlicer(cube);
  return Object.fromEntries(Object.keys(cube.sums).map((sum) => [sum, slicer.grid({by: [], sum}).values[0]]));
}

async function faultOf(...parts: BlobPart[]): Promise<string> {
  const error = await read(...parts).then(
    () => null,
    (e: unknown) => e
  );
  if (!(error instanceof ImportFault)) throw new Error(`expected a fault, got ${String(error)}`);
  expect(faultText(error.fault, "zh")).toMatch(/[\u4e00-\u9fff]/);
  return error.message;
}

const HEAD = "time,model,tokens\n";

describe("importUsage(file, options)", () => {
  it.each([
    ["LiteLLM spend logs", LITELLM],
    ["OpenRouter activity", OPENROUTER]
  ])("adds %s up to what was written, whatever the format", async (_, layout) => {
    const {rows, csv, tokens, microDollars} = madeLog(layout, 1500, 5);
    const objects = rows.map((row) => Object.fromEntries(layout.map((name, i) => [name, row[i]])));
    const columns = layout.map((name, i) => ({name, data: rows.map((row) => String(row[i])), type: "STRING" as const}));
    const tsv = [layout, ...rows]
      .map((row) => row.map((v) => String(v).replace(/["\t\n]/g, " ")).join("\t"))
      .join("\r");
    const arrow = tableFromArrays(Object.fromEntries(columns.map(({name, data}) => [name, data])));
    for (const body of [
      csv,
      `\ufeff${csv}`,
      tsv,
      objects.map((o) => JSON.stringify(o)).join("\n"),
      parquetWriteBuffer({columnData: columns}),
      new Uint8Array(tableToIPC(arrow, "file")),
      new Uint8Array(tableToIPC(arrow, "stream"))
    ]) {
      const imported = await read(body);
      expect(totals(imported)).toEqual({tokens, usd_micro_cost: microDollars});
      expect([imported.used, imported.left, imported.problems]).toEqual([1500, 0, []]);
    }
  });

  it("matches models to the registry and lists the rest with their tokens", async () => {
    const {csv} = madeLog(OPENROUTER, 400, 6);
    const {unmatched, cube} = await read(csv);
    expect(unmatched.map(([name]) => name)).toContain("internal/our-model");
    const labs = cubeDimension(cube, "lab").members.map((m) => m.key);
    expect(labs).toEqual(expect.arrayContaining(["deepseek", "unknown"]));
    expect(cubeDimension(cube, "country").members.find((m) => m.key === "CN")?.origin).toBe("china");
  });

  it("keeps values that spreadsheets would run, and Han and emoji names, as they are", async () => {
    const {cube, mapping} = await read("日期,备注🙂,词元,应用,模型\n2026-02-01,x,5,=1+1,m\n2026-02-02,x,6,@sum,m\n");
    expect(mapping).toEqual({time: 0, model: 4, tokens: 2, app: 3});
    expect(cubeDimension(cube, "app").members.map((m) => m.key)).toEqual(["=1+1", "@sum"]);
  });

  it("takes columns mapped by hand", async () => {
    const file = new Blob(["a,b,c\n1,2026-02-01,x\n2,2026-02-02,y\n"]);
    const imported = await importUsage(file, {registry, mapping: {tokens: 0, time: 1, model: 2}});
    expect(totals(imported)).toEqual({tokens: 3});
  });

  it("says which rows are wrong, where, and what was expected, and counts the others", async () => {
    const body =
      "2026-02-01,m,5\n2026-02-30,m,5\n2026-02-01,,5\n2026-02-01,m,-5\n2026-02-01,m\n2026-02-01,m,1.5\n\n2026-02-02,m,7";
    const imported = await read(HEAD, body);
    expect(totals(imported)).toEqual({tokens: 12});
    expect(imported.problems).toEqual([
      {row: 3, column: "time", value: "2026-02-30", expected: "time"},
      {row: 4, column: "model", value: "", expected: "text"},
      {row: 5, column: "tokens", value: "-5", expected: "whole"},
      {row: 6, column: "2 ≠ 3", value: "2026-02-01,m", expected: "columns"},
      {row: 7, column: "tokens", value: "1.5", expected: "whole"}
    ]);
    expect([imported.used, imported.left]).toEqual([2, 5]);
  });

  it("puts times with zones on their day in UTC", async () => {
    const {cube} = await read(HEAD, "2026-02-01T23:30:00-05:00,m,1\n2026-02-02T07:00:00+08:00,m,2\n1770000000,m,4\n");
    expect(cube.periods).toEqual(["2026-02-01", "2026-02-02"]);
    expect(cubeSlicer(cube).grid({by: ["time"], sum: "tokens"}).values).toEqual(Float64Array.of(2, 5));
  });

  it.each([
    ["nothing", [""], "The file is empty"],
    ["a header alone", [HEAD], "no rows"],
    ["a zip", [Uint8Array.of(0x50, 0x4b, 3, 4)], "compressed file (zip)"],
    ["gzip", [gzipSync(HEAD)], "compressed file (gzip)"],
    ["UTF-16", [Uint8Array.of(0xff, 0xfe, 0x74, 0)], "UTF-16"],
    ["bytes", [Uint8Array.of(1, 2, 0, 3)], "not a text, Parquet or Arrow file"],
    ["Latin-1", [HEAD, "2026-02-01,m,1\n2026-02-01,", Uint8Array.of(0xe9), ",1\n"], "is not UTF-8"],
    ["an open quote", [HEAD, '2026-02-01,"m,5\n2026-02-01,m,5\n'], "opens in row 2 is never closed"],
    ["a repeated column", ["time,model,time,tokens\n2026-02-01,m,x,5\n"], "Two columns are called time"],
    ["no column for models", ["time,tokens\n2026-02-01,5\n"], "No column is chosen for: Model"],
    [
      "mixed zones",
      [HEAD, "2026-02-01T01:00:00Z,m,5\n2026-02-01T01:00:00,m,5\n"],
      "Row 3: some times state their zone"
    ],
    ["sums beyond 2^53", [HEAD, "2026-02-01,m,9007199254740991\n2026-02-01,m,1\n"], "beyond 2^53"],
    ["Parquet cut short", ["PAR1 and nothing more"], "Parquet file cannot be read"],
    ["Arrow cut short", ["ARROW1\0\0 and nothing more"], "Arrow file cannot be read"],
    ["an endless value", [HEAD, '2026-02-01,"', "x".repeat(1_100_000)], "longer than 1000000 characters"],
    ["JSON without objects", ["{\n{\n"], "no rows"]
  ])("refuses %s with a clear message", async (_, parts: BlobPart[], message) => {
    expect(await faultOf(...parts)).toContain(message);
  });

  it("refuses what is larger than two gigabytes before reading any of it", async () => {
    const file = {size: 2 ** 31 + 1} as Blob;
    await expect(importUsage(file, {registry})).rejects.toThrow("at most 2147 MB");
  });

  it("stops when it is cancelled", async () => {
    const stop = new AbortController();
    const file = new Blob([HEAD, "2026-02-01,m,1\n".repeat(200_000)]);
    const running = importUsage(file, {registry, signal: stop.signal, onProgress: () => stop.abort()});
    await expect(running).rejects.toThrow("Cancelled; nothing was changed.");
  });
});

describe("guessMapping(header)", () => {
  it.each([
    [LITELLM, {time: 7, model: 9, tokens: 4, input_tokens: 5, output_tokens: 6, cost_usd: 3, use_case: 1}],
    [OPENROUTER, {time: 1, model: 6, input_tokens: 3, output_tokens: 4, cost_usd: 2, app: 8}],
    [["Week Start", "MODEL", "Total Tokens"], {time: 0, model: 1, tokens: 2}]
  ])("recognises %j", (header, mapping) => {
    expect(guessMapping(header)).toEqual(mapping);
  });
});
