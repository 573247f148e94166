import {endsOf} from "../lib/ends.js";
import {ORIGINS, ORIGIN_NAME} from "../lib/origins.js";
import type {WeekByOrigin} from "../query/basis.js";
import {leadOf, shareBounds, unplacedOf} from "../query/share-bounds.js";
import type {Usage} from "../query/usage.js";
import {day, share} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {belongingTo, originInText} from "../words/names.js";
import {boundsWords} from "./overview-headline.js";
import {figureColumn, type FigureValue} from "./spec.js";

/** Shares of all tokens by week and origin: the chart of the first screen. */
export function overviewShare(
  usage: Pick<Usage, "citation" | "asOf">,
  weeks: readonly WeekByOrigin[]
): FigureValue<WeekByOrigin> {
  const ends = endsOf(weeks);
  if (!ends) throw new Error("weeks: none; expected at least one published week");
  const [first, last] = ends;
  const origins = ORIGINS.filter((origin) => weeks.some(({tokens}) => tokens[origin] > 0));
  const [from, to] = [day(first.week), day(last.week)];
  return {
    name: "shares-by-origin-all",
    title: shareTitle(last),
    measure: {
      en: say`Share of all tokens a week, ${from} to ${to}; hatched and grey: home unknown`,
      zh: say`占全部词元之比（周），${from}至${to}；斜线与灰色为来源不明`
    },
    columns: [
      figureColumn("week_start", {en: "Week beginning", zh: "周（起始日）"}, (w) => day(w.week)),
      ...origins.map((o) =>
        figureColumn<WeekByOrigin>(`${o}_share`, ORIGIN_NAME[o], (w) =>
          w.total > 0 ? share(w.tokens[o] / w.total) : null
        )
      )
    ],
    rows: weeks,
    source: {citation: usage.citation, asOf: usage.asOf, rights: "open"},
    sql: "SELECT week_start, origin, tokens, share\nFROM usage_weekly_by_basis\nWHERE basis = 'all'\nORDER BY week_start, origin"
  };
}

/** China against the United States in the last week, with both ends. */
function shareTitle({tokens}: WeekByOrigin): Words {
  const [china, us] = [boundsWords(shareBounds(tokens, "china")), boundsWords(shareBounds(tokens, "us"))];
  return {
    en: say`China has ${china.en} of the last week, the United States ${us.en}`,
    zh: say`最近一周：中国 ${china.zh}，美国 ${us.zh}`
  };
}

/** Whether the lead stands wherever what cannot be placed sits, as a sentence; null where all is placed. */
export function unplacedSentence({tokens, total}: WeekByOrigin): Words | null {
  const unplaced = unplacedOf(tokens) / total;
  if (!(unplaced > 0)) return null;
  const {first, second, isSure} = leadOf(tokens);
  const part = share(unplaced, 0);
  const [ahead, behind] = [originInText(first), originInText(second)];
  return isSure
    ? {
        en: say`${part} of the tokens cannot be placed, of undisclosed labs and unnamed models; wherever they sit, ${ahead} leads.`,
        zh: say`${part} 的词元无法归属（未披露的实验室与未具名的模型）；无论归谁，${ahead}均领先。`
      }
    : {
        en: say`${part} of the tokens cannot be placed, of undisclosed labs and unnamed models; were all of it ${belongingTo(second)}, ${behind} would lead.`,
        zh: say`${part} 的词元无法归属（未披露的实验室与未具名的模型）；若全部属于${behind}，则${behind}领先。`
      };
}
