import {html} from "npm:htl";
import {multipleDotsChart, type Band, type MultipleDot} from "../charts/multiple-dots.js";
import type {Comparable, ComparablesData, Measure} from "../companies/comparables.js";
import {NOTE_DAY, PEERS, rerated, type EarningsMultiple, type NoteVerdict} from "../companies/multiples.js";
import type {CompanyFact} from "../companies/facts.js";
import {formatDate, formatShare} from "../lib/format.js";
import type {Lang, Text} from "../lib/language.js";
import type {TableColumn} from "./data-table.js";
import {figure, type FigureSource} from "./figure.js";
import {number, numbersIn} from "./number.js";

const SOURCE: FigureSource = {
  citation: "Prices, estimates and filings, each named with its date in the table; worked out by Alpha Ledger.",
  asOf: NOTE_DAY,
  rights: "cite"
};

const COLUMNS = {
  company: {en: "Company", zh: "公司"},
  basis: {en: "Basis", zh: "口径"},
  day: {en: "Price of", zh: "价格日期"},
  to: {en: "Period to", zh: "期间截至"},
  value: {en: "Value", zh: "数值"},
  multiple: {en: "P/E", zh: "市盈率"},
  pair: {en: "Mean of Microsoft and Alphabet", zh: "微软与 Alphabet 均值"},
  discount: {en: "Discount", zh: "折让"},
  documents: {en: "Documents", zh: "依据文件"}
} as const satisfies Record<string, Text>;

const MEASURE_NAME: Readonly<Record<Measure, Text>> = {
  growth: {en: "Growth of revenue", zh: "收入增速"},
  operating_margin: {en: "Operating margin, group", zh: "集团经营利润率"},
  cloud_margin: {en: "Operating margin, cloud", zh: "云业务经营利润率"},
  ev_sales: {en: "EV ÷ sales", zh: "EV/收入"},
  price_sales: {en: "Market cap ÷ sales", zh: "市值/收入"},
  ev_ebitda: {en: "EV ÷ EBITDA", zh: "EV/EBITDA 倍数"},
  net_cash_to_sales: {en: "Net cash ÷ sales", zh: "净现金/收入"}
};

const CLAIM_NAME: Readonly<Record<NoteVerdict["claim"], Text>> = {
  china: {en: "Chinese platforms at", zh: "中国平台市盈率"},
  us: {en: "their American peers at", zh: "美国同业市盈率"},
  discount: {en: "a discount of", zh: "折让"}
};

/** "14.4×". */
function times(value: number): string {
  return `${value.toFixed(1)}×`;
}

function documents(facts: readonly CompanyFact[]): string {
  return [...new Set(facts.map(({document, source_date: date}) => `${document} (${date})`))].join("; ");
}

/** The note's three statements, each with the bases it holds on and those it does not. */
export function comparablesAnswer(data: ComparablesData, lang: Lang): HTMLElement {
  const part = (claim: NoteVerdict["claim"]) => {
    const own = data.verdicts.filter((v) => v.claim === claim);
    const [first] = own;
    if (!first) return "";
    const held = own.filter(({holds}) => holds);
    const count = (n: number) => number({value: n, unit: "bases", source: SOURCE.citation, text: String(n)});
    const range = numbersIn(
      claim === "discount"
        ? formatShare((first.low + first.high) / 2, lang, 0)
        : `${first.low}–${times(first.high).replace(".0", "")}`,
      {source: data.noteCitation}
    );
    const names = [...new Set(held.map(({entity}) => data.names[entity]?.[lang] ?? entity))];
    const who = names.length > 0 ? {en: `, those of ${names.join(", ")}`, zh: `（${names.join("、")}）`}[lang] : "";
    return lang === "zh"
      ? html`<span
          >${CLAIM_NAME[claim].zh} ${range}：${count(held.length)} 种口径成立${who}，共 ${count(own.length)}
          种口径。</span
        >`
      : html`<span
          >${claim === "us" ? "Their American peers at" : claim === "china" ? "Chinese platforms at" : "A discount of about"}
          ${range} holds on ${count(held.length)} of ${count(own.length)} bases${who}.
        </span>`;
  };
  return html`<p class="answer">${part("china")}${part("us")}${part("discount")}</p>`;
}

/** Price ÷ earnings, a dot a basis, against the note's two ranges. */
export function earningsFigure(data: ComparablesData, lang: Lang): HTMLElement {
  const {multiples, verdicts, names} = data;
  const nameOf = (entity: string) => names[entity]?.[lang] ?? entity;
  const kindOf = (entity: string): MultipleDot["kind"] =>
    (PEERS as readonly string[]).includes(entity) ? "us" : entity === "NVDA" ? "other" : "china";
  const holds = (entity: string, key: string) =>
    verdicts.some((v) => v.entity === entity && v.key === key && v.claim !== "discount" && v.holds);
  const bands = (["china", "us"] as const).flatMap((kind): Band[] => {
    const found = verdicts.find((v) => v.claim === kind);
    return found ? [{kind, low: found.low, high: found.high, label: `${found.low}–${found.high}×`}] : [];
  });
  const own = multiples.filter(({entity}) => kindOf(entity) === "china").map(({value}) => value);
  const theirs = multiples.filter(({entity}) => kindOf(entity) === "us").map(({value}) => value);
  const span = (values: readonly number[]) => `${times(Math.min(...values))}–${times(Math.max(...values))}`;
  return figure({
    name: "price-earnings",
    lang,
    title: {
      en: `By basis the Chinese platforms stand at ${span(own)}, the American pair at ${span(theirs)}`,
      zh: `按口径不同，中国平台为 ${span(own)}，美国两家为 ${span(theirs)}`
    }[lang],
    subtitle: {
      en: `Price ÷ earnings per share on ${formatDate(NOTE_DAY, "en")} or the vendor’s day nearest before it; shaded: the note’s ranges; filled dots lie within theirs`,
      zh: `市盈率，${formatDate(NOTE_DAY, "zh")}或此前最近的供应商日期；阴影为研报区间，实心点落在其区间内`
    }[lang],
    draw: (width) =>
      multipleDotsChart(
        multiples.map(({entity, key, basis, value}) => ({
          key: `${entity} ${key}`,
          label: `${nameOf(entity)} · ${basis[lang]}`,
          value,
          text: times(value),
          isInBand: holds(entity, key),
          kind: kindOf(entity)
        })),
        {lang, width, bands}
      ),
    columns: [
      {key: "company", head: COLUMNS.company[lang], value: (m) => nameOf(m.entity)},
      {key: "basis", head: COLUMNS.basis[lang], value: (m) => m.basis[lang]},
      {key: "on", head: COLUMNS.day[lang], value: (m) => m.on, text: (m) => formatDate(m.on, lang)},
      {key: "to", head: COLUMNS.to[lang], value: (m) => m.earningsTo, text: (m) => (m.earningsTo ? formatDate(m.earningsTo, lang) : {en: "next twelve months", zh: "未来十二个月"}[lang])}, // prettier-ignore
      {key: "multiple", head: COLUMNS.multiple[lang], unit: "×", value: (m) => m.value, text: (m) => times(m.value)},
      documentColumn((m: EarningsMultiple) => m.facts, lang)
    ],
    rows: multiples,
    note: missingNote(data, lang),
    source: SOURCE
  });
}

function documentColumn<T>(facts: (row: T) => readonly CompanyFact[], lang: Lang): TableColumn<T> {
  return {key: "documents", head: COLUMNS.documents[lang], value: (row) => documents(facts(row)), isForeign: true};
}

/** Bases left out of this edition, by the figure each lacks. */
function missingNote({missing, names}: ComparablesData, lang: Lang): HTMLElement | string {
  if (missing.length === 0) return "";
  const label = {
    en: "Left out, for a figure that is not on record in this edition",
    zh: "因所需数据未收录于本版而略去"
  };
  return html`<span
    >${label[lang]}:
    ${missing.map(({entity, fact}, i) => html`<span>${i > 0 ? "; " : ""}${names[entity]?.[lang] ?? entity} (<span lang="en">${fact.replaceAll("_", " ")}</span>)</span>`)}</span
  >`;
}

/** Each Chinese basis below the American pair on a like basis. */
export function discountFigure({discounts, multiples, verdicts, names}: ComparablesData, lang: Lang): HTMLElement {
  const basisOf = (entity: string, key: string) =>
    multiples.find((m) => m.entity === entity && m.key === key)?.basis[lang] ?? key;
  const nameOf = (entity: string) => names[entity]?.[lang] ?? entity;
  const stated = verdicts.find(({claim}) => claim === "discount");
  const percent = (value: number) => formatShare(value, lang, 0).replace("-", "−");
  const values = discounts.map(({discount}) => discount);
  const [least, most] = [percent(Math.min(...values)), percent(Math.max(...values))];
  return figure({
    name: "discount",
    lang,
    title: {
      en: `The discount to American peers runs from ${least} to ${most}: the basis decides`,
      zh: `相对美国同业的折让介于 ${least} 与 ${most}：取决于口径`
    }[lang],
    subtitle: {
      en: "1 − P/E ÷ mean of Microsoft’s and Alphabet’s on a like basis; shaded: about 40%, read as within five points",
      zh: "1 − 市盈率 ÷ 微软与 Alphabet 同口径均值；阴影为“约 40%”（上下五个百分点）"
    }[lang],
    draw: (width) =>
      multipleDotsChart(
        discounts.map(({entity, key, discount}) => ({
          key: `${entity} ${key}`,
          label: `${nameOf(entity)} · ${basisOf(entity, key)}`,
          value: discount,
          text: percent(discount),
          isInBand: stated !== undefined && discount >= stated.low && discount <= stated.high,
          kind: "china"
        })),
        {
          lang,
          width,
          bands: stated
            ? [{kind: "china", low: stated.low, high: stated.high, label: percent((stated.low + stated.high) / 2)}]
            : []
        }
      ),
    columns: [
      {key: "company", head: COLUMNS.company[lang], value: (d) => nameOf(d.entity)},
      {key: "basis", head: COLUMNS.basis[lang], value: (d) => basisOf(d.entity, d.key)},
      {key: "own", head: COLUMNS.multiple[lang], unit: "×", value: (d) => d.own, text: (d) => times(d.own)},
      {key: "pair", head: COLUMNS.pair[lang], unit: "×", value: (d) => d.pair, text: (d) => times(d.pair)},
      {key: "discount", head: COLUMNS.discount[lang], unit: "share", value: (d) => d.discount, text: (d) => percent(d.discount)} // prettier-ignore
    ],
    rows: discounts,
    source: SOURCE
  });
}

function isMultiple(measure: Measure): boolean {
  return measure.startsWith("ev_") || measure === "price_sales";
}

/** Growth, margins, EV multiples and net cash, measure by measure; what is not on record is named in its place. */
export function measuresFigure({comparables, names}: ComparablesData, lang: Lang): HTMLElement {
  const text = ({measure, value}: Comparable) =>
    value === null ? {en: "not on record", zh: "账本未收录"}[lang] : isMultiple(measure) ? times(value) : formatShare(value, lang).replace("-", "−"); // prettier-ignore
  const recorded = comparables.filter(({value}) => value !== null).length;
  return figure({
    name: "measures",
    lang,
    title: {
      en: `Group with group and cloud with cloud: ${recorded} of ${comparables.length} measures are on record`,
      zh: `集团对集团、云对云：${comparables.length} 项中 ${recorded} 项有记录`
    }[lang],
    subtitle: {
      en: "Revenue growth, operating margins, multiples of sales and EBITDA and net cash, each on the basis named, for the period that ends on the date shown",
      zh: "收入增速、经营利润率、收入与 EBITDA 倍数及净现金，各按所列口径与截止日期"
    }[lang],
    draw: null,
    columns: [
      {key: "measure", head: {en: "Measure", zh: "指标"}[lang], value: (c) => MEASURE_NAME[c.measure][lang]},
      {key: "company", head: COLUMNS.company[lang], value: (c) => names[c.entity]?.[lang] ?? c.entity},
      {key: "value", head: COLUMNS.value[lang], unit: "share or ×", value: (c) => c.value, text},
      {key: "basis", head: COLUMNS.basis[lang], value: (c) => c.basis[lang]},
      {key: "to", head: COLUMNS.to[lang], value: (c) => c.to, text: (c) => formatDate(c.to, lang)},
      documentColumn((c: Comparable) => c.facts, lang)
    ],
    rows: comparables,
    source: SOURCE
  });
}

/** What closing part of the gap to the American pair would do to each price, earnings as they are. */
export function reratingFigure({discounts, multiples, names}: ComparablesData, lang: Lang): HTMLElement {
  const slider = html<HTMLInputElement>`<input type="range" min="0" max="100" step="5" value="50" />`;
  const host = html`<div></div>`;
  const show = () => {
    const closed = slider.valueAsNumber / 100;
    const rows = discounts.flatMap(({entity, key, own, pair}) => {
      const multiple = multiples.find((m) => m.entity === entity && m.key === key);
      const price = multiple?.facts.find(({metric}) => metric === "close") ?? multiples.find((m) => m.entity === entity && m.facts.some((f) => f.metric === "close"))?.facts.find(({metric}) => metric === "close"); // prettier-ignore
      if (!multiple || !price) return [];
      return [{entity, basis: multiple.basis[lang], own, pair, price, after: rerated(price.value, own, pair, closed)}];
    });
    const percent = formatShare(closed, lang, 0);
    host.replaceChildren(
      figure({
        name: "re-rating",
        lang,
        title: {
          en: `If ${percent} of the gap closed, with earnings as they are`,
          zh: `若差距收窄 ${percent}，盈利不变`
        }[lang],
        subtitle: {
          en: "Price per share or ADS by basis; arithmetic, not a forecast: margins and growth differ, as the table above says",
          zh: "各口径下的每股（或每 ADS）价格；仅为算术，并非预测：利润率与增速不同，见上表"
        }[lang],
        draw: null,
        columns: [
          {key: "company", head: COLUMNS.company[lang], value: (r) => names[r.entity]?.[lang] ?? r.entity},
          {key: "basis", head: COLUMNS.basis[lang], value: (r) => r.basis},
          {key: "own", head: COLUMNS.multiple[lang], unit: "×", value: (r) => r.own, text: (r) => times(r.own)},
          {key: "pair", head: COLUMNS.pair[lang], unit: "×", value: (r) => r.pair, text: (r) => times(r.pair)},
          {key: "price", head: {en: "Price", zh: "股价"}[lang], unit: "per share", value: (r) => r.price.value, text: (r) => `${r.price.value.toFixed(2)} ${r.price.unit.split(" ")[0] ?? ""}`}, // prettier-ignore
          {key: "after", head: {en: "Re-rated", zh: "重估后"}[lang], unit: "per share", value: (r) => r.after, text: (r) => `${r.after.toFixed(2)} ${r.price.unit.split(" ")[0] ?? ""}`} // prettier-ignore
        ],
        rows,
        source: SOURCE
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
