import {serialDay} from "../../src/model/calendar/calendar.js";
import {fact, flow, ratio, stock, value, type LineSpec} from "../../src/model/sheet/line.js";

type Sheet = (inputs: never) => readonly LineSpec[];

const SOURCE = "see the citation of the vector";

const one = (name: string, amount: number, unit = "1") => fact(name, unit, amount, SOURCE);
const flows = (name: string, amounts: readonly number[], unit = "USD") =>
  fact(name, unit, amounts, SOURCE, {kind: "flow"});
const ones = (inputs: Readonly<Record<string, number>>, unit = "1") =>
  Object.entries(inputs).map(([name, amount]) => one(name.toLowerCase(), amount, unit));

type Numbers = Readonly<Record<string, number>>;

/** A worked example's inputs as lines, and what it asks for as formulas named as its results are. */
export const VECTOR_SHEETS: Readonly<Record<string, Sheet>> = {
  "ms-xnpv": ({rate, cashflows, dates}: {rate: number; cashflows: number[]; dates: string[]}) => [
    one("rate", rate),
    flows("flows", cashflows),
    fact("dates", "day", dates.map(serialDay), SOURCE, {kind: "stock"}),
    value("xnpv", "USD", "xnpv(rate, flows, dates)")
  ],
  "ms-irr": (i: {cashflows_4y: number[]; cashflows_5y: number[]; cashflows_2y: number[]}) => [
    flows("flows", i.cashflows_5y),
    value("irr_5y", "1", "irr(flows)"),
    value("irr_4y", "1", 'irr(window(flows, "FY2026", "FY2030"))'),
    value("irr_2y", "1", 'irr(window(flows, "FY2026", "FY2028"))')
  ],
  "mescius-npv": ({rate, cashflows}: {rate: number; cashflows: number[]}) => [
    one("rate", rate),
    flows("flows", cashflows),
    value("npv", "USD", "npv(rate, flows)")
  ],
  "cfa-hmodel-hrl": ({D0, ...rest}: Numbers) => [
    one("d0", D0 as number, "USD/share"),
    ...ones(rest),
    value("required_return", "1", "rf + beta * erp"),
    value("grown", "1", "1 + g_long + half_life_years * (g_short - g_long)"),
    value("value", "USD/share", "d0 * grown / (required_return - g_long)")
  ],
  "cfa-two-stage-ddm": ({D0, years, ...rest}: Numbers) => [
    one("d0", D0 as number, "USD/share"),
    ...ones(rest),
    fact("zeros", "1", new Array<number>(years as number).fill(0), SOURCE),
    flow("dividend", "USD/share", "prev(dividend, d0) * (1 + g1 + zeros)"),
    value("last_value", "USD/share", "last(dividend) * (1 + g2) / (r - g2)"),
    value("value", "USD/share", "npv(r, dividend) + last_value / (1 + r) ^ count(dividend)")
  ],
  "cfa-three-stage-rm": (i: {
    D0: number;
    stages: readonly (readonly [number, number])[];
    g_terminal: number;
    r: number;
  }) => [
    one("d0", i.D0, "USD/share"),
    one("g_terminal", i.g_terminal),
    one("r", i.r),
    fact(
      "growth",
      "1",
      i.stages.flatMap(([g, years]) => new Array<number>(years).fill(g)),
      SOURCE
    ),
    flow("dividend", "USD/share", "prev(dividend, d0) * (1 + growth)"),
    value("last_value", "USD/share", "last(dividend) * (1 + g_terminal) / (r - g_terminal)"),
    value("value", "USD/share", "npv(r, dividend) + last_value / (1 + r) ^ count(dividend)")
  ],
  "cfa-justified-pe": ({E0, ...rest}: Numbers) => [
    one("e0", E0 as number, "USD/share"),
    ...ones(rest),
    value("pe_forward", "1", "payout / (r - g)"),
    value("pe_trailing", "1", "pe_forward * (1 + g)"),
    value("price", "USD/share", "pe_trailing * e0")
  ],
  "cfa-implied-return": (inputs: Numbers) => [...ones(inputs), value("r", "1", "payout / pe_forward + g")],
  "damodaran-titan-wacc": (inputs: Numbers) => [
    ...ones(inputs),
    value("cost_of_equity", "1", "rf + beta * erp"),
    value("wacc", "1", "cost_of_equity * (1 - debt_weight) + pretax_cost_of_debt * (1 - tax) * debt_weight")
  ],
  "qa-capm-wacc": (inputs: Numbers) => [
    ...ones(inputs),
    value("cost_of_equity", "1", "rf + beta * market_risk_premium"),
    value("wacc", "1", "cost_of_equity * equity_weight + pretax_cost_of_debt * (1 - tax) * (1 - equity_weight)")
  ],
  // The inputs are those of base_projection.csv at the commit the vector cites: growth falls from 56% by 6 points a
  // year, the margin rises in equal steps from -30% to 28%, losses are set off in full, and the rate of tax is 15%.
  "zhipu-fcff-tax": () => [
    one("revenue_2026", 200, "USD m"),
    fact("growth", "1", [0, 0.56, 0.5, 0.44, 0.38, 0.32, 0.26, 0.2, 0.14, 0.08], SOURCE),
    ...ones({first_margin: -0.3, last_margin: 0.28, tax_rate: 0.15}),
    flow("revenue", "USD m", "prev(revenue, revenue_2026) * (1 + growth)"),
    ratio("margin", "1", "first_margin + (last_margin - first_margin) * (period_index - 1) / (count(growth) - 1)"),
    flow("profit", "USD m", "revenue * margin"),
    flow("used", "USD m", "min(max(profit, 0), prev(nol, 0))"),
    stock("nol", "USD m", "prev(nol, 0) + max(-profit, 0) - used"),
    flow("tax", "USD m", "(max(profit, 0) - used) * tax_rate"),
    ...[2026, 2030, 2032].map((year) => value(`nol_${year}`, "USD m", `at(nol, "FY${year}")`)),
    ...[2033, 2034, 2035].map((year) => value(`tax_${year}`, "USD m", `at(tax, "FY${year}")`))
  ],
  "zhipu-dcf": (i: Numbers & {fcff: number[]}) => [
    flows("fcff", i.fcff, "USD m"),
    ...ones({wacc: i["wacc"] as number, g_terminal: i["g_terminal"] as number}),
    one("net_cash", i["net_cash"] as number, "USD m"),
    one("shares", i["shares_m"] as number, "m shares"),
    fact("usd_hkd", "HKD/USD", i["usd_hkd"] as number, SOURCE, {timing: "spot"}),
    value("last_value", "USD m", "last(fcff) * (1 + g_terminal) / (wacc - g_terminal)"),
    value("equity", "USD m", "npv(wacc, fcff) + last_value / (1 + wacc) ^ count(fcff) + net_cash"),
    value("value_per_share_hkd", "HKD/share", 'convert(equity / shares, "HKD/share", usd_hkd)')
  ],
  "zhipu-scenarios": ({weights, values_hkd}: {weights: number[]; values_hkd: number[]}) => [
    fact("weights", "1", weights, SOURCE),
    flows("worths", values_hkd, "HKD/share"),
    value("expected_value_hkd", "HKD/share", "sum(weights * worths)")
  ],
  "beta-unlever": (i: {tax_rate: number; companies: readonly Readonly<Record<string, string | number>>[]}) => [
    one("tax_rate", i.tax_rate),
    ...i.companies.flatMap((company) => {
      const name = String(company["ticker"]).toLowerCase();
      return [
        one(`${name}_levered`, company["levered_beta"] as number),
        one(`${name}_debt`, company["total_debt_usd"] as number, "USD"),
        one(`${name}_cap`, company["market_cap_usd"] as number, "USD"),
        value(name, "1", `${name}_levered / (1 + (1 - tax_rate) * ${name}_debt / ${name}_cap)`)
      ];
    })
  ],
  "ltm-ps": ({zhipu, minimax}: Readonly<Record<string, Numbers>>) => [
    ...["fy2025", "h1_2025", "h1_2026"].flatMap((period) => [
      one(`zhipu_${period}`, zhipu?.[period] as number, "CNY m"),
      one(`minimax_${period}`, minimax?.[period] as number, "USD m")
    ]),
    fact("cny_per_usd", "CNY/USD", zhipu?.["cny_per_usd"] as number, SOURCE, {timing: "spot"}),
    fact("usd_hkd", "HKD/USD", zhipu?.["usd_hkd"] as number, SOURCE, {timing: "spot"}),
    one("price", zhipu?.["price_hkd"] as number, "HKD/share"),
    one("shares", zhipu?.["shares_m"] as number, "m shares"),
    value("zhipu_ltm_cny", "CNY m", "zhipu_fy2025 - zhipu_h1_2025 + zhipu_h1_2026"),
    value("zhipu_ltm_usd", "USD m", 'convert(zhipu_ltm_cny, "USD m", cny_per_usd)'),
    value("zhipu_ps", "1", 'convert(price * shares, "USD m", usd_hkd) / zhipu_ltm_usd'),
    value("minimax_ltm_usd", "USD m", "minimax_fy2025 - minimax_h1_2025 + minimax_h1_2026")
  ],
  "baba-sotp-stub": ({quarters, cloud_ps, ...rest}: Numbers) => [
    one("quarters", quarters as number),
    one("cloud_ps", cloud_ps as number),
    ...Object.entries(rest).flatMap(([name, amount]) => (name === "unit" ? [] : [one(name, amount, "USD bn")])),
    value("cloud_value", "USD bn", "cloud_quarter_revenue * quarters * cloud_ps"),
    value("other_parts", "USD bn", "cloud_value + eleme + cainiao + ant + net_cash"),
    value("core_value", "USD bn", "market_cap - other_parts"),
    value("core_multiple", "1", "core_value / core_profit")
  ],
  "damodaran-country-erp": (inputs: Numbers) => [
    ...ones(inputs),
    value("brazil_total", "1", "mature_erp + brazil_crp"),
    ...["china", "hong_kong", "us"].map((c) => value(`${c}_crp`, "1", `${c}_total - mature_erp`))
  ]
};
