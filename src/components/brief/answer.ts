import {html} from "npm:htl";
import {formatDate, formatInteger, formatShare, formatTokens} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {isOrigin} from "../../lib/origins.js";
import type {UsageEffect} from "../../companies/with-usage.js";
import {isReconstructed, type BriefRows, type ShareMove, type Side} from "../../query/brief/brief.js";
import type {ByOrigin} from "../../query/share-bounds.js";
import {leadBounds} from "../lead-bounds.js";
import {number} from "../number.js";
import {growth, isResidual, moveName, points} from "./words.js";

const BOOKS = "Alpha Ledger: changes between two states of the ledger.";

/** The brief in four sentences: tokens, who gained and lost, what else changed, and which state is reconstructed. */
export function briefAnswer(brief: BriefRows, effects: readonly UsageEffect[], lang: Lang): HTMLElement {
  const {was, now} = brief;
  return html`<div class="answer brief-answer" aria-live="polite">
    <p>${weekSentence(was, now, lang)} ${moverSentence(brief, lang)}</p>
    <p>${countSentence(brief, effects, lang)}</p>
    ${[was, now].filter(isReconstructed).map((side) => html`<p class="brief-note">${reconstructed(side, lang)}</p>`)}
  </div>`;
}

function time(date: string | null, lang: Lang): HTMLElement | string {
  return date === null ? "" : html`<time datetime=${date}>${formatDate(date, lang)}</time>`;
}

function weekSentence(was: Side, now: Side, lang: Lang): Node {
  const tokens = (side: Side) =>
    number({
      value: side.tokens ?? "",
      unit: "tokens",
      source: side.citation ?? "",
      text: formatTokens(side.tokens ?? NaN, lang)
    });
  const change = number({
    value: (now.tokens ?? 0) / (was.tokens ?? 1) - 1,
    unit: "share",
    source: now.citation ?? "",
    text: growth(was.tokens, now.tokens, lang)
  });
  if (was.week_start === now.week_start)
    return lang === "zh"
      ? html`<span
          >最近一周未变，仍为 ${time(now.week_start, lang)} 起的一周：${tokens(was)}，现为
          ${tokens(now)}（${change}）。</span
        >`
      : html`<span
          >No new week: the last is still that of ${time(now.week_start, lang)}, ${tokens(was)} tokens then and
          ${tokens(now)} now (${change}).</span
        >`;
  return lang === "zh"
    ? html`<span
        >最近一周由 ${time(was.week_start, lang)} 起的一周移至 ${time(now.week_start, lang)} 起的一周，词元由
        ${tokens(was)}变为 ${tokens(now)}（${change}）。</span
      >`
    : html`<span
        >The last whole week moved from that of ${time(was.week_start, lang)} to that of ${time(now.week_start, lang)},
        and tokens from ${tokens(was)} to ${tokens(now)} (${change}).</span
      >`;
}

function moverSentence({shares, now}: BriefRows, lang: Lang): Node | string {
  const labs = shares.filter((s) => s.dimension === "lab" && !isResidual(s));
  const china = shares.find((s) => s.dimension === "origin" && s.key === "china");
  const [up, down] = [best(labs, 1), best(labs, -1)];
  if (!up || !down) return {en: "No share moved.", zh: "各占比均未变动。"}[lang];
  const source = now.citation ?? "";
  const moved = (s: ShareMove) =>
    number({value: s.change, unit: "share of all tokens", source, text: points(s.change, lang)});
  const share = (value: number) => number({value, unit: "share of all tokens", source, text: formatShare(value, lang)});
  const origin = china
    ? lang === "zh"
      ? html`<span>中国实验室占比由 ${share(china.was_share)} 变为 ${share(china.now_share)}。</span>`
      : html`<span>Chinese labs went from ${share(china.was_share)} to ${share(china.now_share)} of all tokens. </span>`
    : "";
  const origins = shares.flatMap((s) => (s.dimension === "origin" && isOrigin(s.key) ? [[s.key, s.now_share]] : []));
  const isWhole = Math.abs(origins.reduce((sum, [, share]) => sum + Number(share), 0) - 1) < 1e-9;
  const bounds = isWhole ? leadBounds(Object.fromEntries(origins) as ByOrigin, source, lang) : "";
  return lang === "zh"
    ? html`<span
        >${origin}${bounds}占比升幅最大的是 ${moveName(up).zh}（${moved(up)}），降幅最大的是
        ${moveName(down).zh}（${moved(down)}）。</span
      >`
    : html`<span
        >${origin}${bounds} ${moveName(up).en} gained most (${moved(up)}), ${moveName(down).en} lost most
        (${moved(down)}).</span
      >`;
}

function best(moves: readonly ShareMove[], sign: 1 | -1): ShareMove | undefined {
  return moves.filter((m) => Math.sign(m.change) === sign).sort((a, b) => sign * (b.change - a.change))[0];
}

/** What changed, counted; kinds in which nothing did are told at the end of the brief with the reason. */
function countSentence(brief: BriefRows, effects: readonly UsageEffect[], lang: Lang): Node {
  const {prices, catalogues, models, tasks, restated} = brief;
  const left = models.filter((m) => m.kind === "left").length;
  const counts: readonly (readonly [count: number, unit: string, words: Text])[] = [
    [prices.length, "listings", {en: "Listings changed", zh: "目录变动"}],
    [catalogues.length, "catalogues", {en: "Catalogues first on record", zh: "首次收录的价目表"}],
    [models.length - left, "models", {en: "Models that came", zh: "上榜模型"}],
    [left, "models", {en: "Models that left", zh: "退出模型"}],
    [tasks.length, "tasks", {en: "Task shares that moved", zh: "变动的任务占比"}],
    [restated.length, "values", {en: "Values restated", zh: "被修订的数值"}],
    [
      effects.filter((e) => e.value.was !== e.value.now).length,
      "companies",
      {en: "Companies whose modelled value this changes", zh: "模型价值因此改变的公司"}
    ]
  ];
  return html`<span
    >${counts
      .filter(([count]) => count > 0)
      .map(
        ([count, unit, words]) =>
          html`${words[lang]}${{en: ": ", zh: "："}[lang]}${number({value: count, unit, source: BOOKS, text: formatInteger(count, lang)})}${{en: ". ", zh: "。"}[lang]}`
      )}</span
  >`;
}

function reconstructed({day, known_on}: Side, lang: Lang): Node {
  return lang === "zh"
    ? html`<span>${time(day, lang)} 的状态依 ${time(known_on, lang)} 的版本重建：该日账本尚无周数据。</span>`
    : html`<span
        >The state of ${time(day, lang)} is reconstructed from the vintage of ${time(known_on, lang)}: on that day the
        ledger held no week yet.</span
      >`;
}
