import {lookUp} from "../../lib/look-up.js";
import {PHRASES_ZH} from "./message-phrases-zh.js";
import {SENTENCES_ZH} from "./message-sentences-zh.js";

/** What is wrong with a model, as a Chinese page says it; null for a sentence that is not known, which stands as it is. */
export function messageZh(message: string): string | null {
  const [, plain = "", meant] = /^(.*?)(?:; did you mean (.+)\?)?$/s.exec(message) ?? [];
  const said = sentence(plain);
  return said === null ? null : said + (meant === undefined ? "" : `；是否想写 ${meant}？`);
}

interface Pattern {
  readonly pattern: RegExp;
  readonly zh: string;
}

const PATTERNS: readonly Pattern[] = SENTENCES_ZH.map(([en, zh]) => ({
  pattern: new RegExp(`^${en.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replaceAll("{}", "(.+?)")}$`, "s"),
  zh
}));

function sentence(message: string): string | null {
  for (const {pattern, zh} of PATTERNS) {
    const found = pattern.exec(message);
    if (!found) continue;
    const said = zh.replace(/\{(\d)\}/g, (_, n: string) => phrase(found[Number(n)] ?? ""));
    // Blanks stand around names of lines, not between two Chinese signs.
    return said.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "");
  }
  return null;
}

/** A part of a sentence: words of ours in Chinese, names and signs as they are. */
function phrase(text: string): string {
  return lookUp(PHRASES_ZH, text) ?? sentence(text) ?? text;
}
