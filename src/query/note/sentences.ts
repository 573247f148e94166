import type {Lang} from "../../lib/language.js";

/** A sentence of a text, with where it begins. */
export interface Sentence {
  readonly text: string;
  readonly lang: Lang;
  /** Characters before it in the text as it was read. */
  readonly from: number;
}

/** Longest text that is read: some 150 pages. */
export const LONGEST_NOTE = 400_000;

const HAN = /[\u3400-\u9fff]/g;
/** Between signs of Chinese nothing stands, whether paper broke the line there or spread it to its width; elsewhere a space does. */
const SPREAD = /(?<=[\u3000-\u9fff\uff00-\uffef])\s+(?=[\u3000-\u9fff\uff00-\uffef])/g;
/** Ends of sentences; a full stop ends none after an abbreviation, an initial or a list’s number. */
const END =
  /(?<=[。！？；][”’」』）]?)|(?<=(?<!\b(?:[A-Z]|U\.S|Inc|Ltd|Corp|Co|vs|No|Fig|approx|c|e\.g|i\.e|Mr|Ms|Dr)|^\d+)[.!?]["”’)]?)\s+(?=["“‘(]?[A-Z0-9\u3400-\u9fff])|(?<=[.!?])(?=[\u3400-\u9fff])/g;
const SHORTEST: Readonly<Record<Lang, number>> = {en: 15, zh: 6};

/** Signs that paper has for Chinese ones: radicals, most of which Unicode itself does not call by their character. */
const RADICALS = "⻓长⻔门⻢马⻅见⻚页⻛风⻜飞⻝食⻋车⻄西⻆角⻘青⻩黄⻬齐⻰龙⻤鬼⻥鱼⻦鸟⻨麦⻁虎⻉贝⻣骨";
const RADICAL = /[\u2e80-\u2fdf]/g;

function plainHan(text: string): string {
  return text.replace(RADICAL, (sign) => {
    const at = RADICALS.indexOf(sign);
    return at % 2 === 0 ? (RADICALS[at + 1] ?? sign) : sign.normalize("NFKC");
  });
}

/** The sentences of a text as it was pasted or read from paper, with lines that paper broke joined. Throws where it is too long. */
export function sentencesOf(text: string): Sentence[] {
  if (text.length > LONGEST_NOTE)
    throw new Error(`${text.length} characters; expected at most ${LONGEST_NOTE}: paste the part that makes claims`);
  const found: Sentence[] = [];
  let from = 0;
  for (const paragraph of plainHan(text)
    .replace(/\r\n?/g, "\n")
    .split(/(\n\s*\n|\n(?=[ \t]*(?:[•·▪■●◆*-]|\d{1,2}[.)、])[ \t]*\S))/)) {
    const joined = paragraph
      .replace(/(?<=[a-z])-\n(?=[a-z])/g, "")
      .replace(SPREAD, "")
      .replace(/\s*\n\s*/g, " ");
    for (const part of joined.split(END)) {
      const said = part
        .replace(/^[\s•·▪■●◆*-]+/, "")
        .replace(/\s+/g, " ")
        .trim();
      const lang = (said.match(HAN) ?? []).length * 4 >= said.length ? "zh" : "en";
      if (said.length >= SHORTEST[lang]) found.push({text: said, lang, from});
    }
    from += paragraph.length;
  }
  return found;
}
