import {expect, it} from "vitest";
import {
  expectedSign,
  isDay,
  notationOfUnit,
  numberSign,
  takesSign,
  type Notation,
  type NumberSign
} from "../../../src/model/unit/notation.js";
import {parseUnit} from "../../../src/model/unit/parse.js";

it.each<[notation: Notation, signs: readonly NumberSign[]]>([
  ["percent", ["%", "bp"]],
  ["multiple", ["", "x"]],
  ["plain", ["", "%", "bp", "x"]],
  ["day", ["", "date"]],
  ["amount", [""]]
])("numbers of %s take %j", (notation, signs) => {
  expect((["", "%", "bp", "x", "date"] as const).filter((sign) => takesSign(notation, sign))).toEqual(signs);
});

it.each([
  ["day", true, "day"],
  ["k days", false, "amount"],
  ["USD/day", false, "amount"],
  ["day^2", false, "amount"],
  ["week", false, "amount"],
  ["1", false, "plain"],
  ["k", false, "amount"]
])("numbers of %s are days: %s, and written as %s", (unit, isOfDays, notation) => {
  expect(isDay(parseUnit(unit))).toBe(isOfDays);
  if (unit !== "k") expect(notationOfUnit(parseUnit(unit))).toBe(notation);
});

it.each<[text: string, sign: NumberSign]>([
  ["2026-09-11", "date"],
  ["2026-09-11x", "x"],
  ["27%", "%"],
  ["27％", "%"],
  ["(3)%", "%"],
  ["15bp", "bp"],
  ["(15) bps", "bp"],
  ["15 BP", "bp"],
  ["15bpx", ""],
  ["25x", "x"],
  ["25.0 × ", "x"],
  ["(2)X", "x"],
  ["(2x)", "x"],
  ["x", ""],
  ["2x3", ""],
  ["1,234", ""]
])("of %j the sign is %j", (text, sign) => {
  expect(numberSign(text)).toBe(sign);
});

it.each<[notation: Notation, sign: NumberSign, expected: string]>([
  ["percent", "x", "one with % or bp"],
  ["percent", "date", "one with % or bp"],
  ["multiple", "date", "a number; a date is of a line of days"],
  ["multiple", "%", "a number such as 25x"],
  ["amount", "bp", "a number without bp"],
  ["plain", "date", "a number; a date is of a line of days"]
])("of %s instead of %j is expected %j", (notation, sign, expected) => {
  expect(expectedSign(notation, sign)).toBe(expected);
}); // prettier-ignore
