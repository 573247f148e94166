import {html} from "npm:htl";
import {formatDate, formatTokens} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import {largestNamed} from "../../query/basis.js";
import type {Claims} from "../../query/claims/claims.js";
import {at, holdsNoteWeeks, labOf, modelName, noteWeeks, originOf, type Usage} from "../../query/usage.js";
import {notOnRecordText} from "../not-on-record.js";
import {numberElement} from "../number.js";

/** How the note's own figures for its second week come about. */
export function noteEvidence(usage: Usage, claims: Claims, lang: Lang): HTMLElement {
  if (!holdsNoteWeeks(usage)) return html`<span>${notOnRecordText("note", usage.knownOn, lang)}</span>`;
  return noteRecount(usage, claims, lang);
}

/** The note's own figures for its second week, and the one model on which its American figure turns. */
function noteRecount(usage: Usage, claims: Claims, lang: Lang): HTMLElement {
  const {to} = noteWeeks(usage);
  const week = usage.weeks.indexOf(to);
  const date = html`<time datetime=${to}>${formatDate(to, lang)}</time>`;
  const nine = largestNamed(
    usage,
    usage.week.flatMap((w, row) => (w === week ? [row] : [])),
    9
  );
  const american = nine.filter((row) => originOf(usage, at(usage.model, row)) === "us");
  const ninth = at(nine, 8);
  const sum = (rows: readonly number[]) => rows.reduce((total, row) => total + at(usage.tokens, row), 0);
  const show = (value: number, source: string) =>
    numberElement({value, unit: "tokens", source, text: formatTokens(value, lang)});
  const printed = (key: string) => show(claimed(claims, key), claims.citation);
  const without = show(sum(american.filter((row) => row !== ninth)), usage.citation);
  const all = show(sum(american), usage.citation);
  const model = modelName(usage, at(usage.model, ninth), lang);
  const lab = labOf(usage, at(usage.model, ninth)).name[lang];
  const note = html`<a href=${linkTo(`/${lang}/sources#founding-note-2026-02`)}
    >${{en: "CCB International, February 2026", zh: "建银国际，2026年2月"}[lang]}</a
  >`;
  if (lang === "zh")
    return html`<span
      >${date}起的一周，研报（${note}）给出的数字为 ${printed("china_week_2026-02-16")}比
      ${printed("us_week_2026-02-16")}。不计第九名 ${lab} 的 ${model}，美国合计为 ${without}；计入则为 ${all}。</span
    >`;
  return html`<span
    >For the week of ${date} the note (${note}) prints ${printed("china_week_2026-02-16")} against
    ${printed("us_week_2026-02-16")}. Without the ninth model, ${model} by ${lab}, the American sum is ${without}; with
    it, ${all}.</span
  >`;
}

/** The number a claim states. */
function claimed({claims}: Claims, key: string): number {
  const expected = claims.find((c) => c.claim === key)?.expected ?? null;
  if (expected === null) throw new Error(`claim: ${key}; expected one with a number in data/registry/claim.csv`);
  return expected;
}
