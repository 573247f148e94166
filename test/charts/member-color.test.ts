import {describe, expect, it} from "vitest";
import {memberColors} from "../../src/charts/member-color.js";
import {originLine} from "../../src/lib/origins.js";

describe("memberColors(members)", () => {
  it("shades members of one origin in turn, and starts again after six", () => {
    const colors = [...memberColors(Array.from({length: 7}, (_, i) => ({key: `m${i}`, origin: "china", place: i})))];
    const line = originLine("china");
    expect(colors.map(([, color]) => color).slice(0, 6)).toEqual([
      line,
      ...[66, 42, 82, 54, 34].map((part) => `color-mix(in oklab, ${line} ${part}%, var(--theme-background))`)
    ]);
    expect(colors[6]?.[1]).toBe(line);
    const apart = memberColors([
      {key: "a", origin: "china", place: 0},
      {key: "b", origin: "us", place: 1}
    ]);
    expect(apart.get("b")).toBe(originLine("us"));
  });

  it("gives members without an origin the series colour of their place, of eight", () => {
    const at = (place: number) => memberColors([{key: "a", origin: null, place}]).get("a");
    expect([0, 7, 8].map(at)).toEqual(["var(--series-1)", "var(--series-8)", "var(--series-1)"]);
  });
});
