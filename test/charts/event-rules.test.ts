import {describe, expect, it} from "vitest";
import {eventNumbers} from "../../src/charts/event-rules.js";

describe("eventNumbers(annotations, axis)", () => {
  const dates = ["2026-01-05", "2026-06-01", "2026-06-08", "2026-06-20", "2026-07-01", "2026-09-30"];
  const on = (days: readonly string[], room: number) =>
    eventNumbers(
      days.map((date) => ({date, label: ""})),
      {room, dates: ["2026-01-01", "2026-12-31"]}
    ).map(({text, level}) => [text, level]);

  it("sets a number a line higher where the one before is close, so that no two touch", () => {
    expect(on(dates, 400)).toEqual([
      ["1", 0],
      ["2", 0],
      ["3", 1],
      ["4", 0],
      ["5", 0],
      ["6", 0]
    ]);
    expect(on([], 400)).toEqual([]);
  });

  it("writes rules too close for a number each as one range", () => {
    const close = ["2026-06-01", "2026-06-02", "2026-06-03", "2026-06-04", "2026-06-05"];
    expect(on(close, 200)).toEqual([
      ["1", 0],
      ["2", 1],
      ["3–5", 2]
    ]);
  });
});
