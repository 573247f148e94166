import {describe, expect, it} from "vitest";
import {evaluate, outcomes} from "../../../src/model/calculate/evaluate.js";
import {compiled} from "../../../src/model/compile.js";
import {reference} from "../../../src/model/functions/reference.js";
import {exampleSheet} from "./example-sheet.js";

const ENTRIES = reference();

describe("reference()", () => {
  it.each(ENTRIES.map((entry) => [entry.signature, entry] as const))(
    "%s gives what its example says",
    (_, {example}) => {
      const evaluation = evaluate(compiled(exampleSheet({x: example})));
      const found = outcomes(evaluation, "x").map((o) => (o.ok ? o.value : null));
      const expected = typeof example.result === "number" ? [example.result] : example.result;
      expect(found).toHaveLength(expected.length);
      found.forEach((value, i) => {
        const wanted = expected[i] as number | null;
        if (value === null || wanted === null) expect(value).toBe(wanted);
        else expect(Math.abs(value - wanted)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(wanted)));
      });
    }
  );

  it("says what each is for in both languages, with its own name in the example", () => {
    for (const {name, help, words, example} of ENTRIES) {
      for (const text of [help, words]) {
        expect(text.en, name).toMatch(/\w/);
        expect(text.zh, name).toMatch(/\p{Script=Han}/u);
      }
      expect(example.formula, name).toContain(name);
    }
  });
});
