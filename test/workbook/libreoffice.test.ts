import {describe, expect, it} from "vitest";
import {evaluate, type Evaluation} from "../../src/model/calculate/evaluate.js";
import {compiled, cellName, type Model} from "../../src/model/compile.js";
import {masterCheck} from "../../src/model/explain/master-check.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {address, layoutOf} from "../../src/workbook/layout.js";
import type {WorkbookCase} from "../../src/workbook/spec.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {reference} from "../../src/model/functions/reference.js";
import {fact, flow, input, ratio, stock, value} from "../../src/model/sheet/line.js";
import {apiCompany} from "../fixtures/api-company.js";
import {hasLibreOffice, recalculated} from "../fixtures/libreoffice.js";
import {readXlsx, withoutCached, workbookSpec} from "../fixtures/xlsx.js";
import {exampleSheet} from "../model/functions/example-sheet.js";
import {PUBLISHED, vectorSheet} from "../model/functions/published.js";
import {smallSheet} from "../model/small-sheet.js";

const functions = smallSheet([
  fact("flows", "USD m", [-10, 4, 9], "s", {kind: "flow"}),
  fact("gap", "USD m", {FY2026: 5}, "s", {kind: "flow"}),
  input("part", "1", 0.3, "r"),
  value("present", "USD m", "npv(part, flows)"),
  value("dated", "USD m", "xnpv(part, flows, period_days_of)"),
  fact("period_days_of", "day", [39448, 39508, 39751], "s", {kind: "stock"}),
  value("rate_irr", "1", "irr(flows)"),
  value("rate_xirr", "1", "xirr(flows, period_days_of)"),
  value("growth", "1", 'cagr(at(flows, "FY2026"), last(flows), part * 1 + 1)'),
  value("signs", "1", "-2^2 + 2^3^2 - 2^-1"),
  stock("running", "USD m", "prev(running, 0) + flows"),
  flow("rolling", "USD m", "trailing_sum(flows, 2)"),
  ratio("rounded", "1", "round(flows / 7 / first(running), 3)"),
  flow(
    "chosen",
    "USD m",
    'if(and(flows > 0, not(flows > at(flows, "FY2026"))), abs(flows), min(flows, gap) - max(0, flows))'
  ),
  value("logs", "1", "exp(part) + ln(part) - sqrt(part)"),
  flow("divided", "1/USD m", "1 / (flows - flows)")
]);

/** Halves with lines of every kind, beside whose full years stand. */
const halves = compiled({
  name: "halves",
  calendar: {step: "half", first: "FY2025H2", last: "FY2027H2", lastActual: "FY2026H1"},
  lines: [
    fact("year_days", "day", 365, "s"),
    fact("opening", "USD m", 3, "s"),
    fact("revenue", "USD m", [5, 10, 30, 40, 60], "s", {kind: "flow"}),
    input("cost_share", "1", [0.5, 0.6, 0.7, 0.8, 0.7], "r", {kind: "ratio", range: [0, 1]}),
    flow("cost", "USD m", "revenue * cost_share"),
    ratio("margin", "1", "(revenue - cost) / revenue"),
    ratio("a_day", "1", "period_days / year_days * margin"),
    stock("cash", "USD m", "prev(cash, opening) + revenue - cost")
  ]
});

const LOOPS = [
  fact("opening", "USD m", 100, "s"),
  input("interest_rate", "1", 0.1, "r"),
  fact("earned", "USD m", [30, 45, 90], "s", {kind: "flow"}),
  flow("interest", "USD m", "circular(interest_rate * avg(debt, prev(debt, opening)))"),
  flow("tax", "USD m", "(earned - interest) / 4"),
  stock("debt", "USD m", "prev(debt, opening) - earned + interest + tax"),
  flow("swept", "USD m", "circular(interest_rate * (left + prev(left, opening)) / 2)"),
  stock("left", "USD m", "max(0, prev(left, opening) - earned + swept)")
];

/** Every number of a recalculated workbook beside ours; errors stay errors. */
function compare(bytes: Uint8Array, {model, values}: Evaluation): {compared: number; errors: number} {
  const {places, sheets} = layoutOf(model);
  const found = new Map([...sheets.values()].map((name) => [name, readXlsx(bytes, name)]));
  let [compared, errors] = [0, 0];
  places.forEach((place, cell) => {
    const theirs = found.get(place.sheet)?.get(address(place));
    const ours = values[cell] as number;
    const name = cellName(model, cell);
    const number = theirs === "TRUE" ? 1 : theirs === "FALSE" ? 0 : Number(theirs);
    if (Number.isNaN(ours)) {
      expect(String(theirs), name).toMatch(/^#|Err/);
      ++errors;
    } else if (!(Math.abs(ours - number) <= 1e-9 * Math.max(Math.abs(ours), 1e-300)))
      throw new Error(`${name}: ${String(theirs)} in the spreadsheet; expected ${ours}`);
    else ++compared;
  });
  return {compared, errors};
}

const CASES: readonly WorkbookCase[] = [
  {
    key: "price_war",
    title: {en: "Price war", zh: "价格战"},
    mechanism: {en: "prices halve", zh: "价格减半"},
    overrides: {list_price: {scale: 0.5}, price_decline: {at: {FY2027: 0.5, FY2028: 0.5}}},
    reasons: {list_price: {en: "a rival's list", zh: "对手价目"}, price_decline: {en: "a rival's list", zh: "对手价目"}}
  },
  {
    key: "mine",
    title: {en: "Mine", zh: "我的"},
    overrides: {token_growth: {shift: 0.1}, terminal_growth: 0.02, tax_rate: 0.4},
    reasons: {},
    isReaders: true
  }
];

describe.skipIf(!hasLibreOffice())("writeXlsx(exportWorkbook(spec)), worked out by LibreOffice", () => {
  it("gives what every function gives to 1e-9, and errors where we have errors", () => {
    const examples = Object.fromEntries(reference().map(({example}, i) => [`e${i}_line`, example]));
    const models = {
      functions: compiled(functions),
      examples: compiled(exampleSheet(examples)),
      published: compiled(vectorSheet(PUBLISHED)),
      loops: compiled(smallSheet(LOOPS))
    };
    const written = (model: Model) => withoutCached(writeXlsx(exportWorkbook(workbookSpec(model))));
    const files = recalculated({
      functions: written(models.functions),
      examples: written(models.examples),
      published: written(models.published),
      loops: written(models.loops),
      halves: withoutCached(writeXlsx(exportWorkbook(workbookSpec(halves, {hasYears: true}))))
    });
    const years = readXlsx(files["halves"] as Uint8Array, "years");
    // By hand: 10 + 30 and 40 + 60 of revenue; 6 + 21 and 32 + 42 of cost; 3 + 2.5 + 13 + 26 of cash.
    const byHand = {
      revenue: [40, 100],
      cost: [27, 74],
      margin: [13 / 40, 26 / 100],
      a_day: [13 / 40, 26 / 100],
      cash: [18.5, 44.5]
    };
    for (const [name, wanted] of Object.entries(byHand)) {
      const row = 2 + Object.keys(byHand).indexOf(name);
      const found = ["G", "H"].map((column) => Number(years.get(`${column}${row}`)));
      found.forEach((each, i) => expect(each, name).toBeCloseTo(wanted[i] ?? NaN, 10));
    }
    const found = Object.entries(models).map(([key, model]) => compare(files[key] as Uint8Array, evaluate(model)));
    expect(found.map(({compared}) => compared >= 60)).toEqual([false, true, true, false]);
    expect(found[0]?.compared).toBeGreaterThan(20);
    expect(found[0]?.errors).toBeGreaterThan(5);
  }, 180_000);

  it("gives the company's numbers to 1e-9 in every case, switched by the number on the sheet of cases", () => {
    const model = compiled(apiCompany);
    const cases = [{key: "base", overrides: {}}, ...CASES];
    const files = recalculated(
      Object.fromEntries(
        cases.map(({key}, i) => {
          // Written for another case than the one it is switched to.
          const shown = cases[(i + 1) % cases.length]?.key ?? "";
          const book = exportWorkbook(workbookSpec(model, {cases: CASES, shown}));
          const switched = book.sheets.map((sheet) =>
            sheet.name === "cases"
              ? {
                  ...sheet,
                  cells: new Map(sheet.cells).set("B2", {type: "number", value: i + 1, role: "input"} as const)
                }
              : sheet
          );
          return [key, withoutCached(writeXlsx({...book, sheets: switched}))];
        })
      )
    );
    for (const {key, overrides} of cases) {
      const evaluation = evaluate(model, overrides);
      const bytes = files[key] as Uint8Array;
      expect(compare(bytes, evaluation).compared, key).toBeGreaterThan(200);
      expect(readXlsx(bytes, "checks").get("C2"), key).toBe(masterCheck(evaluation).holds ? "TRUE" : "FALSE");
    }
  }, 300_000);
});
