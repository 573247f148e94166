import {describe, expect, it} from "vitest";
import {evaluate, outcomeOf} from "../../../src/model/calculate/evaluate.js";
import {BLOCK} from "../../../src/model/calculate/kernels.js";
import {laneOutcome, runLanes, type LaneChange} from "../../../src/model/calculate/lanes.js";
import {cellAt, cellsOfLine, compiled} from "../../../src/model/compile.js";
import {changesOf} from "../../../src/model/analysis/cases.js";
import {flow, input, value} from "../../../src/model/sheet/line.js";
import {apiCompany} from "../../fixtures/api-company.js";
import {seeded} from "../../fixtures/random.js";
import {share} from "../../fixtures/share.js";
import {randomSheet} from "../random-sheet.js";
import {smallSheet} from "../small-sheet.js";

const SHEETS = share(60, {of: 300});

describe("runLanes(base, count, changes, outputs)", () => {
  it("gives in every lane what one evaluation gives, bit for bit, errors with their origin included", () => {
    const random = seeded(20261123);
    let [numbers, failures] = [0, 0];
    for (let s = 0; s < SHEETS; ++s) {
      const model = compiled(randomSheet(random));
      const base = evaluate(model);
      const cases = Array.from({length: 7}, () => ({
        a: 8 * random() - 2,
        ...(random() < 0.5 && {b: {shift: random() - 0.5}}),
        ...(random() < 0.5 && {c: random() < 0.3 ? -1 : random()})
      }));
      const outputs = model.cells.map((_, cell) => cell);
      const lanes = runLanes(base, cases.length, changesOf(base, cases), outputs);
      cases.forEach((overrides, lane) => {
        const one = evaluate(model, overrides);
        for (const cell of outputs) {
          const [found, expected] = [laneOutcome(lanes, cell, lane), outcomeOf(one, cell)];
          expect(found.ok).toBe(expected.ok);
          if (found.ok && expected.ok) expect(Object.is(found.value, expected.value)).toBe(true);
          if (!found.ok && !expected.ok) {
            const place = ({kind, line, period}: typeof found.error) => `${kind} ${line} ${period ?? ""}`;
            expect(place(found.error)).toBe(place(expected.error));
          }
          if (found.ok) ++numbers;
          else ++failures;
        }
      });
    }
    expect(numbers).toBeGreaterThan(SHEETS * 130);
    expect(failures).toBeGreaterThan(SHEETS * 13);
  });

  it("gives the same over several blocks as within one", () => {
    const base = evaluate(compiled(apiCompany));
    const count = 2 * BLOCK + 37;
    const random = seeded(5);
    const changes = ["equity_beta", "token_growth", "free_share"].flatMap((name): LaneChange[] => {
      const values = Float64Array.from({length: count}, () => random() * 0.1);
      return cellsOfLine(base.model, name).map((cell) => ({cell, mode: "shift", values}));
    });
    const output = cellAt(base.model, "value_per_share");
    const all = runLanes(base, count, changes, [output]);
    for (const lane of [0, 1, BLOCK - 1, BLOCK, 2 * BLOCK, count - 1]) {
      const own = changes.map((c) => ({...c, values: c.values.subarray(lane, lane + 1)}));
      expect(laneOutcome(runLanes(base, 1, own, [output]), 0, 0)).toEqual(laneOutcome(all, 0, lane));
    }
  });

  it("keeps errors as numbers apart, and none where there is none", () => {
    const base = evaluate(compiled(smallSheet([input("x", "1", 1, "r", {range: [-2, 9]}), value("y", "1", "1 / x")])));
    const cell = cellAt(base.model, "x");
    const y = cellAt(base.model, "y");
    const run = (...xs: number[]) =>
      runLanes(base, xs.length, [{cell, mode: "set", values: Float64Array.from(xs)}], [y]);
    const mixed = run(1, 0, 4, 0, 10);
    expect([...(mixed.values[0] ?? [])]).toEqual([1, NaN, 0.25, NaN, NaN]);
    expect([...(mixed.errorIds[0] ?? [])]).toEqual([0, 1, 0, 1, 2]);
    expect(mixed.errors).toEqual([
      {kind: "division_by_zero", detail: "division by zero: 1 / 0", line: "y", period: null},
      {kind: "out_of_range", detail: "out of range: 10; expected -2 to 9", line: "x", period: null}
    ]);
    expect(run(1, 2).errorIds).toEqual([null]);
  });

  it("does not leak the error of a branch that is not taken", () => {
    const lines = [input("x", "1", 1, "r"), flow("y", "1", "if(x > 0, ln(x), 0) * period_index")];
    const base = evaluate(compiled(smallSheet(lines)));
    const values = Float64Array.of(-1, Math.E, 0);
    const result = runLanes(
      base,
      3,
      [{cell: cellAt(base.model, "x"), mode: "set", values}],
      [cellAt(base.model, "y", "FY2026")]
    );
    expect([...(result.values[0] ?? [])]).toEqual([0, 2, 0]);
    expect(result.errorIds).toEqual([null]);
  });
});
