import {describe, expect, it} from "vitest";
import {rankedBarsChart, rankedBarsState, type RankedBar} from "../../src/charts/ranked-bars.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const BARS: readonly RankedBar[] = [
  {key: "a", label: "Kimi K2.5", value: 3, text: "3T ▲ 1", origin: "china", tick: 4},
  {key: "b", label: "Pony Alpha", value: 2, text: "2T", origin: "undisclosed", faded: true},
  {key: "c", label: "代码生成", value: 0, text: "0"}
];

describe("rankedBarsState(bars)", () => {
  it("keeps the order given, and room for the longest bar or tick", () => {
    const {bars, max} = rankedBarsState(BARS);
    expect(bars.map(({key, row}) => [key, row])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2]
    ]);
    expect(max).toBe(4);
    expect(rankedBarsState(BARS.slice(1)).max).toBe(2);
  });

  it("is as long as the longest, or one where none has a length", () => {
    expect(rankedBarsState([])).toEqual({bars: [], max: 1});
    expect(rankedBarsState([{key: "a", label: "A", value: 0.25, text: ""}]).max).toBe(0.25);
    expect(rankedBarsState([{key: "a", label: "A", value: 0, text: ""}]).max).toBe(1);
  });
});

describe("rankedBarsChart(bars, options)", () => {
  it("draws what it drew before", () => {
    const drawing = rankedBarsChart(BARS, {lang: "en", width: 360, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("ranked-bars", drawing);
  });

  it("sets what is left over last and hatched, others in the colour they are given, and all as buttons where they can be picked", () => {
    const bars: readonly RankedBar[] = [
      {key: "rest", label: "Rest", value: 1, text: "1", isResidual: true, origin: "us"},
      {key: "own", label: "Own", value: 2, text: "2", color: "red"}
    ];
    const draw = (isPickable: boolean) => rankedBarsChart(bars, {lang: "en", isPickable, document: blankDocument()});
    const fills = [...draw(false).querySelectorAll("[aria-label=bar] rect")].map((bar) => bar.getAttribute("fill"));
    expect(fills).toEqual(["red", "url(#hatch-undisclosed)"]);
    const buttons = [...draw(true).querySelectorAll("[role=button]")];
    expect(buttons.map((each) => [each.getAttribute("data-key"), each.getAttribute("aria-label")])).toEqual([
      ["own", "Own, 2"],
      ["rest", "Rest, 1"]
    ]);
    expect(draw(false).querySelector("[role=button]")).toBeNull();
    expect(buttons.map((each) => [each.getAttribute("x"), each.getAttribute("width")])).toEqual([["0", "636"], ["0", "636"]]); // prettier-ignore
  });

  it("leads from the labels that lead somewhere", () => {
    const drawing = rankedBarsChart(
      BARS.map((bar) => ({...bar, link: bar.key === "a" ? "./models/a.html" : null})),
      {lang: "en", document: blankDocument()}
    );
    expect([...drawing.querySelectorAll("a")].map((a) => [a.getAttribute("href"), a.textContent])).toEqual([
      ["./models/a.html", "Kimi K2.5"]
    ]);
  });

  it("cuts a label where its value begins", () => {
    const cut = (width: number) => {
      const bar = {key: "a", label: "i".repeat(200), value: 1, text: "12.3T"};
      const drawing = rankedBarsChart([bar], {lang: "en", width, document: blankDocument()});
      return drawing.querySelector("text")?.firstChild?.textContent?.length;
    };
    expect([300, 301, 302, 303, 304, 305].map(cut)).toEqual([77, 78, 78, 78, 79, 79]);
  });

  it("is 640 pixels wide unless told", () => {
    const drawn = (width: {width?: number}) =>
      rankedBarsChart(BARS, {lang: "en", document: blankDocument(), ...width}).outerHTML;
    expect(drawn({})).toBe(drawn({width: 640}));
  });

  it("draws bars of nothing, and none, without a bad number", () => {
    const zero = BARS.map((b) => ({...b, value: 0, tick: 0}));
    for (const bars of [zero, []])
      expect(badAttributes(rankedBarsChart(bars, {lang: "zh", document: blankDocument()}))).toEqual([]);
  });
});
