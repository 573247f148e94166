import {describe, expect, it} from "vitest";
import {completions} from "../../../src/model/text/complete.js";

const KNOWN = {lines: [{name: "revenue", title: "Revenue"}], units: ["CNY m"]};
const after = (before: string) => completions(before, KNOWN);
const labels = (before: string) => after(before)?.options.map(({label}) => label);

describe("completions(before, known)", () => {
  it("names lines and functions in a formula, from where the word began", () => {
    expect(after("cost CNY m = rev")?.from).toBe(13);
    expect(labels("cost CNY m = rev")).toEqual(expect.arrayContaining(["revenue", "npv", "prev", "is_estimate"]));
    expect(after("cost CNY m = npv")?.options.find(({label}) => label === "npv")?.detail).toContain("npv(");
    expect(labels("  forecast = r")).toContain("revenue");
  });

  it("names statements at the margin, units after a name, traits after a unit, words below a line", () => {
    expect(labels("inc")).toContain("include");
    expect(labels("cost C")).toEqual(expect.arrayContaining(["CNY m", "input"]));
    expect(labels("cost CNY m f")).toEqual(expect.arrayContaining(["flow", "fact"]));
    expect(labels("  be")).toEqual(expect.arrayContaining(["because", "revenue"]));
    expect(labels("headline r")).toEqual(["revenue"]);
  });

  it("leaves comments, reasons and numbers to the reader", () => {
    expect([after("// rev"), after("  because rev"), after("x 1 input 1"), after("  a | b")]).toEqual([
      null,
      null,
      null,
      null
    ]);
  });
});
