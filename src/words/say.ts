import {LANGUAGES, type Lang, type Text} from "../lib/language.js";
import type {Quantity} from "./quantity.js";

/** A piece of a sentence: text, a quantity, or a name in every language. */
export type Part = string | Quantity | Text;

/** A sentence in every language, with its quantities as values. */
export type Words = Readonly<Record<Lang, readonly Part[]>>;

/** No sentence: of what shows nothing. */
export const NO_WORDS: Words = {en: [], zh: []};

/** One language of a sentence: say`China carried ${share(0.6)} of the tokens.` */
export function say(texts: TemplateStringsArray, ...slots: readonly (Part | readonly Part[])[]): readonly Part[] {
  return texts.flatMap((text, i) => [text, ...[slots[i] ?? []].flat()]).filter((part) => part !== "");
}

export function isQuantity(part: Part | Words): part is Quantity {
  return typeof part === "object" && "unit" in part;
}

/** A sentence as plain text. */
export function printWords(words: Words, lang: Lang): string {
  return setParts(words, lang)
    .map((part) => printPart(part, lang))
    .join("");
}

/**
 * The parts of a sentence as it is set: in Chinese no blank stands between two signs, such as behind 793港元, and one
 * between a sign and a Latin letter, such as before MiniMax.
 */
export function setParts(words: Words, lang: Lang): readonly Part[] {
  const parts = words[lang];
  if (lang !== "zh") return parts;
  const printed = parts.map((part) => printPart(part, lang));
  return parts.flatMap((part, i) => {
    const [before = "", own = "", after = ""] = [printed[i - 1], printed[i], printed[i + 1]];
    const set = typeof part === "string" ? closedUp(part, before, after) : part;
    return areApart(own, after) ? [set, " "] : [set];
  });
}

/** Stands where a text and its neighbours meet. */
const SEAM = "\0";
const STRAY_BLANK = new RegExp(`(?<=\\p{Script=Han}${SEAM}?) (?=${SEAM}?\\p{Script=Han})`, "gu");

function closedUp(text: string, before: string, after: string): string {
  const [, closed = text] = [before, text, after].join(SEAM).replace(STRAY_BLANK, "").split(SEAM);
  return closed;
}

const APART = /^(?:\p{Script=Han}[A-Za-z]|[A-Za-z]\p{Script=Han})$/u;

function areApart(left: string, right: string): boolean {
  return APART.test(left.slice(-1) + right.slice(0, 1));
}

export function printPart(part: Part, lang: Lang): string {
  if (typeof part === "string") return part;
  return isQuantity(part) ? part.print(lang) : part[lang];
}

/**
 * What languages of a sentence do not share, as messages; none where each states the same quantities, in whatever order
 * and however often.
 */
export function slotProblems(words: Words): string[] {
  const said = (lang: Lang) => new Set(words[lang].filter(isQuantity).map(({value, unit}) => `${value} ${unit}`));
  const all = new Set(LANGUAGES.flatMap((lang) => [...said(lang)]));
  return LANGUAGES.flatMap((lang) =>
    [...all].filter((q) => !said(lang).has(q)).map((q) => `${lang}: ${q} is not said`)
  );
}
