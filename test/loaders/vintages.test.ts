import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readTables} from "../../loaders/warehouse/tables.js";
import {messageOf} from "../fixtures/message.js";
import {REGISTRY, writeData} from "../fixtures/small-data.js";

const GOOD = "2026-01-05,c1/a,100";

const OPEN = "Maker,Title,标题,,CC BY 4.0,open,Source: Maker.";

describe("readTables(root)", () => {
  it("knows a restated value, and one left out of a restated week, until the day the next is known from", () => {
    const later = `later,${OPEN},2026-03-01,2026-03-05,2026-03-10,official,,,`;
    const {root, remove} = writeData({
      "registry/source": [...(REGISTRY["registry/source"] ?? []), later],
      "snapshots/usage_weekly/later": ["2026-01-05,c1/a,110", "2026-01-05,u1/b,3", "2026-01-05,u1/c,8"],
      "snapshots/usage_weekly/weekly": [GOOD, "2026-01-05,u1/a,7", "2026-01-05,u1/c,8", "2026-01-12,u1/a,5"]
    });
    const rows = readTables(root).get("usage_weekly") ?? [];
    remove();
    const vintages = rows.map((r) => [r["model"], r["tokens"], r["known_from"], r["known_to"]]);
    expect(vintages).toEqual([
      ["c1/a", 100n, "2026-02-01", "2026-03-05"],
      ["u1/a", 7n, "2026-02-01", "2026-03-05"],
      ["u1/c", 8n, "2026-02-01", "9999-12-31"],
      ["u1/a", 5n, "2026-02-01", "9999-12-31"],
      ["c1/a", 110n, "2026-03-05", "9999-12-31"],
      ["u1/b", 3n, "2026-03-05", "9999-12-31"]
    ]);
  });

  it("is on a day what was known on it, by none of what came later", () => {
    const later = `later,${OPEN},2026-03-01,2026-03-05,2026-03-10,official,,,`;
    const {root, remove} = writeData({
      "registry/source": [...(REGISTRY["registry/source"] ?? []), later],
      "snapshots/usage_weekly/later": ["2026-01-05,c1/a,110"],
      "snapshots/usage_weekly/weekly": [GOOD]
    });
    const known = (day: string) =>
      readTables(root, day)
        .get("usage_weekly")
        ?.map((r) => [r["tokens"], r["known_from"], r["known_to"]]);
    const first = [[100n, "2026-02-01", "9999-12-31"]];
    expect(["2026-01-31", "2026-02-01", "2026-03-04", "2026-03-05"].map(known)).toEqual([
      [],
      first,
      first,
      [[110n, "2026-03-05", "9999-12-31"]]
    ]);
    remove();
  });

  it("knows rows of a source without evidence from their own day, that of their document, or the day it was gathered", () => {
    const late = `late,${OPEN},2026-02-01,,2026-03-10,official,,,`;
    const metric = "C1,revenue,ifrs,2025-01-01,2025-12-31,12,FY2025,3,CNY,CNY,reported,,annual report";
    const {root, remove} = writeData({
      "registry/source": [...(REGISTRY["registry/source"] ?? []), late],
      "snapshots/usage_weekly/late": [GOOD, "2026-01-12,c1/a,5"],
      "snapshots/price_listing/late": ["2026-01-01,c1/a,1,2,", "2026-01-03,c1/a,2,2,"],
      "snapshots/company_metric/late": [`${metric},2026-01-20,`]
    });
    const tables = readTables(root);
    remove();
    const known = (name: string) => tables.get(name)?.map((r) => [r["as_of"], r["known_from"], r["source"]]);
    expect([known("usage_weekly"), known("price_listing"), known("company_metric")]).toEqual([
      Array(2).fill(["2026-02-01", "2026-03-10", "late"]),
      [
        ["2026-01-01", "2026-01-01", "late"],
        ["2026-01-03", "2026-01-03", "late"]
      ],
      [["2026-02-01", "2026-01-20", "late"]]
    ]);
  });

  it("stops at a key that another file of the table gives another value known from the same day", () => {
    const {root, remove} = writeData({
      "snapshots/usage_weekly/hand": [GOOD],
      "snapshots/usage_weekly/weekly": ["2026-01-05,c1/a,200"]
    });
    const message = messageOf(() => readTables(root));
    remove();
    expect(message).toBe(
      `data/snapshots/usage_weekly/weekly.csv:2 week_start + model: "2026-01-05 + c1/a"; expected a key that occurs once`
    );
  });

  it.each([
    ["an empty file", ""],
    ["a wrong header without rows", "week,model,tokens\n"],
    ["a header that names a column twice", "week_start,model,tokens,tokens\n2026-01-05,c1/a,100,999\n"]
  ])("stops at %s", (_, csv) => {
    const {root, remove} = writeData({"snapshots/usage_weekly/weekly": [GOOD]});
    writeFileSync(join(root, "data/snapshots/usage_weekly/weekly.csv"), csv);
    const message = messageOf(() => readTables(root));
    remove();
    expect(message).toMatch(/^data\/snapshots\/usage_weekly\/weekly\.csv:1 header: /);
  });
});
