import {expect, it} from "vitest";
import {baseOdds, oddsText, readOdds} from "../../src/workspace/odds.js";

const CASES = ["base", "price_war", "weak_results"];

it("reads a reader’s probabilities as they are written into a link, and leaves the rest to the base", () => {
  const {odds, unread} = readOdds("price_war:20~weak_results:12.5", CASES);
  expect([odds, unread]).toEqual([{price_war: 0.2, weak_results: 0.125}, []]);
  expect(oddsText(odds)).toBe("price_war:20~weak_results:12.5");
  expect(baseOdds(odds)).toBeCloseTo(0.675, 15);
  expect(baseOdds({price_war: 0.7, weak_results: 0.3})).toBe(0);
});

it("leaves out what is no probability of a case, by name", () => {
  const {odds, unread} = readOdds("price_war:120~base:10~gone:5~weak_results", CASES);
  expect([odds, unread]).toEqual([{}, ["price_war:120", "base:10", "gone:5", "weak_results"]]);
  expect(baseOdds({price_war: 0.8, weak_results: 0.3})).toBeLessThan(0);
});
