import {describe, expect, it} from "vitest";
import {ageInDays, isStale} from "../../src/lib/age.js";

const at = (time: string) => new Date(`${time}Z`);

describe("ageInDays(asOf, now)", () => {
  it("counts whole days, none before the date", () => {
    expect(ageInDays("2026-05-20", at("2026-05-20T23:59"))).toBe(0);
    expect(ageInDays("2026-05-20", at("2026-05-21T00:00"))).toBe(1);
    expect(ageInDays("2026-02-27", at("2026-03-02T12:00"))).toBe(3);
    expect(ageInDays("2026-05-20", at("2026-05-18T00:00"))).toBe(0);
    expect(() => ageInDays("2026-02-30", at("2026-05-18T00:00"))).toThrow("date: 2026-02-30; expected YYYY-MM-DD");
  });
});

describe("isStale(asOf, maxAgeDays, now)", () => {
  it("begins after the last day allowed, and never for what has no limit", () => {
    expect(isStale("2026-05-17", 3, at("2026-05-20T23:59"))).toBe(false);
    expect(isStale("2026-05-17", 3, at("2026-05-21T00:00"))).toBe(true);
    expect(isStale("2020-01-01", null, at("2026-05-21T00:00"))).toBe(false);
  });
});
