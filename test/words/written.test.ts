import {describe, expect, it} from "vitest";
import type {Part} from "../../src/words/say.js";
import {writtenWords} from "../../src/words/written.js";

const quantitiesOf = (parts: readonly Part[]) =>
  parts.flatMap((part) => (typeof part === "object" && "print" in part ? [part] : []));

describe("writtenWords(text)", () => {
  it("makes each number a quantity as it was written: with its unit, else of tokens where it has a scale, else of none", () => {
    const {en} = writtenWords({en: "38.9tn a week, up 12%, at US$0.45 for 3 models", zh: ""});
    expect(quantitiesOf(en).map(({print, value, unit}) => [print("en"), value, unit])).toEqual([
      ["38.9tn", 38.9e12, "tokens"],
      ["12%", 12, "%"],
      ["US$0.45", 0.45, "USD"],
      ["3", 3, "1"]
    ]);
  });

  it("says in each language what its own text says", () => {
    const {en, zh} = writtenWords({en: "5 trillion", zh: "5 万亿"});
    expect([en, zh].map((parts) => quantitiesOf(parts).map(({value}) => value))).toEqual([[5e12], [5e12]]);
  });
});
