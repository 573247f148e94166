import type {Text} from "../../lib/language.js";
import type {ExposureMeasure} from "../../query/exposure.js";
import {count, countOf, share, times, usd, type Quantity} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** A group of tokens and the range its dollars lie in; null where nothing of it has a price. */
export interface PricedGroup {
  readonly name: Text;
  readonly low: number;
  readonly high: number;
}

const NO_PRICE: Words = {en: say`Nothing has a list price on record`, zh: say`没有标价记录`};

/** A country’s name as a sentence begins with it. */
function withArticle(name: Text): Text {
  return name.en.startsWith("United ") ? {...name, en: `The ${name.en}`} : name;
}

/** Where most of a week's dollars go. */
export function dollarsTitle(most: PricedGroup | null): Words {
  if (!most) return NO_PRICE;
  return {
    en: say`${withArticle(most.name)} takes most: ${usd(most.low)} to ${usd(most.high)} a week`,
    zh: say`最多的一项是${most.name}：每周 ${usd(most.low)} 至 ${usd(most.high)}`
  };
}

/** What a million tokens of the group that takes most dollars cost. */
export function unitPriceTitle(most: PricedGroup | null): Words {
  if (!most) return NO_PRICE;
  return {
    en: say`${withArticle(most.name)}: ${usd(most.low)} to ${usd(most.high)} per million tokens`,
    zh: say`${most.name}：每百万词元 ${usd(most.low)} 至 ${usd(most.high)}`
  };
}

/** How much of a week has a price at all, paid or free. */
export function coverageTitle({later, none}: {readonly later: number; readonly none: number}): Words {
  const unpriced = share(later + none, 0);
  return {
    en: say`${unpriced} of the last week’s tokens had no price on record by its end`,
    zh: say`最近一周 ${unpriced} 的词元在该周结束前没有标价记录`
  };
}

/** Models that no price is on record for: those with a name, and the part of the tokens that has none at all. */
export function unpricedTitle(models: number, named: number, unnamed: number): Words {
  const [n, part, rest] = [count(models, "models"), share(named, 0), share(unnamed, 0)];
  if (models === 0)
    return unnamed > 0
      ? {
          en: say`Every named model has a price; the ${rest} outside the daily top fifty have none`,
          zh: say`具名模型均有标价；日榜前五十名之外的 ${rest} 没有`
        }
      : {en: say`Every model of the last week has a price on record`, zh: say`最近一周的模型均有标价记录`};
  const carry = models === 1 ? "model without a price carries" : "models without a price carry";
  return {
    en: say`${n} named ${carry} ${part} of the last week’s tokens`,
    zh: say`${n} 个没有标价的具名模型占最近一周词元的 ${part}`
  };
}

/** How far apart the costs of one kind of session lie; null where they cannot be divided. */
export function sessionTitle(models: number, cheapest: number, dearest: number): Words {
  const n = count(models, "models");
  if (!(cheapest > 0) || !(dearest > 0))
    return {en: say`What a session costs with ${n} models`, zh: say`${n} 个模型的会话成本`};
  const apart = times(dearest / cheapest);
  return {
    en: say`The dearest of ${n} models costs ${apart} the cheapest`,
    zh: say`${n} 个模型中，最贵的是最便宜的 ${apart}`
  };
}

/** What a share of the last week is of. */
const OF_LAST_WEEK: Readonly<Record<ExposureMeasure, Text>> = {
  tokens: {en: "of the last week’s tokens", zh: "最近一周词元的"},
  usd: {en: "of the last week’s dollars at list price", zh: "最近一周按标价计美元的"}
};

/** Who owns most of a week's tokens, and what no listed company does. */
export function ownersTitle(most: {readonly name: Text; readonly share: number}, unowned: number): Words {
  const [own, rest] = [share(most.share), share(unowned, 0)];
  return {
    en: say`${most.name} owns ${own} ${OF_LAST_WEEK.tokens.en}; ${rest} have no listed owner on record`,
    zh: say`${most.name}占${OF_LAST_WEEK.tokens.zh} ${own}；${rest} 不属于任何在册上市公司`
  };
}

/** Whose share through time is largest at its end; an upper bound where no weight is disclosed. */
export function exposureTitle(
  most: {readonly name: Text; readonly share: number} | null,
  measure: ExposureMeasure,
  isBound: boolean
): Words {
  if (!most) return {en: say`No relation of this kind is on record`, zh: say`没有此类关系的记录`};
  const own = share(most.share);
  const of = OF_LAST_WEEK[isBound ? "tokens" : measure];
  return isBound
    ? {
        en: say`${most.name}: at most ${own} ${of.en}, for no weight is disclosed`,
        zh: say`${most.name}：至多占${of.zh} ${own}，持股比例未披露`
      }
    : {
        en: say`${most.name} has most of any listed company on record: ${own} ${of.en}`,
        zh: say`在册上市公司中${most.name}最多：占${of.zh} ${own}`
      };
}

/** How many cases put the value above the price, of values from most to least; null where no price is on record. */
export function caseValuesTitle(values: readonly Quantity[], above: number | null): Words {
  const [most, least] = [values[0], values.at(-1)];
  if (!most || !least) return {en: say`No case gives a value yet`, zh: say`尚无情景得出估值`};
  const all = count(values.length, "cases");
  if (values.length === 1) {
    const side = above === null ? null : above > 0 ? {en: "above", zh: "高于"} : {en: "no higher than", zh: "不高于"};
    return side
      ? {en: say`The one case gives ${most}, ${side.en} the price`, zh: say`唯一的情景得出 ${most}，${side.zh}股价`}
      : {en: say`The one case gives ${most}`, zh: say`唯一的情景得出 ${most}`};
  }
  const span: Words = {en: say`${least} to ${most}`, zh: say`${least} 至 ${most}`};
  if (above === null) return {en: say`${all} cases give ${span.en}`, zh: say`${all} 种情景得出 ${span.zh}`};
  if (above === 0)
    return {
      en: say`None of ${all} cases puts the value above the price: ${span.en}`,
      zh: say`${all} 种情景的估值无一高于股价：${span.zh}`
    };
  if (above === values.length)
    return {
      en: say`All ${all} cases put the value above the price: ${span.en}`,
      zh: say`${all} 种情景的估值均高于股价：${span.zh}`
    };
  const over = count(above, "cases");
  return {
    en: say`${over} of ${all} cases ${above === 1 ? "puts" : "put"} the value above the price: ${span.en}`,
    zh: say`${all} 种情景中 ${over} 种的估值高于股价：${span.zh}`
  };
}

/** Where the price stands against the ranges that methods give; `above` is null where there is none to hold against them. */
export function rangesTitle(methods: number, above: number | null, below: number): Words {
  if (methods === 0) return {en: say`No method gives a value yet`, zh: say`尚无方法得出估值`};
  if (above === null) {
    const by = countOf(methods, "method");
    return {en: say`Values by ${by}, and no price to hold against them`, zh: say`${by} 种方法的估值，尚无股价可对照`};
  }
  if (methods === 1 && above === 1)
    return {en: say`The method puts the value above the price`, zh: say`估值方法得出的价值高于股价`};
  if (methods === 1 && below === 1)
    return {en: say`The method puts the value below the price`, zh: say`估值方法得出的价值低于股价`};
  if (methods === 1)
    return {en: say`The price lies within the range of the method`, zh: say`股价落在估值方法的区间之内`};
  const [all, over, under] = [count(methods, "methods"), count(above, "methods"), count(below, "methods")];
  const every = methods === 2 ? {en: say`Both`, zh: say`两种`} : {en: say`All ${all}`, zh: say`${all} 种`};
  if (above === methods)
    return {en: say`${every.en} methods put the value above the price`, zh: say`${every.zh}方法的估值均高于股价`};
  if (below === methods)
    return {en: say`${every.en} methods put the value below the price`, zh: say`${every.zh}方法的估值均低于股价`};
  const within = count(methods - above - below, "methods");
  if (above + below === 0)
    return {
      en: say`The price lies within the range of all ${all} methods`,
      zh: say`股价落在全部 ${all} 种方法的区间之内`
    };
  const parts: Words[] = [
    ...(above > 0 ? [{en: say`${over} above the price`, zh: say`${over} 种高于股价`}] : []),
    ...(below > 0 ? [{en: say`${under} below`, zh: say`${under} 种低于股价`}] : []),
    ...(methods > above + below ? [{en: say`${within} around it`, zh: say`${within} 种包含股价`}] : [])
  ];
  const joined = (lang: "en" | "zh", comma: string) =>
    parts.flatMap((part, i) => (i > 0 ? [comma, ...part[lang]] : part[lang]));
  return {en: say`Of ${all} methods, ${joined("en", ", ")}`, zh: say`${all} 种方法中，${joined("zh", "，")}`};
}
