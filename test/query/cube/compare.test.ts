import {beforeAll, describe, expect, it} from "vitest";
import {compared, type Comparison} from "../../../src/query/cube/compare.js";
import type {Cube} from "../../../src/query/cube/cube.js";
import {EVERYTHING, TIME} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {apportion} from "../../../src/lib/apportion.js";
import {handCube, randomCube, randomQuestion, randomUsage} from "../../fixtures/cubes.js";
import {sample, seeded} from "../../fixtures/random.js";
import {publishedCube} from "../../fixtures/results.js";

let published: Cube;
let made: Cube;
beforeAll(async () => {
  published = await publishedCube();
  made = await randomCube(await randomUsage(2000, 9));
});

function randomComparison(cube: Cube, random: () => number): {comparison: Comparison; by: string} {
  const span = () => {
    const [from = "", to = ""] = sample(cube.periods, 2, random).sort();
    return {from, to};
  };
  const [across, by] = sample(cube.dimensions, 2, random);
  if (!across || !by || random() < 0.5)
    return {comparison: {kind: "periods", a: span(), b: span()}, by: across?.name ?? "lab"};
  const [a = "", b = ""] = sample(across.members, 2, random).map((m) => m.key);
  return {
    comparison: {kind: "members", dimension: across.name, a, b},
    by: random() < 0.3 ? TIME : by.name
  };
}

describe("compared(slicer, cube, comparison, by, sum)", () => {
  it("has changes that add up to the total change exactly, contributions to it and shares to one within 1e-12", async () => {
    const random = seeded(7);
    let unequal = 0;
    for (let i = 0; i < 300; ++i) {
      const cube = i % 2 ? published : made;
      const slicer = cubeSlicer(cube);
      slicer.select(randomQuestion(cube, random).selection);
      const {comparison, by} = randomComparison(cube, random);
      const {rows, a, b} = await compared(slicer, cube, comparison, by, "tokens");
      const sum = (of: (row: (typeof rows)[number]) => number | null) => rows.reduce((t, row) => t + (of(row) ?? 0), 0);
      expect(sum((r) => r.change)).toBe(b - a);
      expect(sum((r) => r.a)).toBe(a);
      if (a > 0) expect(Math.abs(sum((r) => r.contribution) - (b - a) / a)).toBeLessThan(1e-12 * Math.max(1, b / a));
      if (a > 0 && b > 0) expect(Math.abs(sum((r) => (r.shareOfB ?? NaN) - (r.shareOfA ?? NaN)))).toBeLessThan(1e-12);
      if (a !== b) unequal += 1;
    }
    expect(unequal).toBeGreaterThan(100);
  });

  it("gives the sides, changes and shares of two spans by lab, the largest change first", async () => {
    const cube = handCube();
    const spans = {kind: "periods", a: {from: "", to: "2026-01-05"}, b: {from: "2026-01-12", to: ""}} as const;
    const {rows, a, b} = await compared(cubeSlicer(cube), cube, spans, "lab", "tokens");
    expect([a, b]).toEqual([1000, 1200]);
    expect(rows).toEqual([
      {key: "l1", a: 150, b: 450, change: 300, contribution: 0.3, shareOfA: 0.15, shareOfB: 450 / 1200},
      {key: "l2", a: 200, b: 110, change: -90, contribution: -0.09, shareOfA: 0.2, shareOfB: 110 / 1200},
      {key: "gone", a: 30, b: 0, change: -30, contribution: -0.03, shareOfA: 0.03, shareOfB: 0},
      {key: "other", a: 620, b: 640, change: 20, contribution: 0.02, shareOfA: 0.62, shareOfB: 640 / 1200}
    ]);
  });

  it("orders equal changes by key, weeks by time, leaves out what is on neither side, and has no part of nothing", async () => {
    const cube = handCube();
    const slicer = cubeSlicer(cube);
    const last = {from: "2026-01-26", to: "2026-01-26"};
    const same = await compared(slicer, cube, {kind: "periods", a: last, b: last}, "lab", "tokens");
    expect(same.rows.map(({key, change}) => [key, change])).toEqual([
      ["l1", 0],
      ["l2", 0],
      ["other", 0]
    ]);
    const none = {from: "2027-01-04", to: ""};
    const [fromNone] = (await compared(slicer, cube, {kind: "periods", a: none, b: last}, "lab", "tokens")).rows;
    expect(fromNone).toMatchObject({key: "l1", contribution: null, shareOfA: null, shareOfB: 0.75});
    // The filter of what is compared does not hold.
    slicer.select({...EVERYTHING, filters: {lab: {keys: ["l2"], isExcluded: false}}});
    const labs = {kind: "members", dimension: "lab", a: "l2", b: "l1"} as const;
    expect((await compared(slicer, cube, labs, TIME, "tokens")).rows.map(({key, a, b}) => [key, a, b])).toEqual([
      ["2026-01-05", 200, 150],
      ["2026-01-12", 100, 300],
      ["2026-01-26", 10, 150]
    ]);
  });

  it("says how China and the US differ in the note's second week, by model", async () => {
    const slicer = cubeSlicer(published);
    slicer.select({...EVERYTHING, from: "2026-02-16", to: "2026-02-16"});
    const comparison = {kind: "members", dimension: "country", a: "US", b: "CN"} as const;
    const {rows, a, b} = await compared(slicer, published, comparison, "model", "tokens");
    expect(rows.every((row) => row.a === 0 || row.b === 0)).toBe(true);
    expect(rows[0]?.change).toBeGreaterThan(0);
    expect(rows.reduce((t, row) => t + row.change, 0)).toBe(b - a);
  });

  it("refuses to compare members of a dimension by that dimension", async () => {
    const comparison = {kind: "members", dimension: "lab", a: "l0", b: "l1"} as const;
    await expect(compared(cubeSlicer(made), made, comparison, "lab", "tokens")).rejects.toThrow("expected another");
  });
});

describe("apportion(values, digits)", () => {
  it("rounds so that what is shown adds up to the rounded total", () => {
    expect(apportion([1 / 3, 1 / 3, 1 / 3], 2)).toEqual([34, 33, 33]);
    expect(apportion([0.114, -0.114], 2)).toEqual([11, -11]);
    const random = seeded(3);
    for (let i = 0; i < 200; ++i) {
      const values = Array.from({length: 1 + Math.floor(random() * 30)}, () => random() * 2 - 1);
      const shown = apportion(values, 3);
      const total = values.reduce((t, v) => t + v * 1000, 0);
      expect(shown.reduce((t, v) => t + v, 0)).toBe(Math.round(total));
      shown.forEach((v, at) => expect(Math.abs(v - (values[at] ?? NaN) * 1000)).toBeLessThanOrEqual(1));
    }
  });
});
