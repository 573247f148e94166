import type {IsoDate} from "../../lib/dates.js";
import {day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How far Chinese platforms traded below American peers on a day, over all bases; null where no basis is on record. */
export function peersFinding(discounts: readonly {readonly discount: number}[], priced: IsoDate): Words | null {
  if (discounts.length === 0) return null;
  const values = discounts.map(({discount}) => discount);
  const on = day(priced);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [low, high] = [share(Math.abs(least), 0), share(Math.abs(most), 0)];
  if (least < 0 && most <= 0)
    return {
      en: say`On ${on} Chinese platforms traded ${high} to ${low} above their American peers`,
      zh: say`${on}中国平台较美国同业溢价 ${high} 至 ${low}`
    };
  if (least < 0)
    return {
      en: say`On ${on} Chinese platforms traded from ${low} above to ${high} below American peers`,
      zh: say`${on}中国平台较美国同业由溢价 ${low} 至折价 ${high}`
    };
  return {
    en: say`On ${on} Chinese platforms traded ${low} to ${high} below their American peers`,
    zh: say`${on}中国平台较美国同业折价 ${low} 至 ${high}`
  };
}
