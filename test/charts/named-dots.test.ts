import {describe, expect, it} from "vitest";
import {insideOf, nameMarks, namedDots, toPixels, type LabelSide} from "../../src/charts/named-dots.js";

type Point = readonly [x: number, y: number];

/** On which side the first dot is named, by a sign of 12 pixels. */
const sideOf = (first: Point, others: readonly Point[], width = 1_000, right = 0): LabelSide | undefined =>
  namedDots(
    [first, ...others].map(([x, y]) => ({dot: {label: "字"}, x, y})),
    {width, height: 500, right}
  )[0]?.side;

describe("namedDots(placed, inside)", () => {
  // A dot takes 12 pixels either way, a name 15 of height; to the right of (100, 100) it stands from 109 to 121, 92.5 to 107.5.
  it.each<[string, Point, Point]>([
    ["right", [127, 100], [126.9, 100]],
    ["left", [103, 100], [103.1, 100]],
    ["below", [115, 113.5], [115, 113.4]],
    ["above", [115, 86.5], [115, 86.6]]
  ])("may touch the next dot, to the %s of the name, but not meet it", (_, touching, meeting) => {
    expect([sideOf([100, 100], [touching]), sideOf([100, 100], [meeting])]).toEqual(["right", "left"]);
  });

  it("keeps within the left end, and the margin on the right", () => {
    expect([sideOf([100, 100], [], 100, 21), sideOf([100, 100], [], 100, 20.9)]).toEqual(["right", "left"]);
    expect([sideOf([21, 100], [], 40, 1.9), sideOf([20.9, 100], [], 40, 1.8)]).toEqual(["left", "above"]);
  });

  it.each<[LabelSide, Point, readonly Point[], number]>([
    ["above", [6, 100], [], 12],
    ["below", [6, 100], [[6, 86]], 12],
    ["below right", [10, 100], [[10, 86], [10, 114]], 28],
    ["above left", [18, 100], [[18, 86], [18, 114]], 27],
    ["above right", [18, 100], [[18, 86], [18, 114], [6, 86], [30, 114]], 36],
    ["below left", [18, 100], [[18, 86], [18, 114], [6, 86], [30, 114], [30, 86]], 36]
  ])("stands %s where the sides before have no room, to the pixel", (side, dot, others, width) => {
    expect(sideOf(dot, others, width)).toBe(side);
    if (side === "above" || side === "below") expect(sideOf(dot, others, width - 0.1)).toBeUndefined();
  }); // prettier-ignore

  it("gives way to names that stand, and is left out where no side has room", () => {
    const placed = [100, 112].map((x) => ({dot: {label: "字字"}, x, y: 100}));
    expect(namedDots(placed, {width: 500, height: 500, right: 0}).map(({side}) => side)).toEqual(["left", "right"]);
    expect(sideOf([5, 100], [], 11)).toBeUndefined();
  });
});

describe("nameMarks(names, channels)", () => {
  it("stand beside, above or below their dots by half of the dot and of the name", () => {
    const sides = [
      "right",
      "left",
      "above",
      "below",
      "below right",
      "above left",
      "above right",
      "below left"
    ] as const;
    const dot = {label: "A", x: 1, y: 2};
    const marks = nameMarks(sides.map((side) => ({dot, side})), {x: "x", y: "y", fill: () => "red"}); // prettier-ignore
    const shifts = marks.map((mark) => mark as unknown as {dx: number; dy: number; textAnchor?: string; fill: string});
    expect(shifts.map(({dx, dy, textAnchor = "middle"}) => [dx, dy, textAnchor])).toEqual([
      [9, 0, "start"],
      [-9, 0, "end"],
      [0, -14, "middle"],
      [0, 14, "middle"],
      [6, 14, "start"],
      [-6, -14, "end"],
      [6, -14, "start"],
      [-6, 14, "end"]
    ]);
    expect(new Set(shifts.map(({fill}) => fill))).toEqual(new Set(["red"]));
  });
});

describe("insideOf(width, height), toPixels(range, room, isLog)", () => {
  it("lie between the margins, and along an axis from its low end", () => {
    expect(insideOf(640, 360)).toEqual({width: 640 - 44 - 40, height: 360 - 28 - 42, right: 40});
    expect([1, 10, 100].map(toPixels([1, 100], 200, true))).toEqual([0, 100, 200]);
    expect([2, 3, 6].map(toPixels([2, 6], 200, false))).toEqual([0, 50, 200]);
    expect([toPixels([2, 2], 200, false)(2), toPixels([2, 2], 200, true)(2)]).toEqual([100, 100]);
    expect(toPixels([0.2, 0.4], 200, false)(0.3)).toBeCloseTo(100, 9);
  });
});
