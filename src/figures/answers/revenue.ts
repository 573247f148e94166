import {revenueWeeks, type PriceBasis, type RevenueData, type RevenueWeek} from "../../query/revenue.js";
import {day, share, usd} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

const all = () => "all";

/** What the last week comes to at list price, and how little of it has a price on record; null without a week on record. */
export function revenueAnswer(data: Pick<RevenueData, "cells">): Words | null {
  if (data.cells.length === 0) return null;
  const lastWeek = (basis: PriceBasis) => revenueWeeks(data, basis, all).at(-1) as RevenueWeek;
  const [strict, wide] = [lastWeek("before"), lastWeek("after")];
  const unpricedOf = ({priced, free, tokens}: RevenueWeek) => share(1 - (priced + free) / tokens, 0);
  const [week, unpriced, left] = [day(strict.week), unpricedOf(strict), unpricedOf(wide)];
  const [low = [], high = [], wideLow = [], wideHigh = []] = [
    strict.usdLow,
    strict.usdHigh,
    wide.usdLow,
    wide.usdHigh
  ].map(usd);
  // Where every price on record was listed by the week's end, the second range is the first.
  const isSame = wide.priced === strict.priced;
  return {
    en: say`In the week of ${week} the tokens with a list price come to between ${low} and ${high}; but ${unpriced} of the tokens had no price on record. ${isSame ? [] : say`Had the first price listed later already held, the range is ${wideLow} to ${wideHigh}, with ${left} still unpriced. `}This is money over one router, not the revenue of a lab.`,
    zh: say`${week}起的一周，有标价的词元按标价合 ${low}至 ${high}，但 ${unpriced} 的词元当时没有标价记录。${isSame ? [] : say`若其后首个标价当时已适用，则为 ${wideLow}至 ${wideHigh}，仍有 ${left} 无标价。`}这是一个路由平台上的金额，不是实验室的收入。`
  };
}
