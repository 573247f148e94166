import type {Lang, Text} from "../../lib/language.js";
import {messageText} from "../../companies/text.js";
import {BREAK, COLON, COMMA, STOP} from "../../lib/signs.js";
import type {EditRefusal} from "../../model/text/edit-lines.js";
import type {TextProblem} from "../../model/text/place.js";

/** What became of a change of the document: made, or why not. */
export type Changed =
  /** With the shared documents that were written into the text to be changed there. */
  | {readonly ok: true; readonly writtenOut: readonly string[]}
  | {
      readonly ok: false;
      readonly why: EditRefusal | {readonly kind: "problems"; readonly problems: readonly TextProblem[]};
    };

const WORDS = {
  text: {
    en: "The text of this model has problems: mend it below, or undo, and try again.",
    zh: "模型文本有误：请在下方改正或撤销后重试。"
  },
  read: {en: "Nothing was changed: it is named by ", zh: "未作更改：以下各处引用了它："},
  edge: {en: "There is nothing further that way.", zh: "该方向上没有可交换的位置。"},
  written: {
    en: "Written out in your model, which no longer follows the shared document",
    zh: "已展开写入您的模型，不再跟随共享文档"
  },
  taken: {en: "is the name of another line; expected one that is free", zh: "已是另一行的名称，请换一个"}
} as const satisfies Record<string, Text>;

/** How many problems are told at once. */
const MOST = 5;

/** What a change of the document did besides, in the reader's words; "" for nothing. */
export function doneText({writtenOut}: Extract<Changed, {readonly ok: true}>, lang: Lang): string {
  if (writtenOut.length === 0) return "";
  return `${WORDS.written[lang]}${COLON[lang]}${writtenOut.join(COMMA[lang])}${STOP[lang]}`;
}

/** Why a change of the document was not made, in the reader's words. */
export function refusalText({why}: Extract<Changed, {readonly ok: false}>, lang: Lang): string {
  switch (why.kind) {
    case "text":
      return WORDS.text[lang];
    case "read":
      return WORDS.read[lang] + why.by.join(COMMA[lang]);
    case "edge":
      return WORDS.edge[lang];
    case "taken":
      return `${why.name}${COLON[lang]}${WORDS.taken[lang]}`;
    case "problems":
      return problemsText(why.problems, lang);
  }
}

/** A problem, and the character of what was typed from which on it is. */
interface PlacedMessage {
  readonly message: string;
  readonly from?: number | null;
}

/** What is wrong with what was typed, or with a model, as far as a reader takes it in at once: "column 5: …; column 9: …". */
export function problemsText(problems: readonly PlacedMessage[], lang: Lang): string {
  const told = problems.slice(0, MOST).map(({message, from = null}) => {
    const said = messageText(message)[lang];
    if (from === null) return said;
    return {en: `column ${from + 1}`, zh: `第 ${from + 1} 列`}[lang] + COLON[lang] + said;
  });
  const all = [...told, ...(problems.length > MOST ? ["…"] : [])];
  // After a question, which is a repair that is meant, there is no semicolon.
  return all.join(BREAK[lang]).replace(/(?<=[?？])[;；]/g, "");
}

/** The first character of a typed formula that a problem is about; null where it names none. */
export function placeInFormula(message: string, text: string): number | null {
  const [, name] = /unknown (?:name|function|table): ([\w.]+)/.exec(message) ?? [];
  // Of units that do not fit, the part they meet in stands at the end.
  const [, part] = /(?:one of them|with a unit) \((.+)\)$/.exec(message) ?? [];
  const about = name ?? part;
  if (about === undefined) return null;
  const written = about.replace(/[.*+?^$()|[\]\\{}]/g, String.raw`\$&`).replaceAll(" ", String.raw`\s*`);
  return new RegExp(String.raw`(?<![\w.])${written}(?![\w.])`, "i").exec(text)?.index ?? null;
}
