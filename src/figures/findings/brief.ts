import type {IsoDate} from "../../lib/dates.js";
import {isOrigin} from "../../lib/origins.js";
import type {BriefRows} from "../../query/brief/brief.js";
import {isWhole, shareBounds, type ByOrigin} from "../../query/share-bounds.js";
import {growth, tokens, day} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";
import {boundsWords} from "../overview-headline.js";

/**
 * What changed between two days: tokens a week and what China carries of them; null without a week on either. "Now" is said
 * only where the second day is the latest there is.
 */
export function briefFinding({to, was, now, shares}: BriefRows, latest: IsoDate | null): Words | null {
  if (was.tokens === null || now.tokens === null || was.week_start === null || now.week_start === null) return null;
  const amount = tokens(now.tokens);
  const isLatest = to === latest;
  if (was.week_start === now.week_start) {
    const last = day(now.week_start);
    if (was.tokens === now.tokens)
      return {
        en: say`No new week: that of ${last} still ${isLatest ? "counts" : "counted"} ${amount} tokens`,
        zh: say`没有新的一周：${last}当周仍为 ${amount}词元`
      };
    const by = growth(now.tokens / was.tokens - 1, 1);
    return {
      en: say`No new week: that of ${last} ${isLatest ? "now counts" : "was restated to"} ${amount} tokens, ${by}`,
      zh: say`没有新的一周：${last}当周${isLatest ? "现" : "修订"}为 ${amount}词元，变动 ${by}`
    };
  }
  const change = growth(now.tokens / was.tokens - 1);
  const [from, last] = [day(was.week_start), day(now.week_start)];
  const grown = {
    en: say`Weekly tokens ${change} to ${amount} from the week of ${from} to that of ${last}`,
    zh: say`周词元 ${change}，达 ${amount}（${from}当周至${last}当周）`
  };
  const by = originShares(shares);
  if (!by) return grown;
  const [before, lately] = [boundsWords(shareBounds(by.was, "china")), boundsWords(shareBounds(by.now, "china"))];
  return {
    en: [...grown.en, ...say`; China’s part was ${before.en}, then ${lately.en}`],
    zh: [...grown.zh, ...say`；中国占比由 ${before.zh} 变为 ${lately.zh}`]
  };
}

/** Shares by origin then and now; null where those on record do not make up the whole. */
function originShares(shares: BriefRows["shares"]): Readonly<Record<"was" | "now", ByOrigin>> | null {
  const own = shares.flatMap((s) => (s.dimension === "origin" && isOrigin(s.key) ? [{...s, key: s.key}] : []));
  const by = (of: "was_share" | "now_share") => Object.fromEntries(own.map((s) => [s.key, s[of]])) as ByOrigin;
  const [was, now] = [by("was_share"), by("now_share")];
  return isWhole(was) && isWhole(now) ? {was, now} : null;
}
