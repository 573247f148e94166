import {isPure, type Unit} from "./unit.js";

/** How numbers of a line are written: in per cent, as multiples, as other pure numbers, as days, or as amounts of its unit. */
export type Notation = "percent" | "multiple" | "plain" | "day" | "amount";

/** What a number is by how it is written; "" for no sign at all. */
export type NumberSign = "" | "%" | "bp" | "x" | "date";

/**
 * The one rule of numbers, whatever way they come by. A sign says what a number is, and stands only where the unit of the
 * line has it. In a line of per cent a number without a sign is per cent where what it comes to is shown before it is kept,
 * as in a cell of the grid; in a text, which shows nothing, it is refused. Within formulas numbers are pure: 0.25 is 25%.
 */
const SIGNS: Readonly<Record<Notation, readonly NumberSign[]>> = {
  percent: ["%", "bp"],
  multiple: ["", "x"],
  plain: ["", "%", "bp", "x"],
  day: ["", "date"],
  amount: [""]
};

/** Whether a number of a line may carry a sign, or none. */
export function takesSign(notation: Notation, sign: NumberSign): boolean {
  return SIGNS[notation].includes(sign);
}

/** Whether numbers of a unit are days, be they counted or of the calendar. */
export function isDay({powers, tens}: Unit): boolean {
  return tens === 0 && Object.keys(powers).length === 1 && powers["day"] === 1;
}

/** How numbers of a unit are written, where it does not say whether they are per cent or multiples. */
export function notationOfUnit(unit: Unit): Notation {
  if (isDay(unit)) return "day";
  return isPure(unit) ? "plain" : "amount";
}

/** The sign that stands behind a number. */
export function numberSign(text: string): NumberSign {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return "date";
  if (/[%％]/.test(text)) return "%";
  if (/\d\)?\s*bps?\b/i.test(text)) return "bp";
  return /\d\)?\s*[x×]\)?$/i.test(text.trim()) ? "x" : "";
}

/** What is expected of a number with another sign than its line takes, "%" and "x" being units as well. */
export function expectedSign(notation: Notation, sign: NumberSign): string {
  if (notation === "percent") return "one with % or bp";
  if (sign === "date") return "a number; a date is of a line of days";
  return notation === "multiple" ? "a number such as 25x" : `a number without ${sign}`;
}
