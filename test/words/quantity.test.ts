import {describe, expect, it} from "vitest";
import {
  count,
  countOf,
  day,
  from,
  growth,
  isSlight,
  measuredChange,
  money,
  month,
  monthsSince,
  multipleOf,
  ofMeasure,
  perShare,
  points,
  pointsApart,
  printedAs,
  share,
  significant,
  stepPoints,
  times,
  tokens,
  tokensShort
} from "../../src/words/quantity.js";

describe("quantities in print", () => {
  it.each([
    [tokens(5.157e12), "5.16 trillion", "5.16 万亿"],
    [tokensShort(38.94e12), "38.9T", "38.9万亿"],
    [ofMeasure(0.4471, "share"), "44.7%", "44.7%"],
    [ofMeasure(null, "tokens"), "n/a", "无"],
    [measuredChange(-0.034, "share"), "−3.4%", "−3.4%"],
    [measuredChange(1.2e12, "tokens"), "+1.20T", "+1.20万亿"],
    [significant(1234.5, "tokens", 3), "1,230", "1,230"],
    [significant(NaN, "tokens", 3), "n/a", "无"],
    [printedAs(4.5e12, "tokens", "4.5tn"), "4.5tn", "4.5tn"],
    [share(0.5964), "59.6%", "59.6%"],
    [share(0.5964, 0), "60%", "60%"],
    [growth(0.379), "+38%", "+38%"],
    [growth(-0.012), "−1%", "−1%"],
    [growth(-0.004), "−0.4%", "−0.4%"],
    [growth(0.01), "+1%", "+1%"],
    [growth(-0.01), "−1%", "−1%"],
    [growth(0), "0.0%", "0.0%"],
    [growth(0.0004), "0.0%", "0.0%"],
    [growth(0.0005), "+0.1%", "+0.1%"],
    [growth(-0.0002), "0.0%", "0.0%"],
    [growth(0.5, 1), "+50.0%", "+50.0%"],
    [growth(0.004, 2), "+0.40%", "+0.40%"],
    [points(-0.0691), "−6.9 points", "−6.9个百分点"],
    [points(0), "0.0 points", "0.0个百分点"],
    [points(0.0004), "0.0 points", "0.0个百分点"],
    [points(-0.0004), "0.0 points", "0.0个百分点"],
    [points(0.0005), "+0.1 points", "+0.1个百分点"],
    [points(NaN), "n/a points", "无个百分点"],
    [pointsApart(0.2392), "23.9 points", "23.9 个百分点"],
    [pointsApart(-0.0004), "less than 0.1 points", "不足 0.1 个百分点"],
    [pointsApart(0.0005), "0.1 points", "0.1 个百分点"],
    [pointsApart(0), "0.0 points", "0.0 个百分点"],
    [pointsApart(NaN), "n/a points", "无 个百分点"],
    [stepPoints(0.02), "2 points", "2 个百分点"],
    [stepPoints(0.1234), "12.3 points", "12.3 个百分点"],
    [stepPoints(-0.005), "0.5 points", "0.5 个百分点"],
    [multipleOf(14.36), "14.4×", "14.4×"],
    [multipleOf(Infinity), "n/a", "无"],
    [times(59.02), "59 times", "59 倍"],
    [times(1.84), "1.8 times", "1.8 倍"],
    [times(10.4), "10 times", "10 倍"],
    [times(-12.3), "−12 times", "−12 倍"],
    [times(1 / 0), "n/a times", "无 倍"],
    [perShare(332.17, "HKD", "HKD/share"), "HK$332", "332港元"],
    [money(793, "HKD"), "HK$793", "793港元"],
    [count(1_234.4), "1,234", "1,234"],
    [countOf(1, "day"), "1 day", "1"],
    [countOf(6, "day"), "6 days", "6"],
    [countOf(1200, "entry", "entries"), "1,200 entries", "1,200"],
    [day("2026-02-16"), "16 Feb 2026", "2026年2月16日"],
    [month("2026-08-28"), "Aug 2026", "2026年8月"],
    [monthsSince("2026-08-28", "2026-09-28"), "1 month", "1个月"],
    [monthsSince("2025-01-06", "2026-09-28"), "20 months", "20个月"]
  ])("%#", (quantity, en, zh) => {
    expect([quantity.print("en"), quantity.print("zh")]).toEqual([en, zh]);
  });

  it("keep value and unit as the books have them, and a source of their own where they are given one", () => {
    expect([month("2026-08-28"), ofMeasure(null, "tokens"), money(5, "HKD", "HKD/share")]).toMatchObject([
      {value: "2026-08", unit: "date"},
      {value: NaN, unit: "tokens"},
      {value: 5, unit: "HKD/share"}
    ]);
    expect(from("OpenRouter", share(0.25))).toMatchObject({value: 0.25, unit: "share", source: "OpenRouter"});
  });
});

describe("isSlight(value)", () => {
  it("holds below half of the least that is printed, a tenth of a point, whatever the sign", () => {
    expect([0, 0.000499, -0.000499, 0.0005, -0.0005].map(isSlight)).toEqual([true, true, true, false, false]);
  });
});
