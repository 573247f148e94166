import {expect, it} from "vitest";
import type {Claims} from "../../../src/query/claims/claims.js";
import {verdictsOn} from "../../../src/query/claims/verdicts-on.js";

it("verdictsOn(claims, day) undoes what changed after the day, the day itself not, and judges the rest as now", () => {
  const reading = {basis: "b", value: 5, coverage: null};
  const claim = (name: string, expected: number) =>
    ({claim: name, test: "above", expected, expectedHigh: null, tolerance: 0, decidedOn: null, readings: [{then: reading, now: reading}]}); // prettier-ignore
  const change = (day: string, from: string) => ({day, claim: "moved", from: {kind: from}});
  const claims = {
    then: "2026-01-01",
    now: "2026-04-01",
    claims: [claim("moved", 1), claim("stayed", 9)],
    changes: [change("2026-03-01", "does_not_hold"), change("2026-02-01", "cannot_be_tested")]
  } as unknown as Claims;
  const on = (day: string) => verdictsOn(claims, day)["moved"];
  expect(["2026-01-31", "2026-02-01", "2026-02-28", "2026-03-01"].map(on)).toEqual([
    "cannot_be_tested",
    "does_not_hold",
    "does_not_hold",
    "holds"
  ]);
  expect(verdictsOn(claims, "2026-01-01")["stayed"]).toBe("does_not_hold");
});
