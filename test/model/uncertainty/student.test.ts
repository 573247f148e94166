import {describe, expect, it} from "vitest";
import {studentQuantile} from "../../../src/model/uncertainty/student.js";

// Printed tables of Student’s t, as any textbook has them.
const TABLE = [
  [0.975, 1, 12.706],
  [0.975, 2, 4.303],
  [0.975, 5, 2.571],
  [0.95, 10, 1.812],
  [0.975, 30, 2.042],
  [0.995, 8, 3.355],
  [0.5, 4, 0]
] as const;

describe("studentQuantile(p, degrees)", () => {
  it.each(TABLE)("at %f with %i degrees is %f, as in tables", (p, degrees, expected) => {
    expect(studentQuantile(p, degrees)).toBeCloseTo(expected, 3);
  });

  it("refuses a probability below the median, and no degree of freedom", () => {
    expect(() => studentQuantile(0.3, 4)).toThrow("probability: 0.3; expected one from 0.5 to below 1");
    expect(() => studentQuantile(0.9, 0)).toThrow("degrees of freedom: 0; expected at least 1");
  });
});
