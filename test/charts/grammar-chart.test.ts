import {describe, expect, it} from "vitest";
import {grammarChart, grammarState, type GrammarSpec} from "../../src/charts/grammar-chart.js";
import type {ResultRow} from "../../src/query/rows.js";
import {addDays} from "../../src/lib/dates.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const COLUMNS = ["day", "lab", "kind", "tokens"];
const SPEC: GrammarSpec = {mark: "line", x: "day", y: "tokens", color: "lab", facet: "", scale: "linear", transform: "none"}; // prettier-ignore
const row = (day: string | null, lab: string, tokens: ResultRow[string], kind = "open"): ResultRow => ({day, lab, kind, tokens}); // prettier-ignore
const ROWS = [
  row("2026-01-05", "a", 10),
  row("2026-01-05", "b", 30),
  row("2026-01-12", "a", 20),
  row("2026-01-12", "b", 30)
];
const state = (rows: readonly ResultRow[], spec: Partial<GrammarSpec> = {}) => grammarState(rows, COLUMNS, {...SPEC, ...spec}); // prettier-ignore
const values = (rows: readonly ResultRow[], spec: Partial<GrammarSpec>) => state(rows, spec).points.map(({y}) => y);

describe("grammarState(rows, columns, spec)", () => {
  it("refuses a column that is not there, in whatever place, by its name and those that are", () => {
    for (const place of ["x", "y", "color", "facet"])
      expect(() => state(ROWS, {[place]: "week"})).toThrow(
        new Error("week: no column; expected one of day, lab, kind, tokens")
      );
    expect(() => state(ROWS, {color: "", facet: ""})).not.toThrow();
  });

  it("takes x as time where every value of it is a day or a moment, missing ones aside", () => {
    const isTime = (...days: (string | number | null)[]) =>
      state(days.map((day) => ({...row("", "a", 1), day}))).isTime;
    expect(isTime("2026-01-05", null, "2026-01-12T10:00:00")).toBe(true);
    expect([isTime(), isTime(null), isTime("2026-01-05", "soon"), isTime(20260105)]).toEqual([false, false, false, false]); // prettier-ignore
    expect(state([row("2026-01-05", "a", 1)]).points[0]?.x).toEqual(new Date("2026-01-05"));
    const x = (day: ResultRow[string]) => state([{day, lab: "a", kind: "open", tokens: 1}]).points[0]?.x;
    expect([x(3n), x(true), x("soon"), x(2.5)]).toEqual([3, "true", "soon", 2.5]);
  });

  it("leaves out what has no x or no finite number, and counts it", () => {
    const rows = [7, 7n, "7.5", "", " ", "many", null, true, NaN, Infinity].map((tokens) => row("2026-01-05", "a", tokens)); // prettier-ignore
    expect(state(rows)).toMatchObject({points: [{y: 7}, {y: 7}, {y: 7.5}], leftOut: 7});
    expect(state([row(null, "a", 1)])).toMatchObject({points: [], leftOut: 1});
    expect(state([row(null, "a", 1), row("2026-01-05", "a", 1)])).toMatchObject({points: [{y: 1}], leftOut: 1});
    expect(state([{lab: "a", kind: "", tokens: 1}])).toMatchObject({points: [], leftOut: 1});
  });

  it("shares what has the same x and facet, and indexes each colour from its first value", () => {
    expect(values(ROWS, {transform: "share"})).toEqual([0.25, 0.75, 0.4, 0.6]);
    expect(values(ROWS, {transform: "index"})).toEqual([100, 100, 200, 100]);
    const kinds = ROWS.map((each, i) => ({...each, kind: i % 2 ? "open" : "closed"}));
    expect(values(kinds, {transform: "share", facet: "kind"})).toEqual([1, 1, 1, 1]);
    expect(values(kinds, {transform: "index", color: "", facet: "kind"})).toEqual([100, 100, 200, 100]);
    expect(values([row("2026-01-05", "a", 0), row("2026-01-12", "a", 5)], {transform: "index"})).toEqual([]);
  });

  it("shades a heat map by its colour, with y as it is named, and no other mark", () => {
    const heat = {mark: "heat", y: "lab", color: "tokens", transform: "share"} as const;
    expect(state(ROWS.slice(0, 1), heat).points).toEqual([{x: new Date("2026-01-05"), y: "a", color: "", facet: "", shade: 10}]); // prettier-ignore
    expect(state(ROWS.slice(0, 1), {...heat, color: ""}).points[0]?.shade).toBeNull();
    expect(state(ROWS.slice(0, 1), {facet: "kind"}).points).toEqual([{x: new Date("2026-01-05"), y: 10, color: "a", facet: "open", shade: null}]); // prettier-ignore
    expect(state(ROWS.slice(0, 1), {color: "tokens"}).points[0]).toMatchObject({color: "10", shade: null});
  });
});

describe("grammarChart(rows, options)", () => {
  const draw = (spec: Partial<GrammarSpec>, rows: readonly ResultRow[] = ROWS, width = {}) =>
    grammarChart(rows, {columns: COLUMNS, spec: {...SPEC, ...spec}, lang: "en", ...width, document: blankDocument()});
  const large = ROWS.map((each) => ({...each, tokens: 1e6 * Number(each["tokens"])}));
  const kinds = ROWS.map((each, i) => ({...each, kind: i < 2 ? "open" : "closed"}));

  it.each<[string, Partial<GrammarSpec>, readonly ResultRow[]]>([
    ["line", {}, ROWS],
    ["area", {mark: "area", transform: "share"}, ROWS],
    ["bar", {mark: "bar", color: ""}, large],
    ["dot", {mark: "dot", scale: "log", facet: "kind"}, kinds],
    ["rule", {mark: "rule", x: "tokens", color: "", format: "percent"}, ROWS],
    ["heat", {mark: "heat", y: "lab", color: "tokens"}, ROWS]
  ])("draws what it drew before: a %s", (name, spec, rows) => {
    const drawing = draw(spec, rows);
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden(`grammar-${name}`, drawing);
  });

  it("names as many of the days of its bars as can stand beside each other", () => {
    const weeks = Array.from({length: 12}, (_, i) => row(addDays("2026-01-05", 7 * i), "a", 1));
    const named = (width: number, spec: Partial<GrammarSpec> = {mark: "bar", color: ""}) => {
      const drawing = draw(spec, weeks, {width});
      return [...drawing.querySelectorAll("[aria-label='x-axis tick label'] text")].map((tick) => tick.textContent);
    };
    const inOrder = ["2026-01-05", "2026-02-02", "2026-03-02"];
    expect(named(320)).toEqual(inOrder);
    weeks.reverse();
    expect(named(320)).toEqual(inOrder);
    expect(named(320, {mark: "heat", y: "lab", color: "tokens"})).toEqual(["2026-01-05", "2026-02-16"]);
    expect(named(1100)).toHaveLength(12);
    // Twelve days of 76 pixels, with 62 to the left and 20 to the right.
    expect([named(994).length, named(993).length]).toEqual([12, 6]);
    expect(named(320)).toEqual(inOrder);
  });

  it("is higher with more facets, and never lower than two", () => {
    const heights = [1, 2, 3].map((count) => {
      const rows = Array.from({length: count}, (_, i) => row("2026-01-05", "a", 1, `kind ${i}`));
      return draw({facet: "kind", color: ""}, rows).getAttribute("height");
    });
    expect(heights).toEqual(["320", "260", "390"]);
  });

  it("draws each colour in its own, in the order they come, and all in one without", () => {
    const strokes = (rows: readonly ResultRow[], spec: Partial<GrammarSpec> = {mark: "dot"}) =>
      [...new Set([...draw(spec, rows).querySelectorAll("[aria-label=dot] circle, [aria-label=dot]")].map((each) => each.getAttribute("stroke")).filter(Boolean))]; // prettier-ignore
    const eight = Array.from({length: 8}, (_, i) => row("2026-01-05", `lab ${i}`, i + 1));
    expect(strokes(eight)).toEqual(eight.map((_, i) => `var(--series-${i + 1})`));
    expect(strokes(eight, {mark: "dot", color: ""})).toEqual(["var(--series-1)"]);
    const some = [row("2026-01-05", "", 1), row("2026-01-12", "b", 2)];
    expect(strokes(some)).toEqual(["var(--series-1)", "var(--series-2)"]);
    expect(draw({mark: "dot"}, some).tagName).toBe("FIGURE");
    expect(draw({mark: "dot", color: ""}, some).tagName).toBe("svg");
  });

  it("draws a logarithm of what is above nought", () => {
    const drawing = draw({scale: "log", color: ""}, [row("2026-01-05", "a", 1), row("2026-01-12", "a", 1000)]);
    expect(badAttributes(drawing)).toEqual([]);
    expect(drawing.querySelectorAll("[aria-label=rule]")).toHaveLength(0);
    expect([...drawing.querySelectorAll("[aria-label='y-axis tick label'] text")].length).toBeGreaterThan(2);
  });

  it("writes a value as a part, in millions or as it is on record", () => {
    const ticks = (spec: Partial<GrammarSpec>, tokens: number) => {
      const drawing = draw({color: "", ...spec}, [row("2026-01-05", "a", tokens), row("2026-01-12", "a", tokens)]);
      return [...drawing.querySelectorAll("[aria-label='y-axis tick label'] text")].at(-1)?.textContent;
    };
    expect([ticks({}, 1e6), ticks({}, 5e5), ticks({format: "percent"}, 1)]).toEqual(["1M", "500,000", "100%"]);
    expect(ticks({format: "percent", transform: "index"}, 1)).toBe("100");
    expect(ticks({}, 0.5)).toBe("0.5");
  });
});
