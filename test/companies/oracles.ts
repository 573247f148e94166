/**
 * Value per share worked out by hand: plain arithmetic on figures copied from the reports and on the assumptions of
 * each model, without its sheet, its formulas or its engine. Facts are keyed by the line that states them.
 */
export type Facts = Readonly<Record<string, number>>;

/** Assumptions that cases change; the others are written out below. */
export type Assumptions = Readonly<Record<string, number>>;

/** Tokens a week, trillions, of paid variants in a half, and the half after. */
export interface Usage {
  readonly before: number;
  readonly after: number;
}

const HALVES = [1, 0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2];
const RATES = {risk_free: 0.0452, equity_premium: 0.0514};
const FX = {usd_cny: 6.7849, usd_hkd: 7.8245};

/**
 * Tokens of every channel in each half against the one before: those of the router, from 2027 on as assumed (its first year
 * apart, all of it scaled), over what its part of them grew by.
 */
function usageRatios(usage: Usage, a: Assumptions): number[] {
  const {token_growth = 1, first_half = 1, second_half = 0.9, coverage_growth = 0} = a;
  const ahead = [first_half, second_half, ...HALVES.slice(2)].map((g) => 1 + g * token_growth);
  return [usage.after / usage.before, ...ahead].map((ratio) => ratio / (1 + coverage_growth));
}

/** Discounted cash flow of thirteen halves from June 2026 and EV/sales at equal weights; money of the statements. */
function lab(
  sales: readonly number[],
  profit: readonly number[],
  base: number,
  netCash: number,
  costOfEquity: number,
  {losses, capital, multiple}: {losses: number; capital: number; multiple: number}
): {dcf: number; sales: number} {
  const half = Math.sqrt(1 + costOfEquity) - 1;
  const growth = Math.sqrt(1.04) - 1;
  let [carried, before, present, cash, lowest] = [losses, base, 0, netCash, Infinity];
  profit.forEach((result, i) => {
    const used = Math.min(Math.max(result, 0), carried);
    carried += Math.max(-result, 0) - used;
    const tax = 0.15 * (Math.max(result, 0) - used);
    const flow = result - tax - ((sales[i] as number) - before) / capital;
    present += flow / (1 + half) ** (i + 1);
    cash += flow;
    lowest = Math.min(lowest, cash);
    before = sales[i] as number;
  });
  // New capital earns at most a fifth a year for ever.
  const kept = (profit.at(-1) as number) * 0.85;
  const last = kept - Math.max((growth * before) / capital, (kept * growth) / (Math.sqrt(1.2) - 1));
  const terminal = (last * (1 + growth)) / (half - growth) / (1 + half) ** 13;
  // What cash falls short by is raised at nine tenths of value: new holders get ten ninths of what they pay.
  const short = lowest < 0 ? -lowest : 0;
  const dcf = Math.max(present + terminal + netCash - short / 9, 0) * (1 + costOfEquity) ** (73 / 365);
  const bySales = ((sales[0] as number) + (sales[1] as number)) * multiple + netCash;
  return {dcf, sales: bySales - short / 0.9};
}

export const ZHIPU_FACTS: Facts = {
  "api_reported@FY2026H1": 825.176,
  "revenue_reported@FY2026H1": 953.892,
  "gross_profit_reported@FY2026H1": 251.611,
  "research_reported@FY2026H1": 2131.171,
  "operating_income_reported@FY2026H1": -2146.552,
  cash: 3993.722,
  short_term_investments: 506.139,
  bank_loans: 2224.789,
  lease_liabilities: 379.41,
  placing_net: 31375,
  shares: 465.62309,
  conditional_shares: 21.965,
  conditional_price: 714,
  ...FX,
  ...RATES
};

/** HKD a share. */
export function zhipu(f: Facts, usage: Usage, a: Assumptions = {}): number {
  const {elasticity = 0.5, margin_shift = 0, multiple = 20, capital = 0.9} = a;
  const margins = [0.27, 0.3, 0.33, 0.36, 0.39, 0.42, 0.44, 0.46, 0.48, 0.5, 0.5, 0.5, 0.5];
  let api = f["api_reported@FY2026H1"] as number;
  const other = (f["revenue_reported@FY2026H1"] as number) - api;
  let research = f["research_reported@FY2026H1"] as number;
  // Gross profit 251.6 less R&D 2,131.2 less the reported loss of 2,146.6 leaves 267.0 of other costs.
  let costs = (f["gross_profit_reported@FY2026H1"] as number) - research - (f["operating_income_reported@FY2026H1"] as number); // prettier-ignore
  const sales: number[] = [];
  const profit = usageRatios(usage, a).map((ratio, i) => {
    api *= ratio ** elasticity;
    research = Math.max(research * 1.06, 0.2 * (api + other));
    costs *= 1.1;
    sales.push(api + other);
    return api * ((margins[i] as number) + margin_shift) + other * 0.4 - research - costs;
  });
  const {cash = NaN, short_term_investments = NaN, bank_loans = NaN, lease_liabilities = NaN} = f;
  const {placing_net = NaN, usd_cny = NaN, usd_hkd = NaN, shares = NaN, risk_free = NaN, equity_premium = NaN} = f;
  const netCash = cash + short_term_investments - bank_loans - lease_liabilities + (placing_net / usd_hkd) * usd_cny;
  const base = f["revenue_reported@FY2026H1"] as number;
  const worth = lab(sales, profit, base, netCash, risk_free + 1.6 * equity_premium, {losses: 9000, capital, multiple});
  return (((worth.dcf + worth.sales) / 2 / shares) * usd_hkd) / usd_cny;
}

export const MINIMAX_FACTS: Facts = {
  "api_reported@FY2026H1": 73.929,
  "native_reported@FY2026H1": 42.644,
  "gross_profit_reported@FY2026H1": 20.813,
  "research_reported@FY2026H1": 296.87,
  "adjusted_reported@FY2026H1": -293.031,
  cash_balance: 1322.8,
  bank_borrowings: 133.6,
  first_day_cap: 106693,
  first_day_close: 345,
  usd_hkd: FX.usd_hkd,
  ...RATES
};

/** HKD a share. */
export function minimax(f: Facts, usage: Usage, a: Assumptions = {}): number {
  const {elasticity = 0.5, margin_shift = 0, multiple = 20} = a;
  const margins = [0.22, 0.26, 0.3, 0.34, 0.38, 0.41, 0.44, 0.46, 0.48, 0.5, 0.5, 0.5, 0.5];
  let api = f["api_reported@FY2026H1"] as number;
  let native = f["native_reported@FY2026H1"] as number;
  let research = f["research_reported@FY2026H1"] as number;
  let costs = (f["gross_profit_reported@FY2026H1"] as number) - research - (f["adjusted_reported@FY2026H1"] as number);
  const base = api + native;
  const sales: number[] = [];
  const profit = usageRatios(usage, a).map((ratio, i) => {
    api *= ratio ** elasticity;
    native *= 1.12;
    costs *= 1.15;
    sales.push(api + native);
    research = Math.max(research, 0.2 * (api + native));
    return (api + native) * ((margins[i] as number) + margin_shift) - research - costs;
  });
  const {cash_balance = NaN, bank_borrowings = NaN, first_day_cap = NaN, first_day_close = NaN} = f;
  const {usd_hkd = NaN, risk_free = NaN, equity_premium = NaN} = f;
  const costOfEquity = risk_free + 1.6 * equity_premium;
  const netCash = cash_balance - bank_borrowings;
  const worth = lab(sales, profit, base, netCash, costOfEquity, {losses: 900, capital: 1.5, multiple});
  return ((worth.dcf + worth.sales) / 2 / (first_day_cap / first_day_close)) * usd_hkd;
}

export const ALIBABA_FACTS: Facts = {
  ai_quarter: 12376,
  cloud_quarter: 48437,
  "commerce_reported@FY2026": 554217,
  "international_reported@FY2026": 144170,
  "others_reported@FY2026": 254367,
  "net_income_attributable_reported@FY2026": 105904,
  "eps_reported@FY2026": 5.7,
  noncurrent_senior_notes: 117485,
  noncurrent_convertible_notes: 55861,
  noncurrent_exchangeable_bonds: 10976,
  other_bank_borrowings_for_capex: 71774,
  capex_quarter: 67678,
  "capex_reported@FY2024": 32087,
  "capex_reported@FY2025": 85972,
  "capex_reported@FY2026": 126063,
  ...FX,
  ...RATES
};

/** HKD an ordinary share. */
export function alibaba(f: Facts, a: Assumptions = {}): number {
  const {pe = 15, commerce_multiple = 8.5, cloud_multiple = 3, eps: published = NaN} = a;
  const {ai_shift = 0, cloud_shift = 0, commerce_shift = 0, others_shift = 0, ai_factor = 5} = a;
  const {
    ai_quarter = NaN,
    cloud_quarter = NaN,
    usd_cny = NaN,
    usd_hkd = NaN,
    risk_free = NaN,
    equity_premium = NaN
  } = f;
  const commerce = (f["commerce_reported@FY2026"] as number) * 1.06 * 1.06;
  const international = (f["international_reported@FY2026"] as number) * 1.08 * 1.08;
  const others = (f["others_reported@FY2026"] as number) * 1 * 1.03;
  const cloud = ai_quarter * ai_factor * (1.6 + ai_shift) + (cloud_quarter - ai_quarter) * 4.25 * 1.1;
  const commerceEbita = commerce * (0.26 + commerce_shift);
  // Four quarters of the June quarter's spending, then a quarter less; a sixth a year of all of it, four fifths the cloud's.
  const year = 4 * (f["capex_quarter"] as number);
  const spent = ["FY2024", "FY2025", "FY2026"].reduce((sum, k) => sum + (f[`capex_reported@${k}`] as number), 0) + year;
  const depreciation = ((spent + (spent + 0.75 * year)) / 2 / 6) * 0.8;
  const cloudEbita = cloud * (0.38 + cloud_shift) - depreciation;
  const ebita = commerceEbita + cloudEbita + international * 0.02 - others * (0.07 - others_shift);
  // Costs no segment bears, and 8% of sales within the group.
  const unallocated = (commerce + cloud + international + others) * 0.022;
  const shares = (f["net_income_attributable_reported@FY2026"] as number) / (f["eps_reported@FY2026"] as number);
  const earnings = (ebita - unallocated + 20000 - 10500) * 0.77;
  const discount = 1 / (1 + risk_free + 1.1 * equity_premium) ** (217 / 365);
  const debt = ["noncurrent_senior_notes", "noncurrent_convertible_notes", "noncurrent_exchangeable_bonds", "other_bank_borrowings_for_capex"].reduce((sum, k) => sum + (f[k] as number), 0); // prettier-ignore
  const parts =
    (commerceEbita - unallocated) * 0.77 * commerce_multiple +
    0.92 * (cloud * cloud_multiple + (international + others) * 0.3);
  // Operating cash flow of the year to March 2027 less four times the quarter's capital spending; stakes stand apart.
  const yearCash = 150000 - year;
  const byParts = (parts * discount + 330000 - debt + yearCash) / shares;
  const byEarnings = (Number.isNaN(published) ? earnings / shares : published) * pe * discount;
  return ((0.7 * byParts + 0.3 * byEarnings) / usd_cny) * usd_hkd;
}

export const TENCENT_FACTS: Facts = {
  services_quarter: 98414,
  marketing_quarter: 43565,
  fintech_quarter: 60286,
  other_quarter: 2520,
  shares: 9056.427794,
  ...FX,
  ...RATES
};

/** HKD a share. */
export function tencent(f: Facts, a: Assumptions = {}): number {
  const {pe = 14.5, core = 13, eps: published = NaN} = a;
  const {gross_shift = 0, cost_shift = 0, services_shift = 0, fintech_shift = 0, marketing_shift = 0} = a;
  const {services_quarter = NaN, marketing_quarter = NaN, fintech_quarter = NaN, other_quarter = NaN} = f;
  const {shares = NaN, usd_cny = NaN, usd_hkd = NaN, risk_free = NaN, equity_premium = NaN} = f;
  const next =
    4.05 *
    (services_quarter * (1.07 + services_shift) +
      marketing_quarter * (1.16 + marketing_shift) +
      fintech_quarter * (1.09 + fintech_shift) +
      other_quarter * 1.05);
  const operating = next * (0.575 + gross_shift - 0.248 - cost_shift);
  const kept = (1 - 0.175) * (1 - 0.034);
  const adjusted = ((operating + 9600) * kept * 1.12) / shares;
  const discount = 1 / (1 + risk_free + equity_premium) ** (141 / 365);
  // 950,000 of holdings at a discount of 30%, and 150,000 of net cash.
  const byParts = (operating * kept * core * discount + 150000 + 950000 * 0.7) / shares;
  const byEarnings = (Number.isNaN(published) ? adjusted : published) * pe * discount;
  return ((0.6 * byParts + 0.4 * byEarnings) / usd_cny) * usd_hkd;
}

export const GDS_FACTS: Facts = {
  utilised_base: 486607,
  quarter_revenue: 2887.1,
  leverage: 6,
  quarter_ebitda: 1342.2,
  cash: 13443.679,
  investees: 8347.854,
  ads: 200.38,
  interest_rate: 0.033,
  yuan_yield: 0.0179,
  usd_cny: FX.usd_cny,
  ...RATES
};

/** USD an ADS. */
export function gds(f: Facts, a: Assumptions = {}): number {
  const {multiple = 12, added = 62000, price = -0.02, margin = 0.47} = a;
  const {leverage = NaN, quarter_ebitda = NaN} = f;
  const {utilised_base = NaN, quarter_revenue = NaN, cash = NaN, investees = NaN, ads = NaN} = f;
  const {interest_rate = NaN, yuan_yield = NaN, usd_cny = NaN, risk_free = NaN, equity_premium = NaN} = f;
  const net = leverage * quarter_ebitda * 4;
  const area2026 = utilised_base * 0.98 + added;
  const area2027 = area2026 * 0.98 + added;
  const revenue = ((area2026 + area2027) / 2) * ((quarter_revenue * 4) / utilised_base) * (1 + price) ** 2;
  const wacc = (risk_free + 1.3 * equity_premium) * 0.6 + (interest_rate + risk_free - yuan_yield) * 0.75 * 0.4;
  const discount = 1 / (1 + wacc) ** (97 / 365);
  const ebitda = revenue * margin;
  const revenue2026 = ((utilised_base + area2026) / 2) * ((quarter_revenue * 4) / utilised_base) * (1 + price);
  const cashFlow2026 = revenue2026 * margin * 0.95 - revenue2026 * 0.08 - (net + cash) * interest_rate;
  const bridge = investees - net + cashFlow2026 - 1.5 * added * 0.063;
  const byMultiple = ebitda * multiple * discount + bridge;
  const byFlow = ((ebitda * 0.95 - revenue * 0.08) / (wacc - 0.015)) * discount + bridge;
  return (0.6 * byMultiple + 0.4 * byFlow) / ads / usd_cny;
}
