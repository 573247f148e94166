import {expect, it} from "vitest";
import {baseOdds, oddsText, readOdds} from "../../src/workspace/odds.js";

const CASES = ["base", "price_war", "weak_results"];

it("reads a reader’s probabilities as they are written into a link, and leaves the rest to the base", () => {
  const {odds, unread} = readOdds("price_war:20~weak_results:12.5", CASES);
  expect([odds, unread]).toEqual([{price_war: 0.2, weak_results: 0.125}, []]);
  expect(oddsText(odds)).toBe("price_war:20~weak_results:12.5");
  expect(baseOdds(odds)).toBeCloseTo(0.675, 15);
  expect(readOdds("weak_results:100", CASES)).toEqual({odds: {weak_results: 1}, unread: []});
  expect(readOdds("", CASES)).toEqual({odds: {}, unread: []});
  // A third has no last digit, and 0.07 · 100 is 7.000000000000001.
  expect(oddsText({price_war: 1 / 3, weak_results: 0.07, gone: 0, less: -0.1})).toBe(
    "price_war:33.3333333333~weak_results:7"
  );
  expect(baseOdds({})).toBe(1);
  expect(baseOdds({price_war: 0.999999})).toBeCloseTo(1e-6, 12);
  expect(baseOdds({price_war: 0.7, weak_results: 0.3})).toBe(0);
});

it("leaves out what is no probability of a case, by name", () => {
  const {odds, unread} = readOdds("price_war:120~base:10~gone:5~weak_results", CASES);
  expect([odds, unread]).toEqual([{}, ["price_war:120", "base:10", "gone:5", "weak_results"]]);
  expect(baseOdds({price_war: 0.8, weak_results: 0.3})).toBeLessThan(0);
});
