import {revenueWeeks, type RevenueData} from "../../query/revenue.js";
import {share, usd} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** What a week of tokens comes to at list price, and how much of it has no price; null without a week on record. */
export function revenueFinding(data: Pick<RevenueData, "cells">): Words | null {
  const week = revenueWeeks(data, "after", () => "all").at(-1);
  if (!week || week.tokens === 0) return null;
  if (week.priced === 0)
    return {
      en: say`None of the last week’s tokens has a list price on record`,
      zh: say`最近一周的词元均无标价记录`
    };
  const [low, high] = [usd(week.usdLow), usd(week.usdHigh)];
  const unpriced = share(1 - (week.priced + week.free) / week.tokens, 0);
  return {
    en: say`A week of tokens costs ${low} to ${high} at list price; ${unpriced} have none`,
    zh: say`一周词元按标价合 ${low} 至 ${high}，另有 ${unpriced} 无标价`
  };
}
