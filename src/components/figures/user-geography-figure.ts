import {html} from "npm:htl";
import type {Lang, Text} from "../../lib/language.js";
import {formatDate, formatMonth} from "../../lib/format.js";
import type {UserGeography, UserMeasure} from "../../query/user-geography.js";
import {share} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {columnsIn} from "../columns.js";
import {figure} from "../figure.js";

const SPEND = "share_pct (spend, billing location)";
const CONVERSATIONS = "share_of_global_usage_pct";

const MEASURE_NAME: Readonly<Record<UserMeasure, Text>> = {
  [SPEND]: {en: "Share of OpenRouter spend, by billing country, rounded", zh: "占 OpenRouter 支出，按账单所在国，约数"},
  share_of_weekly_spend_pct: {
    en: "Share of weekly OpenRouter spend, by billing country, approximate",
    zh: "占 OpenRouter 每周支出，按账单所在国，约数"
  },
  [CONVERSATIONS]: {en: "Share of Claude.ai conversations", zh: "占 Claude.ai 对话"},
  "AUI (usage share / working-age population share)": {
    en: "Claude.ai use over share of working-age people; the whole world’s is one",
    zh: "Claude.ai 用量占比与劳动年龄人口占比之比，全球为一"
  }
};

const GEOGRAPHY_ZH: Readonly<Record<string, string>> = {
  "United States": "美国",
  Singapore: "新加坡",
  Germany: "德国",
  China: "中国",
  India: "印度",
  Brazil: "巴西",
  Israel: "以色列",
  Australia: "澳大利亚",
  "New Zealand": "新西兰",
  "South Korea": "韩国",
  Canada: "加拿大",
  Indonesia: "印度尼西亚",
  Nigeria: "尼日利亚",
  Taiwan: "台湾地区",
  "Asia (early 2025)": "亚洲（2025年初）",
  "Asia (late 2025)": "亚洲（2025年末）"
};

/** Where users are, as far as anybody has published it. Throws where none of it is given. */
export function userGeographyFigure(rows: readonly UserGeography[], lang: Lang): HTMLElement {
  const [latest] = [...rows].sort((a, b) => (a.as_of < b.as_of ? 1 : -1));
  if (!latest) throw new Error("published figures on users: none; expected some on record");
  const inUs = (measure: UserMeasure) => rows.find((r) => r.measure === measure && r.geography === "United States");
  const [spend, conversations] = [inUs(SPEND), inUs(CONVERSATIONS)];
  const part = ({value}: UserGeography) => share(value / 100, Number.isInteger(value) ? 0 : 1);
  const percent = (row: UserGeography) => part(row).print(lang);
  const text = (row: UserGeography) => (row.measure.startsWith("AUI") ? String(row.value) : percent(row));
  const col = columnsIn(lang);
  return figure({
    name: "user-countries",
    lang,
    title:
      spend && conversations
        ? {
            en: say`The US pays ${part(spend)} of one router’s bill, asks ${part(conversations)} of one chat’s questions`,
            zh: say`美国占某路由平台支出的 ${part(spend)}，占某聊天产品对话的 ${part(conversations)}`
          }
        : {en: say`Where users are, as published`, zh: say`已公布的用户所在地`},
    measure: {
      en: say`Published figures by country of users; none is by model, and measures do not compare with each other`,
      zh: say`已公布的按用户所在国的数字；均不区分模型，不同指标不可互相比较`
    },
    draw: null,
    columns: [
      col.text("measure", {en: "Measure", zh: "指标"}, (r: UserGeography) => MEASURE_NAME[r.measure][lang]),
      col.text("geography", {en: "Users in", zh: "用户所在地"}, (r: UserGeography) =>
        lang === "zh" ? (GEOGRAPHY_ZH[r.geography] ?? r.geography) : r.geography
      ),
      {key: "value", head: {en: "Value", zh: "数值"}[lang], unit: "percent, or index", value: (r) => r.value, text},
      {
        key: "period",
        head: {en: "Period", zh: "期间"}[lang],
        value: (r) => r.period,
        show: (r) => periodElement(r.period, lang)
      },
      {key: "publisher", head: {en: "Publisher", zh: "发布者"}[lang], value: (r) => r.publisher, isForeign: true},
      {key: "read_from", head: {en: "Read from", zh: "转录出处"}[lang], value: (r) => r.read_from, isForeign: true}
    ],
    rows,
    source: {citation: [...new Set(rows.map((r) => r.citation))].join(" "), asOf: latest.as_of, rights: "cite"}
  });
}

/** Both ends of a period of days or months, such as `2025-08-04..2025-08-11`, as times. */
function periodElement(period: string, lang: Lang): HTMLElement {
  const ends = period.split("..").map((end) => {
    const text = /^\d{4}-\d{2}$/.test(end) ? formatMonth(new Date(`${end}-01`), lang) : formatDate(end, lang);
    return html`<time datetime=${end}>${text}</time>`;
  });
  return html`<span>${ends[0] ?? ""}${ends[1] ? [{en: " to ", zh: "至"}[lang], ends[1]] : ""}</span>`;
}
