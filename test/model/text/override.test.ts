import {describe, expect, it} from "vitest";
import {outline} from "../../../src/model/text/outline.js";
import {printOverride, takeOverride} from "../../../src/model/text/override.js";
import {textFaults, type TextError} from "../../../src/model/text/place.js";
import {Scanner} from "../../../src/model/text/scan.js";

function read(text: string) {
  const [entry] = outline(`a\n  ${text}`).entries[0]?.children ?? [];
  if (!entry) throw new Error("no line");
  const told: TextError[] = [];
  const found: ReturnType<typeof takeOverride>[] = [];
  const faults = textFaults(() => {
    found.push(takeOverride(new Scanner(entry, "override ".length), entry, (fault) => told.push(fault)));
  });
  const said = [...faults, ...told].map(({message, place}) => `${place.line}:${place.column}: ${message}`);
  return {override: found[0], said};
}

describe("what overrides a line", () => {
  it.each<[text: string, period: string | null, worth: object, reason: string | null, formulaPlace: readonly unknown[]]>([
    ["override FY2027 = 12", "FY2027", {value: 12, text: "12"}, null, []],
    ["override = 5% because it is so", null, {value: 0.05, text: "5%"}, "it is so", []],
    ["override FY2027 = b + c because x", "FY2027", {formula: "b + c"}, "x", [{offset: 0, line: 2, column: 21}]],
    ['override = at(b, "because c")', null, {formula: 'at(b, "because c")'}, null, [{offset: 0, line: 2, column: 14}]],
    ["override = because_of", null, {formula: "because_of"}, null, [{offset: 0, line: 2, column: 14}]]
  ])("reads %j", (text, period, worth, reason, formulaPlace) => {
    const {override, said} = read(text);
    expect(said).toEqual([]);
    expect(override).toMatchObject({period, worth, formulaPlace, place: {line: 2, column: 3, length: text.length}});
    expect(override?.reason?.en ?? null).toBe(reason);
    expect(override && printOverride(override, "  ")).toBe(`  ${text}`);
  }); // prettier-ignore

  it("marks the number, and what stands on a second line", () => {
    expect(read("override FY2027 = 12").override?.worth).toMatchObject({place: {line: 2, column: 21, length: 2}});
    expect(read("override = b +\n      c").override?.formulaPlace).toEqual([
      {offset: 0, line: 2, column: 14},
      {offset: 4, line: 3, column: 7}
    ]);
  });

  it.each([
    ["override FY2027 12", ["2:19: 12; expected a period, = and a number or a formula, as in override FY2027 = 12"]],
    ["override FY2027 =", ["2:20: the line ends; expected a number or a formula"]],
    ["override = because x", ["2:14: because; expected a number or a formula"]],
    ["override = b * because x", ["2:16: formula ends; expected a number, a name or a bracket"]],
    ["override = 5 because", ["2:23: the line ends; expected a text"]]
  ])("of %j tells what is wrong", (text, said) => {
    expect(read(text).said).toEqual(said);
  });
});
