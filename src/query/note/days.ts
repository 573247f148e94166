import {isoDate, parseIsoDate, type IsoDate} from "../../lib/dates.js";

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MONTH = `(?<name>${MONTHS.join("|")})[a-z]*`;
const YEAR = String.raw`(?<year>\d{4})`;
/** Ways in which a day, a month or a year is written, the most particular first. */
const WAYS = [
  String.raw`${YEAR}-(?<month>\d{2})-(?<day>\d{2})`,
  String.raw`${YEAR} ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?日`,
  String.raw`(?<day>\d{1,2}) ${MONTH} ${YEAR}`,
  String.raw`${MONTH} (?<day>\d{1,2}),? ${YEAR}`,
  String.raw`${YEAR} ?年 ?(?<month>\d{1,2}) ?月`,
  `${MONTH} ${YEAR}`,
  `${YEAR}(?: ?年)?`
];
/** “By the end of 2026”, “before 31 March 2027”: what follows is a day, a month or a year. */
const BY = /\b(?:by|before|until|no later than) (?:the )?(?<end>(?:year[- ])?end[ -](?:of )?)?/g;
/** “2026 年底前”, “到 2027 年 3 月 31 日”. */
const BY_ZH =
  /(?<to>(?<![\d日月] ?)到 ?)?(?<on>\d{4} ?年(?: ?\d{1,2} ?月(?: ?\d{1,2} ?日)?)?) ?(?<end>[底末])?(?<before>(?:之|以)?前(?![\d一二三四五六七八九十]))?/g;
const DAY_MS = 86_400_000;

/** Monday of the week of the day that a sentence names; null where it names none, or one by which something is to come. */
export function weekIn(text: string): IsoDate | null {
  if (horizonIn(text) !== null) return null;
  const time = WAYS.slice(0, 4)
    .map((way) => lastDayOf(new RegExp(way).exec(text)?.groups))
    .find((found) => found !== null);
  return time === undefined ? null : isoDate(time - ((new Date(time).getUTCDay() + 6) % 7) * DAY_MS);
}

/** The day by which a sentence says that something comes; null where it names none. A year by itself names one only by its end. */
export function horizonIn(text: string): IsoDate | null {
  const english = [...text.matchAll(BY)].map((said) => ({
    on: text.slice(said.index + said[0].length),
    isEnd: said.groups?.["end"] !== undefined,
    isBefore: said[0].startsWith("before")
  }));
  const chinese = [...text.matchAll(BY_ZH)].flatMap(({groups: {to, on, end, before} = {}}) =>
    on === undefined || (to === undefined && end === undefined && before === undefined)
      ? []
      : [{on, isEnd: end !== undefined, isBefore: before !== undefined}]
  );
  for (const {on, isEnd, isBefore} of [...english, ...chinese])
    for (const way of WAYS) {
      const found = new RegExp(`^${way}`).exec(on)?.groups;
      if (found === undefined) continue;
      const isDay = found["day"] !== undefined;
      const isMonth = !isDay && (found["month"] ?? found["name"]) !== undefined;
      const time = isDay || isEnd || (isMonth && !isBefore) ? lastDayOf(found) : null;
      if (time !== null) return isoDate(time);
      break;
    }
  return null;
}

/** The last day of what a way of writing found. */
function lastDayOf(found: RegExpExecArray["groups"]): number | null {
  if (found === undefined) return null;
  const {year = "", month, name, day} = found;
  const number = name === undefined ? Number(month ?? 12) : MONTHS.indexOf(name) + 1;
  const two = (part: string | number) => String(part).padStart(2, "0");
  if (day !== undefined) return parseIsoDate(`${year}-${two(number)}-${two(day)}`);
  const next = number === 12 ? `${Number(year) + 1}-01-01` : `${year}-${two(number + 1)}-01`;
  const first = parseIsoDate(next);
  return first === null ? null : first - DAY_MS;
}
