import {describe, expect, it} from "vitest";
import {calendar} from "../../../src/model/calendar/calendar.js";
import {compile} from "../../../src/model/compile.js";
import {evaluate} from "../../../src/model/calculate/evaluate.js";
import {lineOf} from "../../../src/model/compile.js";
import {lineSpecOf} from "../../../src/model/text/line-spec.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {input} from "../../../src/model/sheet/line.js";
import {styleOf} from "../../../src/model/workspace/style.js";

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
