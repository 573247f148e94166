import {monthsBetween, type IsoDate} from "../lib/dates.js";
import type {Comparable} from "./comparables.js";
import type {CompanyData, CompanyFact} from "./facts.js";
import {NOTE_DAY} from "./multiples.js";
import {sumOfTerms} from "./ratio.js";
import {companyReader, recordedValue, type Ask} from "./reader.js";

export const HISTORY_MEASURES = ["price_earnings", "ev_sales", "price_sales"] as const;

type HistoryMeasure = (typeof HISTORY_MEASURES)[number];

/** A price of a share on a day. */
export interface PricedDay {
  readonly date: IsoDate;
  readonly value: number;
}

/** What a share has of twelve months that ended on a day, in the currency of its price. */
interface YearOfShare {
  readonly to: IsoDate;
  readonly perShare: number;
}

/** A multiple of one company through time: prices over what a share has of the last twelve months that had ended. */
export interface MultipleSeries {
  readonly entity: string;
  readonly measure: HistoryMeasure;
  /** "HKD per share", in which prices are quoted, on record and pasted. */
  readonly unit: string;
  readonly prices: readonly PricedDay[];
  readonly years: readonly YearOfShare[];
  /** Net debt a share, added to the price for an enterprise value; 0 for a multiple of the price alone. */
  readonly netDebt: number;
  /** Shares from a day on, as a multiple of those of the note’s day: placings that are complete. */
  readonly counts: readonly {readonly from: IsoDate; readonly times: number}[];
}

/** Why a company has no history of a multiple. */
export type SeriesLack = "prices" | "accounts" | "profit" | "net cash";

interface MissingSeries {
  readonly entity: string;
  readonly measure: HistoryMeasure;
  readonly lacks: SeriesLack;
}

export interface MultipleHistory {
  readonly series: readonly MultipleSeries[];
  readonly missing: readonly MissingSeries[];
}

interface Spec {
  readonly entity: string;
  /** Whose closes, by which basis. */
  readonly close: {readonly entity?: string; readonly basis: string};
  /** Where the market cap stands beside closes of an ADS: their basis, and the shares in each. */
  readonly ads?: {readonly basis: string; readonly shares: number};
  /** Basis and currency of the accounts. */
  readonly accounts: {readonly basis: string; readonly currency: "CNY" | "USD"};
  /** Earnings a share as reported; else net income over shares. */
  readonly perShare?: string;
}

const unadjusted = {basis: "unadjusted-close"};

const SPECS: readonly Spec[] = [
  {
    entity: "BABA",
    close: {entity: "9988.HK", basis: "unadjusted-close"},
    ads: {basis: "adjusted-close", shares: 8},
    accounts: {basis: "us-gaap", currency: "CNY"},
    perShare: "eps_basic_per_share"
  },
  {entity: "0700.HK", close: unadjusted, accounts: {basis: "ifrs", currency: "CNY"}},
  {entity: "2513.HK", close: unadjusted, accounts: {basis: "ifrs", currency: "CNY"}},
  {entity: "0100.HK", close: unadjusted, accounts: {basis: "ifrs", currency: "USD"}},
  {entity: "GDS", close: {basis: "close-as-published-in-the-file"}, accounts: {basis: "us-gaap", currency: "CNY"}},
  {entity: "MSFT", close: unadjusted, accounts: {basis: "us-gaap", currency: "USD"}, perShare: "eps_diluted"},
  {entity: "GOOGL", close: unadjusted, accounts: {basis: "us-gaap", currency: "USD"}, perShare: "eps_diluted"}
];

const CAP: Ask = {metric: "market_cap", basis: "price-x-shares", on: NOTE_DAY};
const CNY: Ask = {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: NOTE_DAY};
const HKD: Ask = {entity: "USDHKD", metric: "fx", basis: "carried-back", on: NOTE_DAY};

/** Multiples through time of what the record allows; what it does not is named. Rates and share counts are those of the note’s day. */
export function multipleHistory(data: CompanyData, compared: readonly Comparable[]): MultipleHistory {
  const found = SPECS.flatMap((spec) => HISTORY_MEASURES.map((measure) => seriesOf(spec, measure, data, compared)));
  return {
    series: found.filter((each): each is MultipleSeries => "prices" in each),
    missing: found.filter((each): each is MissingSeries => "lacks" in each)
  };
}

function seriesOf(
  {entity, close, ads, accounts, perShare}: Spec,
  measure: HistoryMeasure,
  data: CompanyData,
  compared: readonly Comparable[]
): MultipleSeries | MissingSeries {
  const lacking = (lacks: SeriesLack): MissingSeries => ({entity, measure, lacks});
  const reader = companyReader(data, entity);
  const closes = data.facts.filter(
    (f) => f.metric === "close" && f.entity === (close.entity ?? entity) && f.basis === close.basis
  );
  const [first] = closes;
  const beside: Ask = {metric: "close", ...(ads ? {basis: ads.basis} : close), on: NOTE_DAY};
  const [cap = null, price = null, cny = null, hkd = null] = [CAP, beside, CNY, HKD].map((ask) =>
    recordedValue(reader, ask)
  );
  if (!first || cap === null || price === null || cny === null || hkd === null) return lacking("prices");
  const shares = (cap / price) * (ads?.shares ?? 1);
  const rate = (accounts.currency === "CNY" ? 1 / cny : 1) * (first.unit.startsWith("HKD") ? hkd : 1);
  const isEarnings = measure === "price_earnings";
  const reported = isEarnings && perShare !== undefined;
  const metric = isEarnings ? (perShare ?? "net_income") : "revenue";
  const years = yearsOf(data.facts, {entity, metric, basis: accounts.basis}).map(({to, value}) => ({
    to,
    perShare: (value * rate) / (reported ? 1 : shares)
  }));
  if (years.length === 0) return lacking("accounts");
  const profits = years.filter((year) => year.perShare > 0);
  if (profits.at(-1)?.to !== years.at(-1)?.to) return lacking("profit");
  const debt = measure === "ev_sales" ? netDebtOf(entity, data, compared) : 0;
  if (debt === null) return lacking("net cash");
  const series = {
    entity,
    measure,
    unit: first.unit,
    prices: closes.map((f) => ({date: f.period_end, value: f.value})).sort((a, b) => (a.date < b.date ? -1 : 1)),
    years: profits,
    netDebt: (debt * rate) / shares,
    counts: countsOf(entity, data, shares)
  };
  const isDated = series.prices.some((price) => multipleOn(series, price) !== null);
  return isDated ? series : lacking("accounts");
}

/** Twelve-month figures of a line by their end, the most trusted of each, oldest first. */
function yearsOf(
  facts: readonly CompanyFact[],
  {entity, metric, basis}: Pick<CompanyFact, "entity" | "metric" | "basis">
): {to: IsoDate; value: number}[] {
  const trusted: readonly string[] = ["reported", "derived", "reported_unverified"];
  const own = facts.filter(
    (f) =>
      f.entity === entity && f.metric === metric && f.basis === basis && f.months === 12 && trusted.includes(f.status)
  );
  const ends = [...new Set(own.map((f) => f.period_end))].sort();
  return ends.flatMap((to) => {
    const [best] = own
      .filter((f) => f.period_end === to)
      .sort((a, b) => trusted.indexOf(a.status) - trusted.indexOf(b.status));
    return best ? [{to, value: best.value}] : [];
  });
}

/** What the peers page adds to a market cap for the enterprise value, in the currency of the accounts; null where it has none. */
function netDebtOf(entity: string, data: CompanyData, compared: readonly Comparable[]): number | null {
  const ev = compared.find((c) => c.entity === entity && c.measure === "ev_sales" && c.value !== null);
  if (!ev) return null;
  const others = ev.of.filter(({fact}) => fact.metric !== "market_cap");
  if (others.length < ev.of.length) return sumOfTerms(others);
  // A vendor’s enterprise value stands beside the same vendor’s market cap.
  const cap = recordedValue(companyReader(data, entity), {metric: "market_cap", basis: "vendor", on: ev.to});
  return cap === null ? null : sumOfTerms(ev.of) - cap;
}

function countsOf(entity: string, {events}: CompanyData, shares: number): MultipleSeries["counts"] {
  const issues = events
    .filter((e) => e.entity === entity && e.completed && e.shares !== null && e.date > NOTE_DAY)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  let count = shares;
  return issues.map((event) => ({from: event.date, times: (count += event.shares ?? 0) / shares}));
}

/** A multiple on a day, of a price on record or a reader’s. */
export interface DatedMultiple {
  readonly date: IsoDate;
  readonly value: number;
  readonly isReaders: boolean;
}

/** The range in which a multiple has stood. */
export interface MultipleBand {
  readonly entity: string;
  readonly measure: HistoryMeasure;
  readonly days: readonly DatedMultiple[];
  readonly low: number;
  readonly median: number;
  readonly high: number;
  readonly latest: DatedMultiple;
}

/** A price that a reader pasted. */
export interface PastedPrice extends PricedDay {
  readonly entity: string;
}

/** Bands of the multiples on record, with the prices that a reader pasted; a price without twelve months that had ended within a year gives none. */
export function multipleBands(series: readonly MultipleSeries[], pasted: readonly PastedPrice[] = []): MultipleBand[] {
  return series.flatMap((each) => {
    const {entity, measure} = each;
    const own = pasted.filter((price) => price.entity === entity);
    const kept = each.prices.filter(({date}) => !own.some((price) => price.date === date));
    const days = [...kept.map((p) => ({...p, isReaders: false})), ...own.map((p) => ({...p, isReaders: true}))]
      .sort((a, b) => (a.date < b.date ? -1 : 1))
      .flatMap(({date, value: price, isReaders}): DatedMultiple[] => {
        const value = multipleOn(each, {date, value: price});
        return value === null ? [] : [{date, value, isReaders}];
      });
    const latest = days.at(-1);
    if (!latest) return [];
    const values = days.map(({value}) => value).sort((a, b) => a - b);
    const middle = (values.length - 1) / 2;
    const at = (i: number) => values[i] as number;
    const median = (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2;
    return [{entity, measure, days, low: at(0), median, high: at(values.length - 1), latest}];
  });
}

/** A multiple at a price of a day; null where no twelve months on record had ended within the year before. */
export function multipleOn({years, netDebt, counts}: MultipleSeries, {date, value}: PricedDay): number | null {
  const year = years.findLast(({to}) => to <= date);
  if (!year || monthsBetween(year.to, date) > 12) return null;
  const times = counts.findLast(({from}) => from <= date)?.times ?? 1;
  return (value * times + netDebt) / year.perShare;
}
