import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
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

  it("refuse more rows than a browser should hold as text, and say how many", () => {
    const period = new Uint8Array(1_000_001);
    expect(() => [...ownRows({...cube, period})]).toThrow("1000001 rows; expected at most 1000000");
  });
});
