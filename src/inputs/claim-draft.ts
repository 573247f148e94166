import {readFragment, writeFragment} from "../lib/address.js";
import type {Lang, Text} from "../lib/language.js";
import {numberInWords, parseEntry} from "../workspace/entry.js";
import {UNITS, type ClaimUnit} from "../query/claims/claims.js";
import {TESTS, type Test} from "../query/claims/verdict.js";

/** A claim as a reader writes it; it travels in the link. */
export interface Draft {
  readonly statement: string;
  readonly test: Test;
  readonly expected: string;
  readonly expectedHigh: string;
  readonly tolerance: string;
  readonly unit: ClaimUnit;
  readonly readings: readonly {readonly name: string; readonly sql: string}[];
}

const KEY = "claim";

const shareOf = (basis: string) =>
  `SELECT share AS value\nFROM usage_weekly_by_basis\nWHERE basis = '${basis}' AND origin = 'china' AND week_start + 6 <= $day\nORDER BY week_start DESC LIMIT 1`;

/** What the form holds until a reader writes. */
export function exampleDraft(lang: Lang): Draft {
  return {
    statement: {en: "Chinese labs serve over half of all tokens", zh: "中国实验室处理了过半的词元"}[lang],
    test: "above",
    expected: "0.5",
    expectedHigh: "",
    tolerance: "0",
    unit: "share",
    readings: [
      {name: {en: "All named models", zh: "全部具名模型"}[lang], sql: shareOf("named")},
      {name: {en: "All tokens", zh: "全部词元"}[lang], sql: shareOf("all")}
    ]
  };
}

/** The fragment that carries a draft, without `#`. */
export function fragmentOf(draft: Draft): string {
  return writeFragment([[KEY, JSON.stringify(draft)]]);
}

/** The draft a fragment carries; null without one. */
export function draftIn(fragment: string): Draft | "unread" | null {
  const text = readFragment(fragment).fields.find(([key]) => key === KEY)?.[1] ?? null;
  if (text === null) return null;
  try {
    const draft = JSON.parse(text) as Partial<Draft>;
    return draft.readings?.every((r) => typeof r.sql === "string" && typeof r.name === "string") &&
      TESTS.includes(draft.test as Test) &&
      UNITS.includes(draft.unit as ClaimUnit)
      ? ({statement: "", expected: "", expectedHigh: "", tolerance: "", ...draft} as Draft)
      : "unread";
  } catch {
    return "unread";
  }
}

/** A claim's numbers are fractions where its unit is a share, as the unit says; a scale may be written. */
export const AS_WRITTEN = {percent: false, scaled: true} as const;

const NUMBERS = ["expected", "expectedHigh", "tolerance"] as const;

/** "Number 0.25 is judged as 25%": what the typed numbers of a draft come to, said before it is judged. */
export function numbersOfDraft(
  draft: Draft,
  unit: Text,
  names: Readonly<Record<(typeof NUMBERS)[number], Text>>,
  lang: Lang
): string {
  const shown = NUMBERS.filter(
    (name) => draft[name].trim() !== "" && (name !== "expectedHigh" || draft.test === "between")
  );
  const words = shown.map((name) => {
    const read = parseEntry(draft[name], AS_WRITTEN);
    const said = read.ok
      ? numberInWords(read.value, {percent: draft.unit === "share"}, unit[lang], lang)
      : `“${draft[name]}”: ${read.problem[lang]}`;
    return {en: `${names[name].en} ${said}`, zh: `${names[name].zh} ${said}`}[lang];
  });
  if (words.length === 0) return "";
  return {en: `Will be judged as: ${words.join("; ")}.`, zh: `将按以下数值判定：${words.join("；")}。`}[lang];
}
