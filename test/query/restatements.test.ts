import {describe, expect, it} from "vitest";
import {extentOf, restatedBetween, restatedOn, vintageBy, type Restatement} from "../../src/query/restatements.js";

const row = (periodStart: string, changeShare: number, on = "2026-03-02"): Restatement => ({
  grain: "week",
  periodStart,
  model: "a",
  name: "A",
  was: 10,
  now: 11,
  change: 1,
  changeShare,
  wasKnownFrom: "2026-02-01",
  restatedOn: on
});
const all = (rows: readonly Restatement[]) => ({asOf: "2026-03-02", citation: "", rows});

describe("restatedOn(restatements)", () => {
  it("gives each day once, the latest first", () => {
    const rows = ["2026-03-02", "2026-04-06", "2026-03-02", "2026-02-09"].map((on) => row("2026-01-05", 0.1, on));
    expect(restatedOn(all(rows))).toEqual(["2026-04-06", "2026-03-02", "2026-02-09"]);
  });
});

describe("restatedBetween(restatements, from, to)", () => {
  it("leaves out the first day, on which the new values were known, and takes the second", () => {
    const rows = [row("2026-01-05", 0.1, "2026-03-02"), row("2026-01-12", 0.1, "2026-04-06")];
    expect(restatedBetween(all(rows), "2026-03-02", "2026-04-06")).toEqual([rows[1]]);
    expect(restatedBetween(all(rows), "2026-03-01", "2026-04-05")).toEqual([rows[0]]);
  });
});

describe("extentOf(rows)", () => {
  it("gives how many values of which periods, and the largest change, up or down, the first of equal ones", () => {
    const [small, fall, rise] = [row("2026-01-12", 0.1), row("2026-01-05", -0.5), row("2026-01-12", 0.5)];
    expect(extentOf([small, fall, rise])).toEqual({values: 3, periods: ["2026-01-05", "2026-01-12"], largest: fall});
    expect(extentOf([rise, fall, small])?.largest).toBe(rise);
    expect(extentOf([])).toBeNull();
  });
});

describe("vintageBy(days, day)", () => {
  it("is the last that was known by the day, the first before any was, and none of none", () => {
    const days = ["2026-02-01", "2026-03-01", "2026-04-01"];
    const asked = ["2026-01-31", "2026-02-01", "2026-03-31", "2026-04-01", "2026-05-01"];
    expect(asked.map((day) => vintageBy(days, day).slice(5, 7))).toEqual(["02", "02", "03", "04", "04"]);
    expect(vintageBy([], "2026-05-01")).toBe("");
  });
});
