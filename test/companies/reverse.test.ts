import {describe, expect, it} from "vitest";
import {lastReported, reverseValuation} from "../../src/companies/reverse.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {value} from "../../src/model/sheet/line.js";
import {apiCompanyModel} from "../fixtures/api-company-model.js";

const {sheet} = apiCompanyModel;
const EVALUATION = evaluate(compiled(sheet));

/** The made-up company with a line that gives no number. */
function without(name: string) {
  const none = value(name, "HKD/share", "sales_value / (risk_free - risk_free)");
  const lines = sheet.lines.map((line) => (line.name === name ? none : line));
  return evaluate(compiled({...sheet, lines}));
}

describe("reverseValuation(company, evaluation)", () => {
  it("finds the driver at which the value is the price, once a state of the sheet", () => {
    const solution = reverseValuation(apiCompanyModel, EVALUATION);
    expect(solution?.kind).toBe("one");
    expect(reverseValuation(apiCompanyModel, EVALUATION)).toBe(solution);
  });

  it("is null where price or value is not on record", () => {
    for (const line of ["price", "value_per_share"])
      expect(reverseValuation(apiCompanyModel, without(line))).toBeNull();
  });
});

describe("lastReported(evaluation, line)", () => {
  it("is the last period that was reported, and none of a line of one value or of forecasts alone", () => {
    expect(lastReported(EVALUATION, "tokens_reported")).toEqual({period: "FY2025", value: 120});
    expect(lastReported(EVALUATION, "price")).toBeNull();
  });
});
