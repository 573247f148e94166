import {isStale} from "../lib/age.js";
import type {IsoDate} from "../lib/dates.js";
import {endsOf} from "../lib/ends.js";
import {chinaLead, type Basis, type WeekByOrigin} from "../query/basis.js";
import {shareBounds, type ShareBounds} from "../query/share-bounds.js";
import {day, monthsSince, share} from "../words/quantity.js";
import {say, type Part, type Words} from "../words/say.js";

/** Both ends closer than this, as a fraction, are told as one number. */
const ONE_NUMBER = 0.01;

interface SourceAge {
  readonly asOf: IsoDate;
  /** Days after which the source is overdue; null for one that is never renewed. */
  readonly maxAgeDays: number | null;
  /** A ledger shown as of an earlier day never speaks of now. */
  readonly knownOn?: IsoDate | null;
  readonly now?: Date;
}

/**
 * The headline of the Overview: what Chinese models carry of all tokens in the last week, with both ends of what cannot
 * be placed. "Now" is said only within the age limit of the source; after it the headline names the week.
 */
export function overviewHeadline(
  weeks: readonly WeekByOrigin[],
  {asOf, maxAgeDays, knownOn = null, now = new Date()}: SourceAge
): Words {
  const last = weeks.at(-1);
  if (!last) throw new Error("weeks: none; expected at least one published week");
  const lately = boundsWords(shareBounds(last.tokens, "china"));
  if (knownOn === null && !isStale(asOf, maxAgeDays, now))
    return {
      en: say`Chinese models now carry ${lately.en} of all tokens`,
      zh: say`中国模型现承载全部词元的 ${lately.zh}`
    };
  const week = day(last.week);
  return {
    en: say`Chinese models carried ${lately.en} of tokens in the week of ${week}`,
    zh: say`${week}当周，中国模型承载全部词元的 ${lately.zh}`
  };
}

/** What it was in the first week on record. */
export function onceSentence(weeks: readonly WeekByOrigin[]): Words {
  const ends = endsOf(weeks);
  if (!ends) throw new Error("weeks: none; expected at least one published week");
  const [first, last] = ends;
  const once = boundsWords(shareBounds(first.tokens, "china"));
  const months = monthsSince(first.week, last.week);
  return {en: say`${months} before it was ${once.en}.`, zh: say`${months}前为 ${once.zh}。`};
}

/**
 * The note's headline against the record in one sentence: on what it held when it was written, and since when it holds
 * among all models whose lab is known. Null where the note's week is not on record.
 */
export function noteSentence(
  byBasis: Readonly<Record<Basis, readonly WeekByOrigin[]>>,
  noteWeek: IsoDate,
  published: IsoDate
): Words | null {
  const ledThen = (basis: Basis) => {
    const week = byBasis[basis].find((w) => w.week === noteWeek);
    return week && week.tokens.china > week.tokens.us;
  };
  const [nine, named] = [ledThen("nine"), ledThen("named")];
  if (nine === undefined || named === undefined) return null;
  const {since} = chinaLead(byBasis.named);
  const [on, run] = [day(published), since === null ? null : day(since)];
  const then: Readonly<Record<"en" | "zh", string>> = named
    ? {en: "true then on every count", zh: "当时各口径下均成立"}
    : nine
      ? {en: "true then of the nine largest models alone", zh: "当时仅就前九大模型成立"}
      : {en: "which the record did not bear out", zh: "当时的记录并不支持"};
  return run
    ? {
        en: say`A broker’s note of ${on} said they already led: ${then.en}, and of all with a known home since the week of ${run}.`,
        zh: say`${on}的一份券商研报称其已经领先，${then.zh}；就全部来源已知的模型而言，自 ${run}当周起持续领先。`
      }
    : {
        en: say`A broker’s note of ${on} said they already led: ${then.en}; in the last week American models led among those with a known home.`,
        zh: say`${on}的一份券商研报称其已经领先，${then.zh}；最近一周，来源已知的模型中美国领先。`
      };
}

/** A range as its two ends, or as one number where they hardly differ. */
export function boundsWords({low, high}: ShareBounds): Readonly<Record<"en" | "zh", readonly Part[]>> {
  const [least, most] = [share(low, 0), share(high, 0)];
  if (high - low < ONE_NUMBER) return {en: [least], zh: [least]};
  return {en: say`${least} to ${most}`, zh: say`${least} 至 ${most}`};
}
