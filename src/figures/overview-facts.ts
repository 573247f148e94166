import {addDays, type IsoDate} from "../lib/dates.js";
import {endsOf} from "../lib/ends.js";
import type {Lang, Text} from "../lib/language.js";
import {verdictAt, type Claims} from "../query/claims/claims.js";
import {countVerdicts, VERDICTS, type VerdictKind} from "../query/claims/verdict.js";
import type {WeekByOrigin} from "../query/basis.js";
import {revenueWeeks, type RevenueData} from "../query/revenue.js";
import {count, day, from, growth, share, tokens, usd, type Quantity} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";

/** A number that stands large, and what it is. */
export interface Fact {
  readonly key: string;
  readonly lead: Words;
  readonly text: Words;
  /** Whose the quantities are. */
  readonly source: string;
  /** Route below the language that tells more. */
  readonly to: string;
}

/** Weeks over which the rise of the last one is told. */
const WEEKS_BACK = 4;

/** Tokens of the last week, and their rise over four weeks where that week was published. */
export function tokensFact(weeks: readonly WeekByOrigin[], source: string): Fact {
  const last = weeks.at(-1);
  if (!last) throw new Error("weeks: none; expected at least one published week");
  const before = weeks.find(({week}) => week === addDays(last.week, -7 * WEEKS_BACK));
  const [amount, week] = [tokens(last.total), day(last.week)];
  const rise = before && before.total > 0 ? growth(last.total / before.total - 1) : null;
  return {
    key: "tokens",
    lead: {en: say`${amount} tokens`, zh: say`${amount}词元`},
    text: rise
      ? {en: say`in the week of ${week}, ${rise} in four weeks`, zh: say`${week}当周，四周变动 ${rise}`}
      : {
          en: say`in the week of ${week}; that of four weeks before was never published whole`,
          zh: say`${week}当周；四周前的一周从未完整发布`
        },
    source,
    to: "/usage"
  };
}

/** What counts of verdicts come from. */
export const VERDICT_SOURCE = "Alpha Ledger: verdicts by rule on the claims of the founding note.";

/** One square a claim, in the order of verdicts, with how many there are of each. */
export interface VerdictSquares {
  readonly squares: readonly {readonly claim: string; readonly statement: Text; readonly kind: VerdictKind}[];
  readonly fact: Fact;
}

export function verdictSquares(claims: Claims): VerdictSquares {
  const judged = claims.claims.map((claim) => ({
    claim: claim.claim,
    statement: claim.statement,
    kind: verdictAt(claim, "now", claims).kind
  }));
  const counts = countVerdicts(judged);
  const n = (kind: VerdictKind) => count(counts[kind], "claims");
  const [holds, some, not, untested] = VERDICTS.map(n) as [Quantity, Quantity, Quantity, Quantity];
  const all = count(judged.length, "claims");
  return {
    squares: VERDICTS.flatMap((kind) => judged.filter((claim) => claim.kind === kind)),
    fact: {
      key: "claims",
      lead: {en: say`${holds} of ${all} claims hold`, zh: say`${holds} 条论断成立，共 ${all} 条`},
      text: {
        en: say`today on every basis; ${some} on some only, ${not} do not, ${untested} cannot be tested`,
        zh: say`今日各口径下均成立；${some} 条仅部分口径成立，${not} 条不成立，${untested} 条无法检验`
      },
      source: VERDICT_SOURCE,
      to: "/claims"
    }
  };
}

/** A share the note names: how its price has changed since, to the day of its last close. */
export interface ShareSince {
  readonly name: Text;
  readonly change: Quantity;
  readonly on: IsoDate;
}

/** The shares the note names since its day, most risen first. */
export function sharesSince(claims: Claims): readonly ShareSince[] {
  const claim = claims.claims.find((c) => c.claim === "price_since");
  return (claim?.readings ?? [])
    .flatMap(({name, now: {value, asOf, citation}}) =>
      value === null || asOf === null ? [] : [{name, change: from(citation, growth(value)), on: asOf}]
    )
    .sort((a, b) => Number(b.change.value) - Number(a.change.value));
}

/** The first and the last of some days, or the one they all are. */
export function daysText(days: readonly IsoDate[]): Readonly<Record<Lang, readonly Part[]>> {
  const ends = endsOf([...days].sort());
  if (!ends) return {en: [], zh: []};
  const [first, last] = ends;
  const [from, to] = [day(first), day(last)];
  return first === last ? {en: [from], zh: [from]} : {en: say`${from} to ${to}`, zh: say`${from}至${to}`};
}

/** How the named shares have done, in words; null where none is on record. */
export function sharesFact(claims: Claims): Fact | null {
  const since = sharesSince(claims);
  const changes = since.map(({change}) => Number(change.value));
  if (changes.length === 0) return null;
  const risen = changes.filter((change) => change > 0).length;
  const [all, up, published] = [count(changes.length, "shares"), count(risen, "shares"), day(claims.then)];
  const closes = daysText(since.map(({on}) => on));
  return {
    key: "shares",
    lead: {en: say`${up} of ${all} shares up`, zh: say`${all} 只股票中，${up} 只上涨`},
    text: {
      en: say`from the note of ${published} to the last close on record, ${closes.en}; without dividends`,
      zh: say`自 ${published}研报至最近收盘价（${closes.zh}），不计股息`
    },
    source: VERDICT_SOURCE,
    to: "/claims#price_since"
  };
}

/** What the last week's tokens cost at list price, as a range, and the part that has no price on record. */
export function billFact(data: RevenueData, source: string): Fact | null {
  const week = revenueWeeks(data, "after", () => "all").at(-1);
  if (!week || week.priced === 0) return null;
  const monday = day(week.week);
  const [low, high, unpriced] = [
    usd(week.usdLow),
    usd(week.usdHigh),
    share(1 - (week.priced + week.free) / week.tokens, 0)
  ];
  return {
    key: "bill",
    lead: {en: say`${low} to ${high}`, zh: say`${low} 至 ${high}`},
    text: {
      en: say`is the bill of the week of ${monday} at list price; ${unpriced} of its tokens have no price on record`,
      zh: say`为${monday}当周按标价的账单；${unpriced} 的词元没有标价记录`
    },
    source,
    to: "/revenue"
  };
}
