import {beforeEach, describe, expect, it, vi} from "vitest";
import {seriesView} from "../../../../src/components/explore/views/series-view.js";
import type {ExploreState} from "../../../../src/query/cube/explore-state.js";
import {withDocument} from "../../../fixtures/document.js";
import {manyModels, opened, shown, titleOf, measureOf, chosen} from "../../../fixtures/explored.js";
import {textIn} from "../../../fixtures/painted.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("seriesView(x, events)", () => {
  it("lists the measure by period and lab, in the order of origins, and speaks of the last week chosen", async () => {
    const view = await seriesView(opened(), {events: []});
    expect(titleOf(view)).toEqual({
      en: "l1: 150 in the week of 26 Jan 2026",
      zh: "2026年1月26日起的一周，l1为 150"
    });
    expect(measureOf(view)).toEqual({
      en: "Tokens by week and lab; drag to choose a range",
      zh: "按周与实验室的词元；拖动选择时段"
    });
    expect(shown(view)).toEqual([
      "Week beginning | l1 | l2 | gone | other",
      "5 Jan 2026 | 150 | 200 | 30 | 620",
      "12 Jan 2026 | 300 | 100 | 0 | 600",
      "26 Jan 2026 | 150 | 10 | 0 | 40"
    ]);
    const key = view.note as HTMLElement;
    expect([...key.querySelectorAll("button")].map((b) => b.dataset["key"])).toEqual(["l1", "l2", "gone", "other"]);
    expect(titleOf(await seriesView(opened(chosen({}, "", "2026-01-12")), {events: []})).en).toBe(
      "l1: 300 in the week of 12 Jan 2026"
    );
  });

  it.each([
    ["share", ", as shares of what is shown", "（占所示合计之比）"],
    ["index", ", first value shown = 100, logarithmic", "（首个值为 100，对数刻度）"],
    ["log", ", logarithmic", "（对数刻度）"]
  ] as const)("says by which scale it is drawn (%s)", async (scale, en, zh) => {
    expect(measureOf(await seriesView(opened({scale}), {events: []}))).toEqual({
      en: `Tokens by week and lab${en}; drag to choose a range`,
      zh: `按周与实验室的词元${zh}；拖动选择时段`
    });
    expect(measureOf(await seriesView(opened({scale, measure: "growth"}), {events: []})).en).toBe(
      "Growth by week and lab; drag to choose a range"
    );
  });

  it("adds up those beyond the eighth of what adds up, and hands a notebook the same", async () => {
    const cube = {...manyModels(10), dataset: "weekly"};
    const view = await seriesView(opened({by: "model"}, {cube}), {events: []});
    expect(view.columns.map(({key}) => key)).toEqual([
      "period",
      ...["00", "01", "02", "03", "04", "05", "06", "07"].map((n) => `m${n}`),
      "rest"
    ]);
    expect(shown(view).map((line) => line.split(" | ").at(-1))).toEqual(["All others", "217", "203"]);
    expect(view.sql).toMatch(/^SELECT CAST\(CAST\(time AS DATE\) AS VARCHAR\) AS time, .* AS model/);
    expect(view.handed?.chart).toBe("x: time\ncolor: model\nmark: area\ny: tokens");
    expect(view.handed?.sql).toContain("All others");
    const growth = await seriesView(opened({by: "model", measure: "growth"}, {cube}), {events: []});
    expect(growth.columns).toHaveLength(9);
  });

  it("marks events of a sort, and lists them beside the key", async () => {
    const event = {
      date: "2026-01-12",
      kind: "release",
      title: {en: "A is out", zh: "甲发布"},
      was: null,
      now: null,
      since: null
    };
    const events = [event] as unknown as Parameters<typeof seriesView>[1]["events"];
    const note = async (mark: ExploreState["mark"]) => (await seriesView(opened({mark}), {events})).note as HTMLElement;
    expect(textIn(await note("models"))).toContain("12 Jan 2026 Release: A is out");
    expect((await note("models")).querySelectorAll("button")).toHaveLength(4);
    expect(textIn(await note("none"))).not.toContain("A is out");
  });
});
