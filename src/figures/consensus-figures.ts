import type {ConsensusValue, DeskData} from "../desk/desk-data.js";
import {ESTIMATE_AGE_DAYS} from "../coverage/estimate-age.js";
import type {ComparedTarget} from "../desk/estimates.js";
import {periodName} from "../words/period.js";
import {count, day, from, growth, perShare} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";
import {deskOrigin, inUnit, nameOfCompany} from "./desk-figures.js";
import {quotedPricesWords} from "./price-words.js";
import {figureColumn, type FigureValue} from "./spec.js";

/** Our numbers against what others expect, by line and period. */
export function consensusFigure(data: DeskData, compared: readonly ComparedTarget[]): FigureValue<ComparedTarget> {
  const gaps = compared.flatMap((row) => gapOf(row) ?? []);
  const [least, most] = [growth(Math.min(...gaps)), growth(Math.max(...gaps))];
  const spread: Words =
    gaps.length === 1 ? {en: [most], zh: [most]} : {en: say`${least} to ${most}`, zh: say`${least} 至 ${most}`};
  const [all, held, age, asOf] = [
    count(compared.length, "lines"),
    count(gaps.length, "lines"),
    count(ESTIMATE_AGE_DAYS, "days"),
    day(data.asOf)
  ];
  return {
    name: "desk-consensus",
    title:
      gaps.length > 0
        ? {
            en: say`Our numbers stand ${spread.en} from what others expected in the ${age} days to ${asOf}, over ${held} of ${all} lines on record`,
            zh: say`在册 ${all} 个科目中，${held} 个有截至${asOf}的 ${age} 天内的他人预期，我们的数字与之相差 ${spread.zh}`
          }
        : compared.length > 0
          ? {
              en: say`No estimate of others is from the ${age} days to ${asOf}; ${all} lines have older ones`,
              zh: say`截至${asOf}的 ${age} 天内无他人预期；${all} 个科目仅有更早的预测`
            }
          : {en: say`No estimate of others is on record`, zh: say`尚无他人预期在册`},
    measure: {
      en: say`The last estimate of each source for a line of the model, their mean and ends; older ones than ${age} days are shown and held against nothing. Revised: the mean change of sources that gave an earlier one`,
      zh: say`各来源对模型某一行的最近预测，其均值与两端；早于 ${age} 天者仅列示，不作对比。修订为给出过更早预测的来源的平均变动`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => nameOfCompany(entity)),
      figureColumn("line", {en: "Line", zh: "科目"}, ({title}) => title),
      figureColumn("period", {en: "Period", zh: "期间"}, ({period}) => periodName(period)),
      figureColumn("ours", {en: "Ours", zh: "我们"}, ({ours, unit}) => inUnit(ours, unit)),
      figureColumn("consensus", {en: "Mean of others", zh: "他人均值"}, ({consensus, unit}) => inUnit(consensus, unit)),
      figureColumn("variance", {en: "Ours v mean", zh: "较均值"}, (row) => {
        const gap = gapOf(row);
        return gap === null ? null : growth(gap, 1);
      }),
      figureColumn("low", {en: "Lowest", zh: "最低"}, ({low, unit}) => inUnit(low, unit)),
      figureColumn("high", {en: "Highest", zh: "最高"}, ({high, unit}) => inUnit(high, unit)),
      figureColumn("sources", {en: "Sources", zh: "来源数"}, ({sources}) => count(sources.length, "sources")),
      figureColumn("revised", {en: "Revised", zh: "修订"}, ({revised}) => (revised ? growth(revised.by, 1) : null)),
      figureColumn("last", {en: "Last of", zh: "最近日期"}, ({sources}) => {
        const last = sources
          .map((s) => s.day)
          .sort()
          .at(-1);
        return last === undefined ? null : day(last);
      })
    ],
    rows: compared,
    source: deskOrigin(data)
  };
}

/** Ours against the mean of others; null where the mean is past its age, or there is nothing to divide. */
function gapOf({ours, consensus, isCurrent}: ComparedTarget): number | null {
  return ours === null || consensus === 0 || !isCurrent ? null : ours / consensus - 1;
}

/** What each company comes to with what others expect in its lines. */
export function consensusValueFigure(data: DeskData, values: readonly ConsensusValue[]): FigureValue<ConsensusValue> {
  const basis = quotedPricesWords(data.prices);
  const sourceOf = (entity: string) => data.prices.find((each) => each.entity === entity)?.quoted?.document;
  const priced = (v: ConsensusValue) => {
    const [price, source] = [valued(v, v.price), sourceOf(v.entity)];
    return price && source !== undefined ? from(source, price) : price;
  };
  const known = values.filter(({atConsensus}) => atConsensus !== null);
  const valued = ({currency, unit}: ConsensusValue, value: number | null) =>
    value === null ? null : perShare(value, currency, unit);
  return {
    name: "desk-values",
    title: {
      en: say`${count(known.length, "companies")} of ${count(values.length, "companies")} companies can be valued on what others expect`,
      zh: say`${count(values.length, "companies")} 家公司中有 ${count(known.length, "companies")} 家可按他人预期估值`
    },
    measure: {
      en: say`Value per share by our model, and with the lines above that are within their age set to the mean of others and all else as it stands; what others expect is not our view`,
      zh: say`按我们的模型的每股价值，及将上述未过期各行改为他人均值、其余不变时的价值；他人预期并非我们的观点`
    },
    columns: [
      figureColumn("company", {en: "Company", zh: "公司"}, ({entity}) => nameOfCompany(entity)),
      figureColumn("price", {en: "Price", zh: "股价"}, priced),
      figureColumn("base", {en: "Our base", zh: "我们的基准"}, (v) => valued(v, v.base)),
      figureColumn("at_consensus", {en: "On others’ mean", zh: "按他人均值"}, (v) => valued(v, v.atConsensus)),
      figureColumn("moved", {en: "Against our base", zh: "较基准"}, ({base, atConsensus}) =>
        base === null || atConsensus === null ? null : growth(atConsensus / base - 1)
      ),
      ...(values.some(({atLogged}) => atLogged !== null)
        ? [
            figureColumn<ConsensusValue>("at_logged", {en: "At your forecasts", zh: "按您的预测"}, (v) =>
              valued(v, v.atLogged)
            )
          ]
        : [])
    ],
    rows: values,
    source: deskOrigin(data),
    ...(basis && {note: basis})
  };
}
