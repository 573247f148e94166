import {beforeAll, describe, expect, it} from "vitest";
import {openWarehouse} from "../../../loaders/warehouse/open.js";
import {plainRows} from "../../../loaders/warehouse/query.js";
import type {CompanyModel} from "../../../src/companies/company.js";
import {usageEffect, type UsageEffect} from "../../../src/companies/with-usage.js";
import {sideWeeks, type Brief} from "../../../src/query/brief/brief.js";
import {readBrief} from "../../../src/query/brief/read-brief.js";
import {publishedCompanies} from "../../fixtures/results.js";

// Nothing is learned between these days unless it is planted.
const SPAN = {from: "2026-10-20", to: "2026-10-30"} as const;
const PLANTED = "DATE '2026-10-25'";
const WEEK = "2026-09-07";

let companies: readonly CompanyModel[];
beforeAll(async () => {
  ({companies} = await publishedCompanies());
});

/** The parts of a brief that say anything, and what they do to each company, after a change was planted in the books. */
async function planted(...plants: readonly string[]): Promise<{parts: readonly string[]; effects: UsageEffect[]}> {
  const ledger = await openWarehouse({edition: "shipped"});
  for (const plant of plants) await ledger.run(plant);
  const brief = await readBrief(SPAN, (sql) => plainRows(ledger, sql));
  ledger.closeSync();
  const told = (["shares", "prices", "models", "tasks", "restated", "exposures"] as const).filter(
    (part: keyof Brief) => (brief[part] as readonly unknown[]).length > 0
  );
  const [was, now] = [sideWeeks(brief.labWeeks, "was"), sideWeeks(brief.labWeeks, "now")];
  return {parts: told, effects: companies.map((company) => usageEffect(company, was, now))};
}

/** Tokens of a model in a week, restated by some trillions. */
const restated = (week: string, model: string, trillions: number) => {
  const row = `week_start = DATE '${week}' AND model = '${model}'`;
  return [
    `UPDATE usage_weekly SET known_to = ${PLANTED} WHERE ${row}`,
    `INSERT INTO usage_weekly BY NAME SELECT * REPLACE (tokens + ${trillions}000000000000 AS tokens,
      ${PLANTED} AS known_from, DATE '9999-12-31' AS known_to) FROM usage_weekly WHERE ${row}`
  ];
};

const inputs = (effects: readonly UsageEffect[], entity: string) =>
  effects.find((e) => e.entity === entity)?.inputs.filter((i) => i.was !== i.now) ?? [];
const moved = (effects: readonly UsageEffect[]) =>
  effects
    .filter(({entity, value}) => inputs(effects, entity).length > 0 || value.was !== value.now)
    .map((e) => e.entity);

describe("effects of a planted change on the company models", () => {
  it("are none where nothing was learned", async () => {
    const {parts, effects} = await planted();
    expect([parts, moved(effects)]).toEqual([[], []]);
  });

  it("of more tokens of GLM-5 in one week of May are Zhipu’s alone, in the half-year of the week", async () => {
    const {parts, effects} = await planted(...restated("2026-05-04", "z-ai/glm-5-20260211", 2));
    expect(parts).toEqual(["restated"]);
    expect(moved(effects)).toEqual(["2513.HK"]);
    const cells = inputs(effects, "2513.HK");
    expect(new Set(cells.map((c) => c.period))).toEqual(new Set(["FY2026H1"]));
    const paid = cells.find((c) => c.line === "paid_tokens");
    expect((paid?.now ?? NaN) - (paid?.was ?? NaN)).toBeCloseTo(2, 9);
    expect(cells.map((c) => c.line)).not.toContain("weeks_on_record");
  });

  it("of more tokens of a lab that no company is modelled by are none", async () => {
    const {parts, effects} = await planted(...restated("2026-05-04", "moonshotai/kimi-k2.5-0127", 2));
    expect([parts, moved(effects)]).toEqual([["restated"], []]);
  });

  it("of free tokens are none either: they are not paid for", async () => {
    const {parts, effects} = await planted(...restated("2026-02-16", "z-ai/glm-4.5-air:free", 2));
    expect([parts, moved(effects)]).toEqual([["restated"], []]);
  });

  it("of a new input price of MiniMax M3 are MiniMax’s alone, in its list price of input", async () => {
    const {parts, effects} = await planted(
      `INSERT INTO price_listing BY NAME SELECT * REPLACE (DATE '${WEEK}' AS as_of, ${PLANTED} AS known_from,
        DATE '9999-12-31' AS known_to, 2 * input_usd_per_mtok AS input_usd_per_mtok) FROM price_listing
      WHERE listing = 'minimax/minimax-m3'`
    );
    expect(parts).toEqual(["prices"]);
    expect(moved(effects)).toEqual(["0100.HK"]);
    const [cell, ...others] = inputs(effects, "0100.HK");
    expect([cell?.line, cell?.period, others]).toEqual(["list_input", "FY2026H2", []]);
    expect(cell?.now).toBeGreaterThan(cell?.was ?? Infinity);
  });
});
