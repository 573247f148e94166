import {describe, expect, it} from "vitest";
import {at, countryOf, holdsNoteWeeks, labOf, modelName, noteWeeks, originOf} from "../../src/query/usage.js";
import {SMALL} from "../fixtures/small-usage.js";

describe("usage by places in lists", () => {
  it("finds the lab, country, origin and name of each model, unnamed ones called as their lab is", () => {
    const models = SMALL.models.map((_, i) => i);
    expect(models.map((model) => [labOf(SMALL, model).lab, countryOf(SMALL, model).country, originOf(SMALL, model)])).toEqual([
      ["c1", "CN", "china"],
      ["c1", "CN", "china"],
      ["other", "XO", "other"],
      ["u1", "US", "us"]
    ]); // prettier-ignore
    expect(models.map((model) => modelName(SMALL, model, "zh"))).toEqual(["A", "B", "其他", "U"]);
    expect(() => labOf(SMALL, 4)).toThrow("index: 4; expected 0 to 3");
    expect([at([7, 8], 0), at([7, 8], 1)]).toEqual([7, 8]);
    expect(() => at([7, 8], -1)).toThrow("index: -1; expected 0 to 1");
  });
});

describe("noteWeeks(usage) and holdsNoteWeeks(usage)", () => {
  const events = (...dates: string[]) => [
    {date: "2025-12-01", kind: "release"},
    ...dates.map((date) => ({date, kind: "note_evidence"})),
    {date: "2026-03-01", kind: "release"}
  ];
  it("are the first and last that the note counts, both of which must be on record", () => {
    const both = {...SMALL, events: events("2026-01-05", "2025-12-29", "2026-01-12")};
    expect([noteWeeks(both), holdsNoteWeeks(both)]).toEqual([{from: "2026-01-05", to: "2026-01-12"}, true]);
    for (const [from, to] of [
      ["2026-01-05", "2026-01-19"],
      ["2025-12-29", "2026-01-12"]
    ] as const)
      // prettier-ignore
      expect(holdsNoteWeeks({...SMALL, events: events(from, to)})).toBe(false);
  });
});
