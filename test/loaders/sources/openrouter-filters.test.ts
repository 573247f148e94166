import {describe, expect, it} from "vitest";
import {openrouterCategories, openrouterContexts} from "../../../loaders/sources/openrouter-filters.js";
import {uncovered, windowsOf} from "../../../loaders/sources/rankings-windows.js";
import {messageOf} from "../../fixtures/message.js";
import {decoded} from "./decoded.js";

const PART = "context_bucket=10M";
const meta = (start: string, end: string) => ({
  as_of: "2026-05-19T23:00:00Z",
  start_date: start,
  end_date: end,
  version: "v1"
});
const row = (date: string, model: string, tokens = "5") => ({date, model_permaslug: model, total_tokens: tokens});
const request = (start: string, end: string) => `GET /datasets/rankings-daily?start_date=${start}&end_date=${end}`;
const [START, END] = ["2026-05-18", "2026-05-19"];
const read = (data: object[], {start = START, end = END, part = PART, source = openrouterContexts} = {}) =>
  decoded(source, [{data, meta: meta(start, end)}], [request(START, END)], part);
const fifty = Array.from({length: 50}, (_, i) => row(START, `c1/${i}`));

describe("openrouterContexts.decode(bodies, asked)", () => {
  it("reads a list without a rest where fewer than fifty models are named, and periods without rows", () => {
    const {tables} = read([row(END, "c1/a")]);
    expect(tables["usage_by_context_daily"]).toEqual([
      {day: END, context_bucket: "10M", model: "c1/a", tokens: "5", is_estimate: "false"}
    ]);
  });

  it.each([
    ["fifty models without a rest", fifty, 'data: 50 named models of 2026-05-18 and no row "other"'],
    [
      "more than fifty models",
      [...fifty, row(START, "c1/x"), row(START, "other")],
      "data: 51 named models of 2026-05-18"
    ],
    ["a day that was not asked for", [row("2026-05-17", "c1/a")], "data[0].date: 2026-05-17"],
    ["nothing", [], "data: no rows"]
  ])("refuses %s", (_, data, says) => {
    expect(messageOf(() => read(data))).toContain(says);
  });

  it("refuses windows shorter than asked, and takes wider ones", () => {
    expect(messageOf(() => read([row(START, "c1/a")], {end: START}))).toContain("meta: 2026-05-18 to 2026-05-18");
    expect(read([row(START, "c1/a")], {start: "2026-05-11"}).tables["usage_by_context_daily"]).toHaveLength(1);
  });

  it("refuses a week that begins on another day than Monday", () => {
    const options = {source: openrouterCategories, part: "category=programming"};
    expect(messageOf(() => read([row(END, "c1/a")], options))).toContain("data[0].date: 2026-05-19; expected a Monday");
    expect(read([row(START, "c1/a")], options).tables["usage_by_category_weekly"]?.[0]?.["is_estimate"]).toBe("true");
  });
});

describe("uncovered(span, windows)", () => {
  const span = {start: "2025-01-01", end: "2025-01-31"};
  it.each([
    [[], [["2025-01-01", "2025-01-31"]]],
    [
      [["2025-01-10", "2025-01-12"]],
      [
        ["2025-01-01", "2025-01-09"],
        ["2025-01-13", "2025-01-31"]
      ]
    ],
    [
      [
        ["2025-01-20", "2025-02-12"],
        ["2024-12-01", "2025-01-05"],
        ["2025-01-04", "2025-01-10"]
      ],
      [["2025-01-11", "2025-01-19"]]
    ],
    [[["2024-12-01", "2025-02-05"]], []]
  ])("finds what %j leave open", (windows, open) => {
    const days = (pairs: string[][]) => pairs.map(([start = "", end = ""]) => ({start, end}));
    expect(uncovered(span, days(windows))).toEqual(days(open));
  });

  it("covers a span of years by windows of a leap year at most", () => {
    expect(windowsOf({start: "2025-01-01", end: "2026-11-26"})).toEqual([
      {start: "2025-01-01", end: "2026-01-01"},
      {start: "2026-01-02", end: "2026-11-26"}
    ]);
  });
});
