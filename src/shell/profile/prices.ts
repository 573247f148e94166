import {html} from "npm:htl";
import {seriesLinesChart, type NamedSeries} from "../../charts/series-lines.js";
import {columnsIn} from "../../components/columns.js";
import {dataTable} from "../../components/data-table.js";
import {figure} from "../../components/figure.js";
import {formatUsd} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {PAUSE} from "../../lib/signs.js";
import type {HostListing, HostMonth, ListPrice, ModelHosts, ProfileData} from "../../query/profile-data.js";
import type {Profile} from "../../query/profile.js";
import {quotedText} from "../../query/quoted.js";
import {daySpan} from "../../words/period.js";
import {count, day, usd} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {said, sourced, type ProfileSection} from "./sections.js";

type Hosts = NonNullable<ProfileData["hosts"]>;

/** List prices of a model at the router through time, then what its maker and other hosts list, by month and now. */
export function pricesSection(
  {model}: Profile & {readonly model: NonNullable<Profile["model"]>},
  data: ProfileData
): ProfileSection {
  const name: Text = {en: "Prices", zh: "价格"};
  const prices = data.prices.filter((p) => p.model === model.model).reverse();
  const own = data.hosts?.models[model.model];
  const removed = data.removals.find((r) => r.model === model.model);
  return {
    name,
    body: (lang) =>
      html`<div>
        ${routerTable(prices, model.isFree, lang)}
        ${removed ? said({en: say`The router’s listing was found removed on ${day(removed.day)}: it was withdrawn on or before that day.`, zh: say`${day(removed.day)}的记录显示路由平台已下架该模型：下架发生在该日或更早。`}, removed.citation, lang) : ""}
        ${data.hosts && own ? hostsPart(model.model, own, data.hosts, lang) : html`<p class="empty">${{en: "No price at another host is on record under a name that is this model’s alone.", zh: "其他托管方没有以仅属此模型的名称记录的价格。"}[lang]}</p>`}
        ${sourced([...prices.map((p) => p.citation), ...(own ? [data.hosts.citation] : []), ...(removed ? [removed.citation] : [])], lang)}
      </div>`
  };
}

function routerTable(prices: readonly ListPrice[], isFree: boolean, lang: Lang): HTMLElement {
  if (prices.length === 0)
    return html`<p class="empty">
      ${isFree ? {en: "A free variant: the router charges nothing for it.", zh: "免费变体：路由平台不收费。"}[lang] : {en: "No list price of it at the router is on record.", zh: "路由平台的标价未见记录。"}[lang]}
    </p>`;
  const col = columnsIn(lang);
  return html`<div>
    ${said({en: say`List price at the router, US dollars per million tokens, on the days it was recorded as new, and on the last day on record.`, zh: say`路由平台标价（美元/百万词元），列出记录为新价的日子与最后有记录之日。`}, "", lang)}
    ${dataTable(
      [
        col.date("day", {en: "Day on record", zh: "记录日"}, (p: ListPrice) => p.day),
        col.price("input", {en: "Input", zh: "输入"}, (p: ListPrice) => p.input),
        col.price("output", {en: "Output", zh: "输出"}, (p: ListPrice) => p.output)
      ],
      prices,
      {lang, source: prices[0]?.citation ?? "", label: {en: "Prices", zh: "价格"}[lang]}
    )}
  </div>`;
}

function hostsPart(model: string, {listings, months}: ModelHosts, hosts: Hosts, lang: Lang): HTMLElement {
  const col = columnsIn(lang);
  return html`<div>
    ${months.length > 1 ? monthsFigure(model, months, hosts, lang) : ""}
    ${said(hostWords(listings, hosts), hosts.citation, lang)}
    ${
      listings.length === 0
        ? ""
        : html`<details class="profile-hosts">
            <summary>${{en: "Host by host", zh: "逐个托管方"}[lang]}</summary>
            ${dataTable<HostListing>(
              [
                col.text("host", {en: "Host", zh: "托管方"}, ([host]) => host),
                col.text(
                  "whose",
                  {en: "Whose", zh: "归属"},
                  ([, isMaker]) =>
                    (isMaker ? {en: "the maker’s own", zh: "厂商自营"} : {en: "another", zh: "他方"})[lang]
                ),
                col.date("since", {en: "Listed since", zh: "列价始于"}, ([, , since]) => since),
                col.price("input", {en: "Input", zh: "输入"}, ([, , , input]: HostListing) => input),
                col.price("output", {en: "Output", zh: "输出"}, ([, , , , output]: HostListing) => output)
              ],
              listings,
              {lang, source: hosts.citation, label: {en: "Host by host", zh: "逐个托管方"}[lang]}
            )}
          </details>`
    }
  </div>`;
}

/** What hosts beside the router ask now, as last known. */
function hostWords(listings: readonly HostListing[], {day: on}: Hosts): Words {
  const priced = listings.filter(([, , , , output]) => output !== null && output > 0);
  const outputs = priced.map(([, , , , output]) => output ?? NaN);
  if (outputs.length === 0)
    return {
      en: say`No host beside the router listed a price for it on ${day(on)}, the last day of the record.`,
      zh: say`记录的最后一日（${day(on)}）没有路由平台之外的托管方列出其价格。`
    };
  const makers = priced.filter(([, isMaker]) => isMaker).map(([, , , , output]) => output ?? NaN);
  const [n, low, high, date] = [
    count(outputs.length, "hosts"),
    usd(Math.min(...outputs)),
    usd(Math.max(...outputs)),
    day(on)
  ];
  const own =
    makers.length === 0
      ? {en: say``, zh: say``}
      : {en: say`; its maker asked ${usd(Math.min(...makers))}`, zh: say`；厂商自营价 ${usd(Math.min(...makers))}`};
  return {
    en: say`Beside the router, last known on ${date}: ${n} ${outputs.length === 1 ? "host" : "hosts"} asked ${low} to ${high} per million tokens of output${own.en}. They are no prices of the router.`,
    zh: say`路由平台之外（截至${date}最后所知）：${n} 家托管方的输出价为每百万词元 ${low} 至 ${high}${own.zh}；均非路由平台价格。`
  };
}

/** Output prices by month: the router’s and the maker’s as lines, those of other hosts as a band. */
function monthsFigure(
  model: string,
  months: readonly HostMonth[],
  {citation, day: asOf}: Hosts,
  lang: Lang
): HTMLElement {
  const line = (key: string, label: Text, color: string, value: (month: HostMonth) => number | null): NamedSeries => ({
    key,
    label: label[lang],
    color,
    points: months.map((month) => ({date: month[0], value: value(month)}))
  });
  const band: NamedSeries = {
    key: "others",
    label: {en: "Other hosts", zh: "其他托管方"}[lang],
    color: "var(--theme-foreground-faint)",
    points: months.map(([date, , , low, high]) => ({date, value: null, low, high}))
  };
  const lines = [
    line("router", {en: "Router", zh: "路由平台"}, "var(--accent)", ([, router]) => router),
    line("maker", {en: "Maker", zh: "厂商自营"}, "var(--origin-us)", ([, , maker]) => maker)
  ].filter(({points}) => points.some(({value}) => value !== null));
  const span = daySpan(months[0]?.[0] ?? asOf, months.at(-1)?.[0] ?? asOf);
  const col = columnsIn(lang);
  return figure<HostMonth>({
    name: "profile-hosts",
    lang,
    title: monthsTitle(months),
    measure: {
      en: say`List price of output, US dollars per million tokens, on the last day of each month, ${span.en}`,
      zh: say`每月末日的输出标价（美元/百万词元），${span.zh}`
    },
    draw: (width) =>
      seriesLinesChart([band, ...lines], {
        lang,
        width,
        format: (v) => formatUsd(v, lang),
        marginLeft: lang === "zh" ? 72 : 58
      }),
    columns: [
      col.date("day", {en: "Day", zh: "日期"}, ([date]) => date),
      col.price("router", {en: "Router", zh: "路由平台"}, ([, router]: HostMonth) => router),
      col.price("maker", {en: "Maker", zh: "厂商自营"}, ([, , maker]: HostMonth) => maker),
      col.price("lowest_other", {en: "Others, lowest", zh: "其他最低"}, ([, , , low]: HostMonth) => low),
      col.price("highest_other", {en: "highest", zh: "最高"}, ([, , , , high]: HostMonth) => high)
    ],
    rows: [...months].reverse(),
    source: {citation, asOf, rights: "open"},
    sql: `SELECT host, listing, valid_from, valid_to, output_usd_per_mtok, is_maker, is_router\nFROM host_price\nWHERE model = ${quotedText(model)}\nORDER BY host, valid_from`
  });
}

/** The last month’s prices, each where it is on record. */
function monthsTitle(months: readonly HostMonth[]): Words {
  const [, router = null, maker = null, low = null, high = null] = months.at(-1) ?? [];
  const parts = [
    ...(router === null ? [] : [{en: say`router ${usd(router)}`, zh: say`路由平台 ${usd(router)}`}]),
    ...(maker === null ? [] : [{en: say`maker ${usd(maker)}`, zh: say`厂商 ${usd(maker)}`}]),
    ...(low === null || high === null
      ? []
      : [{en: say`other hosts ${usd(low)} to ${usd(high)}`, zh: say`其他托管方 ${usd(low)} 至 ${usd(high)}`}])
  ];
  const joined = (lang: Lang) => parts.flatMap((part, i) => [...(i > 0 ? [PAUSE[lang]] : []), ...part[lang]]);
  return {en: say`A million output tokens: ${joined("en")}`, zh: say`每百万输出词元：${joined("zh")}`};
}
