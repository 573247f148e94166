import {endsOf} from "../../lib/ends.js";
import type {Text} from "../../lib/language.js";
import {chinaLead, type WeekByOrigin} from "../../query/basis.js";
import {shareBounds} from "../../query/share-bounds.js";
import {originInText} from "../../words/names.js";
import {count, day, points, share} from "../../words/quantity.js";
import {NO_WORDS, say, type Words} from "../../words/say.js";
import {boundsWords} from "../overview-headline.js";

/** Since when China has led the United States where tokens can be placed, or how often it did. */
export function originsTitle(weeks: readonly WeekByOrigin[]): Words {
  const {first, since, weeks: led, of} = chinaLead(weeks);
  const [ahead, all] = [count(led, "weeks"), count(of, "weeks")];
  if (!first) return {en: say`The United States led in all ${all} weeks`, zh: say`${all} 周均由美国领先`};
  if (since) {
    const run = day(since);
    return {
      en: say`Where tokens can be placed, China has led since the week of ${run}, and in ${ahead} of ${all} weeks`,
      zh: say`就来源可知的词元，自${run}当周起中国持续领先，共领先 ${ahead} 周（全部 ${all} 周）`
    };
  }
  return {
    en: say`Where tokens can be placed, China led in ${ahead} of ${all} weeks, but not in the last`,
    zh: say`就来源可知的词元，中国领先 ${ahead} 周（全部 ${all} 周），最近一周则否`
  };
}

/** What China carried in the first week and carries in the last, with both ends of what cannot be placed. */
export function chinaShareTitle(weeks: readonly WeekByOrigin[]): Words {
  const ends = endsOf(weeks);
  if (!ends) throw new Error("weeks: none; expected at least one published week");
  const [first, last] = ends;
  const [was, now] = [first, last].map(({tokens}) => boundsWords(shareBounds(tokens, "china"))) as [
    ReturnType<typeof boundsWords>,
    ReturnType<typeof boundsWords>
  ];
  return {
    en: say`China’s share of tokens: ${was.en} in the first week, ${now.en} in the last`,
    zh: say`中国的词元占比：首周 ${was.zh}，最近一周 ${now.zh}`
  };
}

/** One change of a share, with the name of whose it is and whether it can be placed at all. */
export interface NamedMove {
  readonly name: Text;
  readonly change: number;
  /** Of undisclosed labs or of models too small to be named: told last, never as who moved most. */
  readonly isResidual: boolean;
}

/** Who gained and who lost most, of those that can be named; and what moved in who cannot, where that is more. */
export function movesTitle(moves: readonly NamedMove[]): Words {
  const named = moves.filter(({isResidual}) => !isResidual);
  const ordered = [...named].sort((a, b) => b.change - a.change);
  const [up, down] = [ordered.find(({change}) => change > 0), ordered.findLast(({change}) => change < 0)];
  const one = up ?? down;
  if (!one) return {en: say`Only what cannot be placed moved`, zh: say`仅无法归属的部分有变动`};
  const rest = restWords(
    moves,
    named.map(({change}) => Math.abs(change))
  );
  if (up && down)
    return {
      en: say`${up.name} gained most, ${points(up.change)}; ${down.name} lost most, ${points(down.change)}${rest.en}`,
      zh: say`${up.name}升幅最大，为 ${points(up.change)}；${down.name}降幅最大，为 ${points(down.change)}${rest.zh}`
    };
  return {
    en: say`${one.name} moved most: ${points(one.change)}${rest.en}`,
    zh: say`变动最大的是${one.name}：${points(one.change)}${rest.zh}`
  };
}

/** What moved in all that cannot be placed, where that is more than any that can. */
function restWords(moves: readonly NamedMove[], named: readonly number[]): Words {
  const rest = moves.filter(({isResidual}) => isResidual).reduce((sum, {change}) => sum + change, 0);
  if (Math.abs(rest) <= Math.max(...named)) return NO_WORDS;
  return {
    en: say`; what cannot be placed moved ${points(rest)}`,
    zh: say`；无法归属的部分变动 ${points(rest)}`
  };
}

/** Last week of both sides, for the page of events. */
export function bothSidesTitle(last: WeekByOrigin): Words {
  const [china, us] = (["china", "us"] as const).map((origin) => boundsWords(shareBounds(last.tokens, origin))) as [
    ReturnType<typeof boundsWords>,
    ReturnType<typeof boundsWords>
  ];
  const name = originInText("us");
  return {
    en: say`After all of it China carries ${china.en}, ${name} ${us.en}`,
    zh: say`历经这些事件，中国占 ${china.zh}，${name}占 ${us.zh}`
  };
}

/** How much of a task's tokens is of models that either side made, at least. */
export function taskTitle(task: Text, china: number, us: number): Words {
  const [own, other] = [share(china, 0), share(us, 0)];
  return {
    en: say`${task}: at least ${own} Chinese and ${other} American`,
    zh: say`${task}：中国至少占 ${own}，美国至少占 ${other}`
  };
}
