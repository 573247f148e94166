import type {DuckDBConnection} from "@duckdb/node-api";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {measure} from "../../../loaders/claims/measure.js";
import {METRIC, METRICS, type Metric, type NoteScope} from "../../../src/query/note/metrics.js";
import {UNWRITTEN} from "../../../src/query/report/report.js";
import {smallLedger} from "../../fixtures/small-ledger.js";

describe("queries of a metric", () => {
  let ledger: DuckDBConnection;
  beforeAll(async () => {
    ledger = await smallLedger();
  });
  afterAll(() => {
    ledger.closeSync();
  });
  const scope: NoteScope = {
    whose: {origin: "china"},
    against: {origin: "us"},
    week: "2026-01-12",
    weeks: 1,
    use: "programming",
    largest: 5,
    entity: "BABA"
  };

  it("run on the ledger, of a week and of the last one, each with its source beside its value", async () => {
    for (const metric of METRICS)
      for (const week of ["2026-01-12", null])
        for (const {name, sql} of METRIC[metric].bases({...scope, week})) {
          const found = await measure(ledger, {claim: metric, basis: name.en, sql}, "2026-01-20");
          expect([metric, found.value === null || found.source !== null]).toEqual([metric, true]);
        }
  });

  it.each([
    // Week of 12 January: c1/a 100, c1/c 100 of China, u1/a 300; the week before c1/a 300, c1/b:free 100, c1/c 10.
    ["tokens", 200e6],
    ["share", 200 / 1000],
    ["growth", 200 / 410 - 1],
    ["lead", 200 / 300],
    ["rank", 2]
  ] as const)("give of %s what plain counting does", async (metric, value) => {
    const named = METRIC[metric].bases(scope).at(-1);
    const found = await measure(ledger, {claim: metric, basis: "named", sql: named?.sql ?? ""}, "2026-01-20");
    expect(found.value).toBeCloseTo(value, 12);
  });

  const asked = async (metric: Metric, basis: number, changed: Partial<NoteScope>, day = "2026-01-20") => {
    const sql = METRIC[metric].bases({...scope, ...changed})[basis]?.sql ?? "";
    return (await measure(ledger, {claim: metric, basis: String(basis), sql}, day)).value;
  };

  it.each([
    // The largest nine of a week leave out nothing of a week with three named models.
    ["tokens", 0, {}, "2026-01-20", 200e6],
    ["tokens", 0, {week: null}, "2026-01-17", 410e6],
    ["tokens", 0, {week: null}, "2026-01-18", 200e6],
    ["tokens", 1, {whose: {labs: ["c1", "e1"]}, week: "2026-01-05"}, "2026-01-20", 460e6],
    ["share", 0, {}, "2026-01-20", 0.4],
    ["share", 2, {week: null}, "2026-02-03", 5 / 15],
    ["growth", 1, {week: null}, "2026-01-18", 200 / 410 - 1],
    ["growth", 1, {week: null, weeks: 3}, "2026-02-03", 5 / 410 - 1],
    ["growth", 1, {week: "2026-01-26", weeks: 2}, "2026-02-03", 5 / 200 - 1],
    ["lead", 1, {whose: {origin: "us"}, against: {origin: "china"}}, "2026-01-20", 1.5],
    ["rank", 0, {largest: 1}, "2026-01-20", 0],
    ["use", 0, {}, "2026-01-14", 0.65],
    ["use", 0, {}, "2026-01-13", null],
    ["use", 0, {use: "agent"}, "2026-01-14", null],
    ["use", 1, {}, "2026-01-20", null]
  ] as const)(
    "give of %s by basis %d of %j on %s what plain counting does",
    async (metric, basis, changed, day, value) => {
      const found = await asked(metric, basis, changed, day);
      if (value === null) expect(found).toBeNull();
      else expect(found).toBeCloseTo(value, 12);
    }
  );

  it("leave open what no sentence says, and ask for no use or company that is none", () => {
    const sqlOf = (metric: Metric, changed: Partial<NoteScope>) =>
      METRIC[metric].bases({...scope, ...changed}).map(({sql}) => sql);
    expect(sqlOf("use", {use: "agent"})).toHaveLength(1);
    expect(sqlOf("price", {whose: {labs: ["qwen", "alibaba"]}})[0]).toContain(`model = 'qwen/${UNWRITTEN}'`);
    expect(sqlOf("price", {})[0]).toContain(`model = '${UNWRITTEN}/${UNWRITTEN}'`);
    expect(sqlOf("multiple", {entity: null})).toEqual([]);
    expect(sqlOf("multiple", {})[0]).toContain("WHERE entity = 'BABA' AND metric = 'pe_forward_implied'");
    expect(sqlOf("margin", {entity: null})[0]).toContain(`WHERE entity = '${UNWRITTEN}'`);
    expect(sqlOf("margin", {})[0]).toContain("WHERE entity = 'BABA'");
  });

  /** A query over rows that stand in for one of the ledger’s tables. */
  const askedOf = async (metric: Metric, basis: number, table: string, rows: string, day: string) => {
    const sql = METRIC[metric].bases(scope)[basis]?.sql.replaceAll(table, `(${rows})`) ?? "";
    const {value, asOf} = await measure(ledger, {claim: metric, basis: table, sql}, day);
    return [value, asOf];
  };

  it("read a margin from the day of its document on, not from the end of its period", async () => {
    const fact =
      "SELECT 0.3 AS value, 'filing' AS source, 'BABA' AS entity, 'gross_margin' AS metric, DATE '2025-12-31' AS period_end, DATE '2026-02-10' AS source_date, 3 AS months";
    const on = async (day: string) => (await askedOf("margin", 0, "company_fact", fact, day))[0];
    expect([await on("2026-02-09"), await on("2026-02-10")]).toEqual([null, 0.3]);
  });

  it("add up the parts of a use on its last day, and read the older classifier’s last week", async () => {
    const share = (macro: string, level: string, value: number, day: string) =>
      `SELECT '${level}' AS level, '${macro}' AS macro, ${value} AS token_share, DATE '${day}' AS as_of, '${macro}' AS source`;
    const shares = [
      share("code", "macro", 0.25, "2026-01-10"),
      share("code", "macro", 0.5, "2026-01-10"),
      share("code", "task", 0.9, "2026-01-10"),
      share("other", "macro", 0.1, "2026-01-10"),
      share("code", "macro", 0.2, "2026-01-09")
    ].join(" UNION ALL ");
    expect(await askedOf("use", 0, "use_case_share", shares, "2026-01-10")).toEqual([0.75, "2026-01-10"]);
    const week = (category: string, value: number, monday: string) =>
      `SELECT '${category}' AS category, ${value} AS token_share, DATE '${monday}' AS week_start, 'older' AS source, DATE '${monday}' + 7 AS as_of`;
    const weeks = [
      week("programming", 0.4, "2026-01-05"),
      week("programming", 0.3, "2026-01-12"),
      week("programming", 0.2, "2026-01-19"),
      week("science", 0.1, "2026-01-12")
    ].join(" UNION ALL ");
    expect(await askedOf("use", 1, "category_weekly", weeks, "2026-01-12")).toEqual([0.3, "2026-01-19"]);
  });
});
