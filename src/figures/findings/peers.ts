import {share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How far Chinese platforms trade below American peers, over all bases; null where no basis is on record. */
export function peersFinding(discounts: readonly {readonly discount: number}[]): Words | null {
  if (discounts.length === 0) return null;
  const values = discounts.map(({discount}) => discount);
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const [low, high] = [share(Math.abs(least), 0), share(Math.abs(most), 0)];
  if (least < 0 && most <= 0)
    return {
      en: say`Chinese platforms trade ${high} to ${low} above their American peers`,
      zh: say`中国平台较美国同业溢价 ${high} 至 ${low}`
    };
  if (least < 0)
    return {
      en: say`Chinese platforms trade from ${low} above to ${high} below American peers`,
      zh: say`中国平台较美国同业由溢价 ${low} 至折价 ${high}`
    };
  return {
    en: say`Chinese platforms trade ${low} to ${high} below their American peers`,
    zh: say`中国平台较美国同业折价 ${low} 至 ${high}`
  };
}
