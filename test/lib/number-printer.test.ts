import {describe, expect, it, vi} from "vitest";
import {modelNumber} from "../../src/components/workspace/model-number.js";
import {formatInteger, formatNumber, formatTokensShort} from "../../src/lib/format.js";
import {numberPrinter} from "../../src/lib/number-printer.js";

describe("numbers as they print", () => {
  it("have a true minus below zero, and none where they round to nothing", () => {
    const whole = numberPrinter("en", {maximumFractionDigits: 0});
    expect([-1234.5, -0.6, -0.4, -0, 0, 0.4].map(whole)).toEqual(["−1,235", "−1", "0", "0", "0", "0"]);
    expect([formatInteger(-0.2, "zh"), formatNumber(-1e-9, "en"), formatTokensShort(-0, "zh")]).toEqual([
      "0",
      "0",
      "0"
    ]);
  });

  it("are so in a model’s grid, in per cent too", () => {
    const style = {digits: 1, isDate: false};
    expect(modelNumber(-0.0001, {...style, percent: true}, "en")).toBe("0.0%");
    expect(modelNumber(-0.04, {...style, percent: false}, "zh")).toBe("0.0");
    expect(modelNumber(-0.06, {...style, percent: false}, "en")).toBe("−0.1");
  });

  it("are printed by one format for the same options, which takes long to make", () => {
    const {NumberFormat} = Intl;
    const made = vi.spyOn(Intl, "NumberFormat").mockImplementation(function (...options) {
      return new NumberFormat(...options);
    });
    for (const value of [1, 2, 3]) numberPrinter("en", {maximumFractionDigits: 7})(value);
    expect(made).toHaveBeenCalledTimes(1);
    made.mockRestore();
  });

  it("keep a sign that was asked for", () => {
    expect([0.1, -0.1, 0].map(numberPrinter("en", {signDisplay: "exceptZero"}))).toEqual(["+0.1", "−0.1", "0"]);
  });
});
