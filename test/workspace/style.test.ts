import {describe, expect, it} from "vitest";
import {calendar} from "../../src/model/calendar/calendar.js";
import {boundSheet} from "../../src/companies/bound-sheet.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {cellsOfLine, compile, lineOf} from "../../src/model/compile.js";
import {lineSpecOf} from "../../src/model/text/line-spec.js";
import {parseModel} from "../../src/model/text/parse.js";
import {input} from "../../src/model/sheet/line.js";
import {entryText, parseEntry} from "../../src/workspace/entry.js";
import {entryStyleOf, styleOf} from "../../src/workspace/style.js";

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
