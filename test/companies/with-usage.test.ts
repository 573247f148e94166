import {beforeAll, describe, expect, it, vi} from "vitest";
import {AS_KNOWN_ON} from "../../loaders/as-known-on.js";
import {loadCompanies} from "../../loaders/data/companies.js";
import {openWarehouse} from "../../loaders/warehouse/open.js";
import {plainRows} from "../../loaders/warehouse/query.js";
import type {CompanyModel} from "../../src/companies/company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {usageEffect, withUsage} from "../../src/companies/with-usage.js";
import {compiled} from "../../src/model/compile.js";
import {sideWeeks, type SideLabWeek} from "../../src/query/brief/brief.js";
import {readBrief} from "../../src/query/brief/read-brief.js";
import {clientData, ENTITIES, modelOf, valueOf} from "./data.js";

/** Usage as known on two days; later weeks change the answers. */
const [BEFORE, DAY] = ["2026-08-22", "2026-09-20"];

let data: CompanyData;
let companies: readonly CompanyModel[];
let weeks: readonly SideLabWeek[];
beforeAll(async () => {
  vi.stubEnv(AS_KNOWN_ON, DAY);
  const {weeks: known} = await loadCompanies("full");
  vi.unstubAllEnvs();
  data = {...(await clientData), weeks: known};
  companies = ENTITIES.map((entity) => modelOf(entity, data));
  const ledger = await openWarehouse({edition: "shipped"});
  ({labWeeks: weeks} = await readBrief({from: BEFORE, to: DAY}, (sql) => plainRows(ledger, sql)));
  ledger.closeSync();
});

describe("the weeks of a brief’s second day", () => {
  it("are those the company models are made from", () => {
    // Weeks that only a later vintage told are filled in from it.
    const known = new Set(data.weeks.map((w) => w.week_start));
    const now = sideWeeks(weeks, "now")
      .filter((w) => known.has(w.week_start))
      .map((w) => Object.entries(w).filter(([key]) => key !== "side"));
    expect(now.length).toBeGreaterThan(300);
    const rounded = (entries: [string, unknown][]) =>
      Object.fromEntries(entries.map(([k, v]) => [k, typeof v === "number" ? Number(v.toPrecision(12)) : v]));
    const owned = new Set(data.owned.map(({lab}) => lab));
    const ours = data.weeks.filter(({lab}) => owned.has(lab));
    expect(now.map(rounded)).toEqual(ours.map((w) => rounded(Object.entries(w))));
  });
});

describe("withUsage(company, weeks)", () => {
  it.each(["2513.HK", "0100.HK"])("is for %s the model made from those weeks", (entity) => {
    const was = sideWeeks(weeks, "was");
    const fed = valueOf(compiled(withUsage(modelOf(entity, data), was).sheet), "value");
    expect(fed).toBe(valueOf(compiled(modelOf(entity, {...data, weeks: was}).sheet), "value"));
    expect(fed).not.toBe(valueOf(compiled(modelOf(entity, data).sheet), "value"));
  });

  it("leaves a model alone that tokens do not drive", () => {
    const alibaba = modelOf("BABA", data);
    expect(withUsage(alibaba, [])).toBe(alibaba);
  });

  it("gives a sheet without usage errors by name, not numbers", () => {
    const {value, inputs} = usageEffect(modelOf("2513.HK", data), [], sideWeeks(weeks, "now"));
    expect(value.was).toBeNull();
    expect(inputs.filter((i) => i.line === "paid_tokens").every((i) => i.was === null)).toBe(true);
  });
});

describe("usageEffect(company, was, now)", () => {
  it("says nothing of a company whose usage is the same", () => {
    const now = sideWeeks(weeks, "now");
    for (const company of companies) {
      const {inputs, value} = usageEffect(company, now, now);
      expect([inputs, value.was]).toEqual([[], value.now]);
    }
  });

  it("sums the weeks of the half-year by hand, in trillions of paid tokens", () => {
    const zhipu = companies.find((c) => c.entity === "2513.HK");
    if (!zhipu) throw new Error("2513.HK is not published");
    const [was, now] = [sideWeeks(weeks, "was"), sideWeeks(weeks, "now")];
    const {inputs, value} = usageEffect(zhipu, was, now);
    const paid = (of: readonly SideLabWeek[]) =>
      of
        .filter(
          (w) => ["z-ai", "thudm"].includes(w.lab) && w.week_start >= "2026-07-01" && w.week_start <= "2026-12-31"
        )
        .reduce((sum, w) => sum + (w.tokens - w.free_tokens) / 1e12, 0);
    const cell = inputs.find((i) => i.line === "paid_tokens" && i.period === "FY2026H2");
    expect(cell?.was).toBeCloseTo(paid(was), 9);
    expect(cell?.now).toBeCloseTo(paid(now), 9);
    expect(paid(now)).toBeGreaterThan(2 * paid(was));
    // Weeks of the second half on record: 6 July to 10 August, and to 7 September.
    const weeksCell = inputs.find((i) => i.line === "weeks_on_record" && i.period === "FY2026H2");
    expect([weeksCell?.was, weeksCell?.now]).toEqual([6, 10]);
    expect(value.now).toBeGreaterThan(value.was ?? Infinity);
  });
});
