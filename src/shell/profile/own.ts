import {html} from "npm:htl";
import {dataTable} from "../../components/data-table.js";
import {columnsIn, HEAD} from "../../components/columns.js";
import {formatInteger, formatMoney} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {monthText} from "../../figures/own-spend.js";
import type {ProfileSubject} from "../../lib/profile-address.js";
import type {OwnSpend, OwnTables} from "../../query/own/tables.js";
import type {ProfileData} from "../../query/profile-data.js";
import {profileOf} from "../../query/profile.js";
import type {ProfileSection} from "./sections.js";
import {profileWeeksFigure} from "./weeks-figure.js";

const NAME: Text = {en: "In your own requests", zh: "自有请求中"};
const NONE: Text = {en: "No request of your own is of it.", zh: "自有请求中没有它。"};

/** What labs or models carry and cost in requests of one's own: weeks, then each month's tokens and cost. */
export function ownSection(own: OwnTables, data: ProfileData, subjects: readonly ProfileSubject[]): ProfileSection {
  const profiles = subjects.map((subject) => profileOf(own.usage, data, subject)).filter(({weeks}) => weeks.length > 0);
  const spend = ownSpendOf(own, subjects);
  return {
    name: NAME,
    body: (lang) =>
      profiles.length === 0
        ? html`<p class="empty">${NONE[lang]}</p>`
        : html`<div>
            ${profileWeeksFigure(own.usage, profiles, lang, {isOwn: true})}
            ${dataTable(columnsOf(lang), spend, {lang, source: own.usage.citation, label: NAME[lang]})}
          </div>`
  };
}

/** Months of models of one's own, of labs those of their models; the last first. */
export function ownSpendOf({spend}: Pick<OwnTables, "spend">, subjects: readonly ProfileSubject[]): OwnSpend[] {
  const isOf = ({key, lab}: OwnSpend) =>
    subjects.some((subject) => subject.key === (subject.kind === "model" ? key : lab));
  return spend
    .filter((row) => row.by === "model" && isOf(row))
    .sort((a, b) => (a.month < b.month ? 1 : a.month > b.month ? -1 : b.cost - a.cost || b.tokens - a.tokens));
}

function columnsOf(lang: Lang) {
  const col = columnsIn(lang);
  const month: Text = {en: "Month", zh: "月份"};
  return [
    col.text("month", month, (row: OwnSpend) => monthText(row.month)[lang]),
    col.subject(
      "model",
      (row: OwnSpend) => row.name[lang],
      (row: OwnSpend) => row.key
    ),
    col.tokens("tokens", HEAD.tokens, (row: OwnSpend) => row.tokens),
    {
      key: "requests",
      head: {en: "Requests", zh: "请求数"}[lang],
      unit: "requests",
      value: (row: OwnSpend) => row.requests,
      text: (row: OwnSpend) => formatInteger(row.requests, lang)
    },
    {
      key: "cost",
      head: {en: "Cost", zh: "成本"}[lang],
      value: (row: OwnSpend) => row.cost,
      text: (row: OwnSpend) => formatMoney(row.cost, row.currency, lang)
    },
    {
      key: "cost_per_mtok",
      head: {en: "Cost per million tokens", zh: "每百万词元成本"}[lang],
      value: (row: OwnSpend) => (row.tokens === 0 ? null : (row.cost / row.tokens) * 1e6),
      text: (row: OwnSpend) => (row.tokens === 0 ? "–" : formatMoney((row.cost / row.tokens) * 1e6, row.currency, lang))
    }
  ];
}
