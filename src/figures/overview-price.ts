import {valueRange, type CoverageRow, type CoverageSheet} from "../coverage/coverage.js";
import type {Text} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {count, day, from, growth, money, perShare, share} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {daysText, type ShareSince} from "./overview-facts.js";
import {quotedPricesWords, sharesName} from "./price-words.js";
import {figureColumn, type FigureValue} from "./spec.js";

/** A company's value against its price: as parts of the price. */
export interface PriceRow {
  readonly company: Text;
  readonly row: CoverageRow;
  readonly price: number;
  readonly base: number;
  readonly low: number;
  readonly high: number;
  readonly since: ShareSince | null;
}

/** Companies with a price and a base value, the least valued against its price first. */
export function priceRows({rows}: Pick<CoverageSheet, "rows">, since: readonly ShareSince[] = []): PriceRow[] {
  return rows
    .flatMap((row) => {
      const range = valueRange(row);
      const {price, base} = row;
      if (price === null || base === null || !range) return [];
      const company = companyName(row.entity, row.title);
      return [
        {
          company,
          row,
          price,
          base,
          low: range[0],
          high: range[1],
          since: since.find((s) => s.name.en === company.en) ?? null
        }
      ];
    })
    .sort((a, b) => a.base / a.price - b.base / b.price);
}

/** How our base case stands to prices, as a finding. */
export function priceFinding(rows: readonly PriceRow[]): Words {
  const below = rows.filter(({base, price}) => base < price).length;
  const [some, all] = [count(below, "companies"), count(rows.length, "companies")];
  if (rows.length === 0)
    return {en: say`No company has a price and a value on record`, zh: say`没有公司同时有股价与估值记录`};
  if (below === rows.length)
    return {
      en: say`Our base case is below the price of all ${all} companies`,
      zh: say`${all} 家公司的股价均高于我们的基准情景`
    };
  if (below === 0)
    return {
      en: say`Our base case is above the price of all ${all} companies`,
      zh: say`${all} 家公司的股价均低于我们的基准情景`
    };
  return {
    en: say`Our base case is below the price of ${some} of ${all} companies`,
    zh: say`${some} 家公司的股价高于我们的基准情景，共 ${all} 家`
  };
}

/** Value under every case against the price, company by company, with the return since the note. */
export function valueToPriceFigure(sheet: CoverageSheet, since: readonly ShareSince[]): FigureValue<PriceRow> {
  const rows = priceRows(sheet, since);
  const [least] = rows;
  const prices = daysText(rows.map(({row}) => row.pricedOn));
  const basis = quotedPricesWords(rows.map(({row}) => row));
  return {
    name: "value-against-price",
    title: least ? leastTitle(least) : priceFinding(rows),
    measure: {
      en: say`Value per share by case as a part of the price: base marked, lowest to highest case as the bar; prices of ${prices.en}`,
      zh: say`各情景每股价值与股价之比：竖标为基准，横条为最低至最高情景；股价日期 ${prices.zh}`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, (r) => r.company),
      figureColumn("price", {en: "Price", zh: "股价"}, (r) =>
        from(r.row.priceSource, money(r.price, r.row.currency, r.row.unit))
      ),
      figureColumn("price_of", {en: "Price of", zh: "股价所属"}, ({row: {quoted}}) => quoted && sharesName(quoted)),
      figureColumn("price_date", {en: "On", zh: "日期"}, (r) => day(r.row.pricedOn)),
      figureColumn("value_base", {en: "Base", zh: "基准"}, (r) => perShare(r.base, r.row.currency, r.row.unit)),
      figureColumn("value_low", {en: "Lowest case", zh: "最低情景"}, (r) =>
        perShare(r.low, r.row.currency, r.row.unit)
      ),
      figureColumn("value_high", {en: "Highest case", zh: "最高情景"}, (r) =>
        perShare(r.high, r.row.currency, r.row.unit)
      ),
      figureColumn("base_to_price", {en: "Base ÷ price", zh: "基准 ÷ 股价"}, (r) => share(r.base / r.price, 0)),
      figureColumn("since_note", {en: "Since the note", zh: "研报以来"}, (r) => r.since?.change ?? null),
      figureColumn("since_note_to", {en: "To", zh: "截至"}, (r) => (r.since ? day(r.since.on) : null))
    ],
    rows,
    source: {citation: sheet.citation, asOf: sheet.asOf, rights: "cite"},
    ...(basis && {note: basis})
  };
}

function leastTitle({company, base, price, row}: PriceRow): Words {
  const gap = growth(base / price - 1);
  const [ours, market] = [perShare(base, row.currency, row.unit), money(price, row.currency, row.unit)];
  return {
    en: say`${company}: our base case is ${ours}, the price ${market} (${gap})`,
    zh: say`${company}：基准 ${ours}，股价 ${market}（${gap}）`
  };
}
