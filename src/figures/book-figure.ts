import {SHOCKS, type PositionExposure, type Shock} from "../desk/book.js";
import type {DeskData} from "../desk/desk-data.js";
import type {Text} from "../lib/language.js";
import {companyName} from "../words/names.js";
import {count, money, share, significant, type Quantity} from "../words/quantity.js";
import {say} from "../words/say.js";
import {figureColumn, type FigureValue} from "./spec.js";

const SHOCK_NAME: Readonly<Record<Shock, Text>> = {
  tokens: {en: "Tokens", zh: "词元"},
  "token price": {en: "Token price", zh: "词元价格"},
  "export curbs": {en: "Export curbs", zh: "出口管制"},
  "dollar in yuan": {en: "Yuan a dollar", zh: "美元兑人民币"},
  "dollar in Hong Kong dollars": {en: "HK dollars a dollar", zh: "美元兑港元"}
};
const NO_LINE: Text = {en: "no such line", zh: "无此行"};

/** What a reader's book is worth by the models, and what one per cent of each thing adds to it. */
export function bookFigure(data: DeskData, exposures: readonly PositionExposure[]): FigureValue<PositionExposure> {
  const currencyOf = (entity: string) => data.values.find((v) => v.entity === entity)?.currency ?? "";
  const moved = (value: number | null, entity: string): Quantity | null => {
    if (value === null) return null;
    const size = money(value, currencyOf(entity));
    return {...size, print: (lang) => `${value > 0 ? "+" : ""}${size.print(lang)}`};
  };
  const silent = exposures.filter(({by}) => by.tokens === null);
  return {
    name: "desk-book",
    title: {
      en: say`${count(silent.length, "positions")} of ${count(exposures.length, "positions")} positions have no token line`,
      zh: say`${count(exposures.length, "positions")} 个持仓中有 ${count(silent.length, "positions")} 个无词元行`
    },
    measure: {
      en: say`Value of each position by our base case, and what it gains where tokens of the last period on record, their list prices or a dollar are ${share(0.01, 0)} higher, or export curbs ${share(0.01, 0)} of the way to being lifted; in the currency of the value`,
      zh: say`各持仓按我们基准情景的价值，以及以下情形带来的增减：最近一期在册词元、其标价或美元升高 ${share(0.01, 0)}，或出口管制向放宽情景推进 ${share(0.01, 0)}；按价值的币种`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => companyName(entity, {en: entity, zh: entity})),
      figureColumn("shares", {en: "Shares", zh: "股数"}, ({shares}) => significant(shares, "shares", 9)),
      figureColumn("value", {en: "Value", zh: "价值"}, ({value, entity}) =>
        value === null ? null : money(value, currencyOf(entity))
      ),
      ...SHOCKS.map((shock) =>
        figureColumn<PositionExposure>(
          shock.replaceAll(" ", "_"),
          SHOCK_NAME[shock],
          ({by, entity}) => moved(by[shock], entity) ?? NO_LINE
        )
      )
    ],
    rows: exposures,
    source: {citation: data.citation, asOf: data.asOf, rights: "cite"},
    note: {
      en: say`Each is the model worked out again, times the shares held; nothing is summed over currencies. In models that tokens drive, revenue follows growth of tokens: a list price by itself moves no value there.`,
      zh: say`各项均为模型重新计算后乘以持股数；不同币种不相加。在由词元驱动的模型中，收入随词元增长变动，标价本身不改变价值。`
    }
  };
}
