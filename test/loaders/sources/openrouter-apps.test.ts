import {describe, expect, it} from "vitest";
import {openrouterApps} from "../../../loaders/sources/openrouter-apps.js";
import {messageOf} from "../../fixtures/message.js";
import {asked, decoded, pulled} from "./decoded.js";

const META = {as_of: "2026-05-19T23:00:00Z", start_date: "2026-05-19", end_date: "2026-05-19", version: "v1"};
const ROW = {rank: 1, app_id: 7, app_name: "App", total_tokens: "90", total_requests: 9};
const app = (answer: object) => decoded(openrouterApps, [{data: [ROW], meta: META, ...answer}], [], "2026-05-19");

describe("openrouterApps.plan(context)", () => {
  it("asks for yesterday first, and then for each day since the first on record that is missing, and yesterday again", () => {
    expect(asked(openrouterApps)).toEqual(["apps of 2026-05-19"]);
    const entries = ["2026-05-17", "2026-05-15", "2026-05-19"].map((day) => pulled(day));
    expect(asked(openrouterApps, entries)).toEqual(["apps of 2026-05-16", "apps of 2026-05-18", "apps of 2026-05-19"]);
  });

  it("catches up with fourteen days at most", () => {
    const days = asked(openrouterApps, [], "2026-01-01");
    expect([days.length, days[0], days.at(-1)]).toEqual([14, "apps of 2026-05-06", "apps of 2026-05-19"]);
  });
});

describe("openrouterApps.decode(bodies, asked)", () => {
  it("reads apps of a window of one day", () => {
    const {asOf, tables} = app({});
    expect(asOf).toBe("2026-05-19");
    expect(tables["app_usage"]).toEqual([
      {
        as_of: "2026-05-19",
        window_days: "1",
        rank: "1",
        app_id: "7",
        app: "App",
        categories: "",
        tokens: "90",
        requests: "9"
      }
    ]);
  });

  it.each([
    ["another first day", {meta: {...META, start_date: "2026-05-18"}}, "meta: 2026-05-18 to 2026-05-19"],
    ["another last day", {meta: {...META, end_date: "2026-05-18"}}, "meta: 2026-05-19 to 2026-05-18"],
    ["an app twice", {data: [ROW, {...ROW, rank: 2}]}, "data[1]: 7, as in data[0]"],
    ["a rank below zero", {data: [{...ROW, rank: -1}]}, "data[0].rank: -1; expected a whole number, not negative"],
    ["nothing", {data: []}, "data: no rows"]
  ])("refuses %s", (_, answer, says) => {
    expect(messageOf(() => app(answer))).toContain(says);
  });
});
