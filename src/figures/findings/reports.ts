import {verdictAt, type Claims} from "../../query/claims/claims.js";
import {countVerdicts} from "../../query/claims/verdict.js";
import {verdictMoves, type Edition} from "../../query/editions.js";
import {count, day, share, tokens} from "../../words/quantity.js";
import {say, type Words} from "../../words/say.js";

/** How many of the note's claims hold today on every basis, and how many on none. */
export function claimsFinding(claims: Claims): Words {
  const found = countVerdicts(claims.claims.map((claim) => verdictAt(claim, "now", claims)));
  const n = (value: number) => count(value, "claims");
  const [holds, all, not] = [n(found.holds), n(claims.claims.length), n(found.does_not_hold)];
  return {
    en: say`${holds} of the note’s ${all} claims hold on every basis today, ${not} on none`,
    zh: say`今日各口径下均成立的有 ${holds} 条，占研报 ${all} 条论断；${not} 条均不成立`
  };
}

/** What the newest edition judges otherwise than the one before; null without any edition. */
export function editionsFinding(editions: readonly Edition[]): Words | null {
  const [older, newest] = [editions.at(-2), editions.at(-1)];
  if (!newest) return null;
  const on = day(newest.date);
  if (!older) return {en: say`One edition is frozen, of ${on}`, zh: say`已冻结一版：${on}`};
  const moves = verdictMoves(older, newest).length;
  const [turned, since] = [count(moves, "claims"), day(older.date)];
  if (moves === 0)
    return {
      en: say`No verdict changed from the edition of ${since} to that of ${on}`,
      zh: say`${since}版与${on}版之间，没有判定改变`
    };
  return {
    en: say`${turned} ${moves === 1 ? "verdict" : "verdicts"} changed from the edition of ${since} to that of ${on}`,
    zh: say`${since}版与${on}版之间，${turned} 条判定改变`
  };
}

/** What an edition found: tokens of its week, and what China carried of them; null for one that is not on record. */
export function editionFinding(edition: Edition | undefined): Words | null {
  if (!edition) return null;
  const on = day(edition.date);
  const value = (key: Edition["numbers"][number]["key"]) => edition.numbers.find((n) => n.key === key)?.value ?? null;
  const [week, china] = [value("week_tokens"), value("china_all")];
  if (week === null || china === null) return {en: say`The edition of ${on}`, zh: say`${on}版`};
  return {
    en: say`${on}: ${tokens(week)} tokens a week, at least ${share(china)} Chinese`,
    zh: say`${on}：周词元 ${tokens(week)}，中国至少占 ${share(china)}`
  };
}
