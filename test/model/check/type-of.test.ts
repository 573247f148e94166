import {describe, expect, it} from "vitest";
import {check, fact, flow, table, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {cellsOfLine, compile, compiled} from "../../../src/model/compile.js";
import {said, smallSheet} from "../small-sheet.js";

const series = (name: string, unit: string, kind: "flow" | "stock" | "rate" | "ratio") =>
  fact(name, unit, [1, 2, 3], "made up", {kind});
const LINES: readonly LineSpec[] = [
  series("sales", "USD m", "flow"),
  series("debt", "USD m", "stock"),
  series("used", "token", "flow"),
  series("margin", "1", "ratio"),
  series("price", "USD m/token", "rate"),
  fact("once", "USD m", 4, "made up"),
  fact("part", "1", 0.5, "made up"),
  table("curve", ["USD m", "1"], [[0, 0], [9, 1]], "made up"), // prettier-ignore
  check("sound", "once > 0 * once")
];

/** What is told of a formula whose line is declared one value in US dollars. */
const told = (formula: string, unit = "USD m") =>
  said([...LINES, value("x", unit, formula)]).filter((message) => !/^hard-coded|is read by no formula/.test(message));

describe("the kind of an expression over periods", () => {
  it.each([
    ["sales", "flow"],
    ["-debt", "stock"],
    ["sales * margin", "flow"],
    ["margin * sales", "flow"],
    ["sales * part", "flow"],
    ["part * debt", "stock"],
    ["once * margin", "ratio"],
    ["price * used", "flow"],
    ["used * price", "flow"],
    ["sales / margin", "flow"],
    ["debt / part", "stock"],
    ["sales / sales * once", "ratio"],
    ["sales + sales", "flow"],
    ["debt - once", "stock"],
    ["once + sales", "flow"],
    ["sales + 0", "flow"],
    ["0 + debt", "stock"],
    ["sales + debt", "flow or stock"],
    ["sales * (1 + margin)", "flow"],
    ["sales * (margin - 1)", "flow"],
    ["once * margin ^ 2", "ratio"]
  ])("%s is a %s", (formula, kind) => {
    expect(told(formula)).toEqual([
      `x is one value but its formula gives a series; expected ${kind} after its unit, or one value by sum(), last(), npv() or at()`
    ]);
  });

  it.each([
    ["sales / debt", "1", "ratio"],
    ["sales * sales", "USD^2 tn", "flow or stock"],
    ["debt / used", "USD m/token", "rate"],
    ["sales / used", "USD m/token", "ratio"]
  ])("%s, in %s, is a %s", (formula, unit, kind) => {
    expect(told(formula, unit)[0]).toContain(`expected ${kind} after its unit`);
  });
});

describe("the unit of an expression", () => {
  it.each<[string, string, readonly string[]]>([
    ["once * 0", "USD m", []],
    ["0", "USD m", []],
    ["once + 0", "USD m", []],
    ["once ^ 2", "USD^2 tn", []],
    ["once ^ 1", "USD m", []],
    ["(once / once) ^ part", "1", []],
    ["once * part", "USD bn", ["x is in USD bn but its formula gives USD m; convert() or correct one"]],
    ["once ^ part", "USD m", ["USD m to a power that is not written out in x; expected a pure number"]],
    ["part ^ once", "1", ["exponent in USD m in x; expected a pure number"]],
    ["part + once", "USD m", ["cannot add USD m to a pure number in x; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (part + once)"]], // prettier-ignore
    ["once > part", "1", ["cannot compare USD m with a pure number in x; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (once > part)"]] // prettier-ignore
  ])("%s in %s: %j", (formula, unit, problems) => {
    expect(told(formula, unit)).toEqual(problems);
  });
});

describe("what an expression may not hold", () => {
  it.each([
    ["curve * 1", "table curve in x; expected lookup(curve, …)"],
    ["sound * 1", "check sound in x; expected a line with a value"],
    ['lookup(crve, once, "step") * once', "unknown table: crve in x; did you mean curve?"],
    ['lookup(once, once, "step") * once', "unknown table: once in x"],
    ["max(once)", "argument 1 of max, once is one value; expected a series over periods (in x)"],
    [
      "estimates(sales) + once",
      "estimates(sales) in x; expected it within sum(), npv() or another that reduces a series"
    ],
    ["once * (part > 0)", "condition part > 0 in x; expected an amount: if(…, 1, 0)"],
    ["part > 0", "x is a condition; expected an amount: if(…, 1, 0)"]
  ])("%s", (formula, message) => {
    expect(told(formula).join("; ")).toContain(message);
  });
});

describe("a line of one value whose formula gives a series", () => {
  it.each([
    ["sales", "USD m", "flow"],
    ["debt", "USD m", "stock"],
    ["margin", "1", "ratio"],
    ["price", "USD m/token", "rate"],
    ["sales + debt", "USD m", "flow or stock"],
    ["price * sales / debt + price", "USD m/token", "rate"]
  ])("is told for %s in %s what it may be: %s", (formula, unit, kinds) => {
    expect(told(formula, unit)).toEqual([
      `x is one value but its formula gives a series; expected ${kinds} after its unit, or one value by sum(), last(), npv() or at()`
    ]);
  });

  it.each([
    ["once > part * once", "USD m", ["x is a condition; expected an amount: if(…, 1, 0)"]],
    ["once * part", "1", ["x is in 1 but its formula gives USD m; convert() or correct one"]],
    ["lost + once", "1", ["unknown name: lost in x"]]
  ])("is told once what is wrong with %s in %s", (formula, unit, problems) =>
    expect(told(formula, unit)).toEqual(problems)
  );
});

describe("compile(sheet)", () => {
  const partsOf = (formula: string, overrides = {}) => {
    const result = compile(smallSheet([...LINES, value("x", "USD m", formula, {overrides})]));
    return result.ok ? [] : result.problems.flatMap(({part, message}) => (part ? [{...part, message}] : []));
  };

  it("says which part of a formula a problem is about, of an override as well", () => {
    expect(partsOf("once + lost")).toEqual([{at: 7, length: 4, instead: null, message: "unknown name: lost in x"}]);
    expect(partsOf("once", {"": "gone * once"})).toEqual([
      {at: 0, length: 4, instead: "", message: "unknown name: gone in x; did you mean once?"}
    ]);
  });

  it("tells names and functions that are not known in a formula that cannot be read, and nothing else of it", () => {
    expect(partsOf("foo(sales) * (once + margin").map(({message}) => message)).toEqual([
      "unknown function: foo in x; did you mean fv?"
    ]);
  });

  it("has a cell for each period of a check over periods, and one of any other", () => {
    const model = compiled(smallSheet([...LINES, check("each", "sales > 0 * once")]));
    expect([cellsOfLine(model, "each").length, cellsOfLine(model, "sound").length]).toEqual([3, 1]);
  });

  it("has a cell for each period of a series whose formula is one value", () => {
    expect(cellsOfLine(compiled(smallSheet([...LINES, flow("flat", "USD m", "once * 1")])), "flat")).toHaveLength(3);
  });
});
