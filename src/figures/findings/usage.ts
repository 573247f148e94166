import type {Text} from "../../lib/language.js";
import {shareBounds, leadOf, unplacedOf} from "../../query/share-bounds.js";
import {tokensBy} from "../../query/slice.js";
import type {WeekByOrigin} from "../../query/basis.js";
import type {Usage} from "../../query/usage.js";
import {labName, originAtStart, originInText} from "../../words/names.js";
import {share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {boundsWords} from "../overview-headline.js";

/** The largest lab of a week whose place is known, with its share of all tokens; null where there is none. */
export function largestLab(usage: Usage, week: WeekByOrigin) {
  const placed = new Map(
    usage.labs.flatMap((lab) => {
      const origin = usage.countries[lab.country]?.origin;
      return origin === "undisclosed" || origin === "other" ? [] : [[lab.lab, lab] as const];
    })
  );
  for (const [key, tokens] of tokensBy(usage, "lab", {from: week.week, to: week.week})) {
    const lab = placed.get(key);
    if (lab) return {name: labName(lab.lab, lab.name), share: tokens / week.total};
  }
  return null;
}

/** Of one lab alone; a name of its own in Chinese, so that no line breaks within it. */
const BY_ITSELF: Text = {en: "alone", zh: "一家"};

/** Who carries the tokens: which origin leads, whether for sure, and how much the largest lab carries alone. */
export function usageFinding(usage: Usage, weeks: readonly WeekByOrigin[]): Words | null {
  const last = weeks.at(-1);
  if (!last || last.total === 0) return null;
  const {first, isSure} = leadOf(last.tokens);
  const lab = largestLab(usage, last);
  const [Ahead, ahead] = [originAtStart(first), originInText(first)];
  const sure = isSure
    ? {en: say`${Ahead} leads in tokens`, zh: say`词元以${ahead}居多`}
    : {en: say`${Ahead} leads among labs with a known home`, zh: say`来源已知的实验室里，${ahead}领先`};
  if (!lab) return sure;
  const alone = share(lab.share, 0);
  return {
    en: say`${sure.en}; ${lab.name} alone carries ${alone}`,
    zh: say`${sure.zh}；${lab.name}${BY_ITSELF}占 ${alone}`
  };
}

/** Both ends of what the first and the second origin could carry of the last week, in one sentence. */
export function leadSentence(last: WeekByOrigin): Words {
  const {first, second} = leadOf(last.tokens);
  const [Ahead, behind] = [originAtStart(first), originInText(second)];
  const [own, other] = [boundsWords(shareBounds(last.tokens, first)), boundsWords(shareBounds(last.tokens, second))];
  const unplaced = share(unplacedOf(last.tokens) / last.total, 0);
  return {
    en: say`${Ahead} carries ${own.en} of all tokens, ${behind} ${other.en}: ${unplaced} have no known home.`,
    zh: say`${Ahead}占全部词元的 ${own.zh}，${behind}占 ${other.zh}；${unplaced} 来源不明。`
  };
}
