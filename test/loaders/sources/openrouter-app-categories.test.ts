import {expect, it} from "vitest";
import {openrouterAppCategories} from "../../../loaders/sources/openrouter-app-categories.js";
import {messageOf} from "../../fixtures/message.js";
import {asked, decoded, NOW, pulled} from "./decoded.js";

const PART = "category=coding";
const request = (start: string, end: string) =>
  `GET /api/v1/datasets/app-rankings?category=coding&start_date=${start}&end_date=${end}`;
const app = (rank: number) => ({
  rank,
  app_id: 100 + rank,
  app_name: `App ${rank}`,
  total_tokens: "900",
  total_requests: 7
});
const page = (start: string, end: string, data: object[]) => ({
  data,
  meta: {as_of: NOW, start_date: start, end_date: end, version: "v1"}
});

it("openrouterAppCategories asks for the last two whole weeks, and in a backfill for those no answer covers", () => {
  // NOW is Wednesday 20 May 2026.
  expect(asked(openrouterAppCategories)).toEqual(Array(4).fill("weeks 2026-05-04 to 2026-05-17"));
  const entries = [pulled(PART, request("2026-05-04", "2026-05-10"))];
  const past = openrouterAppCategories.plan({
    today: "2026-05-20",
    since: "2026-04-27",
    entries,
    isBackfill: true,
    env: {}
  });
  expect(past.filter(({part}) => part === PART).map(({asks, requests}) => [asks, requests])).toEqual([
    ["weeks 2026-04-27 to 2026-05-17", 2]
  ]);
});

it("asks for the past in pulls of a quarter, each of which is stored by itself", () => {
  const past = (since: string | null) =>
    openrouterAppCategories
      .plan({today: "2026-05-20", since, entries: [], isBackfill: true, env: {}})
      .filter(({part}) => part === PART)
      .map(({asks, requests}) => [asks, requests]);
  expect(past("2026-02-16")).toEqual([["weeks 2026-02-16 to 2026-05-17", 13]]);
  expect(past("2026-02-09")).toEqual([
    ["weeks 2026-02-09 to 2026-05-10", 13],
    ["weeks 2026-05-11 to 2026-05-17", 1]
  ]);
  expect(past("2026-05-05")).toEqual([["weeks 2026-05-11 to 2026-05-17", 1]]);
  // The past begins with the first whole week of the data, whose first day is Wednesday 1 January 2025.
  expect(past(null)[0]).toEqual(["weeks 2025-01-06 to 2025-04-06", 13]);
});

it("reads apps by week and category, and refuses a week that was not asked for", () => {
  const read = (end: string, data = [app(1), app(2)]) =>
    decoded(openrouterAppCategories, [page("2026-05-04", end, data)], [request("2026-05-04", "2026-05-10")], PART);
  expect(read("2026-05-10").tables["app_usage_by_category_weekly"]?.[1]).toEqual({
    week_start: "2026-05-04",
    category: "coding",
    rank: "2",
    app_id: "102",
    app: "App 2",
    tokens: "900",
    requests: "7"
  });
  expect(read("2026-05-10").asOf).toBe("2026-05-20");
  expect(messageOf(() => read("2026-05-11"))).toContain(
    "meta: 2026-05-04 to 2026-05-11; expected the week asked for, 2026-05-04 to 2026-05-10"
  );
  expect(messageOf(() => read("2026-05-10", [app(1), app(1)]))).toContain("data[1]: 101, as in data[0]");
});
