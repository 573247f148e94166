import {describe, expect, it} from "vitest";
import {writtenNumber, written} from "../../../src/model/text/quantity.js";

describe("quantityOf(text)", () => {
  it.each([
    ["27%", 0.27],
    ["−5", -5],
    ["(12.5%)", -0.125],
    ["(12.5)%", -0.125],
    ["(15)bp", -0.0015],
    ["1,234,567", 1234567],
    ["73/365", 73 / 365],
    ["1e-3", 0.001],
    ["25bp", 0.0025],
    ["9.2x", 9.2]
  ])("reads %s", (text, value) => expect(writtenNumber(text)?.value).toBe(value));

  it.each(["(5%)%", "5%%", "1,23", "12,", "(5", "5)", "", "abc", "1.2bn", "--1", "1e999"])(
    "reads no number in %j",
    (text) => expect(writtenNumber(text)).toBeNull()
  );
});

describe("written(value, isPercent)", () => {
  it.each([0.07, 0.1 + 0.2, -0.035, 1 / 3, 1e21, 5e-324, 1234567.89, 0, 0.29])(
    "reads back to the last bit: %d",
    (value) => {
      for (const isPercent of [true, false]) expect(writtenNumber(written(value, isPercent).text)?.value).toBe(value);
    }
  );
});
