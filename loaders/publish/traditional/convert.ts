import {Converter} from "opencc-js/cn2t";
import {HTML_LANG, isLang, TRADITIONAL, type PLACES, type Text} from "../../../src/lib/language.js";
import {TERMS} from "./terms.js";

const RUN = /[\u3400-\u9fff]+/g;
/** Renminbi after a number: 元 alone is read in Hong Kong as its own dollar. */
const AMOUNT = /(?<=\d ?[萬億]{0,2})元(?!人民幣|組)/g;
/** The sign that scripts set after an amount of renminbi; a key by which amounts are read stays. */
const SIGN = /"元"(?!\s*:)/g;
const ESCAPED = /\\u([3-9][\da-fA-F]{3})/g;

const RENMINBI = "元人民幣";

let convert: ((text: string) => string) | null = null;
const known = new Map<string, string>();

/** A text in Traditional Chinese as Hong Kong writes it; what is not Chinese stays as it is. */
export function inTraditional(text: string): string {
  return text.replace(RUN, converted).replace(AMOUNT, RENMINBI).replaceAll("“", "「").replaceAll("”", "」");
}

/** A text as pages have it at a place of the site. */
export function textAt(place: (typeof PLACES)[number], text: Text): string {
  return isLang(place) ? text[place] : inTraditional(text[TRADITIONAL.of]);
}

/** Markup in Traditional Chinese, which says so where it said that it was in Simplified. */
export function markupInTraditional(html: string): string {
  return inTraditional(html).replaceAll(`"${HTML_LANG.zh}"`, `"${TRADITIONAL.tag}"`);
}

/** A script with its texts converted, those that are written as codes included. */
export function scriptInTraditional(script: string): string {
  return inTraditional(
    script.replace(ESCAPED, (code, digits: string) => {
      const sign = String.fromCharCode(parseInt(digits, 16));
      return sign.search(RUN) === 0 ? sign : code;
    })
  ).replace(SIGN, `"${RENMINBI}"`);
}

function converted(run: string): string {
  const before = known.get(run);
  if (before !== undefined) return before;
  convert ??= Converter({from: "cn", to: "hk"});
  const written = TERMS.reduce((text, {found, written}) => text.replace(found, written), convert(run));
  known.set(run, written);
  return written;
}
