import {expect, it} from "vitest";
import type {Verdict} from "../../src/query/claims/verdict.js";
import {verdictMoves, type Edition} from "../../src/query/editions.js";

it("verdictMoves(older, newer) gives the claims that are new or say something else, whatever the order of bases", () => {
  const edition = (verdicts: Readonly<Record<string, Verdict>>) =>
    ({claims: Object.entries(verdicts).map(([claim, verdict]) => ({claim, verdict}))}) as unknown as Edition;
  const under = (...bases: string[]) => ({kind: "holds_only_under", bases}) as const;
  const [holds, fails] = [{kind: "holds"}, {kind: "does_not_hold"}] as const;
  const older = edition({same: holds, turned: holds, bases: under("a", "b"), fewer: under("a", "b"), gone: fails});
  const newer = edition({same: holds, turned: fails, bases: under("b", "a"), fewer: under("a"), begun: holds});
  expect(verdictMoves(older, newer).map(({claim, was}) => [claim.claim, was?.verdict.kind ?? null])).toEqual([
    ["turned", "holds"],
    ["fewer", "holds_only_under"],
    ["begun", null]
  ]);
});
