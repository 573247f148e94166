import {beforeAll, describe, expect, it} from "vitest";
import type {CompanyData} from "../../src/companies/facts.js";
import {valueIn} from "../../src/companies/reader.js";
import {routerCoverageSwing} from "../../src/coverage/value.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {studiedData, modelOf, valueOf, valueWith} from "./data.js";
import * as oracle from "./oracles.js";
import type {Assumptions, Facts} from "./oracles.js";
import {usageOf} from "./oracle-usage.js";

let data: CompanyData;
beforeAll(async () => {
  data = await studiedData();
});

const usage = (...labs: string[]) => usageOf(data.weeks, labs);

interface Worked {
  readonly entity: string;
  readonly facts: Facts;
  readonly worth: (facts: Facts, assumed?: Assumptions) => number;
  /** What each case assumes, by hand. */
  readonly cases: Readonly<Record<string, Assumptions>>;
  /** Lines of facts that no value depends on in the base case: shown, compared or switched off. */
  readonly notUsed: readonly string[];
}

const SWITCHED = ["placing_gross", "broker_eps", "published_eps", "ai_spending", "conditional_shares", "conditional_price"]; // prettier-ignore

const WORKED: readonly Worked[] = [
  {
    entity: "2513.HK",
    facts: oracle.ZHIPU_FACTS,
    worth: (facts, assumed) => oracle.zhipu(facts, usage("z-ai", "thudm"), assumed),
    cases: {
      multiple_gap_closes: {multiple: 9.2},
      price_war: {elasticity: 0.35, margin_shift: -0.12},
      export_curbs_lifted: {elasticity: 0.55, margin_shift: 0.08, capital: 1.1},
      flagship_release: {first_half: 1.3, second_half: 1.05},
      token_growth: {token_growth: 1.2},
      tighter_rules: {token_growth: 0.8, margin_shift: -0.02},
      weak_results: {elasticity: 0.45, multiple: 16}
    },
    notUsed: ["usd_cny_average", "api_gross_profit_reported", "operating_cash_flow_reported", "net_income_reported", "net_income_adjusted_reported", "price"] // prettier-ignore
  },
  {
    entity: "0100.HK",
    facts: oracle.MINIMAX_FACTS,
    worth: (facts, assumed) => oracle.minimax(facts, usage("minimax"), assumed),
    cases: {
      multiple_gap_closes: {multiple: 9.2},
      price_war: {elasticity: 0.35, margin_shift: -0.09},
      export_curbs_lifted: {elasticity: 0.55, margin_shift: 0.08},
      flagship_release: {first_half: 1.3, second_half: 1.05},
      token_growth: {token_growth: 1.2},
      tighter_rules: {token_growth: 0.8, margin_shift: -0.02},
      weak_results: {elasticity: 0.45, multiple: 16}
    },
    notUsed: ["revenue_reported", "net_income_reported", "price"]
  },
  {
    entity: "BABA",
    facts: oracle.ALIBABA_FACTS,
    worth: oracle.alibaba,
    cases: {
      multiple_gap_closes: {pe: 24.5, commerce_multiple: 13.9, cloud_multiple: 4.9},
      consensus: {eps: 7.7},
      price_war: {ai_shift: -0.2, cloud_shift: -0.04, commerce_shift: -0.04},
      export_curbs_lifted: {ai_shift: 0.2, cloud_shift: 0.02},
      flagship_release: {ai_shift: 0.08, others_shift: -0.01},
      token_growth: {ai_shift: 0.12},
      tighter_rules: {ai_shift: -0.12, commerce_shift: -0.01},
      weak_results: {commerce_shift: -0.02, pe: 14}
    },
    notUsed: ["cloud_reported", "commerce_ebita_reported", "cloud_ebita_reported", "international_ebita_reported", "others_ebita_reported", "revenue_reported", "operating_income_reported", "impairment_of_goodwill_reported", "interest_and_investment_income_net_reported", "interest_expense_reported", "pretax_income_reported", "income_tax_expense_reported", "share_of_equity_investees_reported", "net_income_reported", "price"] // prettier-ignore
  },
  {
    entity: "0700.HK",
    facts: oracle.TENCENT_FACTS,
    worth: oracle.tencent,
    cases: {
      multiple_gap_closes: {pe: 24.5, core: 22},
      consensus: {eps: 29.31},
      price_war: {gross_shift: -0.02, cost_shift: 0.015, fintech_shift: -0.03},
      export_curbs_lifted: {fintech_shift: 0.04, marketing_shift: 0.02, gross_shift: 0.005},
      flagship_release: {fintech_shift: 0.01, marketing_shift: 0.01, cost_shift: 0.001},
      tighter_rules: {services_shift: -0.03, fintech_shift: -0.01},
      weak_results: {marketing_shift: -0.05, pe: 14, core: 12}
    },
    notUsed: ["revenue_quarter", "gross_profit_quarter", "operating_income_quarter", "pretax_income_quarter", "income_tax_expense_quarter", "net_income_quarter", "net_income_attributable_quarter", "revenue_year_ago", "price"] // prettier-ignore
  },
  {
    entity: "GDS",
    facts: oracle.GDS_FACTS,
    worth: oracle.gds,
    cases: {
      multiple_gap_closes: {multiple: 16.87},
      price_war: {price: -0.05, added: 45000},
      export_curbs_lifted: {price: 0, added: 90000},
      token_growth: {added: 75000},
      tighter_rules: {added: 50000},
      weak_results: {margin: 0.46, multiple: 11}
    },
    notUsed: ["committed_base", "revenue_reported", "ebitda_reported", "revenue_q1", "revenue_q2", "revenue_q4", "net_debt_june", "vendor_debt", "vendor_diluted", "price"] // prettier-ignore
  }
];

describe.each(WORKED)("value per share of $entity", ({entity, facts, worth, cases, notUsed}) => {
  it("is what hand arithmetic gives, in the base case and in every case", () => {
    const {sheet, cases: ours} = modelOf(entity, data);
    const model = compiled(sheet);
    expect(valueOf(model, "value")).toBeCloseTo(worth(facts), 8);
    expect(ours.map(({key}) => key).sort()).toEqual(Object.keys(cases).sort());
    for (const {key, overrides} of ours)
      expect([key, valueOf(model, "value", overrides)]).toEqual([key, expect.closeTo(worth(facts, cases[key]), 8)]);
  });

  it.runIf(entity === "2513.HK" || entity === "0100.HK")("follows what the router covers, by hand", () => {
    const company = modelOf(entity, data);
    const swing = routerCoverageSwing(company, evaluate(compiled(company.sheet)));
    expect([swing?.set, swing?.step]).toEqual([0, 0.1]);
    expect(swing?.whenLower).toBeCloseTo(worth(facts, {coverage_growth: -0.1}), 8);
    expect(swing?.whenHigher).toBeCloseTo(worth(facts, {coverage_growth: 0.1}), 8);
  });

  it("rolls to twelve months from the price’s day at the cost of equity, dividend apart", () => {
    const model = compiled(modelOf(entity, data).sheet);
    // Alibaba’s value is of 26 August and Tencent’s of 12 August 2026, their prices of 17 July: 40 and 26 days before.
    const years = ({BABA: 325, "0700.HK": 339}[entity] ?? 365) / 365;
    const [value, rate, dividend, price] = ["value", "cost_of_equity", "dividend", "price"].map((l) => valueOf(model, l)) as [number, number, number, number]; // prettier-ignore
    expect(valueOf(model, "expected_value")).toBeCloseTo(value * (1 + rate) ** years - dividend, 8);
    expect(valueOf(model, "expected_return")).toBeCloseTo((value * (1 + rate) ** years) / price - 1, 10);
  });

  it("moves with each fact as hand arithmetic does, or the fact is listed as not used", () => {
    const model = modelOf(entity, data);
    const base = valueOf(compiled(model.sheet), "value");
    const seen = new Set<string>();
    const still = new Set<string>();
    for (const {line, period, fact} of model.facts) {
      const key = period === null ? line : `${line}@${period}`;
      const moved = valueWith(entity, data, fact, fact.value * 1.01);
      const known = facts[key];
      if (known === undefined || SWITCHED.includes(line)) {
        // A fact may be read by two lines, of which one is used.
        const isReadElsewhere = model.facts.some(
          (f) => f.fact === fact && facts[f.period === null ? f.line : `${f.line}@${f.period}`] !== undefined
        );
        if (!isReadElsewhere || SWITCHED.includes(line)) expect([key, moved]).toEqual([key, base]);
        if (!SWITCHED.includes(line) && !isReadElsewhere) still.add(line);
        continue;
      }
      seen.add(key);
      const unit = (model.sheet.lines.find((l) => l.name === line) as {unit: string}).unit;
      expect([key, valueIn(fact, unit)]).toEqual([key, expect.closeTo(known, 6)]);
      const shared = Object.keys(facts).filter((k) =>
        model.facts.some((f) => f.fact === fact && k === (f.period === null ? f.line : `${f.line}@${f.period}`))
      );
      const changed = {...facts, ...Object.fromEntries(shared.map((k) => [k, (facts[k] as number) * 1.01]))};
      expect([key, moved - base]).toEqual([key, expect.closeTo(worth(changed) - worth(facts), 7)]);
      expect([key, Math.abs(moved - base) > 1e-9]).toEqual([key, true]);
    }
    expect([...seen].sort()).toEqual(
      Object.keys(facts)
        .filter((k) => !SWITCHED.includes(k))
        .sort()
    );
    const used = new Set([...seen].map((k) => k.split("@")[0]));
    expect([...still].filter((line) => !used.has(line)).sort()).toEqual([...notUsed].sort());
  });
});

describe("derivatives worked by hand", () => {
  it("a yuan of holdings is worth itself, spread over shares, at both rates", () => {
    const model = modelOf("GDS", data);
    const base = valueOf(compiled(model.sheet), "value");
    const held = model.facts.find((f) => f.line === "investees")?.fact;
    if (!held) throw new Error("investees: not among the facts");
    // CNY 100m over 200.38m ADS at 6.7849 yuan a dollar.
    expect(valueWith("GDS", data, held, held.value + 100e6) - base).toBeCloseTo(100 / 200.38 / 6.7849, 9);
  });

  it.each([
    ["2513.HK", "z-ai", (d: CompanyData) => oracle.zhipu(oracle.ZHIPU_FACTS, usageOf(d.weeks, ["z-ai", "thudm"]))],
    ["0100.HK", "minimax", (d: CompanyData) => oracle.minimax(oracle.MINIMAX_FACTS, usageOf(d.weeks, ["minimax"]))]
  ] as const)(
    "a tenth more usage since July lifts API revenue of %s by 1.1 to the power of one half",
    (entity, lab, worth) => {
      const weeks = data.weeks.map((w) =>
        w.lab === lab && w.week_start >= "2026-07-01"
          ? {...w, tokens: w.tokens * 1.1, free_tokens: w.free_tokens * 1.1}
          : w
      );
      const lifted = {...data, weeks};
      const read = (d: CompanyData, line: string, period?: string) =>
        valueOf(compiled(modelOf(entity, d).sheet), line, {}, period);
      expect(read(lifted, "api_revenue", "FY2026H2") / read(data, "api_revenue", "FY2026H2")).toBeCloseTo(Math.sqrt(1.1), 10); // prettier-ignore
      expect(read(lifted, "value") - read(data, "value")).toBeCloseTo(worth(lifted) - worth(data), 7);
      expect(worth(lifted)).toBeGreaterThan(worth(data));
    }
  );
});
