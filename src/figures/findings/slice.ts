import type {WeekByOrigin} from "../../query/basis.js";
import {leadOf, shareBounds, unplacedOf, type PlacedOrigin} from "../../query/share-bounds.js";
import {sliceWeeks, type RangedSlice} from "../../query/slice.js";
import type {Usage} from "../../query/usage.js";
import {belongingTo, originInText} from "../../words/names.js";
import {day, isSlight, pointsApart, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {boundsWords} from "../overview-headline.js";

/**
 * Who leads a slice in the last of its weeks: both ends of what the two largest places carry, how far they are apart, and
 * since when the first has led. What cannot be placed is told apart and never ranked.
 */
export function sliceAnswer(usage: Usage, slice: RangedSlice): Words {
  const weeks = sliceWeeks(usage, slice).filter((w) => w.total > 0 && w.week >= slice.from && w.week <= slice.to);
  const isWhole = (["country", "lab", "model", "weights"] as const).every((list) => !slice[list]?.length);
  return leaderAnswer(weeks, isWhole ? ALL : CHOSEN);
}

const ALL = {en: "all tokens", zh: "全部词元"};
const CHOSEN = {en: "the tokens chosen", zh: "所选词元"};

/** The same of weeks that have tokens, in order. */
export function leaderAnswer(weeks: readonly WeekByOrigin[], of: typeof ALL): Words {
  const last = weeks.at(-1);
  if (!last) return {en: ["No tokens in this slice."], zh: ["所选范围没有词元。"]};
  const {first, second, isSure} = leadOf(last.tokens);
  const week = day(last.week);
  if (last.tokens[first] === 0)
    return {
      en: say`In the week of ${week} none of ${of} can be placed: they are of undisclosed labs and unnamed models.`,
      zh: say`${week}当周，${of}均无法归属：来自未披露的实验室与未具名的模型。`
    };
  const [ahead, behind] = [originInText(first), originInText(second)];
  const run = runOf(weeks);
  const unplaced = unplacedOf(last.tokens) / last.total;
  const apart = (last.tokens[first] - last.tokens[second]) / last.total;
  if (unplaced === 0 && last.tokens[second] === 0)
    return {
      en: say`In the week of ${week} ${ahead} carries all of ${of}, ${run.en}.`,
      zh: say`${week}当周，${of}全部来自${ahead}，${run.zh}。`
    };
  const [own, other] = [boundsWords(shareBounds(last.tokens, first)), boundsWords(shareBounds(last.tokens, second))];
  const held = {
    en: say`In the week of ${week} ${ahead} carries ${own.en} of ${of} and ${behind} ${other.en}`,
    zh: say`${week}当周，${ahead}占${of}的 ${own.zh}，${behind}占 ${other.zh}`
  };
  const isTie = leaderOf(last) === null;
  if (unplaced === 0 && isTie)
    return {en: say`${held.en}: they are level, and none leads.`, zh: say`${held.zh}：两者持平，无一领先。`};
  if (unplaced === 0) {
    const lead = leadWords(apart);
    return {
      en: say`${held.en}: ${ahead} is ${lead.en} ahead, ${run.en}.`,
      zh: say`${held.zh}：${ahead}领先${lead.zh}，${run.zh}。`
    };
  }
  const part = share(unplaced, 0);
  const stated = {
    en: say`${held.en}: ${part} cannot be placed, of undisclosed labs and unnamed models.`,
    zh: say`${held.zh}：${part} 无法归属（未披露的实验室与未具名的模型）。`
  };
  if (isTie)
    return {
      en: say`${stated.en} Leaving them out, the two are level, and none leads.`,
      zh: say`${stated.zh}不计这部分，两者持平，无一领先。`
    };
  if (isSure) {
    const least = leadWords(apart - unplaced);
    if (isSlight(apart - unplaced))
      return {
        en: say`${stated.en} Wherever they sit ${ahead} leads, at worst by ${least.en}, ${run.en}.`,
        zh: say`${stated.zh}无论归谁，${ahead}均领先，最少时领先${least.zh}，${run.zh}。`
      };
    return {
      en: say`${stated.en} Wherever they sit ${ahead} leads, by at least ${least.en}, ${run.en}.`,
      zh: say`${stated.zh}无论归谁，${ahead}均领先，至少领先${least.zh}，${run.zh}。`
    };
  }
  const lead = leadWords(apart / (1 - unplaced));
  return {
    en: say`${stated.en} Leaving them out, ${ahead} is ${lead.en} ahead, ${run.en}; were all of them ${belongingTo(second)}, ${behind} would lead.`,
    zh: say`${stated.zh}不计这部分，${ahead}领先${lead.zh}，${run.zh}；若其全部属于${behind}，则${behind}领先。`
  };
}

/** How far one is ahead; in Chinese with the space that parts a digit from the words before it. */
function leadWords(apart: number): Words {
  const lead = pointsApart(apart);
  return {en: [lead], zh: [" ", lead]};
}

/** Who leads a week among those that can be placed; null where nothing can be, or where the largest are level. */
function leaderOf({tokens}: WeekByOrigin): PlacedOrigin | null {
  const {first, second} = leadOf(tokens);
  return tokens[first] > tokens[second] ? first : null;
}

/** Since which of the weeks the leader of the last has led without a break; a week without a leader is one. */
function runOf(weeks: readonly WeekByOrigin[]): Words {
  const leaders = weeks.map(leaderOf);
  const start = leaders.findLastIndex((leader) => leader !== leaders.at(-1)) + 1;
  if (start === 0)
    return weeks.length === 1
      ? {en: ["in the only week chosen"], zh: ["所选仅此一周"]}
      : {en: ["as in every week chosen"], zh: ["所选各周均如此"]};
  if (start === weeks.length - 1)
    return {en: ["unlike in the week published before"], zh: ["此前一个已发布的周并非如此"]};
  const [first = ""] = weeks.slice(start).map(({week}) => week);
  const since = day(first);
  return {
    en: say`without a break since the week of ${since}`,
    zh: say`自 ${since}当周起未曾中断`
  };
}
