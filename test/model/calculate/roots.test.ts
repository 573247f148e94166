import {describe, expect, it} from "vitest";
import {brent, rootsOnGrid} from "../../../src/model/calculate/roots.js";

/** The root in a bracket, and how often the function was asked. */
function counted(f: (x: number) => number, low: number, high: number): {root: number; asked: number} {
  let asked = 0;
  const root = brent((x) => (asked++, f(x)), low, high);
  return {root, asked};
}

describe("brent(f, low, high)", () => {
  it.each<[string, (x: number) => number, number, number, number, number]>([
    ["a cosine", (x) => Math.cos(x) - x, 0, 1, 0.7390851332151607, 10],
    ["an exponential", (x) => Math.exp(x) - 1e6, 0, 40, Math.log(1e6), 18],
    ["a cube at its flat point", (x) => (x - 1) ** 3, -3, 4, 1, 160]
  ])("finds the root of %s in few steps", (_, f, low, high, root, most) => {
    const found = counted(f, low, high);
    expect(Math.abs(found.root - root)).toBeLessThan(1e-5 * Math.max(1, Math.abs(root)));
    expect(Math.abs(f(found.root))).toBeLessThanOrEqual(1e-8);
    expect(found.asked).toBeLessThanOrEqual(most);
  });

  // Counts of the published procedure `zero`, programmed apart in another language; arithmetic alone, alike everywhere.
  it.each<[string, (x: number) => number, number, number, number, number]>([
    ["a line", (x) => 3 * x - 2, -5, 4, 2 / 3, 4],
    ["a parabola", (x) => x * x - 2, 0, 2, Math.SQRT2, 10],
    ["a cubic", (x) => x * x * x - x - 5, 0, 7, 1.904160859134921, 13],
    ["a falling curve", (x) => 1 / x - 4, 0.01, 9, 0.25, 14],
    ["a bend", (x) => (x - 0.3) / (1 + 1000 * (x - 0.3) * (x - 0.3)), -1, 5, 0.3, 17],
    ["a flat power", (x) => x * x * x * x * x * x * x - 1e-3, -1, 2, 1e-3 ** (1 / 7), 19]
  ])("asks for %s as often as Brent does", (_, f, low, high, root, times) => {
    const found = counted(f, low, high);
    expect(found.root).toBeCloseTo(root, 14);
    expect(found.asked).toBe(times);
  });

  it("takes an end that is the root", () => {
    expect(counted((x) => x - 2, 2, 5).root).toBe(2);
    expect(counted((x) => x - 5, 2, 5).root).toBe(5);
  });
});

describe("rootsOnGrid(f, grid, values)", () => {
  const on = (f: (x: number) => number, grid: readonly number[]) => rootsOnGrid(f, grid, grid.map(f));

  it("finds each root once, on the grid or between", () => {
    const {roots, jumps} = on((x) => (x + 1) * (x - 0.5) * (x - 3), [-2, -1, 0, 1, 2, 3, 4]);
    expect(roots).toEqual([-1, expect.closeTo(0.5, 12), 3]);
    expect(jumps).toEqual([]);
  });

  it("tells a pole from a root, and closes no bracket on what is no number", () => {
    const pole = on((x) => 1 / (x - 0.3), [-1, 0, 1]);
    expect(pole.roots).toEqual([]);
    expect(pole.jumps).toEqual([expect.closeTo(0.3, 12)]);
    expect(on((x) => (x < 0 ? NaN : x - 0.5), [-1, 0, 1]).roots).toEqual([expect.closeTo(0.5, 12)]);
    expect(on((x) => (x < 0.4 ? NaN : x - 0.5), [-1, 0, 1])).toEqual({roots: [], jumps: []});
  });
});
