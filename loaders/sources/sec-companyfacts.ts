import * as z from "zod";
import {epochDay} from "../../src/lib/dates.js";
import {SECOND} from "./budget.js";
import {fieldProblem, isoDay, lastDayOf, name, parseBody, refuseEmpty, refuseFuture} from "./decode.js";
import {setting} from "./settings.js";
import {politeFetch, type Payload, type Service} from "./http.js";
import {PullError, REPORT_CHANGE} from "./problem.js";
import {SEC_METRICS, type TaggedMetric} from "./sec-tags.js";
import type {Client, Source} from "./source.js";

const ADDRESS = "https://data.sec.gov";
/** Fair access: ten requests a second at most; here five. */
const SERVICE: Service = {
  name: "sec",
  limits: [{requests: 5, windowMs: SECOND}],
  access: "EDGAR asks each caller to name itself: set SEC_USER_AGENT in .env to a name and an e-mail address."
};
/** Older filings have no bearing on any model here. */
const FIRST_PERIOD_END = "2019-01-01";

/** Filers among the companies of the ledger; `currency` is the one each reports in. */
export const SEC_FILERS = [
  {entity: "BABA", cik: 1577552, currency: "CNY"},
  {entity: "GDS", cik: 1526125, currency: "CNY"},
  {entity: "MSFT", cik: 789019, currency: "USD"},
  {entity: "GOOGL", cik: 1652044, currency: "USD"},
  {entity: "NVDA", cik: 1045810, currency: "USD"}
] as const;

const fact = z.object({
  start: isoDay.optional(),
  end: isoDay,
  val: z.number(),
  accn: name,
  fy: z.int().nullable(),
  fp: z.string().nullable(),
  form: name,
  filed: isoDay
});
type Fact = z.infer<typeof fact>;
const SHAPE = z.object({
  cik: z.union([z.int(), z.string()]),
  facts: z.object({"us-gaap": z.record(z.string(), z.object({units: z.record(z.string(), z.array(fact))}))})
});
type Tags = z.infer<typeof SHAPE>["facts"]["us-gaap"];

/** Reported figures of the filers, each known from the day its filing was made. */
export const secCompanyfacts: Source = {
  name: "sec-companyfacts",
  publisher: "US Securities and Exchange Commission",
  title: {en: "Company facts from filings (XBRL)", zh: "申报文件中的公司数据（XBRL）"},
  url: "https://www.sec.gov/search-filings/edgar-application-programming-interfaces",
  licence: "public domain",
  rights: "open",
  status: "filing",
  citation: (asOf) => `Source: SEC EDGAR companyfacts, as of ${asOf}.`,
  note: {
    en: "EDGAR companyfacts as received; each figure with its XBRL tag and accession number, known from the day it was filed.",
    zh: "EDGAR companyfacts 原样数据；每个数字附 XBRL 标签与文件号，自申报日起获知。"
  },
  maxAgeDays: 130,
  everyDays: 7,
  schema: 1,
  settings: {SEC_USER_AGENT: "a name and an e-mail address, which EDGAR asks of every caller"},
  address: "SEC_URL",
  parts: SEC_FILERS.map(({entity}) => entity),
  optional: false,
  plan: () =>
    SEC_FILERS.map(({entity, cik}) => ({
      part: entity,
      asks: `filings of ${entity}`,
      fetch: (client) => ask(client, cik)
    })),
  decode: ([body = ""], {part, retrievedAt}) => {
    const filer = SEC_FILERS.find((f) => f.entity === part);
    if (!filer) throw fieldProblem(["part"], part, SEC_FILERS.map((f) => f.entity).join(", "));
    const {cik, facts} = parseBody(SHAPE, body);
    if (Number(cik) !== filer.cik) throw fieldProblem(["cik"], cik, `${filer.cik} of ${part}`);
    const tags = facts["us-gaap"];
    const rows = SEC_METRICS.flatMap((metric) => metricRows(tags, metric, filer));
    refuseEmpty(rows, `facts.us-gaap: tags of our metrics in ${filer.currency}`);
    refuseFuture(
      rows.map(({tag, known_from}) => [`facts.us-gaap.${tag} filed`, known_from]),
      retrievedAt
    );
    return {
      asOf: lastDayOf(rows.map(({known_from}) => known_from)),
      stamps: [],
      tables: {company_metric: rows},
      catalogue: []
    };
  }
};

async function ask({effects, budget}: Client, cik: number): Promise<readonly Payload[]> {
  const received: Payload[] = [];
  const address = setting(effects.env["SEC_URL"]) ?? ADDRESS;
  const path = `${address}/api/xbrl/companyfacts/CIK${String(cik).padStart(10, "0")}.json`;
  const headers = {"user-agent": setting(effects.env["SEC_USER_AGENT"]) ?? "", accept: "application/json"};
  await politeFetch(SERVICE, effects, budget, received)(path, {headers});
  return received;
}

type Filer = (typeof SEC_FILERS)[number];

/** Rows of one metric: a period takes one of the tags that state it, the first, or of a total the largest. */
function metricRows(tags: Tags, {metric, tags: names, kind, unit, isTotal}: TaggedMetric, {entity, currency}: Filer) {
  const key = {currency, shares: "shares", currency_per_share: `${currency}/shares`}[unit];
  const tagged = names.map((tag) => {
    const facts = (tags[tag]?.units[key] ?? []).filter(
      (f) => f.end >= FIRST_PERIOD_END && (f.start !== undefined) === (kind === "duration")
    );
    refuseContradictions(facts, `facts.us-gaap.${tag}.units.${key}`);
    const negative = unit === "shares" ? facts.find((f) => f.val < 0) : undefined;
    if (negative)
      throw fieldProblem(
        ["facts", "us-gaap", tag, negative.accn, "val"],
        negative.val,
        "a number of shares, not negative"
      );
    return {tag, facts: firstFiled(facts)};
  });
  const taken = new Map<string, {tag: string; val: number}>();
  for (const {tag, facts} of tagged)
    for (const f of facts) {
      const before = taken.get(periodOf(f));
      if (!before || before.tag === tag || (isTotal && f.val > before.val)) taken.set(periodOf(f), {tag, val: f.val});
    }
  return tagged.flatMap(({tag, facts}) =>
    facts
      .filter((f) => taken.get(periodOf(f))?.tag === tag)
      .map((f) => ({
        entity,
        metric,
        basis: "us-gaap",
        period_start: f.start ?? "",
        period_end: f.end,
        months: String(f.start ? monthsBetween(f.start, f.end) : 0),
        company_label: labelOf(f),
        value: String(f.val),
        unit: unit === "shares" ? "shares" : unit === "currency" ? currency : `${currency} per share`,
        currency,
        status: "reported",
        tag,
        document: f.accn,
        source_date: f.filed,
        known_from: f.filed
      }))
  );
}

/** One filing may repeat a figure rounded, but not state two. */
const ROUNDING = 0.005;

function refuseContradictions(facts: readonly Fact[], list: string): void {
  const first = new Map<string, {readonly at: number; readonly val: number}>();
  for (const [at, f] of facts.entries()) {
    const key = `${periodOf(f)} ${f.accn}`;
    const before = first.get(key);
    if (!before) first.set(key, {at, val: f.val});
    else if (Math.abs(before.val - f.val) > ROUNDING * Math.abs(before.val))
      throw new PullError(
        `${list}[${at}]: ${key} is ${f.val}, as in ${list}[${before.at}] it is ${before.val}`,
        "one value a filing and period",
        REPORT_CHANGE
      );
  }
}

function periodOf({start, end}: Fact): string {
  return `${start ?? ""} ${end}`;
}

/** Of filings that repeat a value, the first; of those made on one day, the last in the list. */
function firstFiled(facts: readonly Fact[]): Fact[] {
  const kept = new Map<string, Fact[]>();
  for (const f of [...facts].sort((a, b) => a.filed.localeCompare(b.filed, "en"))) {
    const known = kept.get(periodOf(f)) ?? [];
    const before = known.at(-1);
    if (before?.val === f.val) continue;
    kept.set(periodOf(f), [...(before?.filed === f.filed ? known.slice(0, -1) : known), f]);
  }
  return [...kept.values()].flat();
}

/** Whole months of a period, by its days: quarters of 12 to 14 weeks are 3. */
function monthsBetween(start: string, end: string): number {
  return Math.max(1, Math.round((epochDay(end) - epochDay(start) + 1) / 30.4375));
}

/** Days from the end of a period within which a filing is of that period, and its fiscal label fits. */
const OWN_PERIOD_DAYS = 150;

/** As registries label periods: a year by itself, a quarter with its year; nothing for the comparatives of a filing. */
function labelOf({end, filed, fy, fp}: Fact): string {
  if (fy === null || fp === null || epochDay(filed) - epochDay(end) >= OWN_PERIOD_DAYS) return "";
  return fp === "FY" ? `FY${fy}` : `FY${fy} ${fp}`;
}
