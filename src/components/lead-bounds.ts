import {html} from "npm:htl";
import {formatShare} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {ORIGIN_NAME, type Origin} from "../lib/origins.js";
import {leadOf, shareBounds, unplacedOf, type ByOrigin, type PlacedOrigin} from "../query/share-bounds.js";
import {number} from "./number.js";

/** An origin within an English sentence. */
export const WITHIN: Readonly<Record<Origin, string>> = {
  china: "China",
  us: "the United States",
  europe: "Europe",
  elsewhere: "countries elsewhere or unclear",
  undisclosed: "undisclosed labs",
  other: "other models"
};

/** Whether the lead of the largest origin stands wherever the undisclosed sit, as a part of a title; empty where it does. */
export function unlessUndisclosed(by: ByOrigin): Text {
  const {second, isSure} = leadOf(by);
  if (isSure) return {en: "", zh: ""};
  return {
    en: `, unless all undisclosed were ${belonging(second)}`,
    zh: `，除非未披露的词元全部属于${ORIGIN_NAME[second].zh}`
  };
}

/**
 * Both ends of what the two largest origins can have, with what cannot be placed on neither side and on either; nothing
 * where all is placed. Tokens are of one whole.
 */
export function leadBounds(by: ByOrigin, source: string, lang: Lang): HTMLElement | string {
  const whole = Object.values(by).reduce((sum, tokens) => sum + tokens, 0);
  const unplaced = unplacedOf(by) / whole;
  if (!(unplaced > 0)) return "";
  const {first, second, isSure} = leadOf(by);
  const show = (value: number) =>
    number({value, unit: "share of the tokens counted", source, text: formatShare(value, lang)});
  const ends = (origin: PlacedOrigin) => {
    const {low, high} = shareBounds(by, origin);
    return html`<span class="share-bounds" data-origin=${origin}
      >${show(low)}${{en: " to ", zh: "至"}[lang]}${show(high)}</span
    >`;
  };
  if (lang === "zh")
    return html`<span class="lead-bounds"
      >另有 ${show(unplaced)} 无法归属（未披露的实验室与未具名的模型）：视其归属，${ORIGIN_NAME[first].zh}占
      ${ends(first)}，${ORIGIN_NAME[second].zh}占
      ${ends(second)}；${isSure ? "无论归谁，领先不变" : `若全部属于${ORIGIN_NAME[second].zh}，领先者即易位`}。</span
    >`;
  const name = WITHIN[first].charAt(0).toUpperCase() + WITHIN[first].slice(1);
  return html`<span class="lead-bounds"
    >A further ${show(unplaced)} cannot be placed, of undisclosed labs and unnamed models: with none or all of it
    ${name} has ${ends(first)} and ${WITHIN[second]} ${ends(second)},
    ${isSure ? "so the lead stands wherever they sit" : `so the lead turns if all of it is ${belonging(second)}`}.</span
  >`;
}

function belonging(origin: PlacedOrigin): string {
  return origin === "us" ? "American" : origin === "china" ? "Chinese" : `from ${WITHIN[origin]}`;
}
