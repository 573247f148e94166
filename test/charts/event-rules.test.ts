import {describe, expect, it} from "vitest";
import {eventLevels} from "../../src/charts/event-rules.js";

describe("eventLevels(annotations)", () => {
  it("sets a number a step higher where the rule before is close, so that no two touch", () => {
    const dates = ["2026-01-05", "2026-06-01", "2026-06-08", "2026-06-20", "2026-07-01", "2026-09-30"];
    expect(eventLevels(dates.map((date) => ({date, label: ""})))).toEqual([0, 0, 1, 2, 0, 0]);
    expect(eventLevels([])).toEqual([]);
  });
});
