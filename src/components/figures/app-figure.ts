import {formatInteger, formatTokensShort, missing} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import type {AppUsage} from "../../query/use-cases.js";
import {count, day, tokensShort} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {figure, sourceOf} from "../figure.js";

/** The most used apps of one window; throws where the window holds none. */
export function appFigure(apps: readonly AppUsage[], windowDays: number, lang: Lang): HTMLElement {
  const rows = apps.filter((a) => a.window_days === windowDays);
  const [first] = rows;
  if (!first) throw new Error(`window: ${windowDays} days; expected one of the apps on record`);
  const {as_of: asOf, citation, isOwn} = first;
  const whose = isOwn ? {en: "Own requests: ", zh: "自有请求："} : {en: "", zh: ""};
  return figure({
    name: `${isOwn ? "own-" : ""}apps`,
    lang,
    title: {
      en: say`${whose.en}${first.app} sent the most tokens: ${tokensShort(first.tokens)}`,
      zh: say`${whose.zh}${first.app} 的词元最多：${tokensShort(first.tokens)}`
    },
    measure: {
      en: say`Apps by tokens, window of ${count(windowDays, "days")} days to ${day(asOf)}; windows of other lengths do not compare`,
      zh: say`按词元排序的应用，截至${day(asOf)}的 ${count(windowDays, "days")} 天窗口；不同长度的窗口不可相比`
    },
    draw: null,
    columns: [
      {key: "rank", head: {en: "Rank", zh: "名次"}[lang], value: (a) => a.rank},
      {key: "app", head: {en: "App", zh: "应用"}[lang], value: (a) => a.app, isForeign: true},
      {
        key: "tokens",
        head: {en: "Tokens", zh: "词元"}[lang],
        unit: "tokens",
        value: (a) => a.tokens,
        text: (a) => formatTokensShort(a.tokens, lang)
      },
      {
        key: "requests",
        head: {en: "Requests", zh: "请求数"}[lang],
        unit: "requests",
        value: (a) => a.requests,
        text: (a) => (a.requests === null ? missing(lang) : formatInteger(a.requests, lang))
      }
    ],
    rows,
    source: sourceOf({citation, asOf})
  });
}
