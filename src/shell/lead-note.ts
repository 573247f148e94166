import {html} from "npm:htl";
import type {LeadData} from "../desk/lead-data.js";
import {leadEstimate} from "../desk/lead-study.js";
import {leadCaution} from "../figures/lead-words.js";
import type {Lang, Text} from "../lib/language.js";
import {STOP} from "../lib/signs.js";
import {linkTo} from "../lib/links.js";
import {paint} from "./paint.js";

const TEST: Text = {en: "The test", zh: "检验"};

/** What a page that rests on the elasticity says first; nothing where it has been shown to beat naive growth. */
export function leadNote(lead: LeadData, lang: Lang): HTMLElement {
  const words = leadCaution(leadEstimate(lead));
  if (!words) return html`<span></span>`;
  return html`<span class="lead-note"
    >${paint(words, {lang, source: lead.citation})}${{en: " ", zh: ""}[lang]}<a href=${linkTo(`/${lang}/lead`)}
      >${TEST[lang]}</a
    >${STOP[lang]}</span
  >`;
}
