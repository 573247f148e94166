import {html} from "npm:htl";
import type {ComparablesData} from "../../companies/comparables.js";
import {rerated, type Reratable} from "../../companies/multiples.js";
import {formatDate} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {share} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {figure} from "../figure.js";
import {COMPARABLE_COLUMNS, sourceOfRatios, multipleColumn} from "./comparable-parts.js";

/** What closing part of the gap to the American pair would do to each price, earnings as they are; nothing without a price. */
export function reratingFigure({reratable, multiples, names}: ComparablesData, lang: Lang): HTMLElement {
  if (reratable.length === 0) return html`<div></div>`;
  const slider = html<HTMLInputElement>`<input type="range" min="0" max="100" step="5" value="50" />`;
  const host = html`<div></div>`;
  const currency = ({unit}: Reratable) => unit.split(" ")[0] ?? "";
  const show = () => {
    const closed = slider.valueAsNumber / 100;
    const rows = reratable.map((each) => ({...each, after: rerated(each.price, each.own, each.pair, closed)}));
    host.replaceChildren(
      figure({
        name: "re-rating",
        lang,
        title: {
          en: say`If ${share(closed, 0)} of the gap closed, with earnings as they are`,
          zh: say`若差距收窄 ${share(closed, 0)}，盈利不变`
        },
        measure: {
          en: say`Price per share or ADS by basis; arithmetic, not a forecast: margins and growth differ, as the table above says`,
          zh: say`各口径下的每股（或每 ADS）价格；仅为算术，并非预测：利润率与增速不同，见上表`
        },
        draw: null,
        columns: [
          {key: "company", head: COMPARABLE_COLUMNS.company[lang], value: (r) => names[r.entity]?.[lang] ?? r.entity},
          {key: "basis", head: COMPARABLE_COLUMNS.basis[lang], value: (r) => r.basis[lang]},
          multipleColumn("own", COMPARABLE_COLUMNS.multiple[lang], (r: Reratable) => r.own),
          multipleColumn("pair", COMPARABLE_COLUMNS.pair[lang], (r: Reratable) => r.pair),
          {
            key: "price",
            head: COMPARABLE_COLUMNS.price[lang],
            unit: "per share",
            value: (r) => r.price,
            text: (r) => `${r.price.toFixed(2)} ${currency(r)}`
          },
          {
            key: "on",
            head: COMPARABLE_COLUMNS.day[lang],
            value: (r) => r.pricedOn,
            text: (r) => formatDate(r.pricedOn, lang)
          },
          {
            key: "after",
            head: {en: "Re-rated", zh: "重估后"}[lang],
            unit: "per share",
            value: (r) => r.after,
            text: (r) => `${r.after.toFixed(2)} ${currency(r)}`
          }
        ],
        rows,
        source: sourceOfRatios(multiples)
      })
    );
  };
  slider.addEventListener("input", show);
  show();
  const label = {en: "Part of the gap that closes", zh: "差距收窄比例"};
  return html`<div>
    <label class="field"><span class="input-label">${label[lang]}</span>${slider}</label>${host}
  </div>`;
}
