import type {IsoDate} from "../../lib/dates.js";
import type {PricedWeek} from "../../query/host-price-data.js";
import {count, day, share} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How many of the models that their makers list another host lists for less. */
export function undercutTitle(models: number, cheaper: number): Words {
  if (models === 0)
    return {en: say`No model is listed by its maker and by another host`, zh: say`没有同时由厂商与他方列出的模型`};
  const [n, of] = [count(cheaper, "models"), count(models, "models")];
  return {
    en: say`Another host asks less than the maker for ${n} of ${of} models`,
    zh: say`${of} 个模型中，有 ${n} 个在其他托管方比厂商自营更便宜`
  };
}

/** How often makers moved their own prices, and how often a model only became cheaper on the router. */
export function makerMovesTitle(cuts: number, rises: number, cheaper: number): Words {
  const [c, r, n] = [count(cuts, "price cuts"), count(rises, "price rises"), count(cheaper, "days")];
  return {
    en: say`Makers cut ${c} list prices and raised ${r}; ${n} times a model only became cheaper on the router`,
    zh: say`厂商降价 ${c} 次、涨价 ${r} 次；另有 ${n} 次只是模型在路由平台变便宜`
  };
}

/** What part of a week's tokens can be first-party at most; nothing where no host is on record. */
export function hostedTitle(maker: number, others: number, none: number, week: IsoDate | null): Words {
  if (week === null) return {en: say`No host is on record`, zh: say`没有托管方的记录`};
  const [most, least, rest] = [share(maker, 0), share(others, 0), share(none, 0)];
  return {
    en: say`First-party at most ${most} of tokens in the week of ${day(week)}: others alone list ${least}, nobody on record ${rest}`,
    zh: say`${day(week)}当周厂商自营至多占词元的 ${most}：仅他方列出 ${least}，无记录 ${rest}`
  };
}

/** What part of the last week has a price, and where the dated record adds most. */
export function pricedShareTitle(last: PricedWeek | null, gained: PricedWeek | null): Words {
  if (!last) return {en: say`No week is on record`, zh: say`没有任何一周的记录`};
  const now = share(last.router, 0);
  if (!gained || gained.router - gained.snapshots < 0.005)
    return {
      en: say`${now} of the last week’s tokens have a price on record`,
      zh: say`最近一周 ${now} 的词元有标价记录`
    };
  const [was, is] = [share(gained.snapshots, 0), share(gained.router, 0)];
  return {
    en: say`${now} of the last week’s tokens have a price; dated lists add most in the week of ${day(gained.week)}, ${was} to ${is}`,
    zh: say`最近一周 ${now} 的词元有标价；逐日价目增补最多的是${day(gained.week)}当周，由 ${was} 升至 ${is}`
  };
}
