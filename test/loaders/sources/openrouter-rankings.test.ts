import {describe, expect, it} from "vitest";
import {openrouterRankings} from "../../../loaders/sources/openrouter-rankings.js";
import {messageOf} from "../../fixtures/message.js";
import {asked, decoded, pulled} from "./decoded.js";

const META = {as_of: "2026-05-19T23:00:00Z", start_date: "2026-05-18", end_date: "2026-05-19", version: "v1"};
const row = (date: string, model: string, tokens: string) => ({date, model_permaslug: model, total_tokens: tokens});
const window = (start: string, end: string) => `GET /datasets/rankings-daily?start_date=${start}&end_date=${end}`;
const DAYS = [
  row("2026-05-18", "c1/a", "5"),
  row("2026-05-18", "other", "7"),
  row("2026-05-19", "c1/a", "6"),
  row("2026-05-19", "other", "8")
];
const REQUEST = window("2026-05-18", "2026-05-19");

describe("openrouterRankings.plan(context)", () => {
  it("asks first for the whole past, in windows of a leap year at most", () => {
    expect(asked(openrouterRankings)).toEqual(["days 2025-01-01 to 2026-05-19"]);
  });

  it("asks for the days since, and fourteen on record again", () => {
    const before = pulled("", window("2025-01-01", "2026-01-01"), window("2026-01-02", "2026-05-16"));
    expect(asked(openrouterRankings, [before])).toEqual(["days 2026-05-03 to 2026-05-19"]);
  });

  it("repeats its last question where no day has passed", () => {
    const before = pulled("", window("2026-05-03", "2026-05-19"));
    expect(asked(openrouterRankings, [before])).toEqual(["days 2026-05-03 to 2026-05-19"]);
  });

  it("asks again for a day that was skipped once its turn has come, from the day before it on", () => {
    const skipped = (on: string, ...missing: readonly string[]) => ({
      ...pulled("", window("2025-01-01", "2026-05-16")),
      retrieved_at: `${on}T06:00:00Z`,
      missing
    });
    const usual = ["days 2026-05-03 to 2026-05-19"];
    expect(asked(openrouterRankings, [skipped("2026-04-22", "2026-04-10")])).toEqual(["days 2026-04-09 to 2026-05-19"]);
    expect(asked(openrouterRankings, [skipped("2026-04-22", "2026-04-10", "2026-04-09")])).toEqual([
      "days 2026-04-08 to 2026-05-19"
    ]);
    expect(asked(openrouterRankings, [skipped("2026-04-23", "2026-04-10")])).toEqual(usual);
    expect(asked(openrouterRankings, [skipped("2026-04-22", "2025-05-19")])).toEqual(usual);
    expect(asked(openrouterRankings, [skipped("2026-04-22", "2026-05-10")])).toEqual(usual);
  });

  it("asks no more for a skipped day that a later window held", () => {
    const skipped = {
      ...pulled("", window("2025-01-01", "2026-05-16")),
      retrieved_at: "2026-04-22T06:00:00Z",
      missing: ["2026-04-10"]
    };
    const since = (start: string, end: string) =>
      asked(openrouterRankings, [skipped, pulled("", window(start, end))])[0];
    const usual = "days 2026-05-03 to 2026-05-19";
    expect([since("2026-04-10", "2026-04-20"), since("2026-04-01", "2026-04-10")]).toEqual([usual, usual]);
    const again = "days 2026-04-09 to 2026-05-19";
    expect([since("2026-04-11", "2026-05-16"), since("2026-04-01", "2026-04-09")]).toEqual([again, again]);
  });

  it("never begins with a skipped day, which the answer would have to hold", () => {
    const skipped = {
      ...pulled("", window("2025-01-01", "2026-05-16")),
      retrieved_at: "2026-05-10T06:00:00Z",
      missing: ["2026-05-02", "2026-05-03"]
    };
    expect(asked(openrouterRankings, [skipped])).toEqual(["days 2026-05-01 to 2026-05-19"]);
  });

  it("begins where it is told, but not before the first day, nor after the last", () => {
    expect(asked(openrouterRankings, [], "2026-05-01")).toEqual(["days 2026-05-01 to 2026-05-19"]);
    expect(asked(openrouterRankings, [], "2024-05-01")).toEqual(["days 2025-01-01 to 2026-05-19"]);
    expect(asked(openrouterRankings, [], "2026-05-19")).toEqual(["days 2026-05-19 to 2026-05-19"]);
    expect(asked(openrouterRankings, [], "2026-05-20")).toEqual([]);
  });
});

describe("openrouterRankings.decode(bodies, asked)", () => {
  it("reads tokens by day and model, as of the last stamp", () => {
    const {asOf, stamps, tables} = decoded(openrouterRankings, [{data: DAYS, meta: META}], [REQUEST]);
    expect([asOf, stamps]).toEqual(["2026-05-19", [META.as_of]]);
    expect(tables["usage_daily"]?.map(({day, model, tokens}) => [day, model, tokens])).toEqual([
      ["2026-05-18", "c1/a", "5"],
      ["2026-05-18", "other", "7"],
      ["2026-05-19", "c1/a", "6"],
      ["2026-05-19", "other", "8"]
    ]);
  });

  it.each([
    ["a day without rows", DAYS.slice(0, 2), REQUEST, "data: no row of 2026-05-19"],
    ["a first day without rows", DAYS.slice(2), REQUEST, "data: no row of 2026-05-18"],
    ["a day without its rest", DAYS.slice(0, 3), REQUEST, 'data: no row "other" of 2026-05-19'],
    ["a day not asked for", DAYS, window("2026-05-19", "2026-05-19"), "data: a row of 2026-05-18"],
    ["a model twice a day", [...DAYS, DAYS[0]], REQUEST, "data[4]: 2026-05-18 c1/a, as in data[0]"],
    ["nothing", [], REQUEST, "data: no rows"],
    ["a day to come", [...DAYS, row("2026-05-21", "other", "1")], REQUEST, "data[4].date: 2026-05-21"]
  ])("refuses %s", (_, data, request, says) => {
    expect(messageOf(() => decoded(openrouterRankings, [{data, meta: META}], [request]))).toContain(says);
  });

  it("skips a day between others after three days, and waits for the first and the last however old", () => {
    const read = (start: string, end: string, ...days: string[]) =>
      decoded(openrouterRankings, [{data: days.map((day) => row(day, "other", "1")), meta: META}], [window(start, end)])
        .missing;
    expect(read("2026-05-16", "2026-05-19", "2026-05-16", "2026-05-18", "2026-05-19")).toEqual(["2026-05-17"]);
    expect(messageOf(() => read("2026-05-16", "2026-05-19", "2026-05-16", "2026-05-17", "2026-05-19"))).toContain(
      "data: no row of 2026-05-18; expected every day from 2026-05-16 to 2026-05-19. Nothing was stored; " +
        "a day that is not out yet comes with a later refresh, and one between others is skipped from 2026-05-21 on."
    );
    const old = (...days: string[]) => messageOf(() => read("2026-04-01", "2026-04-03", ...days));
    expect(old("2026-04-02", "2026-04-03")).toContain("data: no row of 2026-04-01");
    expect(old("2026-04-01", "2026-04-02")).toContain("data: no row of 2026-04-03");
    expect(old("2026-04-01", "2026-04-03")).toBeNull();
  });

  it("knows the days that were never published", () => {
    const data = ["2025-06-14", "2025-06-16"].map((day) => row(day, "other", "1"));
    const {tables} = decoded(openrouterRankings, [{data, meta: META}], [window("2025-06-14", "2025-06-16")]);
    expect(tables["usage_daily"]).toHaveLength(2);
  });
});
