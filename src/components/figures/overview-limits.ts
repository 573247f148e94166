import {html} from "npm:htl";
import {formatDate, formatMonth, formatShare} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {missingWeeks} from "../../query/basis.js";
import type {PromptShare, Usage} from "../../query/usage.js";
import {notOnRecordText} from "../not-on-record.js";
import {numberElement} from "../number.js";

/** What part of the count is prompts, as a sentence. */
export function promptSentence(prompts: PromptShare | null, {knownOn}: Usage, lang: Lang): HTMLElement | string {
  if (!prompts) return notOnRecordText("mix", knownOn, lang);
  const {month, share, coverage, citation} = prompts;
  const when = html`<time datetime=${month.slice(0, 7)}>${formatMonth(new Date(month), lang)}</time>`;
  const shown = (value: number, unit: string) =>
    numberElement({value, unit, source: citation, text: formatShare(value, lang, 0)});
  const [part, of] = [shown(share, "share of tokens"), shown(coverage, "share of all tokens")];
  return lang === "zh"
    ? html`<span
        >${when}输入占词元的 ${part}，缓存命中的输入全额计入；仅计有输入输出构成记录的实验室（占全部词元的
        ${of}）。</span
      >`
    : html`<span
        >Prompts were ${part} of the count in ${when}, cached input included, over the labs whose mix is on record
        (${of} of all tokens).</span
      >`;
}

/** Which weeks were never published whole, as a sentence; nothing where there is none. */
export function gapSentence(usage: Usage, lang: Lang): HTMLElement | string {
  const weeks = missingWeeks(usage.weeks).map((week) => html`<time datetime=${week}>${formatDate(week, lang)}</time>`);
  if (weeks.length === 0) return "";
  const listed = weeks.flatMap((week, i) => [
    i ? {en: i === weeks.length - 1 ? " and " : ", ", zh: "、"}[lang] : "",
    week
  ]);
  return lang === "zh"
    ? html`<span>下列日期起的各周从未完整发布，留空不补：${listed}。</span>`
    : html`<span>Weeks that were never published whole are left empty: those of ${listed}.</span>`;
}
