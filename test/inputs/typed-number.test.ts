import {describe, expect, it} from "vitest";
import {typedNumber} from "../../src/inputs/typed-number.js";

describe("typedNumber(text)", () => {
  it.each([
    ["0.5", 0.5],
    [" -3 ", -3],
    ["1e12", 1e12],
    ["1,200", 1200],
    ["12%", 0.12],
    ["−4.5 %", -0.045],
    ["4.12T", 4.12e12],
    ["4.12 trillion", 4.12e12],
    ["4.12万亿", 4.12e12],
    ["US$0.30", 0.3],
    ["2026", 2026]
  ])("reads %s", (text, value) => {
    expect(typedNumber(text)).toBeCloseTo(value, 9);
  });

  it.each(["", "twelve", "12 apples", "1,5", "1.2.3", "5 to 6", "x5", "Infinity"])("refuses %j", (text) => {
    expect(typedNumber(text)).toBeNull();
  });
});
