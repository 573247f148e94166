// @vitest-environment jsdom
import {describe, expect, it} from "vitest";
import {leadBounds, unlessUndisclosed} from "../../src/components/lead-bounds.js";
import type {ByOrigin} from "../../src/query/share-bounds.js";

// Trillions of tokens in the week of 28 September 2026.
const WEEK = {china: 76.39, us: 36.77, europe: 0.05, elsewhere: 0.84, undisclosed: 41.76, other: 10.05};

const text = (by: ByOrigin, lang: "en" | "zh") => {
  const shown = leadBounds(by, "A source", lang);
  return typeof shown === "string" ? shown : shown.textContent.replace(/\s+/g, " ").trim();
};

describe("leadBounds(by, source, lang)", () => {
  it("says both ends of both sides, and that the lead would turn", () => {
    expect(text(WEEK, "en")).toBe(
      "A further 31.2% cannot be placed, of undisclosed labs and unnamed models: with none or all of it China has 46.1% to 77.3% and the United States 22.2% to 53.4%, so the lead turns if all of it is American."
    );
    expect(text(WEEK, "zh")).toMatch(
      /^另有 31\.2% 无法归属.*中国占 46\.1%至77\.3%，美国占 22\.2%至53\.4%；若全部属于美国，领先者即易位。$/
    );
  });

  it("says that the lead stands where it does, and nothing where all is placed", () => {
    expect(text({...WEEK, undisclosed: 5}, "en")).toMatch(/so the lead stands wherever they sit\.$/);
    expect(text({china: 2, us: 1}, "en")).toBe("");
  });

  it("carries each share with its unit and source", () => {
    const shown = leadBounds(WEEK, "A source", "en");
    const shares = typeof shown === "string" ? [] : [...shown.querySelectorAll("data")];
    expect(shares).toHaveLength(5);
    for (const share of shares)
      expect(Object.fromEntries(Object.entries(share.dataset))).toEqual({
        unit: "share of the tokens counted",
        source: "A source"
      });
  });
});

describe("unlessUndisclosed(by)", () => {
  it("bounds a title only where the lead is not sure", () => {
    expect(unlessUndisclosed(WEEK).en).toBe(", unless all undisclosed were American");
    expect(unlessUndisclosed({...WEEK, undisclosed: 5})).toEqual({en: "", zh: ""});
  });
});
