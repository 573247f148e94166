import {growthMultipleChart} from "../../charts/growth-multiple.js";
import type {Comparable, ComparablesData} from "../../companies/comparables.js";
import {growthMultiples, type GrowthMultiple} from "../../companies/growth-multiples.js";
import {PEERS} from "../../companies/multiples.js";
import {growthMultipleTitle} from "../../figures/titles/multiples.js";
import {formatDate, formatShare} from "../../lib/format.js";
import type {Lang} from "../../lib/language.js";
import {say} from "../../words/say.js";
import {COMPARED_NAME} from "./comparable-measures.js";
import {
  arithmeticColumn,
  COMPARABLE_COLUMNS,
  documentColumn,
  sourceOfRatios,
  multipleColumn
} from "./comparable-parts.js";
import type {TableColumn} from "../data-table.js";
import {figure} from "../figure.js";

/** What the market pays for the sales of each company against how fast they grow; null where fewer than two are on record. */
export function growthMultipleFigure({comparables, names}: ComparablesData, lang: Lang): HTMLElement | null {
  const rows = growthMultiples(comparables);
  const [dearest, cheapest] = [rows[0], rows.at(-1)];
  if (!dearest || !cheapest || rows.length < 2) return null;
  const textOf = (entity: string) => names[entity] ?? {en: entity, zh: entity};
  const told = ({entity, growth, multiple}: GrowthMultiple) => ({
    name: textOf(entity),
    growth: growth.value,
    multiple: multiple.value,
    on: multiple.to
  });
  const [arithmetic, documents] = [arithmeticColumn<Comparable>(lang), documentColumn<Comparable>(lang)];
  return figure<GrowthMultiple>({
    name: "growth-multiple",
    lang,
    title: growthMultipleTitle(told(dearest), told(cheapest)),
    measure: {
      en: say`EV ÷ sales, or market cap where no EV is on record, against growth of revenue over the latest period on record, both logarithmic`,
      zh: say`EV/收入（无 EV 记录者用市值/收入）与最近一期收入增速，均为对数刻度`
    },
    draw: (width) =>
      growthMultipleChart(
        rows.map(({entity, growth, multiple}) => ({
          key: entity,
          label: textOf(entity)[lang],
          growth: growth.value,
          multiple: multiple.value,
          kind: (PEERS as readonly string[]).includes(entity) ? "us" : entity === "NVDA" ? "other" : "china"
        })),
        {lang, width}
      ),
    columns: [
      {key: "company", head: COMPARABLE_COLUMNS.company[lang], value: (r) => textOf(r.entity)[lang]},
      {
        key: "growth",
        head: COMPARED_NAME.growth[lang],
        unit: "share",
        value: (r) => r.growth.value,
        text: (r) => formatShare(r.growth.value, lang)
      },
      {
        key: "growth_to",
        head: COMPARABLE_COLUMNS.to[lang],
        value: (r) => r.growth.to,
        text: (r) => formatDate(r.growth.to, lang)
      },
      multipleColumn("multiple", {en: "Multiple of sales", zh: "收入倍数"}[lang], (r) => r.multiple.value),
      {key: "measure", head: COMPARABLE_COLUMNS.basis[lang], value: (r) => COMPARED_NAME[r.multiple.measure][lang]},
      {
        key: "multiple_on",
        head: COMPARABLE_COLUMNS.day[lang],
        value: (r) => r.multiple.to,
        text: (r) => formatDate(r.multiple.to, lang)
      },
      ...[arithmetic, documents].map((column) => ofMultiple(column))
    ],
    rows,
    note: {
      en: say`Prices are of February 2026; growth is over the latest period on record, for some before that day, for others after it. Multiples are of market capitalisation or of enterprise value: the table names measure, period and day of each.`,
      zh: say`股价取自 2026年2月；增速为在册最近一期，有的早于该日，有的晚于该日。倍数按市值或企业价值计：口径、期间与日期见表格逐行所列。`
    },
    source: sourceOfRatios(rows.flatMap(({growth, multiple}) => [growth, multiple]))
  });
}

/** A column of ratios, of the multiple of each row. */
function ofMultiple({value, text, show, link: _, ...column}: TableColumn<Comparable>): TableColumn<GrowthMultiple> {
  return {
    ...column,
    value: ({multiple}) => value(multiple),
    ...(text && {text: ({multiple}) => text(multiple)}),
    ...(show && {show: ({multiple}) => show(multiple)})
  };
}
