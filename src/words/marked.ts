import type {Text} from "../lib/language.js";

/**
 * A part of a sentence that is set apart: stressed, as something typed into a terminal, a checksum, shown shortened, shares by
 * exchange and code, or words that stay as their source has them.
 */
export interface MarkedText extends Text {
  readonly mark: "strong" | "code" | "checksum" | "shares" | "foreign";
}

/** A part set apart; the same in every language where it is one text. */
export function marked(mark: MarkedText["mark"], text: Text | string): MarkedText {
  const {en, zh} = typeof text === "string" ? {en: text, zh: text} : text;
  return {en, zh, mark};
}
