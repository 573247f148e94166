// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {explored, isLeftOver, type Explored} from "../../../src/components/explore/explored.js";
import {bumpView} from "../../../src/components/explore/views/bump-view.js";
import {compareBooksView} from "../../../src/components/explore/views/compare-books-view.js";
import {compareView} from "../../../src/components/explore/views/compare-view.js";
import {heatView} from "../../../src/components/explore/views/heat-view.js";
import {pivotView} from "../../../src/components/explore/views/pivot-view.js";
import {rankingView} from "../../../src/components/explore/views/ranking-view.js";
import {seriesView} from "../../../src/components/explore/views/series-view.js";
import {initialState} from "../../../src/lib/address.js";
import type {Lang} from "../../../src/lib/language.js";
import {compared} from "../../../src/query/cube/compare.js";
import {toCube} from "../../../src/query/cube/cube.js";
import {EXPLORE_CODECS, fromFlat} from "../../../src/query/cube/explore-state.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import type {Words} from "../../../src/words/say.js";
import {said} from "../../fixtures/said.js";

const PERIODS = ["2026-01-05", "2026-01-12"];
const COMPARISON = {
  kind: "periods",
  a: {from: "2026-01-05", to: "2026-01-05"},
  b: {from: "2026-01-12", to: "2026-01-12"}
} as const;
const member = (key: string, en: string) => ({key, name: {en, zh: en}, origin: null});

/** Two weeks in which most tokens, and most of their growth, are of what no dimension says anything of. */
const CUBE = toCube(
  {
    dataset: "made-up",
    grain: "week",
    source: {citation: "Source: made up.", asOf: "2026-01-19"},
    periods: PERIODS,
    dimensions: [
      {name: "entity", members: [member("unknown", "Nobody"), member("BABA", "Alibaba")]},
      {name: "price_tier", members: [member("unknown", "No price"), member("free", "Free")]}
    ]
  },
  {
    period: [0, 1, 0, 1],
    codes: [
      [0, 0, 1, 1],
      [0, 0, 1, 1]
    ],
    sums: {tokens: [50, 90, 10, 12]}
  }
);

function opened(by: "entity" | "price_tier", lang: Lang): Explored {
  const flat = {...initialState(EXPLORE_CODECS), by, across: by === "entity" ? "price_tier" : "entity"} as const;
  const state = {...fromFlat(flat), comparison: COMPARISON};
  return explored({cube: CUBE, slicer: cubeSlicer(CUBE)}, state, lang);
}

function titleIn({title}: {readonly title: Node | Words}, lang: Lang): string {
  return "en" in title ? said(title)[lang] : "";
}

const VIEWS: Readonly<Record<string, (x: Explored) => Promise<{readonly title: Node | Words}>>> = {
  seriesView: (x) => seriesView(x, {events: []}),
  rankingView,
  bumpView,
  heatView,
  pivotView,
  compareView,
  compareBooksView: async (x) =>
    compareBooksView(x, x.state.by, await compared(x.slicer, CUBE, COMPARISON, x.state.by, "tokens"), ["A", "B"])
};

describe.each(Object.entries(VIEWS))("%s(x)", (_, view) => {
  it.each([
    ["entity", "Alibaba", "Nobody"],
    ["price_tier", "Free", "No price"]
  ] as const)("names in its title by %s who is known", async (by, named, leftOver) => {
    for (const lang of ["en", "zh"] as const) {
      const title = titleIn(await view(opened(by, lang)), lang);
      expect(title).toContain(named);
      expect(title).not.toContain(leftOver);
    }
  });
});

describe("compareView(x)", () => {
  it("says that it speaks of those named where what is left over changed more", async () => {
    expect(titleIn(await compareView(opened("entity", "en")), "en")).toMatch(
      /tokens, of those named most from Alibaba$/
    );
    expect(titleIn(await compareView(opened("entity", "zh")), "zh")).toMatch(/词元，具名项中变动最大的是 Alibaba$/);
  });
});

describe("isLeftOver(member, by)", () => {
  it("is so of what a dimension says nothing of, whatever the dimension", () => {
    expect(isLeftOver({key: "unknown", origin: null}, "weights")).toBe(true);
    expect(isLeftOver({key: "open", origin: null}, "weights")).toBe(false);
    expect(isLeftOver({key: "a", origin: "undisclosed"}, "model")).toBe(false);
  });
});
