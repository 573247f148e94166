import type {IsoDate} from "../../lib/dates.js";
import type {Lang} from "../../lib/language.js";
import {writtenNumbers, type NumberInText} from "../../lib/written-numbers.js";
import type {ClaimUnit} from "../claims/claims.js";
import type {Test} from "../claims/verdict.js";
import {horizonIn, weekIn} from "./days.js";
import {METRIC, type Metric, type NoteScope} from "./metrics.js";
import {sentencesOf} from "./sentences.js";
import {companyIn, subjectsIn, type NoteSubject} from "./subjects.js";

/** A sentence that data could bear out or not, and what it seems to say: nothing of it is judged until a reader confirms it. */
export interface Proposal {
  readonly sentence: string;
  readonly lang: Lang;
  readonly metric: Metric;
  readonly scope: NoteScope;
  readonly test: Test;
  /** Null where the sentence gives no number. */
  readonly expected: number | null;
  readonly expectedHigh: number | null;
  readonly tolerance: number;
  readonly unit: ClaimUnit;
  /** The day by which it says that something comes; null where it names none. */
  readonly decidedOn: IsoDate | null;
}

/** Most sentences that are proposed of one text. */
export const MOST_PROPOSALS = 300;

/** What a ledger of tokens, prices and companies can be asked about, first the most particular. */
const SUBJECTS: readonly (readonly [Metric, RegExp])[] = [
  [
    "rank",
    /\b(?:top|largest|biggest|leading) (?:two|three|four|five|ten|\d+)\b|\b(?:two|three|four|five|ten|\d+) (?:\w+ )?(?:largest|biggest|top)\b|前[二三四五六七八九十\d]+(?:大|名|位)?/i
  ],
  [
    "growth",
    /\b(?:rose|risen|grew|grown|jumped|surged|increased|up|growth of)\b(?=.*(?:%|times|fold))|(?:增长|上升|提高|飙升|激增)(?=.*(?:%|倍))/i
  ],
  ["lead", /\btimes (?:the|as many) (?:weekly )?tokens\b|词元(?:量|数)?(?:约|大约)?(?:是|为)(?=.*倍)/i],
  ["multiple", /\bearnings\b|\bP\/?E\b|\bEV\b|市盈率|市销率|估值倍数|折价|溢价|\bdiscount|\bpremium\b/i],
  ["margin", /\bmargins?\b|利润率|毛利率/i],
  [
    "price",
    /\binference costs?\b|\bcheaper\b|\bprice[sd]? (?:of|per|war|cut)|\b(?:a|per|each) million (?:\w+ )?tokens|每百万(?:输入|输出)?词元|推理(?:价格|成本)|价格战|单价/i
  ],
  ["use", /\b(?:programming|coding|agents?|agentic)\b|编程|代码|智能体/i],
  [
    "share",
    /\bshare of (?:\w+ )?tokens\b|\b(?:%|half|majority|thirds?|quarters?|fifth|tenth) of (?:\w+ )?tokens\b|%[^.]*\bof (?:all|the|total) (?:\w+ )?tokens\b|词元(?:份额|占比|比重)|占[^，。]*词元|词元[^，。]*(?:过半|一半|成|分之)|(?:过半|一半|多数)[^，。]*词元/i
  ],
  [
    "lead",
    /\b(?:pass(?:ed|es)?|overt(?:ook|aken?|akes)|surpass\w*|exceed\w*|more tokens|ahead of)\b(?! (?:US\$|\$)?\d)|(?:超过|高于)(?! ?\d)|超越|领先|反超/i
  ],
  ["tokens", /\btokens?\b|词元/i],
  ["shares", /\bshares?\b(?! of)|\bstocks?\b|股价/i],
  [
    "event",
    /\b(?:release[sd]?|launch(?:ed|es)?|exports?|regulation|regulator\w*|results|guidance)\b|发布|上线|出口|监管|业绩|财报/i
  ],
  [
    "other",
    /\b(?:models?|inference|chips?|capex|capital spending|revenue|data cent(?:re|er)s?|open[- ]weights?|mixtures? of experts|compute|GPUs?)\b|模型|推理|用量|芯片|资本开支|收入|数据中心|开放权重|混合专家|算力/i
  ]
];

/** Words by which a sentence says how things are or will be, so that it can turn out otherwise. */
const ASSERTS =
  /\b(?:over|above|below|under|more|less|most|half|majority|largest|top|first|cheaper|higher|lower|faster|rise[sn]?|rose|fall(?:s|en)?|fell|grow(?:s|n|ing)?|grew|gains?|gain(?:ed|ing)|beat(?:s|en)?|cuts?|drop(?:s|ped)?|double[sd]?|turn(?:s|ing|ed) into|explain(?:s|ed)|adopt(?:s|ed)|feed(?:s|ing)?|carr(?:y|ies)|lead(?:s|ing)?|exceed\w*|pass(?:ed|es)?|surpass\w*|overt(?:ook|aken?|akes)|resum\w+|tighten\w*|disappoint\w*|released?|launch\w*|enough|came from|come from|driven by|digit|much of|costs?|makes? up|accounts? for|two[ -]thirds|three[ -]quarters|at least|at most)\b|超过|高于|低于|不低于|一半|过半|多数|大量|最大|首次|位居|前[二三四五六七八九十]|上涨|下跌|增长|下降|受益|跑赢|跑输|压低|翻番|转化|解释|采用|带动|带来|占|领先|超越|反超|恢复|收紧|不及预期|超预期|发布|足以|来自|优于|便宜|个位数|分之|[一二两三四五六七八九]成/i;
/** What a note says of itself, or asks. */
const NO_CLAIM =
  /[?？]\s*$|\b(?:this (?:report|document|note|research|email)|past performance|not (?:an offer|investment advice)|all rights reserved|copyright|disclaimer|see (?:figure|table|page)|please (?:refer|see|read)|our analysts?|certif(?:y|ies))\b|本(?:报告|文|研报|资料)|免责|版权所有|不构成|投资建议|过往表现|分析师(?:声明|承诺)|请参阅|详见|资料来源/i;

const COUNTS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10
};
const COUNT = `(\\d+|${Object.keys(COUNTS).join("|")})`;
/** Fractions in words, each with what it comes to. */
const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\bhalf\b|\bmajority\b|一半|过半|半数|多数/i, 1 / 2],
  [/\btwo[ -]thirds\b/i, 2 / 3],
  [/\b(?:a|one)[ -]third\b/i, 1 / 3],
  [/\bthree[ -]quarters of\b/i, 3 / 4],
  [/\b(?:a|one)[ -]quarter of\b/i, 1 / 4],
  [/\b(?:a|one)[ -]fifth\b/i, 1 / 5],
  [/\b(?:a|one)[ -]tenth\b/i, 1 / 10]
];
/** What sentences before said, of which “that week” and “they” speak. */
interface Before {
  readonly week: IsoDate | null;
  readonly whose: readonly NoteSubject[];
}

const THEY = /\b(?:they|these)\b|^(?:其|它们|它)/i;
const THAT_WEEK = /\b(?:that|the same) week\b|(?:^|[，,])(?:当|该|同)周/i;
const COUNT_ZH = "[一二两三四五六七八九十]";

/** The sentences of a text that data could bear out or not, in their order, each with what it seems to be about. */
export function proposalsIn(text: string): Proposal[] {
  const seen = new Set<string>();
  let before: Before = {week: null, whose: []};
  return sentencesOf(text)
    .flatMap(({text: sentence, lang}) => {
      const proposal = proposalOf(sentence, lang, before);
      const named = subjectsIn(sentence).slice(0, 1);
      before = {week: weekIn(sentence) ?? before.week, whose: named.length > 0 ? named : before.whose};
      if (proposal === null || seen.has(sentence)) return [];
      seen.add(sentence);
      return [proposal];
    })
    .slice(0, MOST_PROPOSALS);
}

function proposalOf(sentence: string, lang: Lang, before: Before): Proposal | null {
  if (NO_CLAIM.test(sentence)) return null;
  const plain = withRanges(sentence);
  const numbers = writtenNumbers(plain).filter((part) => typeof part === "object");
  const metric = SUBJECTS.find(([, words]) => words.test(plain))?.[0];
  const measures = numbers.some(({unit, isScaled}) => unit !== null || isScaled);
  if (metric === undefined || !(measures || ASSERTS.test(plain))) return null;
  const scope = scopeOf(plain, before);
  return {sentence, lang, metric, scope, ...criterionOf(plain, metric, numbers), decidedOn: horizonIn(plain)};
}

type Claimed = Pick<Proposal, "test" | "expected" | "expectedHigh" | "tolerance" | "unit">;

function criterionOf(text: string, metric: Metric, numbers: readonly NumberInText[]): Claimed {
  const own = METRIC[metric].unit;
  const isFraction = own === "share";
  const fit = numbers.filter(({unit, isScaled}) =>
    isFraction ? unit === "%" : own === "tokens" ? isScaled : unit !== "%"
  );
  const [first, second] = metric === "rank" ? [] : fit.length > 0 ? fit : numbers.filter(({unit}) => unit !== null);
  const value = (number: NumberInText) => (number.unit === "%" ? number.value / 100 : number.value);
  const unit = first?.unit === "%" ? "share" : own;
  if (metric === "rank")
    return {test: "equals", expected: countIn(text), expectedHigh: null, tolerance: 0, unit: "count"};
  if (first === undefined) {
    const fraction = fractionIn(text);
    const least: Partial<Record<Metric, number>> = {lead: 1, event: 1};
    const test = testIn(text);
    return {
      test: test !== "equals" ? test : metric === "event" ? "at_least" : "above",
      expected: fraction ?? least[metric] ?? null,
      expectedHigh: null,
      tolerance: 0,
      unit: fraction === null ? unit : "share"
    };
  }
  const isRange =
    second !== undefined &&
    /(?:to|至|–|and)\s*$/.test(
      text.slice(0, text.indexOf(second.text, text.indexOf(first.text) + first.text.length)).trimEnd()
    );
  if (isRange && value(second) > value(first))
    return {test: "between", expected: value(first), expectedHigh: value(second), tolerance: 0, unit};
  const test = testIn(text.slice(0, text.indexOf(first.text) + first.text.length + 3));
  return {
    test,
    expected: value(first),
    expectedHigh: null,
    tolerance: test === "equals" ? Math.abs(value(first)) / 100 : 0,
    unit
  };
}

function testIn(text: string): Test {
  if (/\bat least\b|不低于|不少于|至少|以上/i.test(text)) return "at_least";
  if (/\bat most\b|不高于|不超过|至多|以下/i.test(text)) return "at_most";
  if (/\b(?:over|above|(?:more|higher|greater) than|exceed\w*)\b|超过|高于|逾/i.test(text)) return "above";
  return /\b(?:below|under|less than|cheaper|lower)\b|低于|不足|少于/i.test(text) ? "below" : "equals";
}

/** “Four of the five largest”, “前五大模型中有四个”: the number of which the other is the whole. */
function countIn(text: string): number | null {
  const [, en] = new RegExp(`\\b${COUNT} of the\\b`, "i").exec(text) ?? [];
  const [, zh] = new RegExp(`前.*(?:有|占)${COUNT}`).exec(text) ?? [];
  const count = en ?? zh;
  return count === undefined ? null : amount(count);
}

function amount(word: string): number {
  return COUNTS[word.toLowerCase()] ?? Number(word);
}

/** “A third”, “三分之一”, “三成”: what a fraction in words comes to; null where there is none. */
function fractionIn(text: string): number | null {
  const [, whole = "", part] = new RegExp(`(${COUNT_ZH})分之(${COUNT_ZH})`).exec(text) ?? [];
  if (part !== undefined) return amount(part) / amount(whole);
  const [, tenths] = new RegExp(`(${COUNT_ZH})成(?![为功立长熟本])`).exec(text) ?? [];
  if (tenths !== undefined) return amount(tenths) / 10;
  return FRACTIONS.find(([words]) => words.test(text))?.[1] ?? null;
}

const CHINA: NoteSubject = {origin: "china"};
const US: NoteSubject = {origin: "us"};

function scopeOf(text: string, before: Before): NoteScope {
  const [, weeks] = new RegExp(`${COUNT} ?(?:weeks|周)`, "i").exec(text) ?? [];
  const [, after, ahead, zh] =
    new RegExp(`\\b(?:top|largest) ${COUNT}\\b|\\b${COUNT} (?:\\w+ )?(?:largest|biggest|top)\\b|前${COUNT}`, "i").exec(
      text
    ) ?? [];
  const largest = after ?? ahead ?? zh;
  const [whose = CHINA, against = "origin" in whose && whose.origin === "us" ? CHINA : US] = [
    ...(THEY.test(text) ? before.whose : []),
    ...subjectsIn(text)
  ];
  return {
    whose,
    against,
    week: weekIn(text) ?? (THAT_WEEK.test(text) ? before.week : null),
    weeks: weeks === undefined ? 1 : amount(weeks),
    use: /^(?:(?!\bprogramming|\bcoding|编程|代码).)*(?:\bagent|智能体)/i.test(text) ? "agent" : "programming",
    largest: largest === undefined ? 5 : amount(largest),
    entity: companyIn(text)
  };
}

/** “14-17x” as numbers are written here: 14–17×. Days keep their hyphens. */
function withRanges(text: string): string {
  return text
    .replace(/(?<![\d-])(\d+(?:\.\d+)?%?)\s*[-~～—]\s*(?=\d+(?:\.\d+)?(?:[%x×倍]|\s))/g, "$1–")
    .replace(/(?<=\d)x\b/g, "×")
    .replace(/％/g, "%");
}
