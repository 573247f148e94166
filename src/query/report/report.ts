import type {Audience} from "../../lib/audience.js";
import type {IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import type {StatedClaim} from "../claims/claims.js";

/** The note that the series began with: its claims are rows of the registry. */
export const FOUNDING_NOTE = "founding-note";

/** The report that the list of the series begins with: the founding note, or one of `data/reports/` by its name. */
export const LEADING_REPORT: string = FOUNDING_NOTE;

/** Something that may turn the report’s case; null where it has no day. */
export interface Catalyst {
  readonly on: IsoDate | null;
  readonly text: Text;
}

/** A rating and a target as the house’s register of recommendations has them. */
export interface Rating {
  readonly entity: string;
  readonly rating: string;
  readonly target: string;
}

/** A report of the series as its text says it: what it holds, what it claims, and what could go wrong. */
export interface SeriesReport {
  readonly title: Text;
  /** The day of the report: its claims are judged then and today. */
  readonly date: IsoDate;
  readonly author: string;
  /** The widest audience that it is published to; null for a draft, which stays in the house. */
  readonly audience: Audience | null;
  /** Paragraphs. */
  readonly thesis: readonly Text[];
  readonly claims: readonly StatedClaim[];
  /** None where the house rates nothing. */
  readonly ratings: readonly Rating[];
  readonly catalysts: readonly Catalyst[];
  readonly risks: readonly Text[];
  readonly disclosures: readonly Text[];
}

/** What stands in a new report where something is still to be written. */
export const UNWRITTEN = "…";

/** What a report lacks before it may leave the house; none where it is whole. */
export function gapsOf(report: SeriesReport): Text[] {
  const {title, author, thesis, claims, catalysts, risks, disclosures} = report;
  const parts: readonly (readonly [Text, readonly Text[]])[] = [
    [PART.title, [title]],
    [PART.thesis, thesis],
    [PART.catalysts, catalysts.map(({text}) => text)],
    [PART.risks, risks],
    [PART.disclosures, disclosures]
  ];
  return [
    ...parts.flatMap(([name, texts]) => (texts.length === 0 || texts.some(isUnwritten) ? [toWrite(name)] : [])),
    ...(author === UNWRITTEN ? [toWrite(PART.author)] : []),
    ...(claims.length === 0 ? [toWrite(PART.claims)] : []),
    ...claims.flatMap(({claim, statement, why, expected, readings}) => [
      ...(isUnwritten(statement) || isUnwritten(why) || expected === null ? [toWrite(ofClaim(PART.claim, claim))] : []),
      ...(readings.length === 0 || readings.some((r) => r.sql.includes(UNWRITTEN) || isUnwritten(r.definition))
        ? [toWrite(ofClaim(PART.basis, claim))]
        : [])
    ])
  ];
}

const PART = {
  title: {en: "title", zh: "标题"},
  author: {en: "author", zh: "作者"},
  thesis: {en: "thesis", zh: "论点"},
  claims: {en: "claims", zh: "论断"},
  claim: {en: "words and number", zh: "文字与数值"},
  basis: {en: "a basis with its query", zh: "口径及其查询"},
  catalysts: {en: "catalysts", zh: "催化剂"},
  risks: {en: "risks", zh: "风险"},
  disclosures: {en: "disclosures", zh: "披露"}
} as const satisfies Record<string, Text>;

function ofClaim(part: Text, claim: string): Text {
  return {en: `${part.en} of the claim ${claim}`, zh: `论断 ${claim} 的${part.zh}`};
}

function toWrite(part: Text): Text {
  return {en: `${part.en}: still to be written`, zh: `${part.zh}：待写`};
}

function isUnwritten({en, zh}: Text): boolean {
  return en === UNWRITTEN || zh === UNWRITTEN;
}

/** A report as `npm run new -- --report` begins it: one claim that can be judged, and what is still to be written. */
export function blankReport(date: IsoDate): SeriesReport {
  const open = {en: UNWRITTEN, zh: UNWRITTEN};
  const claim: StatedClaim = {
    claim: "china_over_half",
    topic: "tokens",
    statement: {en: "Chinese labs serve over half of all tokens", zh: "中国实验室处理了过半的词元"},
    test: "above",
    expected: 0.5,
    expectedHigh: null,
    tolerance: 0,
    unit: "share",
    decidedOn: null,
    why: open,
    untestable: null,
    readings: [
      {
        basis: "all",
        name: {en: "All tokens", zh: "全部词元"},
        definition: {
          en: "Of all tokens of the last whole week, named or not",
          zh: "占最近完整周的全部词元，含未具名者"
        },
        sql: "SELECT sum(share_of_all) FILTER (origin = 'china') AS value, max(source) AS source, max(as_of) AS as_of\nFROM usage_weekly_by_model\nWHERE week_start = (SELECT max(week_start) FROM usage_weekly_by_model WHERE week_start + 6 <= $day)"
      }
    ]
  };
  return {
    title: open,
    date,
    author: UNWRITTEN,
    audience: null,
    thesis: [open],
    claims: [claim],
    ratings: [],
    catalysts: [{on: null, text: open}],
    risks: [open],
    disclosures: [open]
  };
}
