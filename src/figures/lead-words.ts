import type {ElasticityEstimate} from "../desk/elasticity.js";
import type {LeadData} from "../desk/lead-data.js";
import {leadEstimate} from "../desk/lead-study.js";
import {count, printedAs, share, type Quantity} from "../words/quantity.js";
import {say, type Words} from "../words/say.js";

/** A power, to two decimals. */
export function exponent(value: number): Quantity {
  return printedAs(value, "1", value.toFixed(2).replace("-", "−"));
}

/** A typical error of logarithms as a part of what was reported. */
export function typicalError(logarithm: number): Quantity {
  return share(Math.expm1(logarithm), 0);
}

/** Whether inference leads revenue, in one line; null where no company-period is on record. */
export function leadTitle(data: LeadData): Words | null {
  const estimate = leadEstimate(data);
  if (!estimate) return null;
  const pairs = count(estimate.pairs, "company-periods");
  switch (estimate.verdict) {
    case "too few observations":
      return {
        en: say`${pairs} company-periods are too few to tell whether inference leads revenue`,
        zh: say`${pairs} 个公司期不足以判断推理用量是否领先收入`
      };
    case "does not beat naive growth":
      return {
        en: say`By ${pairs} company-periods, inference tells revenue no better than the last growth does`,
        zh: say`就 ${pairs} 个公司期而言，推理用量对收入的预示并不优于上期增速`
      };
    case "beats naive growth":
      return {
        en: say`By ${pairs} company-periods, inference tells revenue better than the last growth does`,
        zh: say`就 ${pairs} 个公司期而言，推理用量对收入的预示优于上期增速`
      };
  }
}

/** The estimate, its interval and its error against naive growth. */
export function leadAnswer(data: LeadData): Words | null {
  const estimate = leadEstimate(data);
  if (!estimate) return null;
  const told = [estimateWords(estimate), errorWords(estimate), assumedWords(data)].filter((words) => words !== null);
  return {en: told.flatMap(({en}, i) => [...(i > 0 ? [" "] : []), ...en]), zh: told.flatMap(({zh}) => zh)};
}

const CERTAIN = share(0.95, 0);

function estimateWords({pairs, companies, elasticity, interval}: ElasticityEstimate): Words {
  const [n, of, found] = [count(pairs, "company-periods"), count(companies, "companies"), exponent(elasticity)];
  if (!interval)
    return {
      en: say`Over ${n} periods of ${of} company with one before, revenue grew by the ${found} power of tokens; one company gives no interval.`,
      zh: say`就 ${n} 个报告期（涉及 ${of} 家公司，均有上期可比）而言，收入按词元增长的 ${found} 次幂增长；仅一家公司，无法给出区间。`
    };
  const [low, high] = [exponent(interval[0]), exponent(interval[1])];
  return {
    en: say`Over ${n} periods of ${of} companies, each against the one before, revenue grew by the ${found} power of tokens; the ${CERTAIN} interval is ${low} to ${high}.`,
    zh: say`就 ${n} 个报告期（涉及 ${of} 家公司，各与上期相比）而言，收入按词元增长的 ${found} 次幂增长，${CERTAIN} 区间为 ${low} 至 ${high}。`
  };
}

function errorWords({leaveOneOut}: ElasticityEstimate): Words {
  if (!leaveOneOut)
    return {
      en: say`No period has a growth before it on record, so that there is nothing to hold it against.`,
      zh: say`没有任何报告期之前的增速在册，因此无从对照。`
    };
  const {pairs, elasticity, naive} = leaveOneOut;
  const [n, ours, theirs] = [count(pairs, "company-periods"), typicalError(elasticity), typicalError(naive)];
  const isBetter = elasticity < naive;
  return {
    en: say`Each of the ${n} periods with a growth before them left out in turn, the power of the others misses reported revenue by ${ours}, and carrying on the last growth by ${theirs}: it ${isBetter ? "beats" : "does not beat"} naive growth.`,
    zh: say`逐一剔除有上期增速可比的 ${n} 个报告期，以其余各期的幂推算，与披露收入相差 ${ours}；沿用上期增速则相差 ${theirs}：${isBetter ? "优于" : "并不优于"}简单外推。`
  };
}

function assumedWords({assumed}: LeadData): Words | null {
  const powers = [...new Set(assumed.map(({elasticity}) => elasticity))];
  const [first] = powers;
  if (first === undefined) return null;
  const all = powers.map(exponent).flatMap((p, i) => (i > 0 ? [", ", p] : [p]));
  const inChinese = powers.map(exponent).flatMap((p, i) => (i > 0 ? ["、", p] : [p]));
  return {en: say`The models assume ${all}.`, zh: say`各模型假设为 ${inChinese}。`};
}

/** What a page that rests on the elasticity says first; null where it has been shown to beat naive growth. */
export function leadCaution(estimate: ElasticityEstimate | null): Words | null {
  if (estimate?.verdict === "beats naive growth") return null;
  if (!estimate?.leaveOneOut)
    return {
      en: say`Where tokens drive a model, revenue follows them by an assumed elasticity, which nothing on record has tested.`,
      zh: say`凡由词元驱动的模型，收入均按假设的弹性随词元变动，该弹性尚无任何记录可供检验。`
    };
  const {pairs, leaveOneOut, verdict} = estimate;
  const [n, tried, ours, theirs] = [
    count(pairs, "company-periods"),
    count(leaveOneOut.pairs, "company-periods"),
    typicalError(leaveOneOut.elasticity),
    typicalError(leaveOneOut.naive)
  ];
  const isFew = verdict === "too few observations";
  const isBetter = leaveOneOut.elasticity < leaveOneOut.naive;
  return {
    en: say`Where tokens drive a model, revenue follows them by an assumed elasticity: tried on ${tried} of the ${n} company-periods on record${isFew ? ` (too few to tell), it ${isBetter ? "seems to beat" : "does not beat"}` : ", it does not beat"} naive growth, missing by ${ours} against ${theirs}.`,
    zh: say`凡由词元驱动的模型，收入均按假设的弹性随词元变动：就可检验的 ${tried} 个公司期（在册共 ${n} 个${isFew ? "，数量过少，尚难定论" : ""}）而言，该弹性${isBetter ? "看似优于" : "并不优于"}简单外推，误差为 ${ours}，对照 ${theirs}。`
  };
}
