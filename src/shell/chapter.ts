import {html} from "npm:htl";
import type {Lang, Text} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import type {Words} from "../words/say.js";
import {paint} from "./paint.js";

interface Chapter {
  /** Anchor of the chapter. */
  readonly name: string;
  readonly finding: Words;
  readonly source: string;
  readonly figure: HTMLElement;
  /** Where the reader goes for more, as a route below the language. */
  readonly more: {readonly to: string; readonly name: Text};
}

/** A finding, the figure that shows it, and a link to where more is told. */
export function chapter({name, finding, source, figure, more}: Chapter, lang: Lang): HTMLElement {
  return html`<section class="chapter">
    <h2 id=${name} tabindex="-1">${paint(finding, {lang, source})}</h2>
    ${figure}
    <p class="chapter-more"><a href=${linkTo(`/${lang}${more.to}`)}>${more.name[lang]}</a></p>
  </section>`;
}
