import {describe, expect, it} from "vitest";
import {compile} from "../../../src/model/compile.js";
import {evaluate} from "../../../src/model/calculate/evaluate.js";
import {lineOf} from "../../../src/model/compile.js";
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
