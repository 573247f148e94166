import {html} from "npm:htl";
import {noteRecount} from "../../figures/answers/note-recount.js";
import type {Lang} from "../../lib/language.js";
import {linkTo} from "../../lib/links.js";
import type {Claims} from "../../query/claims/claims.js";
import type {Usage} from "../../query/usage.js";
import {notOnRecordText} from "../not-on-record.js";
import {paintParts} from "../paint-part.js";

/** How the note's own figures for its second week come about, and where they are printed. */
export function noteEvidence(usage: Usage, claims: Claims, lang: Lang): HTMLElement {
  const words = noteRecount(usage, claims);
  if (words === null) return html`<span>${notOnRecordText("note", usage.knownOn, lang)}</span>`;
  return html`<span
    >${paintParts(words, {lang, source: usage.citation})}
    <a href=${linkTo(`/${lang}/sources#founding-note-2026-02`)}
      >${{en: "CCB International, February 2026", zh: "建银国际，2026年2月"}[lang]}</a
    ></span
  >`;
}
