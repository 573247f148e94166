import {describe, expect, it} from "vitest";
import {evaluate, outcomes} from "../../src/model/calculate/evaluate.js";
import {compiled, cellsOfLine, type Model} from "../../src/model/compile.js";
import {importLine} from "../../src/workbook/import-line.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import {reference} from "../../src/model/functions/reference.js";
import {fact, flow, input, value} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";
import {modelCells} from "../fixtures/xlsx.js";
import {seeded} from "../fixtures/random.js";
import {share} from "../fixtures/share.js";
import {exampleSheet} from "../model/functions/example-sheet.js";
import {randomSheet} from "../model/random-sheet.js";
import {smallSheet} from "../model/small-sheet.js";

/** Formulas of a line's cells in the workbook of its model. */
function exported(model: Model, name: string): (string | null)[] {
  const held = modelCells(model);
  const {places} = layoutOf(model);
  return cellsOfLine(model, name).map((cell) => {
    const place = places[cell];
    const found = place && held.get(address(place));
    return found?.type === "formula" ? found.formula : null;
  });
}

const LINES = [
  fact("sales", "USD m", [10, 20, 40], "s", {kind: "flow"}),
  input("growth", "1", 0.5, "r"),
  fact("opening", "USD m", 4, "s")
];

describe("importLine(model, name, texts)", () => {
  it.each([
    "sales * (1 + growth) ^ 2 - sales / growth",
    "prev(x, opening) * growth + sales",
    "lag(sales, 2, sales - opening)",
    "lead(sales, 1, opening)",
    "if(is_estimate, max(sales, opening), 0)",
    "sales * period_index",
    "-sales + sum(sales, sales)",
    "round(sales * growth, 1)"
  ])("reads %s back", (formula) => {
    const printed = formula.replace(" ^ ", "^");
    const model = compiled(smallSheet([...LINES, flow("x", "USD m", formula)]));
    expect(importLine(model, "x", exported(model, "x"))).toBe(printed);
  });

  it.each([
    "npv(growth, sales)",
    "irr(sales)",
    "sum(sales)",
    'at(sales, "FY2026") / opening',
    'avg(window(sales, "FY2026", "FY2027"))'
  ])("reads %s back", (formula) => {
    const unit = /irr|\//.test(formula) ? "1" : "USD m";
    const model = compiled(smallSheet([...LINES, value("x", unit, formula)]));
    expect(importLine(model, "x", exported(model, "x"))).toBe(formula);
  });

  it.each(["TRUE", "TRUE()"])("reads a rate that is left open, since several fit, as the rate (%s)", (truth) => {
    const flows = fact("flows", "USD m", [-100, 230, -132], "s", {kind: "flow"});
    const model = compiled(smallSheet([flows, value("x", "1", "irr(flows)")]));
    const texts = exported(model, "x");
    expect(texts).toEqual(["IF(TRUE,NA(),IRR(G2:I2))"]);
    expect(
      importLine(
        model,
        "x",
        texts.map((text) => text?.replace("TRUE", truth) ?? null)
      )
    ).toBe("irr(flows)");
  });

  it("gives formulas that calculate the same, for every line of the company and of random sheets", () => {
    const random = seeded(77);
    let read = 0;
    for (const sheet of [apiCompany, ...Array.from({length: share(20, {of: 200})}, () => randomSheet(random))]) {
      const model = compiled(sheet);
      const base = evaluate(model);
      for (const line of model.lines) {
        // A conversion exports as its factor, an interpolation and the past of an expression spelled out.
        if (line.spec.type !== "formula" || /convert|lookup|lag/.test(line.spec.formula)) continue;
        const formula = importLine(model, line.name, exported(model, line.name));
        const lines = sheet.lines.map((l) => (l.name === line.name && l.type === "formula" ? {...l, formula} : l));
        const again = evaluate(compiled({...sheet, lines}));
        const kinds = (e: typeof base) => outcomes(e, line.name).map((o) => (o.ok ? o.value : o.error.kind));
        expect(kinds(again), `${line.name}: ${formula}`).toEqual(kinds(base));
        ++read;
      }
    }
    expect(read).toBeGreaterThan(100);
  });

  it.each<[string[], string]>([
    [["G2", "H2*2", "I2"], "x has cells that differ"],
    [["G99", "H99", "I99"], "reference: G99; expected a cell that holds a line's value"],
    [["SUM(G2:I3)", "1", "1"], "range over several rows: G2:I3; expected one line"],
    [["1+", "1+", "1+"], "formula ends at character 2"],
    [["'other'!G2", "1", "1"], "reference: 'other'!G2"],
    [["__import__", "1", "1"], "unknown name in x: __import__; expected a reference"]
  ])("says what is wrong with %o", (texts, message) => {
    const model = compiled(smallSheet([...LINES, flow("x", "USD m", "sales")]));
    expect(() => importLine(model, "x", texts)).toThrow(message);
  });

  // Windows that grow, arrays of stated dates and tables spelled out are read from the document, not from cells.
  const ONE_WAY = ["cumulative", "trailing_sum", "trailing_avg", "xnpv", "xirr", "lookup", "period_end"];

  it.each(
    reference()
      .filter(({name}) => !ONE_WAY.includes(name))
      .map((entry) => [entry.signature, entry] as const)
  )("reads the example of %s back to the same values", (_, {example}) => {
    const model = compiled(exampleSheet({x: example}));
    const again = compiled(exampleSheet({x: {...example, formula: importLine(model, "x", exported(model, "x"))}}));
    const values = (of: Model) => outcomes(evaluate(of), "x").map((o) => (o.ok ? o.value : null));
    expect(values(again)).toEqual(values(model));
  });
});
