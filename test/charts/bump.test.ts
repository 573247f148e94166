import {describe, expect, it} from "vitest";
import {bumpChart, bumpState, type RankedLine} from "../../src/charts/bump.js";
import {addDays} from "../../src/lib/dates.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";
import {tipsOf} from "../fixtures/tips.js";

const PERIODS = ["2026-01-05", "2026-01-12", "2026-01-19"];
const line = (key: string, ranks: readonly (number | null)[], isFaded = false): RankedLine => ({
  key,
  label: `Lab ${key}`,
  color: "red",
  ranks,
  isFaded
});

describe("bumpState(periods, ranked, most)", () => {
  it("keeps no room for ranks that nobody held", () => {
    expect(bumpState(PERIODS, [line("a", [1, 2, 1]), line("b", [2, 1, null])]).last).toBe(2);
    expect(bumpState(["2026-01-05"], [line("a", [40])]).last).toBe(12);
    expect(bumpState(PERIODS, []).last).toBe(1);
  });

  it("places ranks up to the last, and breaks the line of one beyond it or not ranked", () => {
    const {places, lines, last} = bumpState(PERIODS, [line("a", [1, 3, 2]), line("b", [2, null, 1])], 2);
    expect(last).toBe(2);
    expect(places.map(({key, period, rank}) => [key, period, rank])).toEqual([
      ["a", "2026-01-05", 1],
      ["a", "2026-01-19", 2],
      ["b", "2026-01-05", 2],
      ["b", "2026-01-19", 1]
    ]);
    expect(lines.map((l) => l.places.map((p) => p.rank))).toEqual([
      [1, NaN, 2],
      [2, NaN, 1]
    ]);
    expect(places[0]?.date.toISOString()).toBe("2026-01-05T00:00:00.000Z");
  });

  it("keeps twelve places unless told", () => {
    expect(bumpState(["2026-01-05"], [line("a", [12]), line("b", [13])]).places.map((p) => p.key)).toEqual(["a"]);
  });
});

describe("bumpChart(periods, ranked, options)", () => {
  it("shows places as far down as told, in no more height than twelve take", () => {
    const drawn = (most?: number) =>
      bumpChart(PERIODS, [line("a", [40, 31, 35])], {lang: "en", document: blankDocument(), ...(most && {most})});
    expect(drawn().querySelectorAll("circle")).toHaveLength(0);
    const deep = drawn(40);
    expect(deep.querySelectorAll("circle")).toHaveLength(3);
    expect(Number(deep.getAttribute("height"))).toBe(40 + 12 * 26);
  });

  it("has names that pick their lines, or lead somewhere, or do neither: a picture without either holds nothing to reach", () => {
    const names = (link?: string | null) => {
      const lines = [{...line("a", [1, 2, 1]), ...(link !== undefined && {link})}];
      const drawing = bumpChart(PERIODS, lines, {lang: "en", document: blankDocument()});
      return [drawing.querySelectorAll("[role=button]").length, drawing.querySelectorAll("a").length];
    };
    expect([names(), names("./models/a.html"), names(null)]).toEqual([
      [1, 0],
      [0, 1],
      [0, 0]
    ]);
    const one = [{...line("a", [1, 2, 1]), link: null}, line("b", [2, 1, 2])];
    expect(bumpChart(PERIODS, one, {lang: "en", document: blankDocument()}).querySelector("[role=button]")).toBeNull();
  });

  it("has smaller places once there are more than forty periods", () => {
    const radii = [40, 41].map((count) => {
      const periods = Array.from({length: count}, (_, i) => addDays("2026-01-05", 7 * i));
      const ranks = periods.map(() => 1);
      return bumpChart(periods, [line("a", ranks)], {lang: "en", document: blankDocument()}).querySelector("circle");
    });
    expect(radii.map((circle) => circle?.getAttribute("r"))).toEqual(["3", "1.5"]);
  });

  it("cuts long names, on a phone to eight ems", () => {
    const long = {...line("a", [1, 1, 1]), label: "A name of a laboratory that is longer than its place"};
    const named = [360, 640].map((width) => {
      const drawing = bumpChart(PERIODS, [long], {lang: "en", width, document: blankDocument()});
      return drawing.querySelector("[aria-label=text] text")?.textContent.replace(long.label, "");
    });
    expect(named).toEqual(["A name of a la…", "A name of a laboratory t…"]);
  });

  it("says of each place whose it is, when, and which", () => {
    const tips = tipsOf(bumpChart(PERIODS, lines, {lang: "en", width: 360, document: blankDocument()}));
    expect(tips).toHaveLength(8);
    expect(tips).toContain("Lab a\n12 Jan 2026  2");
  });

  const lines = [line("a", [1, 2, 1]), line("b", [2, 1, null]), line("c", [3, 3, 2], true)];

  it.each(["en", "zh"] as const)("draws what it drew before, in %s", (lang) => {
    const drawing = bumpChart(PERIODS, lines, {lang, ...(lang === "zh" && {width: 360}), document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`bump-${lang}`, drawing);
  });
});
