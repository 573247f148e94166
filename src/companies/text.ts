import type {Text} from "../lib/language.js";
import {messageZh} from "../model/text/message-zh.js";
import type {WrittenText} from "../model/text/node.js";

/** A text in both languages. */
export function t(en: string, zh: string): Text {
  return {en, zh};
}

/** What is wrong with a model, in both languages; in English alone where its Chinese is not known. */
export function messageText(message: string): Text {
  return t(message, messageZh(message) ?? message);
}

/** Words of a document as a page shows them: what is said in one language stands in both. */
export function inBothLanguages(words: WrittenText): Text;
export function inBothLanguages(words: WrittenText | null | undefined): Text | null;
export function inBothLanguages(words: WrittenText | null | undefined): Text | null {
  return words ? {en: words.en, zh: words.zh ?? words.en} : null;
}

/** Where counts of tokens come from, unless a document says otherwise. */
export const USAGE_SOURCE = t(
  "OpenRouter weekly rankings and models.dev list prices, as loaded; public router traffic; variants not marked free count as paid, priced or not",
  "OpenRouter 周榜与 models.dev 标价（按现有数据）；仅公开路由流量；未标为免费的变体均计为付费，不论有无标价"
);
