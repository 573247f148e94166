import type {PriceAsks, CoverageValue, MeasuredAmount, RouterCoverageSwing} from "../coverage/coverage.js";
import type {IsoDate} from "../lib/dates.js";
import {formatTokensShort} from "../lib/format.js";
import type {Text} from "../lib/language.js";
import {periodName} from "../words/period.js";
import {day, money, perShare, share, stepPoints, times, type Quantity} from "../words/quantity.js";
import {NO_WORDS, say, type Words} from "../words/say.js";

const UNIT_NAME: Readonly<Record<string, Text>> = {sqm: {en: " sqm", zh: "平方米"}};

/** A number of a sheet as a quantity: money of its currency, a fraction as per cent, anything else with its unit. */
export function measuredQuantity({value, unit}: MeasuredAmount): Quantity {
  if (unit === "share") return share(value);
  const [currency = ""] = unit.split("/");
  if (/^[A-Z]{3}$/.test(currency) && currency !== "ADS") return money(value, currency, unit);
  const name = UNIT_NAME[unit] ?? (unit === "1" ? {en: "", zh: ""} : {en: ` ${unit}`, zh: ` ${unit}`});
  return {value, unit, print: (lang) => `${formatTokensShort(value, lang)}${name[lang]}`};
}

/** Growth that is less than this is not told as a multiple. */
const TOLD_AS_TIMES = 1.5;

/** What the price asks for: "API revenue of CNY 48.7bn in H2 2030, 59 times H1 2026". */
export function askedWords({title, period, asked, reported}: PriceAsks): Words {
  const amount = measuredQuantity(asked);
  const [en, zh] = [title.en.trim(), title.zh.trim()];
  const when = period === null ? null : periodName(period);
  const ratio = reported?.measured.unit === asked.unit ? asked.value / reported.measured.value : NaN;
  const against =
    reported && ratio >= TOLD_AS_TIMES
      ? {
          en: say`, ${times(ratio)} ${periodName(reported.period)}`,
          zh: say`，为${periodName(reported.period)}的 ${times(ratio)}`
        }
      : reported
        ? {
            en: say` (${periodName(reported.period)}: ${measuredQuantity(reported.measured)})`,
            zh: say`（${periodName(reported.period)}：${measuredQuantity(reported.measured)}）`
          }
        : {en: [], zh: []};
  return {
    en: say`${en} of ${amount}${when ? say` in ${when}` : []}${against.en}`,
    zh: say`${when ? say`${when}` : []}${zh} ${amount}${against.zh}`
  };
}

interface LeadOptions {
  /** What gives the value: our base case unless told. */
  readonly by?: Text;
  /** Day of the price, where it is one on record. */
  readonly pricedOn?: IsoDate;
}

const BASE: Text = {en: "our base case", zh: "我们的基准情景"};
/** Less than this apart, as a fraction, a value is told as about the price. */
const ABOUT = 0.005;

/**
 * A company's lead sentence: "At HK$793 on 11 Sep 2026 the market pays for API revenue of CNY 48.7bn in H2 2030, 59 times H1 2026; our
 * base case gives HK$332, 58% less."
 */
export function valueLead(
  {
    price,
    oldPrice,
    base,
    currency,
    unit,
    asked
  }: Pick<CoverageValue, "price" | "oldPrice" | "base" | "currency" | "unit" | "asked">,
  {by = BASE, pricedOn}: LeadOptions = {}
): Words {
  const gives =
    base === null
      ? {
          en: say`${by} gives no value: figures it rests on are not on record.`,
          zh: say`${by}无法得出估值：所依据的数据未收录。`
        }
      : withGap(base, price, by, currency, unit);
  if (price === null && oldPrice)
    return {
      en: say`The price, of ${day(oldPrice.on)}, is older than ${day(oldPrice.since)} and not held against it; ${gives.en}`,
      zh: say`${day(oldPrice.on)}的股价早于${day(oldPrice.since)}，不作对照；${gives.zh}`
    };
  if (price === null)
    return {en: say`There is no price to hold it against; ${gives.en}`, zh: say`无股价可供对照；${gives.zh}`};
  const market = money(price, currency, unit);
  const on: Words = pricedOn ? {en: say` on ${day(pricedOn)}`, zh: [day(pricedOn)]} : NO_WORDS;
  if (!asked)
    return {
      en: say`At ${market}${on.en} no value of its driver within bounds gives the price; ${gives.en}`,
      zh: say`${on.zh}股价为 ${market}，驱动因素在合理范围内的任何取值都无法得到；${gives.zh}`
    };
  const words = askedWords(asked);
  return {
    en: say`At ${market}${on.en} the market pays for ${words.en}; ${gives.en}`,
    zh: say`${on.zh}股价 ${market} 所要求的是${words.zh}；${gives.zh}`
  };
}

/** By what part of the price a value is above it; nought where it is about the price, null where there is nothing to compare. */
function gapOf(base: number | null, price: number | null): number | null {
  if (base === null || price === null || !(price > 0)) return null;
  const gap = base / price - 1;
  return Math.abs(gap) < ABOUT ? 0 : gap;
}

function isBelow(gap: number): boolean {
  return Math.sign(gap) === -1;
}

function withGap(base: number, price: number | null, by: Text, currency: string, unit: string): Words {
  const value = perShare(base, currency, unit);
  const gap = gapOf(base, price);
  if (gap === null) return {en: say`${by} gives ${value}.`, zh: say`${by}为 ${value}。`};
  if (gap === 0) return {en: say`${by} gives ${value}, about as much.`, zh: say`${by}为 ${value}，与股价相当。`};
  const size = share(Math.abs(gap), 0);
  return {
    en: say`${by} gives ${value}, ${size} ${isBelow(gap) ? "less" : "more"}.`,
    zh: say`${by}为 ${value}，${isBelow(gap) ? "低" : "高"} ${size}。`
  };
}

/** A company's title: "Zhipu: our base case is 58% below the price". */
export function valueHeadline(
  name: Text,
  {price, base}: Pick<CoverageValue, "price" | "base">,
  {by = BASE}: LeadOptions = {}
): Words {
  const gap = gapOf(base, price);
  if (gap === null) return {en: say`${name}: price and value cannot be compared`, zh: say`${name}：股价与估值无从对照`};
  if (gap === 0) return {en: say`${name}: ${by} is about the price`, zh: say`${name}：${by}与股价相当`};
  const size = share(Math.abs(gap), 0);
  return {
    en: say`${name}: ${by} is ${size} ${isBelow(gap) ? "below" : "above"} the price`,
    zh: say`${name}：${by}较股价${isBelow(gap) ? "低" : "高"} ${size}`
  };
}

/** What coverage matters: the value, were the router to see a smaller or a larger part of all usage every half. */
export function routerCoverageWords(
  {set, step, whenLower, whenHigher}: RouterCoverageSwing,
  {currency, unit}: Pick<CoverageValue, "currency" | "unit">
): Words {
  const [by, low, high] = [stepPoints(step), perShare(whenLower, currency, unit), perShare(whenHigher, currency, unit)];
  return {
    en: say`Coverage is an input: the router’s part of all usage is set to grow by ${share(set, 0)} each half; ${by} less makes the value ${low}, ${by} more ${high}.`,
    zh: say`覆盖率为输入项：所设路由用量占全渠道之比每半年变动 ${share(set, 0)}；每半年少 ${by}，价值为 ${low}，多 ${by}，则为 ${high}。`
  };
}
