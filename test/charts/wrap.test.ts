import {describe, expect, it} from "vitest";
import {emsBeside, emsOf, wrapLines} from "../../src/charts/wrap.js";

describe("wrapLines(text, ems)", () => {
  it("breaks between words, and anywhere between Chinese characters", () => {
    expect(wrapLines("one broker, fiscal year to March 2027", 12)).toEqual([
      "one broker, fiscal",
      "year to March 2027"
    ]);
    expect(wrapLines("供应商未来十二个月口径", 6)).toEqual(["供应商未来十", "二个月口径"]);
  });

  it("keeps every character, and no line is wider than asked but a single long word", () => {
    const text = "微软 · 一致预期（未注明会计口径），财年至2026年6月；2027财年未收录";
    const lines = wrapLines(text, 10);
    expect(lines.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
    expect(Math.max(...lines.map(emsOf))).toBeLessThanOrEqual(10);
    expect(wrapLines("unbreakable", 2)).toEqual(["unbreakable"]);
    expect(wrapLines("", 2)).toEqual([]);
  });
});

describe("emsOf(text), emsBeside(text, roomPx)", () => {
  it("count Han characters as one and others as a little over half", () => {
    expect(["", "a", "甲", "甲a乙", "\u2e7f", "\u2e80"].map((text) => Number(emsOf(text).toFixed(4)))).toEqual([0, 0.58, 1, 2.58, 0.58, 1]); // prettier-ignore
  });

  it("leave a name what is beside a text, and never less than six", () => {
    expect([emsBeside("", 120), emsBeside("甲乙", 120), emsBeside("甲乙", 96), emsBeside("甲乙丙", 96), emsBeside("甲乙丙", 12)]).toEqual([10, 8, 6, 6, 6]); // prettier-ignore
  });
});
