import {html} from "npm:htl";
import {formatDate} from "../lib/format.js";
import type {Lang} from "../lib/language.js";
import {linkTo} from "../lib/links.js";
import type {FilterHistory} from "../query/use-cases.js";

/** Leads to the history of use cases by model and country where it is on record, else says what brings it. */
export function categoryHistory(history: FilterHistory | null, lang: Lang): HTMLElement {
  if (history === null)
    return html`<p class="empty not-on-record">
      ${
        {
          en: "Weekly history by use case, model and country since January 2025 is not on record yet: “npm run refresh -- --backfill” with a key of OpenRouter’s Data API brings it. Until then this page shows the windows and the older categories that are.",
          zh: "2025 年 1 月以来按用途、模型与国家的每周历史尚未收录：持 OpenRouter Data API 密钥运行“npm run refresh -- --backfill”即可取得。在此之前，本页展示已收录的窗口与旧类别。"
        }[lang]
      }
    </p>`;
  const {from, to} = history;
  return html`<p>
    ${
      {
        en: `Weekly estimates by use case, model and country, ${formatDate(from, "en")} to ${formatDate(to, "en")}: `,
        zh: `按用途、模型与国家的每周估算，${formatDate(from, "zh")}至${formatDate(to, "zh")}：`
      }[lang]
    }<a href=${linkTo(`/${lang}/usage#data=categories&at=all-controls`)}>${{en: "slice them", zh: "切分查看"}[lang]}</a>
  </p>`;
}
