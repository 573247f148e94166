import {html} from "npm:htl";
import {paintPart} from "../components/paint-part.js";
import type {Fact, ShareSince, VerdictSquares} from "../figures/overview-facts.js";
import {formatDate} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import type {Words} from "../words/say.js";
import {paint} from "./paint.js";

const VERDICT_LABEL: Text = {en: "One square a claim, by its verdict today", zh: "每格为一条论断，按今日判定"};

/** A number that stands large with what it is beneath; both lead to the page that tells more. */
export function factCard(fact: Fact, lang: Lang, extra: Node | string = ""): HTMLElement {
  const show = (words: Words) => paint(words, {lang, source: fact.source});
  return html`<section class="fact" id=${`fact-${fact.key}`}>
    <p class="fact-lead"><a href=${linkTo(`/${lang}${fact.to}`)}>${show(fact.lead)}</a></p>
    ${extra}
    <p class="fact-text">${show(fact.text)}</p>
  </section>`;
}

/** The claims as squares, each named as one points at it. */
export function squaresCard({squares, fact}: VerdictSquares, lang: Lang): HTMLElement {
  const row = html`<div class="squares" role="img" aria-label=${VERDICT_LABEL[lang]}>
    ${squares.map(({kind, statement}) => html`<span class=${`square square-${kind}`} title=${statement[lang]}></span>`)}
  </div>`;
  return factCard(fact, lang, row);
}

/** The named shares since the note, a line each. */
export function sharesCard(fact: Fact, shares: readonly ShareSince[], lang: Lang): HTMLElement {
  const list = html`<ul class="shares-since">
    ${shares.map(({name, change, on}) => {
      const day = formatDate(on, lang);
      return html`<li title=${{en: `to ${day}`, zh: `截至 ${day}`}[lang]}>
        <span>${name[lang]}</span> ${paintPart(change, {lang, source: fact.source})}
      </li>`;
    })}
  </ul>`;
  return factCard(fact, lang, list);
}
