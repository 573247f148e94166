import {beforeAll, describe, expect, it} from "vitest";
import type {CompanyData, LabWeek} from "../../src/companies/facts.js";
import {compiled} from "../../src/model/compile.js";
import {clientData, modelOf, valueOf} from "./data.js";
import {alibaba, ALIBABA_FACTS, gds, GDS_FACTS, minimax, MINIMAX_FACTS, tencent, TENCENT_FACTS, zhipu, ZHIPU_FACTS} from "./oracles.js"; // prettier-ignore

/** One week in each half of 2026, all of it paid: trillions of tokens. */
function weeksOf(lab: string, before: number, after: number): LabWeek[] {
  return (
    [
      ["2026-03-02", before],
      ["2026-08-03", after]
    ] as const
  ).map(([week_start, trillions]) => {
    const tokens = trillions * 1e12;
    const usd = tokens / 1e6;
    return {lab, week_start, tokens, free_tokens: 0, priced_tokens: tokens, usd_if_all_input: usd, usd_if_all_output: 3 * usd, usd_if_all_cached: usd / 5}; // prettier-ignore
  });
}

let data: CompanyData;
beforeAll(async () => {
  // Zhipu goes from 2 to 3 trillion a week, by half; MiniMax from 4 to 5, by a quarter.
  data = {...(await clientData), weeks: [...weeksOf("z-ai", 2, 3), ...weeksOf("minimax", 4, 5)]};
});

type Step = readonly [line: string, period: string | undefined, value: number];

interface Worked {
  readonly entity: string;
  /** Value per share in the currency of the price, by case, worked out on paper. */
  readonly values: Readonly<Record<string, number>>;
  readonly oracle: () => number;
  /** The way to the base case, step by step. */
  readonly steps: readonly Step[];
}

const WORKED: readonly Worked[] = [
  {
    entity: "2513.HK",
    values: {
      base: 120.782918,
      multiple_gap_closes: 84.70819,
      price_war: 79.921639,
      export_curbs_lifted: 166.866132,
      flagship_release: 132.962412,
      token_growth: 156.237297,
      tighter_rules: 96.009315,
      weak_results: 86.102653
    },
    oracle: () => zhipu(ZHIPU_FACTS, {before: 2, after: 3}),
    steps: [
      ["cost_of_equity", undefined, 0.0452 + 1.6 * 0.0514],
      ["net_cash", undefined, 3993.722 + 506.139 - 2224.789 - 379.41 + (31375 / 7.8245) * 6.7849],
      // Half as much again to the power of one half; project work of 128.716 held flat.
      ["api_revenue", "FY2026H2", 825.176 * Math.sqrt(1.5)],
      ["revenue", "FY2026H2", 1139.346074],
      ["revenue", "FY2027H1", 825.176 * Math.sqrt(1.5 * 2) + 128.716],
      // 251.611 − 2,131.171 + 2,146.552 = 266.992 of other costs, a tenth more each half; R&D 6% more.
      ["other_cost", "FY2027H1", 266.992 * 1.1 ** 2],
      ["research", "FY2027H1", 2131.171 * 1.06 ** 2],
      // Thirteen halves come to −19,050, what follows them to 4,090.
      ["forecast_value", undefined, -19049.690291],
      ["terminal_value", undefined, 4090.257794],
      ["value_dcf", undefined, 35.877861],
      // (1,139.3 + 1,558.0) × 20 + 29,102.0, over 465.62309m shares, at 6.7849 and 7.8245.
      ["value_sales", undefined, 205.687974]
    ]
  },
  {
    entity: "0100.HK",
    values: {
      base: 94.203216,
      multiple_gap_closes: 53.105955,
      price_war: 58.577231,
      export_curbs_lifted: 137.004939,
      flagship_release: 105.162754,
      token_growth: 122.573735,
      tighter_rules: 71.667162,
      weak_results: 60.672069
    },
    oracle: () => minimax(MINIMAX_FACTS, {before: 4, after: 5}),
    steps: [
      ["net_cash", undefined, 1322.8 - 133.6],
      ["diluted_shares", undefined, 106693 / 345],
      ["api_revenue", "FY2026H2", 73.929 * Math.sqrt(1.25)],
      ["revenue", "FY2026H2", 73.929 * Math.sqrt(1.25) + 42.644 * 1.12],
      ["other_cost", "FY2026H2", (20.813 - 296.87 + 293.031) * 1.15],
      ["operating_income", "FY2026H2", 130.416415 * 0.22 - 296.87 - 16.974 * 1.15],
      ["forecast_value", undefined, -1458.841233],
      // Of a profit of 166.963 growth takes 34.643, at a fifth a year on what is added.
      ["terminal_capital", undefined, (196.427357 * 0.85 * (Math.sqrt(1.04) - 1)) / (Math.sqrt(1.2) - 1)],
      ["terminal_value", undefined, 1473.075386],
      // Net cash falls to −809.286: raised at nine tenths of value.
      ["funding_cost", undefined, 809.285592 / 9],
      ["value_dcf", undefined, 28.857184],
      // (130.4 + 170.4) × 20 + 1,189.2 = 7,205.2, over 309.255m shares, at 7.8245; 809.3 buys 899.2 of it, 12.48%.
      ["new_shares", undefined, 809.285592 / (0.9 * ((182.300174 * 106693) / 345 / 7.8245) - 809.285592)],
      ["value_sales", undefined, 182.300174 * (1 - 0.12479925106)]
    ]
  },
  {
    entity: "BABA",
    values: {base: 98.616515, multiple_gap_closes: 159.347521, consensus: 106.516742, price_war: 82.572318, export_curbs_lifted: 101.980846, flagship_release: 98.975572, token_growth: 99.953005, tighter_rules: 94.344016, weak_results: 90.924927}, // prettier-ignore
    oracle: () => alibaba(ALIBABA_FACTS),
    steps: [
      ["shares", undefined, 105904 / 5.7],
      ["ai_revenue", "FY2028", 12376 * 5 * 1.6],
      ["cloud_revenue", "FY2028", 12376 * 5 * 1.6 + (48437 - 12376) * 4.25 * 1.1],
      ["commerce_ebita", "FY2028", 554217 * 1.06 * 1.06 * 0.26],
      // Spent by March 2027: 244,122 and 270,712; a year on three quarters of the latter more; over six years.
      ["depreciation", "FY2028", (514834 + 514834 + 203034) / 2 / 6],
      ["cloud_ebita", "FY2028", (12376 * 8 + 36061 * 4.675) * 0.38 - 0.8 * 102725.166667],
      ["discount", undefined, (1 + 0.0452 + 1.1 * 0.0514) ** (-217 / 365)],
      // 330,000 of cash less debt of 256,096, and operating cash of 150,000 less four quarters of capital spending.
      ["net_cash", undefined, 330000 - 117485 - 55861 - 10976 - 71774 + 150000 - 4 * 67678],
      ["eps", "FY2028", 6.08738449],
      ["value_parts", undefined, 98.277611],
      ["value_earnings", undefined, 99.40729],
      ["value", undefined, 0.7 * 98.277611 + 0.3 * 99.40729]
    ]
  },
  {
    entity: "0700.HK",
    values: {base: 484.05786, multiple_gap_closes: 775.548993, consensus: 478.252322, price_war: 436.571443, export_curbs_lifted: 496.593471, flagship_release: 484.706275, tighter_rules: 477.466004, weak_results: 456.082025}, // prettier-ignore
    oracle: () => tencent(TENCENT_FACTS),
    steps: [
      ["revenue", "FY2027", 4.05 * (98414 * 1.07 + 43565 * 1.16 + 60286 * 1.09 + 2520 * 1.05)],
      ["operating_income", "FY2027", 907994.286 * (0.575 - 0.248)],
      ["core_earnings", undefined, 296914.131522 * 0.825 * 0.966],
      ["eps_adjusted", "FY2027", ((296914.131522 + 9600) * 0.825 * 0.966 * 1.12) / 9056.427794],
      ["discount", undefined, (1 + 0.0452 + 0.0514) ** (-141 / 365)],
      ["value_parts", undefined, 481.779185],
      ["value_earnings", undefined, 487.475874],
      ["value", undefined, 0.6 * 481.779185 + 0.4 * 487.475874]
    ]
  },
  {
    entity: "GDS",
    values: {
      base: 30.888308,
      multiple_gap_closes: 43.605213,
      price_war: 26.731075,
      export_curbs_lifted: 35.082869,
      token_growth: 31.763301,
      tighter_rules: 30.080621,
      weak_results: 27.082038
    },
    oracle: () => gds(GDS_FACTS),
    steps: [
      ["utilised", "FY2026", 486607 * 0.98 + 62000],
      ["utilised", "FY2027", (486607 * 0.98 + 62000) * 0.98 + 62000],
      ["revenue_per_sqm", undefined, (2887.1 * 4) / 486607],
      ["revenue", "FY2027", 12866.157941],
      ["ebitda", "FY2027", 12866.157941 * 0.47],
      ["wacc", undefined, (0.0452 + 1.3 * 0.0514) * 0.6 + (0.033 + 0.0452 - 0.0179) * 0.75 * 0.4],
      // Six times the quarter’s EBITDA of 1,342.2, annualised.
      ["net_debt", undefined, 32212.8],
      // 8,348 of investees less that, a year’s cash flow and what the area added costs.
      ["bridge", undefined, -26860.005319],
      ["value_ebitda", undefined, 32.469062],
      ["value_flow", undefined, 28.517176],
      ["value", undefined, 0.6 * 32.469062 + 0.4 * 28.517176]
    ]
  }
];

describe.each(WORKED)("value per share of $entity on fixed usage", ({entity, values, oracle, steps}) => {
  it("is the number worked out on paper, in the base case and in each case", () => {
    const {sheet, cases} = modelOf(entity, data);
    const model = compiled(sheet);
    const overrides = new Map([["base", {}], ...cases.map((c) => [c.key, c.overrides] as const)]);
    const found = Object.fromEntries([...overrides].map(([key, o]) => [key, Number(valueOf(model, "value", o).toFixed(5))])); // prettier-ignore
    expect(found).toEqual(Object.fromEntries(Object.entries(values).map(([key, v]) => [key, expect.closeTo(v, 4)])));
    expect(oracle()).toBeCloseTo(values["base"] ?? NaN, 5);
  });

  it.each(steps)("goes through %s %s", (line, period, value) => {
    const model = compiled(modelOf(entity, data).sheet);
    expect(valueOf(model, line, {}, period) / value).toBeCloseTo(1, 7);
  });
});
