import {describe, expect, it} from "vitest";
import {eventNumbers} from "../../src/charts/event-rules.js";
import {sliceWeeksChart} from "../../src/charts/slice-weeks.js";
import {addDays} from "../../src/lib/dates.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {weekOf} from "../fixtures/small-weeks.js";

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

  it("needs three pixels between two numbers, each as wide as its digits", () => {
    // Half a pixel a day: two numbers of a digit, 7.5 pixels wide, need 10.5, which is 21 days.
    const pair = (days: number) => on([addDays("2026-03-01", 0), addDays("2026-03-01", days)], 182);
    expect([pair(21), pair(20)].map(([, second]) => second?.[1])).toEqual([0, 1]);
    // The tenth is twice as wide and needs 14.25 pixels of the ninth, at a pixel a day 15 days.
    const tenth = (days: number) => {
      const nine = Array.from({length: 9}, (_, i) => addDays("2026-01-01", 20 * i));
      return on([...nine, addDays("2026-01-01", 160 + days)], 364).at(-1);
    };
    // The ninth is a digit wide still, and needs 10.5 pixels of the eighth.
    const eight = Array.from({length: 8}, (_, i) => addDays("2026-01-01", 20 * i));
    expect(on([...eight, addDays("2026-01-01", 151)], 364).at(-1)).toEqual(["9", 0]);
    expect([tenth(15), tenth(14)]).toEqual([
      ["10", 0],
      ["10", 1]
    ]);
  });

  it("sets a range in the middle of what it joins, as wide as it is written", () => {
    const days = ["2026-06-01", "2026-06-01", "2026-06-01", "2026-06-05"];
    const axis = {room: 364, dates: ["2026-01-01", "2026-12-31"]};
    const of = (more: readonly string[]) =>
      eventNumbers(
        [...days, ...more].map((date) => ({date, label: ""})),
        axis
      );
    expect(of([]).at(-1)).toEqual({date: new Date("2026-06-03"), text: "3–4", level: 2});
    // On 12 June the two lowest lines are taken anew; the range ends 11.25 pixels past 3 June, and a digit fits 18 days past it.
    const next = (day: string) => of(["2026-06-12", "2026-06-12", day]).map(({text, level}) => [text, level]);
    expect(next("2026-06-21").at(-1)).toEqual(["7", 2]);
    expect(next("2026-06-20").at(-1)).toEqual(["6–7", 1]);
  });

  it("takes one day as an axis of no length", () => {
    expect(eventNumbers([{date: "2026-06-01", label: ""}], {room: 100, dates: ["2026-06-01"]})).toHaveLength(1);
    expect(eventNumbers([{date: "2026-06-01", label: ""}], {room: 100, dates: []})).toEqual([]);
  });
});

describe("eventRules(annotations, axis)", () => {
  it("draws what it drew before, level by level above the chart", () => {
    const weeks = Array.from({length: 20}, (_, i) => weekOf(addDays("2026-01-05", 7 * i), {china: 10 + i}));
    const annotations = ["2026-02-03", "2026-02-05", "2026-02-06", "2026-02-08", "2026-04-20"].map((date) => ({date, label: "An event"})); // prettier-ignore
    const range = {from: "2026-01-05", to: "2026-06-01"};
    const drawing = sliceWeeksChart(weeks, {...range, lang: "en", annotations, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("event-rules", drawing);
  });
});
