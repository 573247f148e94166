import type {Comparable, ComparablesData, Measure} from "../../companies/comparables.js";
import {formatDate, formatShare} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {count} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {
  arithmeticColumn,
  COMPARABLE_COLUMNS,
  documentColumn,
  sourceOfRatios,
  multipleText
} from "./comparable-parts.js";
import {figure} from "../figure.js";

export const COMPARED_NAME: Readonly<Record<Measure, Text>> = {
  growth: {en: "Growth of revenue", zh: "收入增速"},
  operating_margin: {en: "Operating margin, group", zh: "集团经营利润率"},
  cloud_margin: {en: "Operating margin, cloud", zh: "云业务经营利润率"},
  ev_sales: {en: "EV ÷ sales", zh: "EV/收入"},
  price_sales: {en: "Market cap ÷ sales", zh: "市值/收入"},
  ev_ebitda: {en: "EV ÷ EBITDA", zh: "EV/EBITDA 倍数"},
  net_cash_to_sales: {en: "Net cash ÷ sales", zh: "净现金/收入"}
};

/** A measure of a company as it is printed: a multiple, or a share. */
export function measureText({measure, value}: Pick<Comparable, "measure" | "value">, lang: Lang): string {
  if (value === null) return {en: "not on record", zh: "账本未收录"}[lang];
  return isMultiple(measure) ? multipleText(value) : formatShare(value, lang);
}

function isMultiple(measure: Measure): boolean {
  return measure.startsWith("ev_") || measure === "price_sales";
}

/** Growth, margins, EV multiples and net cash, measure by measure; what is not on record is named in its place. */
export function measuresFigure({comparables, names}: ComparablesData, lang: Lang): HTMLElement {
  const recorded = comparables.filter(({value}) => value !== null).length;
  return figure({
    name: "measures",
    lang,
    title: {
      en: say`Of the peers, ${count(recorded)} of ${count(comparables.length)} measures are on record`,
      zh: say`集团对集团、云对云：${count(comparables.length)} 项中 ${count(recorded)} 项有记录`
    },
    measure: {
      en: say`Revenue growth, operating margins, multiples of sales and EBITDA and net cash, each on the basis named, for the period that ends on the date shown; amounts in millions`,
      zh: say`收入增速、经营利润率、收入与 EBITDA 倍数及净现金，各按所列口径与截止日期；金额以百万计`
    },
    draw: null,
    columns: [
      {key: "measure", head: {en: "Measure", zh: "指标"}[lang], value: (c) => COMPARED_NAME[c.measure][lang]},
      {key: "company", head: COMPARABLE_COLUMNS.company[lang], value: (c) => names[c.entity]?.[lang] ?? c.entity},
      {
        key: "value",
        head: COMPARABLE_COLUMNS.value[lang],
        unit: "share or ×",
        value: (c) => c.value,
        text: (c) => measureText(c, lang)
      },
      {key: "basis", head: COMPARABLE_COLUMNS.basis[lang], value: (c) => c.basis[lang]},
      {key: "to", head: COMPARABLE_COLUMNS.to[lang], value: (c) => c.to, text: (c) => formatDate(c.to, lang)},
      arithmeticColumn(lang),
      documentColumn(lang)
    ],
    rows: comparables,
    source: sourceOfRatios(comparables)
  });
}
