import {html} from "npm:htl";
import type {PublishedCompanies} from "../../companies/published.js";
import type {DeskData} from "../../desk/desk-data.js";
import {comparedTargets, recordedEstimates} from "../../desk/estimates.js";
import {readLog, type LoggedForecast} from "../../desk/forecast-log.js";
import {resultsFigure} from "../../figures/desk-figures.js";
import type {ValueHistory} from "../../desk/value-history.js";
import {mondaysFigure} from "../../figures/value-history.js";
import type {Lang} from "../../lib/language.js";
import {companyName} from "../../words/names.js";
import {paintFigure} from "../paint-figure.js";
import {KEPT, keptEstimates, keptLog} from "./kept.js";
import {DESK_WORDS as WORDS} from "./words.js";

/** Results day: what was expected by whom of each line, what came, and what it did to the value, a company at a time. */
export function resultsDesk(
  data: DeskData,
  history: ValueHistory,
  models: () => Promise<PublishedCompanies>,
  lang: Lang
): HTMLElement {
  const entities = [...new Set(data.targets.map(({entity}) => entity))];
  const figures = html`<div></div>`;
  const menu = html<HTMLSelectElement>`<select>
    ${entities.map((entity) => html`<option value=${entity}>${companyName(entity, {en: entity, zh: entity})[lang]}</option>`)}
  </select>`;
  const show = async () => {
    const own = await readLog(keptLog()).catch(() => []);
    const estimates = keptEstimates();
    const compared =
      estimates.length === 0
        ? data.compared
        : (await models()).companies.flatMap((company) =>
            comparedTargets(company, [...recordedEstimates(company), ...estimates], data.asOf)
          );
    paint(own, compared);
  };
  const paint = (own: readonly LoggedForecast[], compared = data.compared) => {
    const mondays = mondaysFigure(history, menu.value);
    figures.replaceChildren(
      paintFigure(resultsFigure(data, menu.value, {own, compared}), null, lang),
      ...(mondays ? [paintFigure(mondays, null, lang)] : [])
    );
  };
  menu.addEventListener("change", () => void show());
  addEventListener(KEPT, () => void show());
  paint([]);
  void show();
  return html`<div>
    <label class="field"><span class="input-label">${WORDS.results[lang]}</span>${menu}</label>
    ${figures}
  </div>`;
}
