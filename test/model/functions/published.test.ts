import {describe, expect, it} from "vitest";
import {evaluate, outcome} from "../../../src/model/calculate/evaluate.js";
import {compiled} from "../../../src/model/compile.js";
import {PUBLISHED, vectorSheet} from "./published.js";

describe("functions beside their published examples", () => {
  it.each(PUBLISHED.map((vector) => [vector.formula, vector] as const))("%s", (_, vector) => {
    const found = outcome(evaluate(compiled(vectorSheet([vector]))), "x0");
    if (!found.ok) throw new Error(found.error.detail);
    const {result, within = 1e-9 * Math.max(1e-3, Math.abs(result))} = vector;
    expect(Math.abs(found.value - result)).toBeLessThanOrEqual(within);
  });
});
