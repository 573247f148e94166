import {xoroshiro128plus, unsafeUniformIntDistribution} from "pure-rand";
import {describe, expect, it} from "vitest";
import {parseModel} from "../../../src/model/text/parse.js";
import {placedProblem} from "../../../src/model/text/place.js";
import {printModel} from "../../../src/model/text/print.js";
import {placeless} from "../../fixtures/fuzz-documents.js";
import {share} from "../../fixtures/share.js";
import {DOCUMENTS} from "../../companies/data.js";
import {randomDocument} from "./random-document.js";

const COUNT = share(400, {of: 20_000});

function generator(seed: number): () => number {
  const state = xoroshiro128plus(seed);
  return () => unsafeUniformIntDistribution(0, 2 ** 31 - 1, state) / 2 ** 31;
}

describe("parseModel(printModel(document))", () => {
  it("is the document, for generated documents of every kind of statement", () => {
    const random = generator(18);
    for (let i = 0; i < COUNT; ++i) {
      const document = randomDocument(random);
      const text = printModel(document);
      const read = parseModel(text);
      expect(read.problems.map(placedProblem), text).toEqual([]);
      expect(placeless(read.document), text).toEqual(placeless(document));
      expect(printModel(read.document)).toBe(text);
    }
  });

  it("tells a place within the text for every text with a character gone, and never throws", () => {
    const random = generator(7);
    for (let i = 0; i < COUNT; ++i) {
      const text = printModel(randomDocument(random, 4));
      const at = Math.floor(random() * text.length);
      const broken = text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 3));
      const lines = broken.split("\n");
      for (const {place} of parseModel(broken).problems) {
        const line = lines[place.line - 1] ?? "";
        expect(place.column, broken).toBeLessThanOrEqual(line.length + 1);
        expect(place.column).toBeGreaterThan(0);
      }
    }
  });

  it("keeps the blanks that a long formula was typed with", () => {
    const formula = `choose(1, ${"revenue, ".repeat(6)}sales),  choose(2, ${"revenue, ".repeat(6)}sales)`;
    const {document} = parseModel(`ok  check ties(${formula})\n`);
    const printed = printModel(document);
    expect(printed.split("\n").length).toBeGreaterThan(2);
    expect(placeless(parseModel(printed).document)).toEqual(placeless(document));
  });

  it("is the text itself for every company model and every document it includes", () => {
    for (const [name, text] of Object.entries({...DOCUMENTS.companies, ...DOCUMENTS.shared}))
      expect([name, printModel(parseModel(text).document)]).toEqual([name, text]);
  });
});
