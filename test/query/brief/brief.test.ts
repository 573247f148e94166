import {expect, it} from "vitest";
import {isReconstructed, sideWeeks, type Side, type SideLabWeek} from "../../../src/query/brief/brief.js";

it("isReconstructed(side) is what a later vintage than its day tells", () => {
  const side = (known_on: string | null) => isReconstructed({day: "2026-03-02", known_on} as Side);
  expect([null, "2026-03-01", "2026-03-02", "2026-03-03"].map(side)).toEqual([false, false, false, true]);
});

it("sideWeeks(weeks, side) is the weeks of one side", () => {
  const weeks = (["was", "now", "was"] as const).map((side, tokens) => ({side, tokens}) as SideLabWeek);
  expect([sideWeeks(weeks, "was"), sideWeeks(weeks, "now")]).toEqual([[weeks[0], weeks[2]], [weeks[1]]]);
});
