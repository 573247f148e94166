import type {IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";
import {count, day, growth, multipleOf, share} from "../../words/quantity.js";
import {say, type Part, type Words} from "../../words/say.js";

/** What is on record of how the market prices a company. */
export interface PricedCompany {
  readonly name: Text;
  /** Price ÷ earnings, one a basis. */
  readonly earnings: readonly number[];
  /** The same of the American pair. */
  readonly pair: readonly number[];
  /** Value or price ÷ sales, one a basis. */
  readonly sales: readonly number[];
  /** Growth of revenue as last reported, as a fraction; null where it is not on record. */
  readonly growth: number | null;
  /** Measures that are on record, and that are asked for. */
  readonly recorded: number;
  readonly asked: number;
}

/** What a company costs beside its peers: by earnings where they are on record, else by sales and their growth. */
export function ownMultiplesTitle(company: PricedCompany): Words {
  const {name, earnings, pair, sales, recorded, asked} = company;
  if (earnings.length > 0 && pair.length > 0) {
    const [own, theirs] = [multiplesIn(earnings), multiplesIn(pair)];
    return {
      en: say`${name} costs ${own} its earnings by basis, the American pair ${theirs}`,
      zh: say`视口径而定，${name}市盈率 ${own}，美国两家 ${theirs}`
    };
  }
  if (earnings.length > 0)
    return {
      en: say`${name} costs ${multiplesIn(earnings)} its earnings`,
      zh: say`${name}市盈率 ${multiplesIn(earnings)}`
    };
  if (sales.length > 0) {
    const costs = {
      en: say`${name} costs ${multiplesIn(sales)} its sales`,
      zh: say`${name}市值为收入的 ${multiplesIn(sales)}`
    };
    if (company.growth === null) return costs;
    const [size, isUp] = [share(Math.abs(company.growth), 0), company.growth >= 0];
    return {
      en: say`${costs.en}, which ${isUp ? "grew" : "fell"} by ${size}`,
      zh: say`${costs.zh}，收入${isUp ? "增长" : "下降"} ${size}`
    };
  }
  const [some, all] = [count(recorded, "measures"), count(asked, "measures")];
  return {
    en: say`Of ${name}, ${some} of ${all} measures are on record`,
    zh: say`${name}的 ${all} 项指标中有 ${some} 项在册`
  };
}

/** A company by what its sales cost and how fast they grow. */
interface GrowingCompany {
  readonly name: Text;
  /** As a fraction. */
  readonly growth: number;
  readonly multiple: number;
  /** Day of the price behind the multiple. */
  readonly on: IsoDate;
}

/** What the market pays for the dearest sales and for the cheapest, with the growth of each. */
export function growthMultipleTitle(dearest: GrowingCompany, cheapest: GrowingCompany): Words {
  const [high, low] = [multipleOf(dearest.multiple), multipleOf(cheapest.multiple)];
  const [fast, slow] = [growth(dearest.growth), growth(cheapest.growth)];
  const [first, second] = [day(dearest.on), day(cheapest.on)];
  const isSame = dearest.on === cheapest.on;
  return {
    en: say`${dearest.name} at ${high} sales on ${first} (${fast} in revenue), ${cheapest.name} at ${low}${isSame ? [] : say` on ${second}`} (${slow})`,
    zh: say`${first}${dearest.name}为收入的 ${high}（增速 ${fast}），${isSame ? [] : second}${cheapest.name}为 ${low}（${slow}）`
  };
}

/** "14.4×" of one value, "14.4× to 16.1×" of several, each in its place. */
export function multiplesIn(values: readonly number[]): readonly Part[] {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? [multipleOf(low)] : [multipleOf(low), "–", multipleOf(high)];
}
