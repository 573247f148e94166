import {expect, it} from "vitest";
import {pairsOf} from "../../../src/query/note/pairs.js";
import type {Proposal} from "../../../src/query/note/proposals.js";

it("pairsOf(proposals) sets beside each the first of the other language that claims the same, each once, and none of no number", () => {
  const of = (sentence: string, lang: "en" | "zh", expected: number | null, over: Partial<Proposal> = {}) =>
    ({sentence, lang, metric: "tokens", scope: {}, test: "above", expected, expectedHigh: null, tolerance: 0, unit: "tokens", decidedOn: null, ...over}) as unknown as Proposal; // prettier-ignore
  const pairs = pairsOf([
    of("a", "en", 5),
    of("alone", "en", 6),
    of("bare", "en", null),
    of("b", "en", 5),
    of("甲", "zh", 5),
    of("乙", "zh", 5),
    of("丙", "zh", 5),
    of("空", "zh", null),
    of("share", "en", 7, {unit: "share"}),
    of("丁", "zh", 7)
  ]);
  expect(pairs.map(({sentence, other}) => [sentence, other])).toEqual([
    ["a", "甲"],
    ["alone", null],
    ["bare", null],
    ["b", "乙"],
    ["丙", null],
    ["空", null],
    ["share", null],
    ["丁", null]
  ]);
});
