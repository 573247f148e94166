import {describe, expect, it} from "vitest";
import {changeBarsChart, changeBarsState} from "../../src/charts/change-bars.js";
import {badAttributes, blankDocument, expectGolden} from "../fixtures/golden.js";

const bar = (key: string, change: number) => ({key, label: `Lab ${key}`, change, text: `${change}T`});

describe("changeBarsState(bars)", () => {
  it("keeps the order given, and zero among the changes", () => {
    const {bars, domain} = changeBarsState([bar("a", 3), bar("b", -2), bar("c", 0)]);
    expect(bars.map(({key, row}) => [key, row])).toEqual([
      ["a", 0],
      ["b", 1],
      ["c", 2]
    ]);
    expect(domain).toEqual([-2, 3]);
    expect(changeBarsState([bar("a", 3), bar("b", 2)]).domain).toEqual([0, 3]);
    expect(changeBarsState([bar("a", -3)]).domain).toEqual([-3, 0]);
  });

  it("has room for nothing", () => {
    expect(changeBarsState([]).domain).toEqual([0, 1]);
    expect(changeBarsState([bar("a", 0)]).domain).toEqual([0, 1]);
  });
});

describe("changeBarsChart(bars, options)", () => {
  it("draws what it drew before", () => {
    const bars = [bar("a", 3), bar("b", 1), bar("c", -2)];
    const drawing = changeBarsChart(bars, {lang: "en", width: 360, document: blankDocument()});
    expect(badAttributes(drawing)).toEqual([]);
    expectGolden("change-bars", drawing);
  });

  it("cuts long names by its width, and draws nothing of no change", () => {
    const long = {...bar("a", 0), label: "A name of a laboratory that is far longer than any that there is on record"};
    const named = (width?: number) => {
      const drawing = changeBarsChart([long], {lang: "en", ...(width && {width}), document: blankDocument()});
      return drawing.querySelector("[aria-label=text] text")?.textContent.replace(long.label, "");
    };
    expect(named()).toBe(named(640));
    expect([96, 240, 480].map(named)).toEqual(["A name of a la…", "A name of a labora…", "A name of a laboratory that is far longer…"]); // prettier-ignore
    const rects = changeBarsChart([bar("a", 0.5), bar("b", 0)], {lang: "en", document: blankDocument()}).querySelectorAll("rect"); // prettier-ignore
    expect([...rects].map((rect) => rect.getAttribute("fill"))).toEqual(["var(--rise)", "var(--rise)"]);
  });
});
