import {describe, expect, it} from "vitest";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {cellAt, compiled} from "../../src/model/compile.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import {fact, flow, input, stock} from "../../src/model/sheet/line.js";
import {workbookSpec} from "../fixtures/xlsx.js";
import {smallSheet} from "../model/small-sheet.js";

/** Cells and notes of a workbook of a loan whose debt is worked out as given. */
function loan(debt: string) {
  const model = compiled(
    smallSheet([
      fact("opening", "USD m", 100, "s"),
      input("interest_rate", "1", 0.1, "r"),
      flow("interest", "USD m", "circular(interest_rate * (debt + prev(debt, opening)) / 2)"),
      stock("debt", "USD m", debt)
    ])
  );
  const sheet = exportWorkbook(workbookSpec(model)).sheets.find(({name}) => name === "small" || name === "model");
  const {places} = layoutOf(model);
  const place = places[cellAt(model, "interest", "FY2026")];
  const texts = [...(sheet?.cells.values() ?? [])].flatMap((cell) => (cell.type === "text" ? [cell.value] : []));
  return {cell: place && sheet?.cells.get(address(place)), texts, residuals: evaluate(model).residuals};
}

describe("a loop in a workbook", () => {
  it("is a formula that reads nothing of the loop where it is linear, so nothing has to be worked out twice", () => {
    const {cell, texts} = loan("prev(debt, opening) + interest");
    expect(cell).toMatchObject({type: "formula", formula: "($F$3*(G5+0+G5)/2)/(1-$F$3*(0+1+0)/2)"});
    expect(texts.join()).not.toContain("solved together");
  });

  it("is its value, with what it misses by, where no formula closes it", () => {
    const {cell, texts} = loan("max(0, prev(debt, opening) + interest)");
    expect(cell).toMatchObject({type: "number", role: "formula"});
    expect(texts.join()).toMatch(/values, not formulas, off by at most \de-?\d+ of the largest amount/);
  });
});
