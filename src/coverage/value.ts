import type {CompanyModel} from "../companies/company.js";
import {lastReported, reverseValuation} from "../companies/reverse.js";
import {parseIsoDate, type IsoDate} from "../lib/dates.js";
import {isCurrentEstimate} from "./estimate-age.js";
import {evaluate, outcome, type Evaluation} from "../model/calculate/evaluate.js";
import type {Overrides} from "../model/calculate/overrides.js";
import {compiled, lineOf, type Model} from "../model/compile.js";
import {formatUnit} from "../model/unit/format.js";
import {isPure} from "../model/unit/unit.js";
import {tornado} from "../model/analysis/tornado.js";
import {styleOf} from "../workspace/style.js";
import {reachedSwing} from "../workspace/swings.js";
import type {
  PriceAsks,
  CoverageRow,
  CoverageValue,
  PublishedEstimate,
  MeasuredAmount,
  ReaderMarket,
  RouterCoverageSwing
} from "./coverage.js";

/** A company's sheet made ready, to be valued more than once. */
export interface ReadyCompany {
  readonly company: CompanyModel;
  readonly model: Model;
}

export function readyCompany(company: CompanyModel): ReadyCompany {
  return {company, model: compiled(company.sheet)};
}

/** A company's value, cases and what its price asks, with some inputs set otherwise. */
export function coverageValue({company, model}: ReadyCompany, overrides: Overrides = {}): CoverageValue {
  const {entity, title, headline, valuedOn} = company;
  const base = evaluate(model, overrides);
  return {
    entity,
    title,
    pricedOn: valuedOn,
    ...coverageOf(company, base),
    cases: company.cases.flatMap((c) => {
      const value = number(evaluate(model, {...c.overrides, ...overrides}), headline.value);
      return value === null ? [] : [{key: c.key, title: c.title, value}];
    }),
    expectedReturn: number(base, headline.expectedReturn)
  };
}

/** Price, value and what the price asks, of a sheet as it stands. */
export function coverageOf(
  company: CompanyModel,
  evaluation: Evaluation
): Pick<CoverageValue, "currency" | "unit" | "price" | "oldPrice" | "base" | "asked"> {
  const {headline, missing} = company;
  const oldPrice = missing.find(({line}) => line === headline.price)?.old;
  const price = number(evaluation, headline.price);
  const unit = formatUnit(lineOf(evaluation.model, headline.price).unit);
  return {
    currency: unit.split("/")[0] ?? unit,
    unit,
    price,
    ...(price === null && oldPrice && {oldPrice}),
    base: number(evaluation, headline.value),
    asked: askedBy(company, evaluation)
  };
}

function number(evaluation: Evaluation, line: string): number | null {
  const found = outcome(evaluation, line);
  return found.ok ? found.value : null;
}

/** What the price asks of the first line the company's driver is read by. */
function askedBy(company: CompanyModel, base: Evaluation): PriceAsks | null {
  const [first] = company.reverse.read;
  const solution = reverseValuation(company, base);
  if (!first || solution?.kind !== "one") return null;
  const {line, period, title} = first;
  const asked = measuredOf(solution.evaluation, line, period);
  const last = lastReported(base, line);
  const reported = last && measuredOf(base, line, last.period);
  return (
    asked && {title, period: period ?? null, asked, reported: reported && {period: last.period, measured: reported}}
  );
}

/** By what every model that tokens drive calls the growth of the router’s part of all usage. */
const ROUTER_COVERAGE = "coverage_growth";

/** What the value is with the router seeing less, or more, of all usage every half; null of a sheet that has no one such input. */
export function routerCoverageSwing({headline}: CompanyModel, evaluation: Evaluation): RouterCoverageSwing | null {
  const set = evaluation.model.lines.some(({name}) => name === ROUTER_COVERAGE)
    ? outcome(evaluation, ROUTER_COVERAGE)
    : null;
  if (!set?.ok) return null;
  const swing = reachedSwing(evaluation, ROUTER_COVERAGE);
  const [bar] = tornado(evaluation, [swing], {line: headline.value}).bars;
  if (swing.reach.by !== "step" || !bar?.low.ok || !bar.high.ok) return null;
  return {set: set.value, step: swing.reach.step, whenLower: bar.low.value, whenHigher: bar.high.value};
}

/** A cell in whole units of its currency or count, or as a fraction; null where it has no number. */
function measuredOf(evaluation: Evaluation, name: string, period?: string): MeasuredAmount | null {
  const found = outcome(evaluation, name, period);
  if (!found.ok) return null;
  const line = lineOf(evaluation.model, name);
  if (isPure(line.unit)) return {value: found.value, unit: styleOf(evaluation, line).percent ? "share" : "1"};
  return {value: found.value * 10 ** line.unit.tens, unit: formatUnit({...line.unit, tens: 0})};
}

/** Published estimates of a company beside our own numbers as of a day, those within their age first. */
export function estimatesOf({company, model}: ReadyCompany, asOf: IsoDate): PublishedEstimate[] {
  const base = evaluate(model);
  const estimates = company.consensus.flatMap(({line, period, value, fact}) => {
    const {unit} = lineOf(model, line);
    const theirs = isPure(unit)
      ? {value, unit: "share"}
      : {value: value * 10 ** unit.tens, unit: formatUnit({...unit, tens: 0})};
    const title = company.words[line]?.title;
    if (!title) return [];
    return [
      {
        title,
        period: period ?? null,
        ours: measuredOf(base, line, period),
        theirs,
        source: fact.document,
        date: fact.source_date,
        isCurrent: isCurrentEstimate(fact.source_date, asOf)
      }
    ];
  });
  return estimates.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** Inputs of the sheets that stand for the market, by what they are called in every one of them. */
const RATES = {usdCny: "usd_cny", usdHkd: "usd_hkd"} as const;

/** Years between the price and a date of the sheet: later prices add to the first kind and take from the others. */
export const YEAR_LINES = {
  after: "years_since_balance",
  before: "years_to_base",
  results: "results_after_price"
} as const;

const DAYS_A_YEAR = 365;

/** The overrides of one company's sheet that a reader's market comes to; what the sheet does not hold is left out. */
export function readerOverrides({company, model}: ReadyCompany, market: ReaderMarket): Overrides {
  const overrides: Record<string, number> = {};
  const inputs = new Map(model.lines.flatMap(({name, spec}) => (spec.type === "input" ? [[name, spec]] : [])));
  for (const [key, name] of Object.entries(RATES)) {
    const rate = market[key as keyof typeof RATES];
    if (rate !== undefined && inputs.has(name)) overrides[name] = rate;
  }
  const price = market.prices[company.entity];
  if (price !== undefined) overrides[company.headline.price] = price;
  const [to, since] = [market.pricedOn, company.valuedOn].map((date) => parseIsoDate(date ?? ""));
  if (to === null || to === undefined || since === null || since === undefined) return overrides;
  const years = (to - since) / 86_400_000 / DAYS_A_YEAR;
  for (const [name, sign] of [
    [YEAR_LINES.after, 1],
    [YEAR_LINES.before, -1],
    [YEAR_LINES.results, -1]
  ] as const) {
    const stated = inputs.get(name)?.values;
    if (typeof stated === "number") overrides[name] = Math.max(0, stated + sign * years);
  }
  return overrides;
}

/** Rows of the sheet as a reader's market has them; a company without a model here stays as it was. */
export function readerRows(
  rows: readonly CoverageRow[],
  companies: readonly ReadyCompany[],
  market: ReaderMarket
): CoverageRow[] {
  return rows.map((row) => {
    const ready = companies.find(({company}) => company.entity === row.entity);
    const overrides = ready ? readerOverrides(ready, market) : {};
    if (!ready || Object.keys(overrides).length === 0) return row;
    const isDated = market.pricedOn !== undefined;
    return {
      ...row,
      ...coverageValue(ready, overrides),
      ...(isDated && {pricedOn: market.pricedOn ?? row.pricedOn}),
      isOwn: true
    };
  });
}
