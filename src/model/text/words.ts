import {editDistance} from "../nearest.js";
import type {WrittenText} from "./node.js";
import type {Scanner} from "./scan.js";

/** Shortest word that a misspelling of one letter is told of; shorter ones are told where letters changed places. */
const LEAST_LETTERS = 5;

/** The word of the notation that a text begins with, or nearly: such a text is none of a reader's words unless quoted. */
export function wordMeant(text: string, known: readonly string[]): string | null {
  const [word = ""] = /^[a-z]+(?=\s|$)/.exec(text) ?? [];
  if (word === "" || known.includes(word)) return word || null;
  const letters = (of: string) => of.split("").sort().join("");
  const near = known.find((each) =>
    each.length < LEAST_LETTERS ? letters(each) === letters(word) : editDistance(each, word) === 1
  );
  return near ?? null;
}

/** A title below a line or a section: throws where its first word was meant as one of those that may stand there. */
export function takeTitle(scan: Scanner, known: readonly string[]): WrittenText {
  const meant = wordMeant(scan.entry.text, known);
  if (meant !== null) scan.fail(`${meant}${meant === scan.next ? " = …" : ""}, or a title in quotation marks`);
  return takeWords(scan);
}

const QUOTED = /"(?:[^"]|"")*"/;

/** The texts of a line: `in English | in Chinese`, each in quotation marks where blanks or a | belong to it. */
export function takeWords(scan: Scanner): WrittenText {
  const en = takeText(scan);
  const zh = scan.takeWord("|") ? takeText(scan) : null;
  scan.expectEnd("the end of the line after the second text");
  return {en, zh};
}

function takeText(scan: Scanner): string {
  const quoted = scan.take(QUOTED);
  if (quoted !== null) return quoted.slice(1, -1).replaceAll('""', '"');
  const text = scan.take(/(?:(?!\s\|(?:\s|$)).)+/)?.trim();
  return text === undefined || text === "" ? scan.fail("a text") : text;
}

/** `because …`, the reason for what stands before it. */
export function takeReason(scan: Scanner): WrittenText {
  scan.expect(/because(?!\w)/, "because and the reason", ["because"]);
  return takeWords(scan);
}

/** Words as a line of a document; in quotation marks where they would be read otherwise. */
export function printWritten({en, zh}: WrittenText, isReserved: (text: string) => boolean = () => false): string {
  const first = printText(en, isReserved);
  return zh === null ? first : `${first} | ${printText(zh)}`;
}

function printText(text: string, isReserved: (text: string) => boolean = () => false): string {
  const isPlain = text !== "" && text.trim() === text && !/^["|]|\s\|(?:\s|$)|[\r\n\t]|^\/\/|\s\/\/\s/.test(text);
  return isPlain && !isReserved(text) ? text : `"${text.replaceAll('"', '""').replace(/[\r\n\t]+/g, " ")}"`;
}
