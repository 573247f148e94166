import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import type {Cube} from "../../../src/query/cube/cube.js";
import {importUsage} from "../../../src/query/import/import.js";
import {ownColumns, ownExample, ownRows, ownTableSql} from "../../../src/query/own/table.js";
import {publishedModels} from "../../fixtures/results.js";
import {wasmDuckDB} from "../../fixtures/wasm-duckdb.js";

const log = `day,model,input_tokens,output_tokens,cost,app
2026-02-01,gpt-4o,100,20,0.0004567,"a ""quoted"", app"
2026-02-02,gpt-4o,5,1,-0.5,=1+1
2026-02-02,ours,7,0,12345.678901,中文
`;
const {cube} = await importUsage(new Blob([log]), {registry: await publishedModels()});
if (!cube) throw new Error("own usage: no cube; expected one, the log has its days");

describe("ownRows(cube), ownTableSql(columns, file)", () => {
  it("write a cube as rows that DuckDB reads back, exactly", async () => {
    const columns = ownColumns(cube);
    expect(columns.map(({name}) => name)).toEqual([
      ...["day", "model", "lab", "family", "country", "weights", "app", "tokens", "cost_usd"]
    ]);
    const folder = mkdtempSync(join(tmpdir(), "own-"));
    const file = join(folder, "own.csv");
    writeFileSync(file, [...ownRows(cube)].join(""));
    const db = await wasmDuckDB([ownTableSql(columns, file)]).finally(() => rmSync(folder, {recursive: true}));
    expect(
      db.rows(
        "SELECT model, lab, sum(tokens)::BIGINT AS tokens, sum(cost_usd) AS usd FROM usage GROUP BY ALL ORDER BY 1"
      )
    ).toEqual([
      '{"model": "openai/gpt-4o", "lab": "openai", "tokens": 126, "usd": -499543}',
      '{"model": "ours", "lab": "unknown", "tokens": 7, "usd": 12345678901}'
    ]);
    expect(db.rows("SELECT app FROM usage ORDER BY day, app")).toHaveLength(3);
    const {count, reads} = await db.ask(ownExample(columns));
    expect([count, reads.tables]).toEqual([2, ["usage"]]);
    await expect(db.ask("DROP TABLE usage")).rejects.toThrow();
  });

  /** One tuple of so many cells, with the sums that are asked for. */
  const plain = (cells: number, sums: Cube["sums"]): Cube => ({
    dataset: "own",
    grain: "day",
    source: {citation: "", asOf: "2026-02-02"},
    periods: ["2026-02-01", "2026-02-02"],
    dimensions: [
      {
        name: "model",
        members: ["b", 'a "quoted"'].map((key) => ({key, name: {en: key, zh: key}, origin: null})),
        codes: Uint8Array.of(1, 0)
      },
      {name: "app", members: [{key: "x", name: {en: "x", zh: "x"}, origin: null}], codes: Uint8Array.of(0, 0)}
    ],
    offsets: Uint32Array.of(0, 1, cells),
    period: Uint8Array.from({length: cells}, (_, i) => (i === 1 ? 1 : 0)),
    sums
  });

  it("write days, texts in quotation marks and amounts to the millionth, of the sums that there are", () => {
    const amounts = {tokens: Float64Array.of(7, 8, 9), usd_micro_cost: Float64Array.of(5, -500_000, 12_345_678_901)};
    expect([...ownRows(plain(3, amounts))]).toEqual([
      '2026-02-01,"a ""quoted""","x",7,0.000005\n2026-02-02,"b","x",8,-0.500000\n2026-02-01,"b","x",9,12345.678901\n'
    ]);
    expect(
      [...ownRows(plain(3, {usd_micro_cost: Float64Array.of(0, 1_000_000, 10_000_000)}))].join("").split("\n")
    ).toEqual([
      '2026-02-01,"a ""quoted""","x",0.000000',
      '2026-02-02,"b","x",1.000000',
      '2026-02-01,"b","x",10.000000',
      ""
    ]);
    expect(ownColumns(plain(2, {requests: Float64Array.of(1, 2)}))).toEqual([
      {name: "day", type: "DATE"},
      {name: "model", type: "VARCHAR"},
      {name: "app", type: "VARCHAR"},
      {name: "requests", type: "BIGINT"}
    ]);
  });

  it.each([
    [4_999, 1],
    [5_000, 1],
    [5_001, 2]
  ])("write %d rows in %d pieces, none of them empty", (cells, pieces) => {
    const written = [...ownRows(plain(cells, {tokens: new Float64Array(cells)}))];
    expect([written.length, written.join("").split("\n").length - 1]).toEqual([pieces, cells]);
  });

  it("begin with what each model takes, by the first sum that there is", () => {
    const columns = ownColumns(plain(2, {requests: Float64Array.of(1, 2), usd_micro_cost: Float64Array.of(1, 2)}));
    expect(ownExample(columns)).toBe(
      "SELECT model, sum(requests) AS requests, sum(cost_usd) AS cost_usd\nFROM usage\nGROUP BY model\nORDER BY requests DESC"
    );
  });

  it("refuse more rows than a browser should hold as text, and say how many", () => {
    expect([...ownRows({...cube, offsets: Uint32Array.of(0), period: new Uint8Array(1_000_000)})]).toEqual([]);
    const period = new Uint8Array(1_000_001);
    expect(() => [...ownRows({...cube, period})]).toThrow("1000001 rows; expected at most 1000000");
  });
});
