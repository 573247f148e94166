import type {WrittenText} from "./node.js";
import type {Scanner} from "./scan.js";

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

/** Words as a line of a document; in quotation marks where they would be read otherwise. */
export function printWritten({en, zh}: WrittenText, isReserved: (text: string) => boolean = () => false): string {
  const first = printText(en, isReserved);
  return zh === null ? first : `${first} | ${printText(zh)}`;
}

function printText(text: string, isReserved: (text: string) => boolean = () => false): string {
  const isPlain = text !== "" && text.trim() === text && !/^["|]|\s\|(?:\s|$)|[\r\n\t]|^\/\/|\s\/\/\s/.test(text);
  return isPlain && !isReserved(text) ? text : `"${text.replaceAll('"', '""').replace(/[\r\n\t]+/g, " ")}"`;
}
