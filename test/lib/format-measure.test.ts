import {describe, expect, it} from "vitest";
import {formatChange, formatMeasure, formatMeasureTick, type MeasuredUnit} from "../../src/lib/format-measure.js";

describe("formatMeasure(value, unit, lang)", () => {
  it.each<[number | null, MeasuredUnit, string, string]>([
    [5.16e12, "tokens", "5.16T", "5.16万亿"],
    [2e6, "requests", "2.00M", "200万"],
    [0.4471, "share", "44.7%", "44.7%"],
    [0.12, "growth", "+12.0%", "+12.0%"],
    [-0.12, "growth", "−12.0%", "−12.0%"],
    [0, "growth", "0.0%", "0.0%"],
    [1.2e6, "usd", "US$1.20m", "120万美元"],
    [0.06, "usd", "US$0.06", "0.06美元"],
    [0.0004, "usd", "US$0.0004", "0.0004美元"],
    [12.5, "usd", "US$12.5", "12.5美元"],
    [1234.5, "usd", "US$1,230", "1,230美元"],
    [-1234.5, "usd", "−US$1,230", "−1,230美元"],
    [0.0012, "usd_per_mtok", "US$0.001", "0.001美元"],
    [-0.00042, "usd_per_mtok", "−US$0.00042", "−0.00042美元"],
    [0.00042, "usd_per_mtok", "US$0.00042", "0.00042美元"],
    [2.5, "usd_per_mtok", "US$2.50", "2.50美元"],
    [0.1, "usd_per_mtok", "US$0.10", "0.10美元"],
    [0.0994, "usd_per_mtok", "US$0.099", "0.099美元"],
    [0, "usd_per_mtok", "US$0.00", "0.00美元"],
    [0.000424, "usd_per_mtok", "US$0.00042", "0.00042美元"],
    [null, "tokens", "n/a", "无"],
    [null, "growth", "n/a", "无"],
    [NaN, "growth", "n/a", "无"],
    [NaN, "tokens", "n/a", "无"],
    [NaN, "share", "n/a", "无"],
    [NaN, "usd_per_mtok", "n/a", "无"],
    [NaN, "usd", "n/a", "无"],
    [Infinity, "usd", "n/a", "无"],
    [Infinity, "growth", "n/a", "无"]
  ])("%d %s", (value, unit, en, zh) => {
    expect([formatMeasure(value, unit, "en"), formatMeasure(value, unit, "zh")]).toEqual([en, zh]);
  });
});

describe("formatMeasureTick(value, unit, lang)", () => {
  it.each<[number, MeasuredUnit, string, string]>([
    [0, "tokens", "0", "0"],
    [0, "usd", "0", "0"],
    [0, "share", "0%", "0%"],
    [2e12, "tokens", "2T", "2万亿"],
    [3e6, "requests", "3M", "300万"],
    [0.25, "share", "25%", "25%"],
    [0.5, "growth", "50%", "50%"],
    [2e6, "usd", "US$2m", "200万美元"],
    [0.05, "usd", "US$0.05", "0.05美元"],
    [1234.5, "usd", "US$1,230", "1,230美元"],
    [0, "growth", "0", "0"],
    [2.5, "usd_per_mtok", "US$2.50", "2.50美元"]
  ])("%d %s", (value, unit, en, zh) => {
    expect([formatMeasureTick(value, unit, "en"), formatMeasureTick(value, unit, "zh")]).toEqual([en, zh]);
  });
});

describe("formatChange(value, unit, lang)", () => {
  it("signs what rose and what fell, and nothing else", () => {
    const changes = [2e12, -2e12, 0].map((value) => formatChange(value, "tokens", "en"));
    expect(changes.slice(0, 2)).toEqual(["+2.00T", "−2.00T"]);
    expect(changes[2]).toMatch(/^0/);
  });
});
