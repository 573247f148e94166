import {gzipSync} from "node:zlib";
import {strToU8, zipSync} from "fflate";
import {tableFromArrays, tableToIPC} from "apache-arrow";
import {parquetWriteBuffer} from "hyparquet-writer";
import {describe, expect, it} from "vitest";
import {cubeDimension} from "../../../src/query/cube/cube.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {importUsage, lookAt, type Imported} from "../../../src/query/import/import.js";
import {faultText, ImportFault} from "../../../src/query/import/problem.js";
import type {ImportSettings} from "../../../src/query/import/settings.js";
import {LITELLM, madeLog, OPENROUTER} from "../../fixtures/logs.js";
import {publishedModels} from "../../fixtures/results.js";

const registry = await publishedModels();
const read = (...parts: BlobPart[]) => importUsage(new Blob(parts), {registry});
const told = (settings: ImportSettings, ...parts: BlobPart[]) => importUsage(new Blob(parts), {registry, settings});

function cubeOf({cube}: Imported) {
  if (!cube) throw new Error("import: no cube; expected one");
  return cube;
}

function totals(imported: Imported) {
  const cube = cubeOf(imported);
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
const zipOf = (files: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, body]) => [name, typeof body === "string" ? strToU8(body) : body])
    )
  );

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
      const {used, refused, problems} = imported.report;
      expect([used, refused, problems]).toEqual([1500, 0, []]);
    }
  });

  it("matches models to the registry and lists the rest with their tokens", async () => {
    const {csv} = madeLog(OPENROUTER, 400, 6);
    const imported = await read(csv);
    const unmatched = imported.report.names.filter(({by}) => by === "none");
    expect(unmatched.map(({name}) => name)).toEqual(["internal/our-model"]);
    const cube = cubeOf(imported);
    const labs = cubeDimension(cube, "lab").members.map((m) => m.key);
    expect(labs).toEqual(expect.arrayContaining(["deepseek", "unknown"]));
    expect(cubeDimension(cube, "country").members.find((m) => m.key === "CN")?.origin).toBe("china");
  });

  it("keeps values that spreadsheets would run, and Han and emoji names, as they are", async () => {
    const imported = await read("日期,备注🙂,词元,应用,模型\n2026-02-01,x,5,=1+1,m\n2026-02-02,x,6,@sum,m\n");
    expect(imported.report.files[0]?.columns).toEqual({
      time: ["日期"],
      model: ["模型"],
      tokens: ["词元"],
      app: ["应用"]
    });
    expect(cubeDimension(cubeOf(imported), "app").members.map((m) => m.key)).toEqual(["=1+1", "@sum"]);
  });

  it("tells teams and apps apart where a file names both", async () => {
    const imported = await read(
      "date,model,app name,team alias,tokens\n2026-02-01,m,chat,search,5\n2026-02-01,m,chat,ads,6\n"
    );
    const keys = (name: string) => cubeDimension(cubeOf(imported), name).members.map((m) => m.key);
    expect([keys("app"), keys("team")]).toEqual([["chat"], ["ads", "search"]]);
  });

  it("takes columns mapped by hand", async () => {
    const columns = {tokens: {places: [0]}, time: {places: [1]}, model: {places: [2]}};
    const imported = await told({columns}, "a,b,c\n1,2026-02-01,x\n2,2026-02-02,y\n");
    expect(totals(imported)).toEqual({tokens: 3});
  });

  it("says which rows are wrong, where, and what was expected, and counts the others", async () => {
    const body =
      "2026-02-01,m,5\n2026-02-30,m,5\n2026-02-01,,5\n2026-02-01,m,-5\n2026-02-01,m\n2026-02-01,m,1.5\n2026-02-01,m,1,1\n\n2026-02-02,m,7";
    const imported = await read(HEAD, body);
    expect(totals(imported)).toEqual({tokens: 17});
    const {problems, rows, used, empty, refused, refusedTokens} = imported.report;
    expect(problems).toEqual([
      {row: 3, column: "time", value: "2026-02-30", expected: "time"},
      {row: 5, column: "tokens", value: "-5", expected: "whole"},
      {row: 7, column: "tokens", value: "1.5", expected: "whole"},
      {row: 8, column: "4 ≠ 3", value: "2026-02-01,m,1,1", expected: "columns"}
    ]);
    expect([rows, used, empty, refused, refusedTokens]).toEqual([8, 3, 1, 4, 5]);
  });

  it("puts times with zones on their day in UTC", async () => {
    const imported = await read(HEAD, "2026-02-01T23:30:00-05:00,m,1\n2026-02-02T07:00:00+08:00,m,2\n1770000000,m,4\n");
    const cube = cubeOf(imported);
    expect(cube.periods).toEqual(["2026-02-01", "2026-02-02"]);
    expect(cubeSlicer(cube).grid({by: ["time"], sum: "tokens"}).values).toEqual(Float64Array.of(2, 5));
  });

  it.each([
    ["nothing", [""], "The file is empty"],
    ["a header alone", [HEAD], "no rows"],
    ["a zip cut short", [Uint8Array.of(0x50, 0x4b, 3, 4)], "The zip file is damaged or cut off"],
    ["a zip without a table", [zipOf({"a.pdf": "x", "b.png": "y"})], "The archive holds no table"],
    ["a zip in a zip in a zip", [zipOf({"a.zip": zipOf({"b.zip": zipOf({"c.csv": HEAD})})})], "compressed file (zip)"],
    ["gzip cut short", [gzipSync(HEAD).subarray(0, 12)], "The gzip file is damaged or cut off"],
    ["what gzip packed too well", [gzipSync(Buffer.alloc(70_000_000))], "at most 64 MB is read"],
    ["what zip packed too well", [zipOf({"a.csv": new Uint8Array(70_000_000)})], "at most 64 MB is read"],
    ["zstandard", [Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)], "compressed file (zstd)"],
    ["UTF-16 that breaks off", [Buffer.from("\ufefftime,model\n", "utf16le"), "x"], "Row 2 is not UTF-8"],
    ["bytes", [Uint8Array.of(1, 2, 0, 3)], "not a text, Parquet or Arrow file"],
    ["Latin-1", [HEAD, "2026-02-01,m,1\n2026-02-01,", Uint8Array.of(0xe9), ",1\n"], "is not UTF-8"],
    ["an open quote", [HEAD, '2026-02-01,"m,5\n2026-02-01,m,5\n'], "opens in row 2 is never closed"],
    ["a repeated column", ["time,model,time,tokens\n2026-02-01,m,x,5\n"], "Two columns are called time"],
    [
      "no column of amounts",
      ["time,model\n2026-02-01,5\n"],
      "No column holds tokens, cost or requests: time, model; expected at least one"
    ],
    ["rows without times alone", [HEAD, "x,m,5\n".repeat(2000)], "no rows that can be used"],
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

describe("importUsage(file, {settings})", () => {
  it("puts times on the days of the zone that the reader chooses, so that they reconcile with a local bill", async () => {
    const log = [HEAD, "2026-02-01T15:30:00Z,m,1\n2026-02-01T16:30:00Z,m,2\n2026-02-02 02:00:00,m,4\n2026-02-02,m,8\n"];
    const days = async (settings: ImportSettings) => {
      const cube = cubeOf(await told(settings, ...log));
      return [cube.periods, [...cubeSlicer(cube).grid({by: ["time"], sum: "tokens"}).values]];
    };
    expect(await days({})).toEqual([
      ["2026-02-01", "2026-02-02"],
      [3, 12]
    ]);
    expect(await days({zone: "Asia/Shanghai"})).toEqual([
      ["2026-02-01", "2026-02-02"],
      [1, 14]
    ]);
    expect(await days({zone: "America/Los_Angeles"})).toEqual([
      ["2026-02-01", "2026-02-02"],
      [7, 8]
    ]);
    expect(await days({zone: "America/Los_Angeles", isLocal: true})).toEqual([
      ["2026-02-01", "2026-02-02"],
      [3, 12]
    ]);
  });

  it("asks once which number is the day, unless the file tells", async () => {
    const {report} = await read(HEAD, "5/12/2026,m,1\n6/12/2026,m,2\n");
    expect([report.firstDay, report.questions]).toEqual(["2026-05-12", [{kind: "day-order", rows: 2}]]);
    const answered = await told({order: "day-first"}, HEAD, "5/12/2026,m,1\n6/12/2026,m,2\n");
    expect([answered.report.firstDay, answered.report.lastDay, answered.report.questions]).toEqual([
      "2026-12-05",
      "2026-12-06",
      []
    ]);
    const plain = await read(HEAD, "5/12/2026,m,1\n25/12/2026,m,2\n");
    expect([plain.report.firstDay, plain.report.lastDay]).toEqual(["2026-12-05", "2026-12-25"]);
  });

  it("starts times that count from nothing on the day it is told", async () => {
    const trace = "timestamp,model,tokens\n0,m,1\n86400,m,2\n";
    expect((await read(trace)).report.questions).toEqual([{kind: "start-day"}]);
    const cube = cubeOf(await told({startDay: "2026-02-01"}, trace));
    expect(cube.periods).toEqual(["2026-02-01", "2026-02-02"]);
  });

  it("takes one model and one day for a file that names none", async () => {
    const {report} = await read("prompt_tokens,completion_tokens\n5,6\n");
    expect([report.tokens, report.questions]).toEqual([11, [{kind: "day"}, {kind: "model"}]]);
    const imported = await told({day: "2026-02-01", model: "gpt-4o"}, "prompt_tokens,completion_tokens\n5,6\n");
    expect(cubeDimension(cubeOf(imported), "model").members.map(({key}) => key)).toEqual(["openai/gpt-4o"]);
  });

  it("gives a name the model that the reader assigned to it", async () => {
    const imported = await told({names: {ours: "openai/gpt-4o"}}, HEAD, "2026-02-01,ours,5\n");
    expect(imported.report.names).toMatchObject([{name: "ours", model: "openai/gpt-4o", by: "hand"}]);
    expect(cubeDimension(cubeOf(imported), "lab").members.map(({key}) => key)).toEqual(["openai"]);
  });

  it("counts cached tokens within or beside the input as it is told", async () => {
    const log = "time,model,input_tokens,cached_tokens,output_tokens\n2026-02-01,m,100,40,10\n";
    expect((await read(log)).report.tokens).toBe(110);
    expect((await told({cache: "beside"}, log)).report.tokens).toBe(150);
  });

  it("counts a request with a number once, by its last row, wherever in the file it stands", async () => {
    const rows = Array.from({length: 3000}, (_, i) => `r${i % 2000},2026-02-01,m,${i}`);
    const {report} = await read(`request_id,time,model,tokens\n${rows.join("\n")}\n`);
    const expected = Array.from({length: 2000}, (_, i) => (i < 1000 ? i + 2000 : i)).reduce((sum, n) => sum + n, 0);
    expect([report.tokens, report.used, report.repeated, report.rows]).toEqual([expected, 2000, 1000, 3000]);
  });

  it("reads files of different makers together, each by its own convention", async () => {
    const openai = "time,model,prompt_tokens,cached_tokens,completion_tokens\n2026-02-01,gpt-4o,100,40,10\n";
    const anthropic =
      "time,model,input_tokens,cache_read_input_tokens,output_tokens\n2026-02-01,claude-sonnet-4-5,100,40,10\n";
    const {report} = await importUsage([new Blob([openai]), new Blob([anthropic])], {registry});
    expect([report.tokens, report.files.map(({cache}) => cache?.cache)]).toEqual([260, ["within", "beside"]]);
  });

  it("looks at the whole file where later lines bring columns, or show how tokens add up", async () => {
    const first = Array.from({length: 1500}, () => `{"time":"2026-02-01","model":"m","usage":{"input_tokens":10}}`);
    const late = `{"time":"2026-02-02","model":"m","usage":{"input_tokens":1,"cache_read_input_tokens":50}}`;
    const {report} = await read([...first, late].join("\n"));
    expect([report.tokens, report.lastDay]).toEqual([15_051, "2026-02-02"]);
  });
});

describe("lookAt(file)", () => {
  const columns = async (header: readonly string[], row: readonly string[]) =>
    Object.fromEntries(
      Object.entries((await lookAt(new Blob([`${header.join(",")}\n${row.join(",")}\n`]))).plan.columns).map(
        ([role, {places}]) => [role, places.map((place) => header[place])]
      )
    );

  it("recognises columns by their words, borne out by their values", async () => {
    expect(await columns(["Week Start", "MODEL", "Total Tokens"], ["2026-02-02", "m", "5"])).toEqual({
      time: ["Week Start"],
      model: ["MODEL"],
      tokens: ["Total Tokens"]
    });
    expect(
      await columns(
        ["ts", "llm.model_name", "usage.prompt", "usage.completion", "max_tokens", "total_cost_usd", "note"],
        ["2026-02-02", "m", "5", "6", "4096", "0.1", "x"]
      )
    ).toEqual({
      time: ["ts"],
      model: ["llm.model_name"],
      input_tokens: ["usage.prompt"],
      output_tokens: ["usage.completion"],
      cost: ["total_cost_usd"]
    });
  });
});
