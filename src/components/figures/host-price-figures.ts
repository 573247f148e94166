import {html} from "npm:htl";
import {hostSpreadChart} from "../../charts/host-spread.js";
import {seriesLinesChart} from "../../charts/series-lines.js";
import {seriesChart} from "../../charts/series.js";
import {hostedTitle, makerMovesTitle, pricedShareTitle, undercutTitle} from "../../figures/titles/hosts.js";
import {addDays, type IsoDate} from "../../lib/dates.js";
import {formatShareTick} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {profileLink} from "../../lib/profile-address.js";
import {missingWeeks} from "../../query/basis.js";
import {
  hostedWeeks,
  undercut,
  type HostedWeek,
  type HostPriceData,
  type HostSpreadMonth,
  type ListPriceEvent,
  type PricedWeek
} from "../../query/host-price-data.js";
import {count, day} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {columnsIn, HEAD} from "../columns.js";
import {EVENT_KIND_NAME} from "./event-names.js";
import {figure} from "../figure.js";
import type {FigureSource} from "../figure-spec.js";

/** Models drawn; the table holds all. */
const DRAWN = 12;

function sourceOf({citation, lastKnownOn}: HostPriceData): FigureSource {
  return {citation, asOf: lastKnownOn ?? "2025-01-01", rights: "open"};
}

/** What hosts list for the most used models on the last day of a month: the maker's own price against the others'. */
export function hostSpreadFigure(data: HostPriceData, month: IsoDate, lang: Lang): HTMLElement {
  const rows = data.spreads.filter((row) => row.day === month);
  const own = rows.filter(({tokens, maker}) => tokens !== null && maker !== null).slice(0, DRAWN);
  const {models, cheaper} = undercut(data.spreads, month);
  const col = columnsIn(lang);
  return figure<HostSpreadMonth>({
    name: "host-spread",
    lang,
    title: undercutTitle(models, cheaper),
    measure: {
      en: say`List price of output, US dollars per million tokens, ${day(month)}: the maker’s own (dot), other hosts from lowest to highest (bar) with their median (tick), the router left out; the ${count(own.length, "models")} most used models that their maker lists`,
      zh: say`输出标价（美元/百万词元），${day(month)}：厂商自营价（圆点）、其他托管方由低至高（条）及其中位数（竖线），不含路由平台；厂商自营模型中用量最大的 ${count(own.length, "models")} 个`
    },
    draw: (width) =>
      hostSpreadChart(
        own.map((row) => ({
          ...row,
          key: row.model,
          label: row.name,
          link: profileLink({kind: "model", key: row.model}, lang)
        })),
        {lang, width}
      ),
    columns: [
      col.subject(
        "model",
        (r) => r.name,
        (r) => r.model
      ),
      {key: "hosts", head: {en: "Hosts", zh: "托管方"}[lang], value: (r) => r.hosts},
      col.price("maker", {en: "Maker", zh: "厂商"}, (r) => r.maker),
      col.price("lowest_other", {en: "Others, lowest", zh: "其他最低"}, (r) => r.lowest),
      col.price("median_other", {en: "median", zh: "中位数"}, (r) => r.median),
      col.price("highest_other", {en: "highest", zh: "最高"}, (r) => r.highest),
      {...col.tokens("tokens", HEAD.tokens, (r: HostSpreadMonth) => r.tokens ?? NaN), value: (r) => r.tokens}
    ],
    rows,
    source: sourceOf(data),
    note: {
      en: say`Hosts include gateways that resell others. A name at a host is a model’s where it is that of no other model; a smaller copy of it under another name is left out. The record is kept by hand.`,
      zh: say`托管方包括转售他方的网关。某托管方的名称仅在不与其他模型重名时才归于该模型，以其他名称上架的缩小版不计。记录由人手维护。`
    },
    sql: `SELECT model, hosts, maker_output_usd_per_mtok, lowest_other_output_usd_per_mtok, highest_other_output_usd_per_mtok
FROM host_price_spread_monthly
WHERE day = DATE '${month}'
ORDER BY hosts DESC`
  });
}

/** Every dated change of a price at a maker's own host, latest first. */
export function makerPricesFigure(data: HostPriceData, lang: Lang): HTMLElement {
  const rows = data.events.filter(({kind}) => kind === "price_cut" || kind === "price_rise");
  const atRouter = data.events.filter(({kind}) => kind === "router_cheaper");
  const cuts = rows.filter(({kind}) => kind === "price_cut").length;
  const last = day(data.lastKnownOn ?? "2025-01-01");
  const col = columnsIn(lang);
  return figure<ListPriceEvent>({
    name: "maker-prices",
    lang,
    title: makerMovesTitle(cuts, rows.length - cuts, atRouter.length),
    measure: {
      en: say`Changes of list prices at makers’ own hosts to ${last}, US dollars per million tokens; each happened on the day given, that of the record, or before it`,
      zh: say`截至${last}厂商自营处的标价变动（美元/百万词元）；变动发生在所列记录日或更早`
    },
    draw: null,
    columns: [
      col.date("day", {en: "Day of the record", zh: "记录日"}, (r) => r.day),
      col.text("kind", {en: "Kind", zh: "类别"}, (r) => EVENT_KIND_NAME[r.kind][lang]),
      col.subject(
        "model",
        (r) => r.name,
        (r) => r.model
      ),
      col.text("host", {en: "Host", zh: "托管方"}, (r) => r.host),
      col.price("was_input", {en: "Input before", zh: "原输入价"}, (r) => r.wasInput),
      col.price("now_input", {en: "after", zh: "现输入价"}, (r) => r.nowInput),
      col.price("was_output", {en: "Output before", zh: "原输出价"}, (r) => r.wasOutput),
      col.price("now_output", {en: "after", zh: "现输出价"}, (r) => r.nowOutput)
    ],
    rows,
    source: sourceOf(data),
    note: {
      en: say`A cheaper host on the router is no price cut: those days are counted in the title and left out here. A correction of the hand-kept record reads like a change.`,
      zh: say`路由平台换成更便宜的托管方不算降价：标题计入其天数，此表不列。价目由人手维护，更正在记录中与变动无异。`
    },
    sql: "SELECT *\nFROM list_price_event\nWHERE kind IN ('price_cut', 'price_rise')\nORDER BY day DESC"
  });
}

const PARTS = [
  {
    key: "makerAndOthers",
    swatch: "maker-and-others",
    name: {en: "Maker and others", zh: "厂商与他方"},
    color: "var(--series-2)"
  },
  {key: "makerOnly", swatch: "maker-only", name: {en: "Maker alone", zh: "仅厂商"}, color: "var(--series-1)"},
  {
    key: "othersOnly",
    swatch: "others-only",
    name: {en: "Others alone", zh: "仅他方"},
    color: "var(--series-3)"
  },
  {key: "none", swatch: "none", name: {en: "Nobody on record", zh: "无记录"}, color: "var(--rest)"}
] as const;

/** Who lists the models of each week's tokens: at most the maker's part is first-party. */
export function hostedFigure(data: HostPriceData, lang: Lang, usageCitation: string): HTMLElement {
  const rows = hostedWeeks(data);
  const byWeek = new Map(rows.map((row) => [row.week, row]));
  const weeks = rows.map(({week}) => week);
  const calendar = [...weeks, ...missingWeeks(weeks)].sort();
  const last = rows.at(-1);
  const of = (row: Omit<HostedWeek, "origin">, ...keys: (typeof PARTS)[number]["key"][]) =>
    keys.reduce((sum, key) => sum + row[key], 0) / row.tokens;
  const series = PARTS.map(({key, name, color}) => ({
    key,
    label: name[lang],
    color,
    values: calendar.map((week) => {
      const row = byWeek.get(week);
      return row ? of(row, key) : null;
    })
  }));
  const col = columnsIn(lang);
  return figure({
    name: "hosted-tokens",
    lang,
    title: last
      ? hostedTitle(of(last, "makerOnly", "makerAndOthers"), of(last, "othersOnly"), of(last, "none"), last.week)
      : hostedTitle(0, 0, 1, null),
    measure: {
      en: say`Share of all tokens of the week by who lists the model beside the router on its Sunday, to the week of ${day(last?.week ?? "2025-01-06")}, the last that the record of hosts reaches`,
      zh: say`按该周周日除路由平台外谁列出该模型划分的词元占比，截至${day(last?.week ?? "2025-01-06")}当周（托管方记录的最后一周）`
    },
    draw: (width) =>
      seriesChart(
        {periods: calendar, ends: calendar.map((week) => addDays(week, 7)), series},
        {lang, width, scale: "share", unit: "share", isChosen: () => true}
      ),
    columns: [
      col.date("week_start", HEAD.week, (r: Omit<HostedWeek, "origin">) => r.week),
      ...PARTS.map(({key, name}) => col.share(key, name, (r: Omit<HostedWeek, "origin">) => of(r, key)))
    ],
    rows: [...rows].reverse(),
    source: {...sourceOf(data), citation: `${usageCitation} ${data.citation}`},
    note: html`<span class="origin-key"
        >${PARTS.map(({name, swatch}) => html`<span><i class=${`swatch swatch-${swatch}`}></i>${name[lang]}</span>`)}</span
      >
      ${
        {
          en: "Who served which token is not published. A maker serves at most what it lists itself, and what it lists any of the others may have served.",
          zh: "每个词元由谁提供并未公布。厂商至多承担其自行列出者，而其列出者也可能由其他托管方提供。"
        }[lang]
      }`,
    sql: "SELECT week_start, sum(maker_only_tokens + maker_and_others_tokens) / sum(tokens) AS first_party_at_most\nFROM hosted_tokens_weekly\nGROUP BY week_start\nORDER BY week_start DESC"
  });
}

const RECORDS = [
  {key: "anyHost", name: {en: "At any host", zh: "任一托管方"}, color: "var(--origin-elsewhere)"},
  {key: "router", name: {en: "At the router", zh: "路由平台"}, color: "var(--accent)"},
  {key: "snapshots", name: {en: "Snapshots alone", zh: "仅快照"}, color: "var(--theme-foreground-muted)"}
] as const;

/** Share of each week's tokens with a list price by its end, by which records count. */
export function pricedShareFigure(data: HostPriceData, lang: Lang, usageCitation: string): HTMLElement {
  const weeks = data.priced.map(({week}) => week);
  const byWeek = new Map(data.priced.map((row) => [row.week, row]));
  const calendar = [...weeks, ...missingWeeks(weeks)].sort();
  const gained = data.priced.reduce<PricedWeek | null>(
    (most, row) => (most && most.router - most.snapshots >= row.router - row.snapshots ? most : row),
    null
  );
  const col = columnsIn(lang);
  return figure<PricedWeek>({
    name: "priced-tokens",
    lang,
    title: pricedShareTitle(data.priced.at(-1) ?? null, gained),
    measure: {
      en: say`Share of all tokens of the week with a list price on record by its end, free variants included. Dollars above count the router’s price alone; a price at another host is no price of the router`,
      zh: say`该周结束前有标价记录的词元占比，含免费变体。上文的美元数只计路由平台价格；其他托管方的价格不是路由平台的价格`
    },
    draw: (width) =>
      seriesLinesChart(
        RECORDS.map(({key, name, color}) => ({
          key,
          label: name[lang],
          color,
          isStrong: key === "router",
          isDashed: key === "anyHost",
          points: calendar.map((date) => ({date, value: byWeek.get(date)?.[key] ?? null}))
        })),
        {lang, width, format: (value) => formatShareTick(value, lang)}
      ),
    columns: [
      col.date("week_start", HEAD.week, (r) => r.week),
      ...RECORDS.map(({key, name}) => col.share(key, name, (r: PricedWeek) => r[key]))
    ],
    rows: [...data.priced].reverse(),
    source: {...sourceOf(data), citation: `${usageCitation} ${data.citation}`},
    sql: "SELECT *\nFROM priced_tokens_weekly\nORDER BY week_start DESC"
  });
}
