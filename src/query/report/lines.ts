import {parseIsoDate, type IsoDate} from "../../lib/dates.js";
import type {Text} from "../../lib/language.js";

/** A line of a text, with its number. */
export interface ReportLine {
  readonly at: number;
  readonly text: string;
}

/** Told of each line that cannot be read. */
export type TellFault = (at: number, en: string, zh: string) => void;

/** What stands for a text that could not be read. */
export const NO_TEXT: Text = {en: "", zh: ""};

/** `English | 中文`. */
export function bothIn(text: string, at: number, tell: TellFault): Text {
  const parts = text.split(" | ").map((each) => each.trim());
  const [en = "", zh = ""] = parts;
  if (parts.length === 2 && en !== "" && zh !== "") return {en, zh};
  tell(
    at,
    `${quotedLine(text)}; expected it in both languages, English | 中文`,
    `${quotedLine(text)}；应以两种语言写出：English | 中文`
  );
  return NO_TEXT;
}

/** The lines below each line that a pattern heads. */
export function partsBy(
  heads: RegExp,
  lines: readonly ReportLine[],
  tell: TellFault
): (readonly [ReportLine, ...ReportLine[]])[] {
  const parts: [ReportLine, ...ReportLine[]][] = [];
  for (const line of lines)
    if (heads.test(line.text)) parts.push([line]);
    else if (parts.length > 0) parts.at(-1)?.push(line);
    else if (line.text !== "")
      tell(
        line.at,
        `${quotedLine(line.text)}; expected a line that begins with ${heads.source.slice(1)}`,
        `${quotedLine(line.text)}；应为以 ${heads.source.slice(1)} 开头的一行`
      );
  return parts;
}

/** The items of a list, `- …` each. */
export function itemsOf(lines: readonly ReportLine[], tell: TellFault): ReportLine[] {
  return lines.flatMap(({at, text}) => {
    const item = /^- +(.+)$/.exec(text)?.[1];
    if (item !== undefined) return [{at, text: item}];
    if (text !== "")
      tell(at, `${quotedLine(text)}; expected an item of the list, - …`, `${quotedLine(text)}；应为列表项：- …`);
    return [];
  });
}

/** A day as it was given; null, and told, for any other text. */
export function dayIn(text: string, at: number, tell: TellFault): IsoDate | null {
  if (parseIsoDate(text) !== null) return text;
  tell(at, `${quotedLine(text)}; expected a day such as 2026-11-20`, `${quotedLine(text)}；应为日期，如 2026-11-20`);
  return null;
}

/** A line as a problem quotes it. */
export function quotedLine(text: string | undefined): string {
  return text === undefined || text === "" ? "–" : text.slice(0, 80);
}
