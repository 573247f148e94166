import {describe, expect, it} from "vitest";
import {outcome, evaluate} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import type {LineSpec} from "../../src/model/sheet/line.js";
import vectors from "../fixtures/valuation-test-vectors.json" with {type: "json"};
import {VECTOR_SHEETS} from "./vector-sheets.js";

interface Vector {
  readonly id: string;
  readonly title: string;
  readonly citation: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly expected: Readonly<Record<string, number>>;
  readonly tolerance: Readonly<Record<string, {readonly abs: number}>>;
}

const VECTORS = vectors as unknown as readonly Vector[];

// Lognormal draws approach the last one: see simulate.test.ts.
const WORKED = VECTORS.filter(({id}) => id !== "identity-lognormal");

describe("published worked examples, as sheets", () => {
  it("are all here", () => {
    expect(WORKED.map(({id}) => id).filter((id) => !VECTOR_SHEETS[id])).toEqual([]);
    expect(WORKED).toHaveLength(17);
  });

  it.each(WORKED.map((v) => [v.title, v.citation, v] as const))(
    "%s (source: %s)",
    (_, _citation, {id, inputs, expected, tolerance}) => {
      const {lines, calendar} = sheetOf(id, inputs);
      const evaluation = evaluate(compiled({name: "vector", calendar, lines}));
      for (const [name, value] of Object.entries(expected)) {
        const found = outcome(evaluation, name.toLowerCase());
        if (!found.ok) throw new Error(`${name}: ${found.error.detail}`);
        expect(Math.abs(found.value - value), name).toBeLessThanOrEqual(
          (tolerance[name] ?? tolerance["default"])?.abs ?? 0
        );
      }
    }
  );
});

function sheetOf(
  id: string,
  inputs: Vector["inputs"]
): {lines: readonly LineSpec[]; calendar: {step: "year"; first: string; last: string}} {
  const lines = VECTOR_SHEETS[id]?.(inputs as never) ?? [];
  const periods = lines.flatMap((l) => ("values" in l && Array.isArray(l.values) ? [l.values.length] : []));
  return {lines, calendar: {step: "year", first: "FY2026", last: `FY${2025 + Math.max(1, ...periods)}`}};
}
