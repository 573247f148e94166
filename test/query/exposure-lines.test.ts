import {expect, it} from "vitest";
import {entityLines, type ExposureData} from "../../src/query/exposure.js";

it("entityLines(data, kind, measure) gives shares by week, the largest of late first, nothing of what has none", () => {
  const [first, last] = ["2026-01-05", "2026-01-19"] as const;
  const week = (of: string, entity: string, tokens: number | null, kind = "owner") => ({
    week: of,
    entity,
    kind,
    tokens,
    undisclosed: 40,
    usd: 8,
    pricedShare: null
  });
  const total = (of: string, tokens: number, usd: number) => ({
    week: of,
    tokens,
    undisclosed: 0,
    other: 0,
    priced: 0,
    usd,
    usdUndisclosed: 0,
    usdOther: 0
  });
  const data = {
    totals: [total(first, 100, 80), total(last, 200, 0)],
    weeks: [
      week(first, "A", 20), week(first, "B", 30), week(first, "C", 5), week(first, "S", null, "stake"),
      week(last, "A", 80), week(last, "C", 10), week(last, "D", 0)
    ]
  } as unknown as ExposureData; // prettier-ignore
  const lines = (kind: "owner" | "stake", measure: "tokens" | "usd" | "undisclosed") =>
    entityLines(data, kind, measure).map(({entity, points}) => [entity, ...points.map(({share}) => share)]);
  // The week of 12 January was never published.
  expect(entityLines(data, "owner", "tokens")[0]?.points.map((p) => p.week)).toEqual([first, "2026-01-12", last]);
  expect(lines("owner", "tokens")).toEqual([
    ["A", 0.2, null, 0.4],
    ["B", 0.3, null, null],
    ["C", 0.05, null, 0.05]
  ]);
  expect(lines("owner", "usd").map(([, ...shares]) => shares)).toEqual(Array(3).fill([0.1, null, null]));
  expect([lines("stake", "tokens"), lines("stake", "undisclosed")]).toEqual([[], [["S", 0.4, null, null]]]);
});
