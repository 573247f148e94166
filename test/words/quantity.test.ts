import {describe, expect, it} from "vitest";
import {growth, money, multipleOf, perShare, points, pointsApart, times} from "../../src/words/quantity.js";

describe("quantities in print", () => {
  it.each([
    [growth(0.379), "+38%", "+38%"],
    [growth(-0.012), "−1%", "−1%"],
    [growth(-0.004), "−0.4%", "−0.4%"],
    [growth(0.0004), "0.0%", "0.0%"],
    [growth(0.0005), "+0.1%", "+0.1%"],
    [growth(-0.0002), "0.0%", "0.0%"],
    [points(-0.0691), "−6.9 points", "−6.9个百分点"],
    [points(0.0004), "0.0 points", "0.0个百分点"],
    [points(-0.0004), "0.0 points", "0.0个百分点"],
    [points(0.0005), "+0.1 points", "+0.1个百分点"],
    [pointsApart(0.2392), "23.9 points", "23.9 个百分点"],
    [pointsApart(-0.0004), "less than 0.1 points", "不足 0.1 个百分点"],
    [pointsApart(0), "0.0 points", "0.0 个百分点"],
    [multipleOf(14.36), "14.4×", "14.4×"],
    [times(59.02), "59 times", "59 倍"],
    [times(1.84), "1.8 times", "1.8 倍"],
    [perShare(332.17, "HKD", "HKD/share"), "HK$332", "332港元"],
    [money(793, "HKD"), "HK$793", "793港元"]
  ])("%#", (quantity, en, zh) => {
    expect([quantity.print("en"), quantity.print("zh")]).toEqual([en, zh]);
  });
});
