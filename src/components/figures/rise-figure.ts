import {subjectName} from "../../words/names.js";
import {nameLink} from "../../lib/profile-address.js";
import {changeBarsChart} from "../../charts/change-bars.js";
import {formatShare, formatTokensShort} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {NOTE_WEEKS, type Claims, type ModelRise} from "../../query/claims/claims.js";
import {day, measuredChange, share} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {figure} from "../figure.js";

/** Models drawn by name; the others are added up. */
const SHOWN = 8;

/** What each named Chinese model added between the note's weeks: the parts, losses included, sum to the net rise. */
export function riseFigure({rises}: Pick<Claims, "rises">, lang: Lang): HTMLElement {
  const [first] = rises;
  if (!first) throw new Error("rises: none; expected the models of the note's weeks");
  const net = rises.reduce((sum, {tokens}) => sum + tokens, 0);
  const largest = new Set([...rises].sort((a, b) => Math.abs(b.tokens) - Math.abs(a.tokens)).slice(0, SHOWN));
  const signed = (tokens: number) => `${tokens > 0 ? "+" : ""}${formatTokensShort(tokens, lang)}`;
  const bar = ({model, name, tokens}: ModelRise) => ({
    key: model,
    label: name,
    link: nameLink("model", model, lang),
    change: tokens,
    text: signed(tokens)
  });
  const rest = rises.filter((r) => !largest.has(r)).reduce((sum, {tokens}) => sum + tokens, 0);
  const others = {key: "others", label: {en: "All others", zh: "其余"}[lang], change: rest, text: signed(rest)};
  const [part, sum] = [share(first.tokens / net, 0), measuredChange(net, "tokens")];
  const [earlier, later] = [day(NOTE_WEEKS.from), day(NOTE_WEEKS.to)];
  return figure({
    name: "cluster-rise",
    lang,
    title: {
      en: say`${subjectName("model", first.model, first.name)} alone added ${part} of the net rise`,
      zh: say`仅 ${subjectName("model", first.model, first.name)} 一项就占净增量的 ${part}`
    },
    measure: {
      en: say`Tokens of named Chinese models, week of ${later} less week of ${earlier}; losses included, the parts sum to ${sum}`,
      zh: say`中国具名模型的词元，${later}当周减${earlier}当周；含减少者，各项合计 ${sum}`
    },
    draw: (width) => changeBarsChart([...rises.filter((r) => largest.has(r)).map(bar), others], {lang, width}),
    columns: [
      {
        key: "name",
        head: {en: "Model", zh: "模型"}[lang],
        value: (r) => r.name,
        link: (r) => nameLink("model", r.model, lang)
      },
      {
        key: "tokens",
        head: {en: "Change", zh: "变动"}[lang],
        unit: "tokens",
        value: (r) => r.tokens,
        text: (r) => signed(r.tokens)
      },
      {
        key: "share",
        head: {en: "Share of the net rise", zh: "占净增量"}[lang],
        unit: "share",
        value: (r) => r.tokens / net,
        text: (r) => formatShare(r.tokens / net, lang)
      }
    ],
    rows: rises,
    source: {citation: first.citation, asOf: first.asOf, rights: "open"}
  });
}
