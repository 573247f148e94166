import type {ComparablesData} from "../../companies/comparables.js";
import type {EarnedStep, StepYear} from "../../companies/earned-step.js";
import {sourceOfRatios} from "../../components/figures/comparable-parts.js";
import {figureColumn, type FigureValue} from "../../figures/spec.js";
import type {Lang, Text} from "../../lib/language.js";
import {periodName} from "../../words/period.js";
import {money, multipleOf, share} from "../../words/quantity.js";
import {say} from "../../words/say.js";
import {paintFigure} from "../paint-figure.js";

const ENOUGH: Text = {en: "earned", zh: "已兑现"};
const SHORT: Text = {en: "short of it", zh: "不足"};

/** Which cloud margin earns Alibaba the step to the peers’ multiple, by which year, and what is left if it never comes. */
export function stepFigure(data: ComparablesData & {readonly step: EarnedStep}, lang: Lang): HTMLElement {
  return paintFigure(stepValue(data, data.step), null, lang);
}

export function stepValue({multiples}: Pick<ComparablesData, "multiples">, step: EarnedStep): FigureValue<StepYear> {
  const {own, peers, years, keptMultiple, keptValue, price, cushion} = step;
  const earned = years.find(({needed, assumed}) => assumed >= needed);
  const [from, to] = [multipleOf(own), multipleOf(peers)];
  const [kept, worth, paid] = [multipleOf(keptMultiple), money(keptValue, "HKD"), money(price, "HKD")];
  const left = share(Math.abs(cushion), 0);
  const [below, under] = cushion < 0 ? ["below", "低"] : ["above", "高"];
  return {
    name: "earned-step",
    title: earned
      ? {
          en: say`A cloud margin of ${share(earned.needed)} by ${periodName(earned.period).en} earns Alibaba the step from ${from} to ${to}; ${share(earned.assumed)} is assumed`,
          zh: say`云利润率于${periodName(earned.period).zh}达到 ${share(earned.needed)}，即可兑现阿里巴巴由 ${from} 到 ${to} 的提升；假设为 ${share(earned.assumed)}`
        }
      : {
          en: say`No year of the forecast earns Alibaba the step from ${from} to ${to} by the cloud margins assumed`,
          zh: say`按所设云利润率，预测期内没有一年可兑现阿里巴巴由 ${from} 到 ${to} 的提升`
        },
    measure: {
      en: say`Margin of adjusted EBITA that cloud would need in each fiscal year, so that the multiple of all EBITA at the last price on record, discounted at the cost of equity, pays for the peers’ multiple, the middle of the range in the note of February 2026; growth and margins ahead are assumptions of the model “margin to multiple”`,
      zh: say`各财年云业务所需的经调整 EBITA 利润率：使按最近在册股价的倍数计的全部 EBITA，以股权成本折现后，足以支付同业倍数（2026年2月研报所给区间的中值）；未来增速与利润率为“利润率与倍数”模型的假设`
    },
    columns: [
      figureColumn("year", {en: "Fiscal year", zh: "财年"}, ({period}) => periodName(period)),
      figureColumn("needed", {en: "Cloud margin that it takes", zh: "所需云利润率"}, ({needed}) => share(needed)),
      figureColumn("assumed", {en: "Assumed", zh: "假设"}, ({assumed}) => share(assumed)),
      figureColumn("outcome", {en: "The step", zh: "倍数提升"}, ({needed, assumed}) =>
        assumed >= needed ? ENOUGH : SHORT
      )
    ],
    rows: years,
    source: sourceOfRatios(multiples),
    note: {
      en: say`If it never comes: ${kept} the same earnings is ${worth} a share, ${left} ${below} the price of ${paid}.`,
      zh: say`若从未兑现：同样盈利按 ${kept} 计为每股 ${worth}，较股价 ${paid} ${under} ${left}。`
    }
  };
}
