import {html} from "npm:htl";
import type {CompanyFact} from "../../companies/facts.js";
import type {Ratio, WorkedTerm} from "../../companies/ratio.js";
import {latestDay} from "../../lib/dates.js";
import {formatDate, formatNumber} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import type {TableColumn} from "../data-table.js";
import type {FigureSource} from "../figure-spec.js";
import {numberElement} from "../number.js";

export const COMPARABLE_COLUMNS = {
  company: {en: "Company", zh: "公司"},
  basis: {en: "Basis", zh: "口径"},
  day: {en: "Price of", zh: "价格日期"},
  to: {en: "Period to", zh: "期间截至"},
  value: {en: "Value", zh: "数值"},
  multiple: {en: "P/E", zh: "市盈率"},
  pair: {en: "Mean of Microsoft and Alphabet", zh: "微软与 Alphabet 均值"},
  discount: {en: "Discount", zh: "折价"},
  price: {en: "Price", zh: "股价"},
  arithmetic: {en: "Worked out as", zh: "算式"},
  documents: {en: "Documents", zh: "依据文件"}
} as const satisfies Record<string, Text>;

/** What figures on comparables cite; their date is that of the latest document among the rows shown. */
export function sourceOfRatios(rows: readonly Ratio[]): FigureSource {
  return {
    citation: "Prices, estimates and filings, each named with its date in the table; worked out by Alpha Ledger.",
    asOf: latestDay(rows.flatMap(({facts}) => facts.map((fact) => fact.source_date))),
    rights: "cite"
  };
}

/** "14.4×". */
export function multipleText(value: number): string {
  return `${value.toFixed(1)}×`;
}

/** A column of multiples, exact for machines. */
export function multipleColumn<T>(key: string, head: string, value: (row: T) => number): TableColumn<T> {
  return {key, head, unit: "×", value, text: (row) => multipleText(value(row))};
}

/** "148.05 USD/ADS": a price with its currency and what it is of; without one, what is said instead. */
export function quotedOr(fact: CompanyFact | undefined, otherwise: string, lang: Lang): string {
  return fact ? `${formatNumber(fact.value, lang)} ${fact.unit.replace(" per ", "/")}` : otherwise;
}

export function documentColumn<T extends Ratio>(lang: Lang): TableColumn<T> {
  const documents = (facts: readonly CompanyFact[]) =>
    [...new Set(facts.map(({document, source_date: date}) => `${document} (${date})`))].join("; ");
  return {
    key: "documents",
    head: COMPARABLE_COLUMNS.documents[lang],
    value: (row) => documents(row.facts),
    isForeign: true
  };
}

/** The figures a ratio is made of as they are worked with; amounts of money in millions. */
export function arithmeticColumn<T extends Ratio>(lang: Lang): TableColumn<T> {
  return {
    key: "arithmetic",
    head: COMPARABLE_COLUMNS.arithmetic[lang],
    value: (row) => (row.value === null ? null : arithmetic(row, lang).textContent),
    text: ({missing}) => missing.map((fact) => `${fact.replaceAll("_", " ")}: not on record`).join("; "),
    show: (row) => arithmetic(row, lang),
    isForeign: true
  };
}

const MILLION = 1e6;

function arithmetic({of, per, isGrowth}: Ratio, lang: Lang): HTMLElement {
  const shown = (fact: CompanyFact) => {
    const isMoney = Math.abs(fact.value) >= MILLION;
    const text = formatNumber(isMoney ? fact.value / MILLION : fact.value, lang);
    return numberElement({value: fact.value, unit: fact.unit, source: `${fact.document} (${fact.source_date})`, text});
  };
  const term = ({fact, weight, times, over}: WorkedTerm, position: number) => {
    const sign = weight < 0 ? (position > 0 ? " − " : "−") : position > 0 ? " + " : "";
    const share = Math.abs(weight);
    const count = numberElement({value: share, unit: "1", source: "Alpha Ledger", text: formatNumber(share, lang)});
    const rates = [...times.flatMap((rate) => [" × ", shown(rate)]), ...over.flatMap((rate) => [" ÷ ", shown(rate)])];
    return html`<span>${sign}${share === 1 ? "" : count}${share === 1 ? "" : " × "}${shown(fact)}${rates}</span>`;
  };
  const group = (terms: readonly WorkedTerm[]) =>
    terms.length > 1 ? html`<span>(${terms.map(term)})</span>` : html`<span>${terms.map(term)}</span>`;
  const isProduct = per.length === 1 && per[0]?.weight !== 1;
  const divisor = isProduct ? html`<span>(${group(per)})</span>` : group(per);
  const one = numberElement({value: 1, unit: "1", source: "Alpha Ledger", text: "1"});
  return html`<span class="arithmetic"
    >${group(of)}${per.length > 0 ? html`<span> ÷ ${divisor}</span>` : ""}${isGrowth ? html`<span> − ${one}</span>` : ""}</span
  >`;
}

const NEXT_TWELVE: Text = {en: "next twelve months", zh: "未来十二个月"};

/** Until when the earnings count. */
export function earningsTo(lang: Lang): TableColumn<{readonly earningsTo: string | null}> {
  return {
    key: "to",
    head: COMPARABLE_COLUMNS.to[lang],
    value: (row) => row.earningsTo,
    text: (row) => (row.earningsTo ? formatDate(row.earningsTo, lang) : NEXT_TWELVE[lang])
  };
}
