import {describe, expect, it} from "vitest";
import {leadBounds, unlessUndisclosed} from "../../../src/figures/answers/lead-bounds.js";
import type {ByOrigin} from "../../../src/query/share-bounds.js";
import {isQuantity, NO_WORDS, printWords, slotProblems} from "../../../src/words/say.js";

// Trillions of tokens in the week of 28 September 2026.
const WEEK = {china: 76.39, us: 36.77, europe: 0.05, elsewhere: 0.84, undisclosed: 41.76, other: 10.05};

const text = (by: ByOrigin, lang: "en" | "zh") => printWords(leadBounds(by) ?? NO_WORDS, lang);

describe("leadBounds(by)", () => {
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
    expect(text({...WEEK, undisclosed: 5}, "zh")).toMatch(/；无论归谁，领先不变。$/);
    expect(text({china: 2, us: 1}, "en")).toBe("");
  });

  it("says the same shares in every language", () => {
    const words = leadBounds(WEEK) ?? NO_WORDS;
    expect(words.en.filter(isQuantity).map(({unit}) => unit)).toEqual(Array(5).fill("share"));
    expect(slotProblems(words)).toEqual([]);
  });
});

describe("unlessUndisclosed(by)", () => {
  it("bounds a title only where the lead is not sure", () => {
    expect(printWords(unlessUndisclosed(WEEK), "en")).toBe(", unless all undisclosed were American");
    expect(unlessUndisclosed({...WEEK, undisclosed: 5})).toEqual(NO_WORDS);
  });
});
