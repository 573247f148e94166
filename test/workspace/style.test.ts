import {describe, expect, it} from "vitest";
import {calendar} from "../../src/model/calendar/calendar.js";
import {boundSheet} from "../../src/companies/bound-sheet.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {cellsOfLine, compile, compiled, lineOf} from "../../src/model/compile.js";
import {lineSpecOf} from "../../src/model/text/line-spec.js";
import {parseModel} from "../../src/model/text/parse.js";
import {flow, input} from "../../src/model/sheet/line.js";
import {smallSheet} from "../model/small-sheet.js";
import {entryText, parseEntry} from "../../src/workspace/entry.js";
import {entryStyleOf, notationOfLine, styleOf, unitAsWritten} from "../../src/workspace/style.js";

const NAMES = {
  percent: ["stakes_discount", "multiple_weight", "growth", "tax_rate", "counted_share", "periodic_rate"],
  plain: [
    "sales_multiple",
    "elasticity",
    "elasticity_observed",
    "beta",
    "years_to_base",
    "sales_to_capital",
    "discount"
  ]
};
const lines = [...NAMES.percent, ...NAMES.plain].map((name) => input(name, "1", 0.3, "test", {range: [0, 1]}));
const model = compile({name: "styles", calendar: {step: "year", first: "FY2025", last: "FY2026"}, lines});

describe("styleOf(evaluation, line)", () => {
  it.each([
    ...NAMES.percent.map((name) => [name, true] as const),
    ...NAMES.plain.map((name) => [name, false] as const)
  ])("%s reads in per cent: %s", (name, percent) => {
    if (!model.ok) throw new Error("expected a sheet without problems");
    expect(styleOf(evaluate(model.value), lineOf(model.value, name)).percent).toBe(percent);
  });
});

describe("numbers that are small, and days", () => {
  const text =
    "periods FY2025 to FY2026\nspread % input 15bp in 0%..9%\nwide % input 27.5% in 0%..90%\ntiny % input 0.4bp in 0%..1%\ndue day input 2028-06-30\nlasts day input 90\n";
  const {bound} = boundSheet(text, {}, {facts: [], events: [], weeks: [], owned: []});
  const result =
    bound && compile({...bound.sheet, lines: bound.sheet.lines.map((line) => ({...line, reason: "x"}) as typeof line)});
  if (!result?.ok) throw new Error("expected a sheet without problems");
  const evaluation = evaluate(result.value);

  it.each([
    ["spread", {percent: true, digits: 2}, "0.15%"],
    ["wide", {percent: true, digits: 1}, "27.5%"],
    ["tiny", {percent: true, digits: 3}, "0.004%"],
    ["due", {percent: false, digits: 0, isDate: true}, "2028-06-30"],
    ["lasts", {percent: false, digits: 2}, "90"]
  ] as const)("%s reads by %o, and opens as %s", (name, read, opened) => {
    const line = lineOf(result.value, name);
    const style = styleOf(evaluation, line);
    const [value = NaN] = cellsOfLine(result.value, name).map((cell) => evaluation.values[cell]);
    expect(style).toEqual(read);
    expect(entryText(value, style)).toBe(opened);
    expect(parseEntry(opened, entryStyleOf(line))).toEqual({ok: true, value});
  });
});

describe("digits of numbers that are no percentages", () => {
  const sized = (values: readonly number[], unit = "USD") =>
    smallSheet([input("sizes", unit, values, "r", {kind: "flow"}), flow("read", unit, "sizes")]);
  const digits = (values: readonly number[], unit?: string) => {
    const sheet = compiled(sized(values, unit));
    return styleOf(evaluate(sheet), lineOf(sheet, "sizes")).digits;
  };

  it.each([
    [[1000, 1000, 1000], 0],
    [[999, 999, 999], 1],
    [[100, 100, 100], 1],
    [[99, 99, 99], 2],
    [[1, 1, 1], 2],
    [[0.99, 0.99, 0.99], 4],
    [[0, 0, 0], 4],
    [[0.5, 5, 5000], 2],
    [[5000, -5000, 5], 0],
    [[0, 0, 2000], 0],
    [[5, 2000, 0], 0]
  ])("of %j are %d, by the middle one that is not 0", (values, expected) => {
    expect(digits(values)).toBe(expected);
  });

  const pure = (name: string, values: readonly number[], readAs?: "percent" | "multiple") => {
    const sheet = compiled(
      smallSheet([input(name, "1", values, "r", {...(readAs && {readAs})}), flow("read", "1", `${name} * 1`)])
    );
    return {sheet, style: styleOf(evaluate(sheet), lineOf(sheet, name)), line: lineOf(sheet, name)};
  };

  it.each([
    ["quarters", [3, 3, 3], undefined, {percent: false, digits: 0}],
    ["beta", [0.5, 0.5, 0.5], undefined, {percent: false, digits: 2}],
    ["growth", [0.01, 0.001, 0.002], undefined, {percent: true, digits: 1}],
    ["growth", [0.0099, 0.001, 0.002], undefined, {percent: true, digits: 2}],
    ["growth", [0.0005, 0.0001, 0.0001], undefined, {percent: true, digits: 2}],
    ["growth", [0.0004, 0.0001, 0.0001], undefined, {percent: true, digits: 3}],
    ["growth", [0, 0, 0], undefined, {percent: true, digits: 1}],
    ["beta", [0.5, 0.5, 0.5], "percent", {percent: true, digits: 1}],
    ["growth", [5, 5, 5], "multiple", {percent: false, digits: 2}]
  ] as const)("of %s at %j, read as %s: %o", (name, values, readAs, expected) => {
    expect(pure(name, values, readAs).style).toEqual(expected);
  });

  it("follow how a line is read, and so do its unit as written and how its numbers are taken", () => {
    const told = (["percent", "multiple"] as const).map((readAs) => pure("growth", [1, 1, 1], readAs).line);
    const plain = pure("beta", [1, 1, 1]).line;
    const amount = lineOf(compiled(sized([1, 1, 1], "USD m")), "sizes");
    expect([...told, plain, amount].map(unitAsWritten)).toEqual(["%", "x", "1", "USD m"]);
    expect([...told, plain, amount].map(notationOfLine)).toEqual(["percent", "multiple", "plain", "amount"]);
    expect([...told, plain].map((line) => entryStyleOf(line).percent)).toEqual([true, false, false]);
    expect(entryStyleOf(plain, true).percent).toBe(true);
  });

  it("are those of dates only where every number is one", () => {
    const days = (values: readonly number[]) => {
      const sheet = compiled(smallSheet([input("due", "day", values, "r", {kind: "stock"})]));
      return styleOf(evaluate(sheet), lineOf(sheet, "due"));
    };
    expect(days([46000, 46001, 46002])).toEqual({percent: false, digits: 0, isDate: true});
    expect(days([46000, 90, 46002])).toEqual({percent: false, digits: 0});
    expect(days([0, 0, 0])).toEqual({percent: false, digits: 4});
  });
});

const years = calendar({step: "year", first: "FY2025", last: "FY2026"});

describe("how a document writes the unit of a line", () => {
  it.each([
    ["%", "percent"],
    ["x", "multiple"],
    ["1", "plain"],
    ["CNY m", undefined]
  ])("%s is read as %s, whatever the line is called", (unit, readAs) => {
    for (const name of ["growth", "sales_multiple"]) {
      const {document, problems} = parseModel(`calendar years FY2025 to FY2026\n${name} ${unit} input 3`);
      const line = document.statements.at(-1);
      if (line?.type !== "line") throw new Error(problems.map(({message}) => message).join("; "));
      expect(lineSpecOf(line, years)).toMatchObject({name, ...(readAs && {readAs})});
    }
  });
});
