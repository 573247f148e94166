import type {Comparable, ComparablesData} from "../../companies/comparables.js";
import {PEERS, type EarningsMultiple} from "../../companies/multiples.js";
import {ownMultiplesTitle} from "../../figures/titles/multiples.js";
import {formatDate} from "../../lib/format.js";
import type {Lang, Text} from "../../lib/language.js";
import {say} from "../../words/say.js";
import {COMPARED_NAME, measureText} from "./comparable-measures.js";
import {
  arithmeticColumn,
  COMPARABLE_COLUMNS,
  documentColumn,
  sourceOfRatios,
  multipleText
} from "./comparable-parts.js";
import {figure} from "../figure.js";

const EARNINGS: Text = {en: "Price ÷ earnings", zh: "市盈率"};
const isComparable = (row: EarningsMultiple | Comparable): row is Comparable => "measure" in row;

/** One company's multiples, growth and margins on every basis on record, each worked out; null where none is. */
export function ownMultiplesFigure(data: ComparablesData, entity: string, lang: Lang): HTMLElement | null {
  const earnings = data.multiples.filter((m) => m.entity === entity);
  const measures = data.comparables.filter((c) => c.entity === entity);
  const rows: readonly (EarningsMultiple | Comparable)[] = [...earnings, ...measures];
  const recorded = rows.filter(({value}) => value !== null);
  if (recorded.length === 0) return null;
  const name = data.names[entity] ?? {en: entity, zh: entity};
  const valuesOf = (...wanted: readonly Comparable["measure"][]) =>
    measures.flatMap(({measure, value}) => (value !== null && wanted.includes(measure) ? [value] : []));
  const grown = measures.filter(({measure, value}) => measure === "growth" && value !== null);
  const latest = grown.sort((a, b) => a.to.localeCompare(b.to)).at(-1)?.value ?? null;
  return figure<EarningsMultiple | Comparable>({
    name: `multiples-${entity}`,
    lang,
    title: ownMultiplesTitle({
      name,
      earnings: earnings.map(({value}) => value),
      pair: data.multiples.filter((m) => (PEERS as readonly string[]).includes(m.entity)).map(({value}) => value),
      sales: valuesOf("ev_sales", "price_sales"),
      growth: latest,
      recorded: recorded.length,
      asked: rows.length
    }),
    measure: {
      en: say`Multiples of earnings, sales and EBITDA, growth of revenue, operating margins and net cash, each on the basis named; amounts in millions`,
      zh: say`盈利、收入与 EBITDA 倍数，收入增速、经营利润率与净现金，各按所列口径；金额以百万计`
    },
    draw: null,
    columns: [
      {
        key: "measure",
        head: {en: "Measure", zh: "指标"}[lang],
        value: (row) => (isComparable(row) ? COMPARED_NAME[row.measure] : EARNINGS)[lang]
      },
      {
        key: "value",
        head: COMPARABLE_COLUMNS.value[lang],
        unit: "share or ×",
        value: (row) => row.value,
        text: (row) => (isComparable(row) ? measureText(row, lang) : multipleText(row.value))
      },
      {key: "basis", head: COMPARABLE_COLUMNS.basis[lang], value: (row) => row.basis[lang]},
      {
        key: "to",
        head: COMPARABLE_COLUMNS.to[lang],
        value: (row) => (isComparable(row) ? row.to : row.earningsTo),
        text: (row) => {
          const to = isComparable(row) ? row.to : row.earningsTo;
          return to ? formatDate(to, lang) : {en: "next twelve months", zh: "未来十二个月"}[lang];
        }
      },
      arithmeticColumn(lang),
      documentColumn(lang)
    ],
    rows,
    source: sourceOfRatios(rows)
  });
}
