import type {ComparablesData} from "../../companies/comparables.js";
import {SPLIT_ASSUMED, type DiscountSplit, type FoundSplit} from "../../companies/discount-split.js";
import {sourceOfRatios} from "../../components/figures/comparable-parts.js";
import {figureColumn, type FigureValue} from "../../figures/spec.js";
import type {Lang, Text} from "../../lib/language.js";
import {count, multipleOf, printedAs, share, type Quantity} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {paintFigure} from "../paint-figure.js";

const EV_SALES: Text = {en: "EV ÷ sales, 26 February 2026", zh: "EV/收入，2026年2月26日"};
const NOT_IN: Text = {en: "not in it", zh: "不适用"};
const LACKS: Readonly<Record<string, Text>> = {
  "EV ÷ sales": {en: "its EV ÷ sales is not on record", zh: "EV/收入未收录"},
  "growth of revenue": {en: "growth of revenue is not on record", zh: "收入增速未收录"},
  "operating margin": {en: "no positive operating margin is on record", zh: "无正的经营利润率记录"}
};

const isSplit = (row: FoundSplit): row is DiscountSplit => "by" in row;

/** "× 1.65". */
function factor(value: number): Quantity {
  return printedAs(value, "×", `× ${value.toFixed(2)}`);
}

/** The gap to the American pair on each basis, as factors of margins, growth, cost of capital and what none of them explains. */
export function splitFigure(data: ComparablesData, lang: Lang): HTMLElement {
  return paintFigure(splitValue(data), null, lang);
}

export function splitValue(
  data: Pick<ComparablesData, "splits" | "names" | "multiples" | "comparables">
): FigureValue<FoundSplit> {
  const {splits, names, multiples, comparables} = data;
  const found = splits.filter(isSplit);
  const over = found.filter(({unexplained}) => unexplained < 1);
  const basisOf = ({entity, key}: FoundSplit) =>
    key === "ev_sales"
      ? EV_SALES
      : (multiples.find((m) => m.entity === entity && m.key === key)?.basis ?? {en: key, zh: key});
  const part = (key: "margins" | "growth" | "capital") => (row: FoundSplit) => {
    if (!isSplit(row)) return null;
    const value = row.by[key];
    return value === null ? NOT_IN : factor(value);
  };
  const [years, after, beta] = [
    count(SPLIT_ASSUMED.years, "years"),
    share(SPLIT_ASSUMED.after, 0),
    printedAs(SPLIT_ASSUMED.beta, "1", String(SPLIT_ASSUMED.beta))
  ];
  return {
    name: "discount-split",
    title: {
      en: say`On ${count(over.length, "bases")} of ${count(found.length, "bases")} bases margins, growth and cost of capital would close more than the gap`,
      zh: say`${count(found.length, "bases")} 种口径中，有 ${count(over.length, "bases")} 种的利润率、增速与资本成本足以解释全部差距并有余`
    },
    measure: {
      en: say`From a company’s multiple to the mean of Microsoft’s and Alphabet’s: own × margins × growth × cost of capital × what none of them explains = theirs. Growth of revenue and operating margins as above; growth lasts ${years} years, then ${after}, and beta is ${beta} for both, which are assumptions`,
      zh: say`由公司自身倍数到微软与 Alphabet 均值：自身 × 利润率 × 增速 × 资本成本 × 未解释部分 = 对方。收入增速与经营利润率见上；增速维持 ${years} 年，其后 ${after}，双方贝塔均为 ${beta}，三者为假设`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => names[entity] ?? {en: entity, zh: entity}),
      figureColumn("basis", {en: "Basis", zh: "口径"}, basisOf),
      figureColumn("own", {en: "Own", zh: "自身"}, (row) =>
        isSplit(row) ? multipleOf(row.own) : (LACKS[row.lacks] ?? {en: row.lacks, zh: row.lacks})
      ),
      figureColumn("margins", {en: "Margins", zh: "利润率"}, part("margins")),
      figureColumn("growth", {en: "Growth", zh: "增速"}, part("growth")),
      figureColumn("capital", {en: "Cost of capital", zh: "资本成本"}, part("capital")),
      figureColumn("unexplained", {en: "None of them", zh: "均未解释"}, (row) =>
        isSplit(row) ? factor(row.unexplained) : null
      ),
      figureColumn("pair", {en: "Theirs", zh: "对方"}, (row) => (isSplit(row) ? multipleOf(row.pair) : null))
    ],
    rows: splits,
    source: sourceOfRatios([...multiples, ...comparables]),
    note: {
      en: say`Below × ${printedAs(1, "×", "1.00")} none of them explains why the multiple is not lower still. A multiple of earnings has margins in it only where they are to rise: that is in the model of the margin to multiple.`,
      zh: say`“均未解释”低于 × ${printedAs(1, "×", "1.00")}，表示按这些因素倍数本应更低。市盈率仅在利润率将要上升时才含利润率因素，见“利润率与倍数”模型。`
    }
  };
}
