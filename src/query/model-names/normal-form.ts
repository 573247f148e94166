/** A name taken apart: its words in one order, the date at its end, and its variant. */
export interface NormalForm {
  /** Words, sorted: claude-sonnet-4-5 and claude-4.5-sonnet have the same. */
  readonly base: string;
  /** First word as written, which tells the lab where the lab is plain. */
  readonly first: string;
  /** Digits of the date or number of the release; null where there is none. */
  readonly date: string | null;
}

const DATES = [
  /[-@ ]((?:19|20)\d{6})$/,
  /[-@ ]((?:19|20)\d{2}-\d{2}-\d{2})$/,
  /[-@ ](\d{2}-20\d{2})$/,
  /[-@ ](20\d{2}-\d{2})$/,
  /[-@ ](\d{2}-\d{2})$/,
  /[-@ ](\d{4})$/,
  /[-@ ](00\d)$/
];

/** The normal form of a name without lab and variant. */
export function normalForm(name: string): NormalForm {
  let text = name
    .toLowerCase()
    .replace(/[()[\]{},]/g, " ")
    .replace(/(?<=\d)p(?=\d)/g, ".")
    .trim()
    .replace(/[\s_@/:+]+/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-|-$/g, "");
  let date: string | null = null;
  for (const pattern of DATES) {
    const [, found] = pattern.exec(text) ?? [];
    const digits = found && dateDigits(found);
    if (!digits) continue;
    date = digits;
    text = text.replace(pattern, "");
    break;
  }
  const words = text
    .replace(/\.(?!\d)|(?<!\d)\./g, "-")
    .replace(/(?<=^|-)([a-z]*\d{1,2})-(\d)(?=-|$)/g, "$1.$2")
    .split("-")
    .filter((word) => word !== "")
    .flatMap(apart);
  const kept = words.includes("llama") ? words.filter((word) => word !== "meta") : words;
  return {base: [...kept].sort().join(" "), first: kept[0] ?? "", date};
}

/** llama3.3 is llama 3.3, gpt4o is gpt 4o, v3.1 is 3.1, and Azure's gpt-35 is gpt-3.5. */
function apart(word: string, i: number, all: readonly string[]): string[] {
  if (word === "35" && all[i - 1] === "gpt") return ["3.5"];
  const [, letters, rest] = /^([a-z]{3,})(\d[\w.]*)$/.exec(word) ?? [];
  if (letters && rest) return letters === "gpt" && rest === "35" ? ["gpt", "3.5"] : [letters, rest];
  return [word.replace(/^v(?=\d)/, "")];
}

/** A date's digits, the year first where it has one; null for digits that are no date. */
function dateDigits(text: string): string | null {
  const [a = "", b = "", c = ""] = text.split("-");
  if (/^\d{2}-20\d{2}$/.test(text)) return isMonth(a) ? b + a : null;
  if (/^20\d{2}-\d{2}$/.test(text)) return isMonth(b) ? a + b : null;
  const digits = a + b + c;
  if (digits.length === 8) return isMonth(digits.slice(4, 6)) ? digits : null;
  if (digits.length === 3) return digits;
  const [first, last] = [digits.slice(0, 2), digits.slice(2)];
  const isDay = isMonth(first) && Number(last) >= 1 && Number(last) <= 31;
  const isYearMonth = Number(first) >= 22 && Number(first) <= 39 && isMonth(last);
  return isDay || isYearMonth ? digits : null;
}

function isMonth(text: string): boolean {
  return Number(text) >= 1 && Number(text) <= 12;
}

/** Whether two dates are one, one of them perhaps without its year or its day: 0709 and 20250709, 2507 and 20250725. */
export function isSameDate(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || long.endsWith(short) || long.startsWith(short) || long.startsWith(`20${short}`);
}

/** Days between two dates with year and day; null where one lacks them. */
export function daysApart(a: string, b: string): number | null {
  const time = (digits: string) =>
    digits.length === 8 ? Date.UTC(+digits.slice(0, 4), +digits.slice(4, 6) - 1, +digits.slice(6)) : NaN;
  const days = Math.abs(time(a) - time(b)) / 86_400_000;
  return Number.isNaN(days) ? null : days;
}

/** What hosts add to a name, taken off step by step: versions, precisions, how hard to think, how it is trained. */
const ADDED: readonly RegExp[] = [
  /^open-(?=mi[sx]tral)|\[[^\]]*\]$|-v\d+(?=@\d)/,
  /:\d+[a-z]?(:\d+k)?$/,
  /-v\d+(\.\d+)?$|-1$/,
  /[-@](latest|default|maas|stable|current)$|(?<=-\d{4})-preview$/,
  /-\d{3}$/,
  /(-(fp8-fast|fp8|fp16|bf16|int4|int8|nvfp4|mxfp4|awq|gptq|gguf|dynamic|4bit|8bit|hf|tput|throughput|q\d\w*))+$/,
  /(?<=instruct)-turbo$|-(versatile|instant)$/,
  /(-(thinking|reasoning|nothinking|no-thinking|non-thinking|non-reasoning|minimal|low|medium|high|xhigh|extra-high))+$/,
  /(?<=codex)-(max|fast)$/
];

/** A name, then the same with less and less of what hosts add. */
export function barer(name: string): string[] {
  const names = [name];
  let text = name;
  for (const pattern of ADDED) {
    const next = text.replace(pattern, "");
    if (next !== text && next !== "") names.push((text = next));
  }
  return names;
}

/** The words without those that tell how a model is trained to talk. */
export function looseBase(base: string): string {
  return without(base, ["instruct", "chat", "it"]);
}

/** The words of a preview without saying that it is one. */
export function previewedBase(base: string): string {
  return without(base, ["preview"]);
}

function without(base: string, words: readonly string[]): string {
  return base
    .split(" ")
    .filter((word) => !words.includes(word))
    .join(" ");
}

/** Words of bills that are about the price and not the model. */
const BILL =
  /\b(text|input|inputs?|output|outputs?|inp|outp|outpt|opt|predictions?|tokens?|cached?|caching|cchd|audio|video|images?|batch|global|glbl|regional|regnl|dzone|dz|data zone|online|thinking|short|long|context|request|requests|count|units?|generation|grounding)\b/gi;

/** The model that a line of a bill is about: `Gemini 2.5 Pro Text Input - Predictions`. */
export function billedModel(text: string): string {
  return text
    .replace(/_/g, " ")
    .replace(BILL, " ")
    .replace(/\s+-(?=\s|$)|(?<=\s)-\s/g, " ")
    .replace(/-{2,}/g, "-")
    .replace(/\s+/g, " ")
    .replace(/^[\s-]+|[\s-]+$/g, "");
}
