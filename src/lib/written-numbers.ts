/** A stretch of text, or a number written in it. */
export type TextPart = string | NumberInText;

export interface NumberInText {
  /** The number as written, with its sign, scale and percent sign. */
  readonly text: string;
  /** What it says, with the scale counted in: 5.16 trillion is 5.16e12; a percentage stays one. */
  readonly value: number;
  /** What is written with it: `%`, `×`, `USD`, `HKD`; null where it bears none. */
  readonly unit: string | null;
  /** Whether a scale such as trillion or 亿 is written. */
  readonly isScaled: boolean;
}

const MONTHS =
  "(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const YEAR = String.raw`(?:19|20)\d\d(?![\d,.]*\d|%|×)`;
/** What holds digits and is no number: dates, periods, tickers, filings, and names that begin with a letter. */
const OTHER = [
  String.raw`\d{4}-\d{2}-\d{2}`,
  String.raw`\d{1,2}(?: to \d{1,2})? ${MONTHS}(?: \d{4})?\b`,
  String.raw`\d{4} ?年(?:第? ?\d ?季度)?(?: ?\d{1,2} ?月)?(?: ?\d{1,2} ?日)?`,
  String.raw`\d{1,2} ?月(?: ?\d{1,2} ?日)?`,
  String.raw`\d{1,2}:\d{2}`,
  String.raw`\d{4}\.HK`,
  String.raw`FY\d{4}(?: [HQ]\d)?`,
  String.raw`\d{10}-\d{2}-\d{6}`,
  YEAR,
  String.raw`(?!US\$|HK\$)[A-Za-z][\w.’-]*`
].join("|");

const SCALES: Readonly<Record<string, number>> = {
  trillion: 1e12,
  billion: 1e9,
  million: 1e6,
  T: 1e12,
  tn: 1e12,
  B: 1e9,
  bn: 1e9,
  M: 1e6,
  m: 1e6,
  万亿: 1e12,
  亿: 1e8,
  万: 1e4
};
const UNITS: Readonly<Record<string, string>> = {
  US$: "USD",
  $: "USD",
  HK$: "HKD",
  美元: "USD",
  港元: "HKD",
  "%": "%",
  "×": "×",
  times: "×",
  倍: "×"
};
const NUMBER = String.raw`(US\$|HK\$|\$)?([+−-]?)(\d[\d,]*(?:\.\d+)?)(?:\s?(${Object.keys(SCALES).join("|")})(?![a-z]))?(?:\s?(%|×|times\b|倍|美元|港元))?`;
const RANGE = /^(?:\s?to\s|–|至|\sand\s)$/;

/**
 * Finds the numbers written in a text, in order, with all other text between them.
 * Dates, years, tickers, words with digits in them and the given names are text. In a range the first number
 * takes the unit of the second: "14 to 17 times".
 */
export function writtenNumbers(text: string, names: readonly string[] = []): TextPart[] {
  const known = names.filter((name) => /\d/.test(name) && text.includes(name)).sort((a, b) => b.length - a.length);
  const pattern = new RegExp(`${[...known.map(literal), OTHER].join("|")}|${NUMBER}`, "gu");
  return withRanges(split(text, pattern));
}

function literal(name: string): string {
  return name.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

function split(text: string, pattern: RegExp): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    const [whole, before, sign, digits, scale, after] = match;
    if (digits === undefined) continue;
    const size = Number(digits.replaceAll(",", "")) * (SCALES[scale ?? ""] ?? 1);
    parts.push(text.slice(from, match.index), {
      text: whole,
      value: sign === "−" || sign === "-" ? -size : size,
      unit: UNITS[before ?? after ?? ""] ?? null,
      isScaled: scale !== undefined
    });
    from = match.index + whole.length;
  }
  return [...parts, text.slice(from)].filter((part) => part !== "");
}

function withRanges(parts: TextPart[]): TextPart[] {
  return parts.map((part, i) => {
    const [between, end] = [parts[i + 1], parts[i + 2]];
    if (typeof part === "string" || part.unit !== null || part.isScaled) return part;
    if (typeof between !== "string" || typeof end !== "object" || !RANGE.test(between)) return part;
    return {...part, unit: end.unit};
  });
}
