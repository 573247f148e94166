import {describe, expect, it} from "vitest";
import {numberFormat} from "../../src/workbook/number-format.js";
import {parseUnit} from "../../src/model/unit/parse.js";

const MONEY = parseUnit("USD m");
const PURE = parseUnit("1");

describe("numberFormat(unit, values, readAs)", () => {
  it.each([
    [[1000, 3], "#,##0"],
    [[-1000], "#,##0"],
    [[999.9], "#,##0.0"],
    [[10], "#,##0.0"],
    [[9.99], "#,##0.00"],
    [[0.1], "#,##0.00"],
    [[0.0999], "#,##0.00000"],
    [[0], "#,##0.00"],
    [[NaN, 12], "#,##0.0"],
    [[], "#,##0.00"]
  ])("shows of amounts %j as many digits as the largest asks for", (values, number) => {
    expect(numberFormat(MONEY, values)).toBe(`${number}_);(${number});"–"_)`);
  });

  it.each([
    [[1], "0.0%"],
    [[0.01], "0.0%"],
    [[0.0099], "0.00%"],
    [[0.0005], "0.00%"],
    [[0.0004], "0.000%"],
    [[0], "0.0%"]
  ])("shows a share up to one, such as %j, in per cent", (values, percent) => {
    expect(numberFormat(PURE, values)).toBe(`${percent}_);(${percent});${percent}_)`);
  });

  it("reads as a line says, whatever its size", () => {
    expect(numberFormat(PURE, [1.01])).toContain("#,##0.00");
    expect(numberFormat(PURE, [25], "percent")).toContain("0.0%");
    expect(numberFormat(PURE, [0.5], "multiple")).toContain("#,##0.00");
  });

  it("shows a day as a date, where it is one", () => {
    expect(numberFormat(parseUnit("day"), [46000])).toBe("yyyy-mm-dd");
  });
});
