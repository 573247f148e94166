import {describe, expect, it} from "vitest";
import type {PastCall} from "../../src/desk/past-calls.js";
import type {ValueHistory, VersionChange} from "../../src/desk/value-history.js";
import {latestVersionsFigure, mondayRuns, mondaysFigure, versionFigure} from "../../src/figures/value-history.js";
import {cellWords} from "../../src/figures/spec.js";
import {NO_WORDS, printWords, slotProblems} from "../../src/words/say.js";
import {said} from "../fixtures/said.js";

const CHANGE: VersionChange = {
  since: "2026-11-25",
  until: null,
  from: 295.6,
  to: 299.6,
  parts: [
    {kind: "model text", change: -22.3, lines: ["research", "gone_line"], with: []},
    {kind: "data", change: 26.3, lines: ["a", "b", "c", "d", "e", "f"], with: ["assumption"]}
  ]
};
const call = (day: string, value: number | null, other: Partial<PastCall> = {}): PastCall => ({
  day,
  value,
  lacking: null,
  price: {date: "2026-07-31", value: 230.6},
  call: value === null ? null : "below the price",
  since: 0.17,
  wasRight: value === null ? null : false,
  ...other
});
const history = (changes: readonly VersionChange[], mondays: readonly PastCall[]): ValueHistory => ({
  knownOn: null,
  asOf: "2026-11-25",
  citation: "made up",
  companies: [{entity: "2513.HK", title: {en: "Zhipu", zh: "智谱"}, currency: "HKD", unit: "HKD/share", changes, mondays, titles: {research: {en: "R&D", zh: "研发费用"}}}] // prettier-ignore
});

describe("versionFigure(history, entity)", () => {
  it("leads with the part that moved the value most, in both languages", () => {
    const figure = versionFigure(history([CHANGE], []), "2513.HK");
    expect(figure && said(figure.title)).toEqual({
      en: "Zhipu: HK$296 in the edition of 25 Nov 2026, HK$300 as shown; data moved it most, by +HK$26.3",
      zh: "智谱：2026年11月25日版为 296港元，当前为 300港元；数据影响最大，为 +26.3港元"
    });
    const cells = figure?.rows.map((row) => figure.columns.map(({cell}) => { return printWords(cellWords(cell(row)) ?? NO_WORDS, "en"); })); // prettier-ignore
    expect(cells?.map((row) => [row[3], row[4], row[6]])).toEqual([
      ["Model text", "−HK$22.3", "R&D and others"],
      ["Assumptions + Data", "+HK$26.3", ""]
    ]);
  });

  it("says so where nothing moved, and nothing of a company without a version", () => {
    const same = versionFigure(history([{...CHANGE, to: CHANGE.from, parts: []}], []), "2513.HK");
    expect(same && said(same.title).en).toBe("Zhipu: HK$296, the same as in the edition of 25 Nov 2026");
    expect(versionFigure(history([], []), "2513.HK")).toBeNull();
    expect(versionFigure(history([CHANGE], []), "GDS")).toBeNull();
  });
});

describe("mondaysFigure(history, entity)", () => {
  it("puts Mondays that know the same into one row, and counts calls by Monday", () => {
    const mondays = [
      call("2026-09-14", 66),
      call("2026-09-07", 66),
      call("2026-08-31", null, {lacking: {en: "A figure", zh: "某数"}})
    ];
    expect(mondayRuns(mondays).map(({first, last}) => [first, last])).toEqual([
      ["2026-09-07", "2026-09-14"],
      ["2026-08-31", "2026-08-31"]
    ]);
    const figure = mondaysFigure(history([], mondays), "2513.HK");
    expect(figure && said(figure.title).en).toBe("Zhipu: HK$66 on past Mondays; the price went its way after 0 of 2");
  });

  it("states the same quantities in both languages, with and without values and judged calls", () => {
    const unjudged = {since: null, wasRight: null};
    for (const mondays of [
      [call("2026-09-14", 66)],
      [call("2026-09-14", 66, unjudged), call("2026-09-07", 93, unjudged)],
      [call("2026-09-14", null)]
    ]) {
      // prettier-ignore
      const figure = mondaysFigure(history([], mondays), "2513.HK");
      expect(figure ? [figure.title, figure.measure, ...(figure.note ? [figure.note] : [])].flatMap(slotProblems) : ["none"]).toEqual([]); // prettier-ignore
    }
    const latest = latestVersionsFigure(history([CHANGE], []));
    expect(latest ? [latest.title, latest.measure].flatMap(slotProblems) : ["none"]).toEqual([]);
  });
});
