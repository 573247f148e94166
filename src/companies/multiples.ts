import type {IsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {CompanyData} from "./facts.js";
import {workRatio, type Ratio, type RatioSpec} from "./ratio.js";
import {companyReader, type Ask} from "./reader.js";
import {t} from "./text.js";

/** A price ÷ earnings as one basis has it, with every figure it is made of. */
export interface EarningsMultiple extends Ratio {
  readonly entity: string;
  readonly key: string;
  readonly basis: Text;
  /** Day of the price. */
  readonly on: string;
  /** Last day of the year of the earnings; null for a vendor's next twelve months. */
  readonly earningsTo: string | null;
  readonly value: number;
}

/** Day on which the founding note's multiples are held against the record. */
export const NOTE_DAY = "2026-02-26";

/** Ordinary shares in one ADS of Alibaba, from the registry of companies. */
const ADS = 8;

interface Spec extends RatioSpec {
  readonly entity: string;
  readonly key: string;
  readonly basis: Text;
  readonly earningsTo: string | null;
}

const close = (basis: string): Ask => ({metric: "close", basis, on: NOTE_DAY});
const cny: Ask = {entity: "USDCNY", metric: "fx", basis: "carried-forward", on: NOTE_DAY};
const hkd: Ask = {entity: "USDHKD", metric: "fx", basis: "carried-back", on: NOTE_DAY};
const eps = (metric: string, basis: string, on: string): Ask => ({metric, basis, on, months: 12});
const broker = (on: string) => eps("eps_broker", "broker", on);
const ads = [{ask: close("adjusted-close"), times: [cny]}];
const tencentShare = [{ask: close("unadjusted-close"), times: [cny], over: [hkd]}];

const SPECS: readonly Spec[] = [
  {
    entity: "BABA",
    key: "fiscal_2026",
    basis: t("non-GAAP consensus, fiscal year to March 2026", "非公认准则一致预期，财年至2026年3月"),
    earningsTo: "2026-03-31",
    of: [{ask: close("adjusted-close")}],
    per: [{ask: eps("eps_consensus", "non-gaap", "2026-03-31")}]
  },
  {
    entity: "BABA",
    key: "fiscal_2027",
    basis: t("one broker, fiscal year to March 2027", "单一券商，财年至2027年3月"),
    earningsTo: "2027-03-31",
    of: ads,
    per: [{ask: broker("2027-03-31"), weight: ADS}]
  },
  {
    entity: "BABA",
    key: "calendar_2026",
    basis: t(
      "one broker, calendarised to December 2026: a quarter of fiscal 2026 and three of 2027",
      "单一券商，调整至2026历年：2026财年四分之一加2027财年四分之三"
    ),
    earningsTo: "2026-12-31",
    of: ads,
    per: [
      {ask: broker("2026-03-31"), weight: ADS / 4},
      {ask: broker("2027-03-31"), weight: (3 * ADS) / 4}
    ]
  },
  {
    entity: "BABA",
    key: "next_twelve_months",
    basis: t(
      "EPS that a vendor’s forward P/E of 24 March implies, on the price of the day",
      "供应商 3月24日前瞻市盈率隐含的每股收益，按当日股价"
    ),
    earningsTo: null,
    of: [{ask: {metric: "pe_forward_implied", basis: "price-eps", on: NOTE_DAY}}]
  },
  {
    entity: "0700.HK",
    key: "adjusted_2026",
    basis: t("adjusted (non-IFRS) consensus, 2026", "经调整（非 IFRS）一致预期，2026年"),
    earningsTo: "2026-12-31",
    of: tencentShare,
    per: [{ask: eps("eps_consensus", "adjusted", "2026-12-31")}]
  },
  {
    entity: "0700.HK",
    key: "ifrs_2026",
    basis: t("IFRS consensus, 2026", "IFRS 一致预期，2026年"),
    earningsTo: "2026-12-31",
    of: tencentShare,
    per: [{ask: eps("eps_consensus", "ifrs", "2026-12-31")}]
  },
  {
    entity: "MSFT",
    key: "fiscal_2026",
    basis: t(
      "consensus, accounting basis not stated, fiscal year to June 2026; 2027 is not on record, so not calendarised",
      "一致预期（未注明会计口径），财年至2026年6月；2027财年未收录，故未作历年调整"
    ),
    earningsTo: "2026-06-30",
    of: [{ask: close("unadjusted-close")}],
    per: [{ask: eps("eps_consensus", "not-stated", "2026-06-30")}]
  },
  {
    entity: "MSFT",
    key: "next_twelve_months",
    basis: t("next twelve months at a vendor, 13 February", "供应商未来十二个月口径，2月13日"),
    earningsTo: null,
    of: [{ask: {metric: "pe_forward", basis: "next-twelve-month-vendor", on: "2026-02-13"}}]
  },
  {
    entity: "GOOGL",
    key: "fiscal_2026",
    basis: t("consensus, accounting basis not stated, calendar 2026", "一致预期（未注明会计口径），2026历年"),
    earningsTo: "2026-12-31",
    of: [{ask: close("unadjusted-close")}],
    per: [{ask: eps("eps_consensus", "not-stated", "2026-12-31")}]
  },
  {
    entity: "GOOGL",
    key: "next_twelve_months",
    basis: t("next twelve months at a vendor, 11 February", "供应商未来十二个月口径，2月11日"),
    earningsTo: null,
    of: [{ask: {metric: "pe_forward", basis: "next-twelve-month-vendor", on: "2026-02-11"}}]
  },
  {
    entity: "NVDA",
    key: "trailing_gaap",
    basis: t("GAAP, fiscal year to January 2026: behind, not ahead", "公认准则，财年至2026年1月：为历史而非前瞻"),
    earningsTo: "2026-01-25",
    of: [{ask: close("adjusted-close")}],
    per: [{ask: eps("eps_diluted", "us-gaap", "2026-01-25")}]
  },
  {
    entity: "NVDA",
    key: "trailing_non_gaap",
    basis: t("non-GAAP, fiscal year to January 2026", "非公认准则，财年至2026年1月"),
    earningsTo: "2026-01-25",
    of: [{ask: close("adjusted-close")}],
    per: [{ask: eps("eps_diluted_non_gaap", "non-gaap", "2026-01-25")}]
  }
];

export interface Multiples {
  readonly multiples: readonly EarningsMultiple[];
  /** Bases that this edition holds too little for, with what is missing. */
  readonly missing: readonly {readonly entity: string; readonly key: string; readonly fact: string}[];
}

/** Price ÷ earnings around the note's day, each basis named; a basis with a missing figure is left out by name. */
export function earningsMultiples(data: CompanyData): Multiples {
  const multiples: EarningsMultiple[] = [];
  const missing: {entity: string; key: string; fact: string}[] = [];
  for (const {entity, key, basis, earningsTo, ...spec} of SPECS) {
    const worked = workRatio(spec, companyReader(data, entity));
    const {value, of, missing: lack} = worked;
    if (value === null) missing.push({entity, key, fact: lack[0] ?? ""});
    else multiples.push({entity, key, basis, on: of[0]?.fact.period_end ?? NOTE_DAY, earningsTo, ...worked, value});
  }
  return {multiples, missing};
}

/** How far a Chinese company's multiple stands below the mean of Microsoft's and Alphabet's on one basis. */
export interface Discount {
  readonly entity: string;
  readonly key: string;
  readonly peers: "fiscal_2026" | "next_twelve_months";
  /** Last day of the company's own year; null for the next twelve months. */
  readonly earningsTo: string | null;
  readonly own: number;
  readonly pair: number;
  /** 1 − own ÷ pair. */
  readonly discount: number;
}

export const PEERS = ["MSFT", "GOOGL"] as const;

/** Every Chinese basis against the pair: a next-twelve-months multiple against theirs, a year against their year. */
export function discounts({multiples}: Multiples): Discount[] {
  return multiples
    .filter(({entity}) => entity === "BABA" || entity === "0700.HK")
    .flatMap(({entity, key, value, earningsTo}) => {
      const peers = key === "next_twelve_months" ? key : "fiscal_2026";
      const theirs = PEERS.flatMap((p) => multiples.find((m) => m.entity === p && m.key === peers)?.value ?? []);
      if (theirs.length < PEERS.length) return [];
      const pair = theirs.reduce((sum, x) => sum + x, 0) / theirs.length;
      return [{entity, key, peers, earningsTo, own: value, pair, discount: 1 - value / pair}];
    });
}

/** A price that would move if the gap on one basis closed. */
export interface Reratable extends Pick<Discount, "entity" | "key" | "own" | "pair"> {
  readonly basis: Text;
  readonly price: number;
  /** Such as "HKD per share". */
  readonly unit: string;
  readonly pricedOn: IsoDate;
}

/** The prices behind discounts, those alone that are no older than a day where the publication names one. */
export function reratable({multiples}: Multiples, gaps: readonly Discount[], since: IsoDate | null): Reratable[] {
  return gaps.flatMap(({entity, key, own, pair}) => {
    const theirs = multiples.filter((each) => each.entity === entity);
    const multiple = theirs.find((each) => each.key === key);
    const close = [multiple, ...theirs].flatMap((each) => each?.facts ?? []).find(({metric}) => metric === "close");
    if (!multiple || !close || (since !== null && close.period_end < since)) return [];
    const {value: price, unit, period_end: pricedOn} = close;
    return [{entity, key, own, pair, basis: multiple.basis, price, unit, pricedOn}];
  });
}

/** A price when part of the gap to a peer's multiple closes, earnings as they are: `closed` from 0 to 1. */
export function rerated(price: number, own: number, peer: number, closed: number): number {
  return price * (1 + closed * (peer / own - 1));
}

/** One statement of the founding note held against one basis. */
export interface NoteVerdict {
  readonly claim: "china" | "us" | "discount";
  readonly entity: string;
  readonly key: string;
  readonly value: number;
  /** As stated. */
  readonly low: number;
  readonly high: number;
  /** Within the range, half of the last printed digit either way. */
  readonly holds: boolean;
}

/** "About 40%" is read as within five points of it. */
const ABOUT = 0.05;

/** Half of the last digit of the note's multiples, which it prints as whole numbers. */
export const ROUNDING = 0.5;

/** Where the note's 14 to 17, 23 to 26 and about 40% hold, basis by basis; empty where they are not on record. */
export function noteVerdicts(data: CompanyData): NoteVerdict[] {
  const reader = companyReader(data, "NOTE");
  const stated = (metric: string) => reader.find({metric, basis: "statement"})?.value ?? NaN;
  const all = earningsMultiples(data);
  const judge = (claim: NoteVerdict["claim"], low: number, high: number, rounding = 0) => {
    return ({entity, key, value}: {entity: string; key: string; value: number}): NoteVerdict[] =>
      Number.isNaN(low) || Number.isNaN(high)
        ? []
        : [{claim, entity, key, value, low, high, holds: value >= low - rounding && value <= high + rounding}];
  };
  const china = judge("china", stated("claim_pe_2026e_china_low"), stated("claim_pe_2026e_china_high"), ROUNDING);
  const us = judge("us", stated("claim_pe_2026e_us_low"), stated("claim_pe_2026e_us_high"), ROUNDING);
  const about = stated("claim_pe_discount");
  const discount = judge("discount", about - ABOUT, about + ABOUT);
  return [
    ...all.multiples.filter(({entity}) => entity === "BABA" || entity === "0700.HK").flatMap(china),
    ...all.multiples.filter(({entity}) => (PEERS as readonly string[]).includes(entity)).flatMap(us),
    ...discounts(all).flatMap((d) => discount({...d, value: d.discount}))
  ];
}
