import {expect, it} from "vitest";
import {hostedTitle, makerMovesTitle, pricedShareTitle, undercutTitle} from "../../../src/figures/titles/hosts.js";
import {said} from "../../fixtures/said.js";

const week = (router: number, snapshots: number, monday = "2026-07-06") => ({week: monday, router, snapshots, anyHost: 0}); // prettier-ignore

it.each([
  [undercutTitle(142, 102), "Another host asks less than the maker for 102 of 142 models", "142 个模型中，有 102 个在其他托管方比厂商自营更便宜"], // prettier-ignore
  [undercutTitle(1, 0), "Another host asks less than the maker for 0 of 1 models", "1 个模型中，有 0 个在其他托管方比厂商自营更便宜"], // prettier-ignore
  [undercutTitle(0, 0), "No model is listed by its maker and by another host", "没有同时由厂商与他方列出的模型"],
  [makerMovesTitle(11, 9, 70), "Makers cut 11 list prices and raised 9; 70 times a model only became cheaper on the router", "厂商降价 11 次、涨价 9 次；另有 70 次只是模型在路由平台变便宜"], // prettier-ignore
  [hostedTitle(0.778, 0.107, 0.115, "2026-06-29"), "First-party at most 78% of tokens in the week of 29 Jun 2026: others alone list 11%, nobody on record 12%", "2026年6月29日当周厂商自营至多占词元的 78%：仅他方列出 11%，无记录 12%"], // prettier-ignore
  [hostedTitle(0, 0, 0, null), "No host is on record", "没有托管方的记录"],
  [pricedShareTitle(null, week(0.5, 0.1)), "No week is on record", "没有任何一周的记录"],
  [pricedShareTitle(week(0.55, 0.5), null), "55% of the last week’s tokens have a price on record", "最近一周 55% 的词元有标价记录"], // prettier-ignore
  [pricedShareTitle(week(0.55, 0.5), week(0.5, 0.4975)), "55% of the last week’s tokens have a price on record", "最近一周 55% 的词元有标价记录"], // prettier-ignore
  [pricedShareTitle(week(0.55, 0.5), week(0.5, 0.492)), "55% of the last week’s tokens have a price; dated lists add most in the week of 6 Jul 2026, 49% to 50%", "最近一周 55% 的词元有标价；逐日价目增补最多的是2026年7月6日当周，由 49% 升至 50%"], // prettier-ignore
  [pricedShareTitle(week(0.55, 0.5), week(0.005, 0)), "55% of the last week’s tokens have a price; dated lists add most in the week of 6 Jul 2026, 0% to 1%", "最近一周 55% 的词元有标价；逐日价目增补最多的是2026年7月6日当周，由 0% 升至 1%"] // prettier-ignore
])("titles of hosts %#", (words, en, zh) => {
  expect(said(words)).toEqual({en, zh});
});
