import {describe, expect, it} from "vitest";
import {fact, flow, input, table, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {said} from "../small-sheet.js";

describe("what a line was given", () => {
  const [usd, own] = [fact("sales", "USD m", [1, 2, 3], "made up", {kind: "flow"}), input("x", "1", 1, "r")];
  const read = (line: LineSpec) => said([usd, line, value("y", "1", "x * 1")]);

  it.each<[string, LineSpec, readonly string[]]>([
    ["a step of nothing", {...own, step: 0}, ["step of x: 0; expected a number above 0"]],
    ["a step", {...own, step: 0.1}, []],
    ["a range it is at the end of", {...own, range: [0, 1]}, []],
    ["a range it begins", {...own, range: [1, 2]}, []],
    ["a range it is below", {...own, range: [2, 3]}, ["x out of range: 1; expected 2 to 3"]],
    ["no reason", {...own, reason: " "}, ["x has no reason; expected a source or why it was chosen"]],
    ["a sign", {...own, sign: "negative"}, ["x is kept negative: 1; expected the other sign, or 0"]],
    ["zero in either sign", {...own, values: 0, sign: "negative"}, []],
    ["numbers that are none", {...own, values: Infinity}, ["x: Infinity; expected a number"]]
  ])("with %s", (_, line, problems) => {
    expect(read(line)).toEqual(problems);
  });

  it.each<[string, LineSpec, readonly string[]]>([
    ["a list of all periods", fact("z", "1", [1, 2, 3], "s"), []],
    ["no source", fact("z", "1", 1, " "), ["z has no source; expected where the value was reported"]],
    ["no kind of amounts over periods", fact("z", "USD m", [1, 2, 3], "s"), ["kind of z in USD m is not stated; expected flow, stock, rate, ratio"]], // prettier-ignore
    ["four values", fact("z", "1", [1, 2, 3, 4], "s"), ["4 values of z; expected 3, one for each period, or 2, one for each estimate"]], // prettier-ignore
    ["a distribution without spread", input("z", "1", 1, "r", {distribution: {type: "normal", mean: 1, sd: 0}}), ["distribution of z: sd: 0; expected more than 0"]], // prettier-ignore
    ["a list of the estimates", fact("z", "1", [1, 2], "s"), []],
    ["a number by its place", fact("z", "1", [1, NaN], "s"), ["z at 2: NaN; expected a number"]],
    ["a number by its period", fact("z", "1", {FY2026: NaN}, "s"), ["z in FY2026: NaN; expected a number"]],
    ["none on record, with why", fact("z", "1", NaN, "s", {absent: {kind: "not_run", detail: "d"}}), []],
    ["actuals without a source", flow("z", "USD m", "sales", {actuals: {FY2025: 1}}), ["actuals of z have no source; expected where they were reported"]], // prettier-ignore
    ["actuals of another period", flow("z", "USD m", "sales", {actuals: {FY2021: 1}, source: "s"}), ["period: FY2021 of z; expected FY2025 to FY2027; did you mean FY2025?"]], // prettier-ignore
    ["an override of another period", flow("z", "USD m", "sales", {overrides: {FY2021: 1}}), ["override of z: FY2021; expected FY2025 to FY2027"]], // prettier-ignore
    ["an override of no period", flow("z", "USD m", "sales", {overrides: {"": 1}}), ["override of z: no period; expected FY2025 to FY2027"]], // prettier-ignore
    ["an override of one value by period", value("z", "USD m", "sum(sales)", {overrides: {FY2025: 1}}), ["override of z: FY2025; expected none"]], // prettier-ignore
    ["an override of one value", value("z", "USD m", "sum(sales)", {overrides: {"": 1}}), []],
    ["an override that is no number", flow("z", "USD m", "sales", {overrides: {FY2026: Infinity}}), ["override of z: Infinity; expected a number"]] // prettier-ignore
  ])("of %s", (_, line, problems) => {
    expect(said([usd, line])).toEqual(problems);
  });

  it.each<[readonly (readonly [number, number])[], readonly string[]]>([
    [[[0, 1], [1, 1]], []],
    [[[0, 1]], ["table t has 1 points; expected at least 2"]],
    [[[0, 1], [NaN, 1]], ["point 2 of t: NaN, 1; expected numbers"]],
    [[[0, 1], [1, Infinity]], ["point 2 of t: 1, Infinity; expected numbers"]],
    [[[0, 1], [2, 1], [1, 1]], ["point 3 of t: 1; expected arguments in rising order"]]
  ])("in the table %j", (points, problems) => {
    expect(said([table("t", ["1", "1"], points, "s"), input("z", "1", 0.5, "r"), value("y", "1", 'lookup(t, z, "step")')])).toEqual(problems);
  }); // prettier-ignore
});
