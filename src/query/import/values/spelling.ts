/** A time's text in a spelling that is read, and the zone that stood behind it. */
export interface Respelled {
  readonly text: string;
  readonly zone: string | null;
}

const HALVES: readonly (readonly [words: RegExp, half: string])[] = [
  [/凌晨|清晨|早晨|早上|中午(?=\s*11)/, "上午"],
  [/中午|午后|傍晚|晚上|夜里/, "下午"]
];
const ZONE = /\s+([A-Z]{3,4}|[A-Z][a-z]+(?:\/[A-Za-z_+-]+\d*)+)$/;

/** Rarer spellings as common ones: a day of the week or half of a day in Chinese, a zone's name, a serial with a comma. */
export function respelled(text: string): Respelled | null {
  if (/^\d{5},\d+$/.test(text)) return {text: text.replace(",", "."), zone: null};
  let plain = text.replace(/\s*[(（]?(星期|周|礼拜)[一二三四五六日天][)）]?[,，]?\s*/, " ");
  for (const [words, half] of HALVES) plain = plain.replace(words, half);
  plain = plain.replace(/^(.*\d)\s+(\d{1,2}:\d{2}(?::\d{2})?)\s*(上午|下午)$/, "$1 $3$2").trim();
  const [, zone = null] = ZONE.exec(plain) ?? [];
  if (zone !== null) plain = plain.replace(ZONE, "");
  return plain === text ? null : {text: plain, zone};
}

/** The first of two days with a sign or word between them: what adds up several days counts on their first. */
export function firstOfSpan(text: string): readonly [first: string, last: string] | null {
  const [, first = "", last = ""] =
    /^(.{6,}?)\s*(?:\s[-–—]\s|–|—|~|～|\s+to\s+|至|到|\/(?=\d{4}-))\s*(.{6,})$/i.exec(text) ?? [];
  return first === "" ? null : [first, last];
}
