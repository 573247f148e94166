import {describe, expect, it} from "vitest";
import {cellAt, compiled, lineOf} from "../../src/model/compile.js";
import {evaluate} from "../../src/model/calculate/evaluate.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {importWorkbook} from "../../src/workbook/import.js";
import {address, layoutOf, rangeOf} from "../../src/workbook/layout.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {fact, flow, input} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";
import {partOf} from "../fixtures/typed-workbook.js";
import {repacked, workbookSpec} from "../fixtures/xlsx.js";

const model = compiled(apiCompany);
const GROUPS = [{title: {en: "Usage", zh: "用量"}, lines: model.lines.slice(0, 2).map(({name}) => name)}];
const bytes = writeXlsx(exportWorkbook(workbookSpec(model, {groups: GROUPS})));

/** What is refused of the workbook after one cell of its sheet was changed. */
function refusedAfter(place: string, content: string) {
  const changed = repacked(bytes, (parts) => {
    const path = partOf(parts, "model");
    const cell = new RegExp(`(<c r="${place}"[^>]*>).*?</c>`, "s");
    if (!cell.test(parts[path] ?? "")) throw new Error(`cell: ${place}; expected one of the file's`);
    parts[path] = (parts[path] ?? "").replace(cell, `$1${content}</c>`);
  });
  const {changes, refusals} = importWorkbook(changed, model.sheet.name, evaluate(model));
  return {changes, refusals: refusals.map(({where, reason}) => `${where}: ${reason.en}`)};
}

describe("rows of period facts in a workbook that comes back", () => {
  it("are named where they hold another value than the model’s calendar, and passed over where they do not", () => {
    const [first] = lineOf(model, "tokens").scope.calendar.periods;
    expect(importWorkbook(bytes, model.sheet.name, evaluate(model)).refusals).toEqual([]);
    const {changes, refusals} = refusedAfter("G2", "<v>7</v>");
    expect(changes).toEqual([]);
    expect(refusals).toEqual([
      expect.stringMatching(new RegExp(`^is_estimate ${first?.label ?? ""}: .*now 7; expected [01]`))
    ]);
  });
});

describe("a formula that was changed", () => {
  it("is refused with what stood there, by the addresses of the file", () => {
    const {places} = layoutOf(model, GROUPS);
    const [, second] = lineOf(model, "tokens").scope.calendar.periods;
    const place = places[cellAt(model, "tokens", second?.label)];
    if (!place) throw new Error("tokens: no place");
    const before = exportWorkbook(workbookSpec(model, {groups: GROUPS})).sheets.find(({name}) => name === "model");
    const cell = before?.cells.get(address(place));
    const formula = cell?.type === "formula" ? cell.formula : "";
    const {refusals} = refusedAfter(address(place), "<f>1+1</f><v>2</v>");
    expect(refusals).toEqual([expect.stringContaining(`expected =${formula}`)]);
  });
});

describe("a gap in a workbook", () => {
  it("is shown wherever it leads, where a reported figure is missing, and not where a figure is still to be reported", () => {
    const sheet = compiled({
      name: "gaps",
      calendar: {step: "year", first: "FY2024", last: "FY2026", lastActual: "FY2025"},
      lines: [
        fact("reported", "USD m", {FY2024: 1}, "report", {kind: "flow"}),
        input("growth", "1", 0.1, "guess"),
        flow("ahead", "USD m", "if(is_estimate, prev(ahead, missing) * (1 + growth), reported)"),
        flow("seen", "USD m", "reported * 2")
      ]
    });
    const found = exportWorkbook(workbookSpec(sheet)).sheets.find(({name}) => name === "model");
    const rows = ["reported", "seen"].map((name) => layoutOf(sheet).places[cellAt(sheet, name, "FY2026")]);
    expect(found?.quiet).toEqual(rows.map((place) => place && rangeOf(place, place)));
  });
});
