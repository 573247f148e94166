import {html} from "npm:htl";
import type {DeskData} from "../../desk/desk-data.js";
import {resultsFigure} from "../../figures/desk-figures.js";
import type {ValueHistory} from "../../desk/value-history.js";
import {mondaysFigure} from "../../figures/value-history.js";
import type {Lang} from "../../lib/language.js";
import {companyName} from "../../words/names.js";
import {paintFigure} from "../paint-figure.js";
import {DESK_WORDS as WORDS} from "./words.js";

/** Results day: what came of each line, what rules would have said, and what it did to the value, a company at a time. */
export function resultsDesk(data: DeskData, history: ValueHistory, lang: Lang): HTMLElement {
  const entities = [...new Set(data.targets.map(({entity}) => entity))];
  const figures = html`<div></div>`;
  const menu = html<HTMLSelectElement>`<select>
    ${entities.map((entity) => html`<option value=${entity}>${companyName(entity, {en: entity, zh: entity})[lang]}</option>`)}
  </select>`;
  const show = () => {
    const mondays = mondaysFigure(history, menu.value);
    figures.replaceChildren(
      paintFigure(resultsFigure(data, menu.value), null, lang),
      ...(mondays ? [paintFigure(mondays, null, lang)] : [])
    );
  };
  menu.addEventListener("change", show);
  show();
  return html`<div>
    <label class="field"><span class="input-label">${WORDS.results[lang]}</span>${menu}</label>
    ${figures}
  </div>`;
}
