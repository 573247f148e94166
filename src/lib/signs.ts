import type {Lang, Text} from "./language.js";

/** Between a label and what it labels. */
export const COLON: Text = {en: ": ", zh: "："};

/** Between the items of a list. */
export const COMMA: Text = {en: ", ", zh: "、"};

/** Between parts of a sentence that hold commas of their own. */
export const BREAK: Text = {en: "; ", zh: "；"};

/** Ends a sentence. */
export const STOP: Text = {en: ".", zh: "。"};

/** Between two sentences. */
export const NEXT_SENTENCE: Text = {en: ". ", zh: "。"};

/** Between what something is and what is said of it beside. */
export const PAUSE: Text = {en: ", ", zh: "，"};

/** What is added in brackets to the words before it, with the blank that parts them where the language writes one. */
export function inBrackets(aside: string, lang: Lang): string {
  return lang === "zh" ? `（${aside}）` : ` (${aside})`;
}
