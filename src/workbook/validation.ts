import type {Lang} from "../lib/language.js";
import type {CheckedLine} from "../model/check/check.js";
import type {Validation} from "./workbook.js";

/** What a spreadsheet accepts in an input's cells; null for an input without a range. */
export function validation(
  range: string,
  {name, spec}: CheckedLine,
  [least, greatest]: readonly [least: number, greatest: number],
  lang: Lang
): Validation | null {
  if (spec.type !== "input" || !spec.range) return null;
  const message = {en: `${name}: expected ${least} to ${greatest}`, zh: `${name}：应在 ${least} 至 ${greatest} 之间`};
  return {range, least, greatest, message: message[lang]};
}
