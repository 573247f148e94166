import {lookUp} from "../../../lib/look-up.js";

const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  thousands: 1e3,
  千: 1e3,
  万: 1e4,
  m: 1e6,
  mm: 1e6,
  million: 1e6,
  millions: 1e6,
  百万: 1e6,
  亿: 1e8,
  b: 1e9,
  billion: 1e9,
  billions: 1e9
};

const SCALE = "k|thousands?|mm?|millions?|b|billions?|千|百万|万|亿";
const BRACKETED = new RegExp(String.raw`[(（[]\s*(?:in )?(${SCALE})\s*(?:tokens?|词元)?\s*[)）\]]`, "i");
const BEFORE = new RegExp(String.raw`(?:^|[\s_])(${SCALE})[\s_]?(?:tokens?|词元)`, "i");
const CHINESE = /(千|百万|万|亿)\s*(?:tokens?|词元)/i;
const BEHIND = /tokens?[\s_](?:in[\s_])?(thousands|millions|billions)$/i;

/** How many tokens one of a column's amounts means, as its name says: `Input (K tokens)`. One where it says nothing. */
export function tokenScale(name: string): number {
  const [, scale = ""] = BRACKETED.exec(name) ?? BEFORE.exec(name) ?? CHINESE.exec(name) ?? BEHIND.exec(name) ?? [];
  return lookUp(SCALES, scale.toLowerCase()) ?? 1;
}

/** Minutes east of UTC that the name of a column of times states: `Date (UTC+8)`; null where it states none. */
export function statedOffset(name: string): number | null {
  if (name.includes("北京时间")) return 480;
  const [, sign, hours, minutes = "0"] = /(?:utc|gmt)\s*([+-])\s*(\d{1,2})(?::?(\d{2}))?/i.exec(name) ?? [];
  return sign ? (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) : null;
}
