import {html} from "npm:htl";
import {rangeRowsChart} from "../../charts/range-rows.js";
import type {ComparablesData} from "../../companies/comparables.js";
import {multipleBands, type MultipleBand, type PastedPrice, type SeriesLack} from "../../companies/multiple-history.js";
import {readPrices} from "../../companies/pasted-prices.js";
import {sourceOfRatios} from "../../components/figures/comparable-parts.js";
import {daysText} from "../../figures/overview-facts.js";
import {figureColumn, type FigureValue} from "../../figures/spec.js";
import type {Lang, Text} from "../../lib/language.js";
import {keep, NOTHING_KEPT, readKept} from "../../lib/storage.js";
import {BREAK, COMMA} from "../../lib/signs.js";
import {count, day, multipleOf, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {paintFigure} from "../paint-figure.js";

const KEY = "alpha-ledger.prices";
const EXAMPLE = "2513 2026-10-30 812";

const WORDS = {
  paste: {en: "Paste prices of your own", zh: "粘贴您的股价"},
  help: {
    en: "A line each: company, day, price in the currency it is quoted in. Nothing leaves this browser. For instance:",
    zh: "每行一项：公司、日期、以挂牌货币计的股价。内容不会离开本浏览器。例如："
  },
  take: {en: "Use these", zh: "采用"},
  unread: {en: "Not understood: ", zh: "无法识别："},
  yours: {en: "yours", zh: "您粘贴的"}
} as const satisfies Record<string, Text>;

const MEASURE: Readonly<Record<MultipleBand["measure"], Text>> = {
  price_earnings: {en: "P/E", zh: "市盈率"},
  ev_sales: {en: "EV ÷ sales", zh: "EV/收入"},
  price_sales: {en: "Market cap ÷ sales", zh: "市值/收入"}
};

const LACKS: Readonly<Record<SeriesLack, Text>> = {
  prices: {en: "no close, market cap or rate of the day on record", zh: "当日收盘价、市值或汇率未收录"},
  accounts: {en: "no twelve months of accounts on record", zh: "十二个月账目未收录"},
  profit: {en: "it made a loss", zh: "亏损"},
  "net cash": {en: "no net cash beside its market cap on record", zh: "与市值对应的净现金未收录"}
};

/** Multiples through time as bands, with prices that a reader pastes and keeps in the browser. */
export function multipleHistoryFigure(data: ComparablesData, lang: Lang): HTMLElement {
  const figure = html`<div></div>`;
  const message = html`<p class="sheet-message" role="status"></p>`;
  const area = html<HTMLTextAreaElement>`<textarea rows="4" cols="32"></textarea>`;
  const take = html<HTMLButtonElement>`<button type="button">${WORDS.take[lang]}</button>`;
  const show = (text: string) => {
    const {prices, unread} = readPrices(text, data.names);
    message.textContent = unread.length > 0 ? `${WORDS.unread[lang]}${unread.join(" · ")}` : "";
    const value = historyValue(data, prices);
    figure.replaceChildren(paintFigure(value, (width) => bandsChart(value.rows, data, {width, lang}), lang));
  };
  take.addEventListener("click", () => {
    show(area.value);
    if (!keep(KEY, area.value)) message.append(` ${NOTHING_KEPT[lang]}`);
  });
  area.value = readKept(KEY) ?? "";
  show(area.value);
  return html`<div>
    ${figure}
    <details class="sheet-paste" id="paste-prices">
      <summary>${WORDS.paste[lang]}</summary>
      <label class="field"
        ><span class="input-label">${WORDS.help[lang]} <code lang="en">${EXAMPLE}</code></span
        >${area}</label
      >
      <div class="answer-controls">${take}</div>
    </details>
    ${message}
  </div>`;
}

/** Width below which a row has no room for its range beside its name. */
const NARROW_PX = 420;

/** Each band around its own median, so that three times sales and three hundred stand on one scale. */
function bandsChart(
  bands: readonly MultipleBand[],
  {names}: Pick<ComparablesData, "names">,
  {width, lang}: {readonly width: number; readonly lang: Lang}
): Element {
  const times = (value: number) => `${value.toFixed(1)}×`;
  const rows = bands.map(({entity, measure, low, median, high, latest}) => ({
    key: `${entity} ${measure}`,
    label: `${names[entity]?.[lang] ?? entity} · ${MEASURE[measure][lang]}`,
    low: low / median,
    high: high / median,
    mark: latest.value / median,
    text:
      width < NARROW_PX
        ? `${{en: "last", zh: "最近"}[lang]} ${times(latest.value)}`
        : `${low.toFixed(1)}–${times(high)}${{en: ", last ", zh: "，最近 "}[lang]}${times(latest.value)}`,
    color: "var(--accent)"
  }));
  return rangeRowsChart(rows, {lang, width, reference: {value: 1, label: {en: "median", zh: "中位数"}[lang]}});
}

/** The day of the last multiple of each company, day by day: ", of 17 Jul 2026 for Alibaba and of 31 Jul 2026 for Zhipu". */
function lastDaysWords(rows: readonly MultipleBand[], names: ComparablesData["names"]): Words {
  const days = [...new Set(rows.map(({latest}) => latest.date))].sort();
  const called = (date: string, lang: Lang) => {
    const entities = new Set(rows.flatMap(({entity, latest}) => (latest.date === date ? [entity] : [])));
    return [...entities].map((entity) => names[entity]?.[lang] ?? entity).join(COMMA[lang]);
  };
  return {
    en: days.flatMap((date, i) => say`${i > 0 ? "; " : ", "}of ${day(date)} for ${called(date, "en")}`),
    zh: days.flatMap((date, i) => say`${i > 0 ? "；" : "："}${called(date, "zh")}为${day(date)}`)
  };
}

/** Bands of every company; of sales by enterprise value, by market cap alone where the record has no net cash beside it. */
export function historyValue(
  {history, names, multiples}: Pick<ComparablesData, "history" | "names" | "multiples">,
  pasted: readonly PastedPrice[]
): FigureValue<MultipleBand> {
  const all = multipleBands(history.series, pasted);
  const hasEv = (entity: string) => all.some((band) => band.entity === entity && band.measure === "ev_sales");
  const rows = all.filter(({entity, measure}) => measure !== "price_sales" || !hasEv(entity));
  const below = rows.filter(({latest, median}) => latest.value < median);
  const days = rows.flatMap((row) => row.days);
  const datesOf = (some: typeof days) => some.map(({date}) => date).sort();
  const [dates, ownDates] = [datesOf(days), datesOf(days.filter(({isReaders}) => !isReaders))];
  const span = [day(dates[0] ?? ""), day(dates.at(-1) ?? "")] as const;
  const isShown = ({entity, measure}: {entity: string; measure: string}) =>
    rows.some((row) => row.entity === entity && (row.measure === measure || measure.endsWith("_sales")));
  const last = daysText(rows.map(({latest}) => latest.date));
  const lastDays = lastDaysWords(rows, names);
  const lacking = history.missing.filter((each) => !isShown(each) && each.measure !== "price_sales");
  const lacks = (lang: Lang) =>
    lacking
      .map(({entity, measure, lacks: what}) => {
        const name = `${names[entity]?.[lang] ?? entity} · ${MEASURE[measure][lang]}`;
        return {en: `${name} (${LACKS[what].en})`, zh: `${name}（${LACKS[what].zh}）`}[lang];
      })
      .join(BREAK[lang]);
  return {
    name: "multiple-history",
    title: {
      en: say`${count(below.length, "bands")} of ${count(rows.length, "bands")} multiples stand below the median of their own history on record, at last prices of ${last.en}`,
      zh: say`按${last.zh}的最近股价，${count(rows.length, "bands")} 个倍数中，有 ${count(below.length, "bands")} 个低于其在册历史的中位数`
    },
    measure: {
      en: say`Lowest, median, highest and last multiple over the prices on record, ${span[0]} to ${span[1]}: price ÷ earnings, or enterprise value ÷ sales, of the last twelve months on record that had ended; net cash, share counts (placings added) and exchange rates as on 26 February 2026. The bar is the range as a part of its median, the mark the last${lastDays.en}`,
      zh: say`在册股价（${span[0]}至${span[1]}）下的最低、中位、最高与最近倍数：股价除以届时已结束的最近十二个月盈利，或 EV 除以收入；净现金、股数（计入配售）与汇率取2026年2月26日。条形为区间与中位数之比，标记为最近值${lastDays.zh}`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => names[entity] ?? {en: entity, zh: entity}),
      figureColumn("measure", {en: "Multiple", zh: "倍数"}, ({measure}) => MEASURE[measure]),
      figureColumn("days", {en: "Prices", zh: "股价数"}, ({days}) => count(days.length, "prices")),
      figureColumn("low", {en: "Lowest", zh: "最低"}, ({low}) => multipleOf(low)),
      figureColumn("median", {en: "Median", zh: "中位"}, ({median}) => multipleOf(median)),
      figureColumn("high", {en: "Highest", zh: "最高"}, ({high}) => multipleOf(high)),
      figureColumn("latest", {en: "Last", zh: "最近"}, ({latest}) => multipleOf(latest.value)),
      figureColumn("to_median", {en: "Against the median", zh: "较中位数"}, ({latest, median}) =>
        share(latest.value / median - 1, 0)
      ),
      figureColumn("on", {en: "On", zh: "日期"}, ({latest}) => {
        const on = day(latest.date);
        return latest.isReaders ? {en: say`${on} (${WORDS.yours.en})`, zh: say`${on}（${WORDS.yours.zh}）`} : on;
      })
    ],
    rows,
    source: {...sourceOfRatios(multiples), asOf: ownDates.at(-1) ?? ""},
    ...(lacking.length > 0 && {note: {en: say`No history: ${lacks("en")}.`, zh: say`无历史：${lacks("zh")}。`}})
  };
}
