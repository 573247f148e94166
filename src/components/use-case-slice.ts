import {formatDate, formatShare, formatTokensShort} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import type {Rows} from "../query/rows.js";
import type {UseCases} from "../query/use-cases.js";
import {dataTable} from "./data-table.js";
import {html} from "npm:htl";
import {useCaseName} from "./use-case-figures.js";

/** What the slice of use cases is grouped by. */
export const GROUPS = ["model", "lab", "country", "use_case"] as const;

export type Group = (typeof GROUPS)[number];

export const GROUP_NAME: Readonly<Record<Group, Text>> = {
  model: {en: "Model", zh: "模型"},
  lab: {en: "Lab", zh: "实验室"},
  country: {en: "Country", zh: "国家"},
  use_case: {en: "Task", zh: "任务"}
};

const ESTIMATE: Text = {en: "Estimate", zh: "估算"};

/** The result of the slice: shares are the publisher’s, tokens are estimates and say so. */
export function useCaseSliceTable(rows: Rows, by: Group, data: UseCases, lang: Lang): HTMLElement {
  const total = rows.reduce((sum, r) => sum + Number(r["share_of_all"]), 0);
  const week = String(rows[0]?.["week_start"] ?? "");
  if (!rows.length)
    return html`<p class="empty">
      ${{en: "No listed model fits this choice.", zh: "没有列出的模型符合所选条件。"}[lang]}
    </p>`;
  return html`<section class="figure" id="use-case-slice">
    <p class="figure-title">
      ${{en: `Listed models in this slice: ${formatShare(total, "en")} of all tokens`, zh: `所选范围内列出的模型：占全部词元的 ${formatShare(total, "zh")}`}[lang]}
    </p>
    <p class="figure-subtitle">
      ${
        {
          en: `Share of all classified tokens, ${data.window_days} days to ${formatDate(data.as_of, "en")}; tokens are estimates: the share times all tokens of the week of ${formatDate(week, "en")}, the last whole week on record`,
          zh: `占全部已分类词元之比，截至 ${formatDate(data.as_of, "zh")} 的 ${data.window_days} 天；词元数为估算：占比乘以最近一个完整周（${formatDate(week, "zh")}）的总量`
        }[lang]
      }
    </p>
    ${dataTable(
      [
        {
          key: "key",
          head: GROUP_NAME[by][lang],
          value: (r) =>
            by === "use_case" ? useCaseName(String(r["key"]), lang) : String(r[lang === "zh" ? "key_zh" : "key"])
        },
        {
          key: "share_of_all",
          head: {en: "Share of all", zh: "占全部"}[lang],
          unit: "share",
          value: (r) => Number(r["share_of_all"]),
          text: (r) => formatShare(Number(r["share_of_all"]), lang, 2)
        },
        {
          key: "tokens_estimate",
          head: {en: "Tokens a week (estimate)", zh: "周词元（估算）"}[lang],
          unit: "tokens, estimate",
          value: (r) => Number(r["tokens_estimate"]),
          text: (r) => `≈ ${formatTokensShort(Number(r["tokens_estimate"]), lang)}`
        }
      ],
      rows,
      {lang, source: data.citation, caption: ESTIMATE[lang]}
    )}
    <p class="figure-source">${data.citation}</p>
  </section>`;
}
