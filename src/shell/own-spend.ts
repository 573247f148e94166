import {html} from "npm:htl";
import {rankedBarsChart} from "../charts/ranked-bars.js";
import {spendFigures} from "../figures/own-spend.js";
import {formatMoney, formatTokensShort} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import type {OwnSpend} from "../query/own/tables.js";
import {paintFigure} from "./paint-figure.js";

/** Bars that are drawn; the table has every row. */
const DRAWN = 12;

/** What own requests cost, a figure for each currency. */
export function ownSpend(lang: Lang, ...of: Parameters<typeof spendFigures>): HTMLElement {
  return html`<section id="own-spend">
    <h2>${{en: "What your own requests cost", zh: "自有请求的成本"}[lang]}</h2>
    ${spendFigures(...of).map((figure) =>
      paintFigure(
        figure,
        (width) =>
          rankedBarsChart(
            figure.rows.slice(0, DRAWN).map((row) => barOf(row, lang)),
            {lang, width}
          ),
        lang
      )
    )}
  </section>`;
}

function barOf({key, name, cost, currency, tokens}: OwnSpend, lang: Lang) {
  return {
    key,
    label: name[lang],
    value: cost,
    text: {
      en: `${formatMoney(cost, currency, "en")}, ${formatTokensShort(tokens, "en")} tokens`,
      zh: `${formatMoney(cost, currency, "zh")}，${formatTokensShort(tokens, "zh")}词元`
    }[lang]
  };
}
