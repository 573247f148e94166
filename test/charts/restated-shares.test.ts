import {describe, expect, it} from "vitest";
import {restatedSharesChart, restatedSharesState} from "../../src/charts/restated-shares.js";
import {extentOf, restatedBetween, restatedOn, type Restatement} from "../../src/query/restatements.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const restated = (periodStart: string, name: string, change: number, restatedOn = "2026-09-16"): Restatement => ({
  grain: "week",
  periodStart,
  model: name,
  name,
  was: 1000,
  now: 1000 + change,
  change,
  changeShare: change / 1000,
  wasKnownFrom: "2026-08-22",
  restatedOn
});
const ROWS = [
  restated("2026-05-25", "A", -4),
  restated("2026-05-25", "B", 2),
  restated("2026-06-01", "C", 1, "2026-10-01")
];
const DATA = {asOf: "2026-10-01", citation: "Source", rows: ROWS};

describe("restatedBetween(data, from, to)", () => {
  it.each([
    ["2026-08-22", "2026-09-16", ["A", "B"]],
    ["2026-09-16", "2026-10-01", ["C"]],
    ["2026-08-22", "2026-10-01", ["A", "B", "C"]],
    ["2026-10-01", "2026-08-22", []]
  ])("from %s to %s", (from, to, names) => {
    expect(restatedBetween(DATA, from, to).map((r) => r.name)).toEqual(names);
  });

  it("knows its days, its extent, and that there may be none", () => {
    expect(restatedOn(DATA)).toEqual(["2026-10-01", "2026-09-16"]);
    expect(extentOf(ROWS)).toMatchObject({values: 3, periods: ["2026-05-25", "2026-06-01"], largest: {name: "A"}});
    expect(extentOf([])).toBeNull();
  });
});

describe("restatedSharesChart(rows, options)", () => {
  it("names the largest change of each period", () => {
    expect(restatedSharesState(ROWS).map((d) => d.isLabelled)).toEqual([true, false, true]);
    const equal = [restated("2026-05-25", "A", 1), restated("2026-05-25", "B", -2), restated("2026-05-25", "C", 2)];
    expect(restatedSharesState(equal).map((d) => d.isLabelled)).toEqual([false, true, false]);
  });

  it("draws what it drew before", () => {
    const drawing = restatedSharesChart(ROWS, {lang: "en", width: 360, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("restated-shares", drawing);
  });

  it("draws nothing without a bad number", () => {
    expect(badAttributes(restatedSharesChart([], {lang: "zh", document: blankDocument()}))).toEqual([]);
  });
});
