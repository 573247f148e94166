import {formatTokensShort} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import type {ResultRow, Rows} from "../../query/rows.js";
import type {UseCases} from "../../query/use-cases.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {columnsIn} from "../columns.js";
import {figure} from "../figure.js";
import {useCaseName} from "../../lib/use-cases.js";

/** What the slice of use cases is grouped by. */
export const GROUPS = ["model", "lab", "country", "use_case"] as const;

export type Group = (typeof GROUPS)[number];

export const GROUP_NAME: Readonly<Record<Group, Text>> = {
  model: {en: "Model", zh: "模型"},
  lab: {en: "Lab", zh: "实验室"},
  country: {en: "Country", zh: "国家"},
  use_case: {en: "Task", zh: "任务"}
};

/** The result of the slice: shares are the publisher’s, tokens are estimates and say so. */
export function useCaseSliceTable(rows: Rows, by: Group, data: UseCases, lang: Lang): HTMLElement {
  const total = rows.reduce((sum, r) => sum + Number(r["share_of_all"]), 0);
  const week = rows[0]?.["week_start"];
  const col = columnsIn(lang);
  const name = (r: ResultRow) =>
    by === "use_case" ? useCaseName(String(r["key"]))[lang] : String(r[lang === "zh" ? "key_zh" : "key"]);
  return figure<ResultRow>({
    name: "use-case-slice",
    lang,
    title: {
      en: say`Listed models in this slice: ${share(total)} of all classified tokens`,
      zh: say`所选范围内列出的模型：占全部已分类词元的 ${share(total)}`
    },
    measure: {
      en: say`Share of all classified tokens, ${count(data.window_days, "days")} days to ${day(data.as_of)}`,
      zh: say`占全部已分类词元之比，截至${day(data.as_of)}的 ${count(data.window_days, "days")} 天`
    },
    ...(typeof week === "string" && {note: estimateNote(week)}),
    draw: null,
    columns: [
      col.text(by, GROUP_NAME[by], name),
      col.share(
        "share_of_all",
        {en: "Share of classified tokens", zh: "占已分类词元"},
        (r) => Number(r["share_of_all"]),
        2
      ),
      {
        key: "tokens_estimate",
        head: {en: "Tokens a week (estimate)", zh: "周词元（估算）"}[lang],
        unit: "tokens, estimate",
        value: (r) => Number(r["tokens_estimate"]),
        text: (r) => `≈ ${formatTokensShort(Number(r["tokens_estimate"]), lang)}`
      }
    ],
    rows,
    source: {citation: data.citation, asOf: data.as_of, rights: "open"}
  });
}

function estimateNote(week: string): Words {
  return {
    en: say`Tokens are estimates: the share times all tokens of the week of ${day(week)}, the last whole week on record.`,
    zh: say`词元数为估算：占比乘以最近一个完整周（${day(week)}起）的总量。`
  };
}
