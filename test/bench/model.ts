import {cpus} from "node:os";
import {performance} from "node:perf_hooks";
import {HyperFormula} from "hyperformula";
import {compile as mathCompile} from "mathjs";
import {cellAt, compiled, cellsOfLine} from "../../src/model/compile.js";
import {edit, evaluate, type Evaluation} from "../../src/model/calculate/evaluate.js";
import {runLanes, type LaneChange} from "../../src/model/calculate/lanes.js";
import {evaluatedYears, yearsOf} from "../../src/model/analysis/years.js";
import {twoWayTable} from "../../src/model/analysis/table.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {columnNumber, layoutOf} from "../../src/workbook/layout.js";
import type {SheetSpec} from "../../src/model/sheet/sheet.js";
import {seeded} from "../fixtures/random.js";
import {cellsOf, workbookSpec} from "../fixtures/xlsx.js";
import {largest, twelve} from "./model/sheets.js";

const DRAWS = 100_000;
const FEW = 300;

/** One edit with every line over full years beside it. */
function editWithYears(sheet: SheetSpec, input: string): number {
  const model = compiled(sheet);
  const years = yearsOf(model);
  if (!years) throw new Error(`${sheet.name}: fills no year; expected halves that do`);
  const base = evaluate(model);
  return median(31, (i) => void evaluatedYears(years, edit(base, {[input]: {shift: i / 10_000}}).overrides));
}

/** Median milliseconds of some runs, after one to warm up. */
function median(runs: number, run: (i: number) => void): number {
  run(0);
  const times = Array.from({length: runs}, (_, i) => {
    const start = performance.now();
    run(i + 1);
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN;
}

function laneChanges(base: Evaluation, draws: number, names: readonly string[], as: "set" | "shift"): LaneChange[] {
  const random = seeded(1);
  return names.flatMap((name) => {
    const values = Float64Array.from({length: draws}, () => 0.05 + 0.1 * random());
    return cellsOfLine(base.model, name).map((cell): LaneChange => ({cell, mode: as, values}));
  });
}

interface Measured {
  readonly edit_ms: number;
  readonly table_ms: number;
  readonly draw_us: number;
  readonly cells: number;
}

function ours(
  sheet: SheetSpec,
  axes: readonly [string, string],
  output: string,
  drawn: readonly string[],
  as: "set" | "shift"
): Measured {
  const model = compiled(sheet);
  const base = evaluate(model);
  const cell = cellAt(model, output);
  const steps = Array.from({length: 21}, (_, i) => 0.02 + i / 1000);
  const changes = laneChanges(base, DRAWS, drawn, as);
  return {
    edit_ms: median(31, (i) => void edit(base, {[axes[0]]: {shift: i / 10_000}})),
    table_ms: median(
      11,
      () => void twoWayTable(base, {input: axes[0], steps}, {input: axes[1], steps}, {line: output})
    ),
    draw_us: (median(5, () => void runLanes(base, DRAWS, changes, [cell])) * 1000) / DRAWS,
    cells: model.cells.length
  };
}

/** The same workbook in HyperFormula: one input set, everything worked out anew, per edit and per draw. */
function hyper(
  sheet: SheetSpec,
  input: string,
  drawn: readonly string[],
  output: string
): Pick<Measured, "edit_ms" | "draw_us"> {
  const evaluation = evaluate(compiled(sheet));
  const {model} = evaluation;
  const engine = HyperFormula.buildEmpty({licenseKey: "gpl-v3"});
  const book = exportWorkbook(workbookSpec(model));
  for (const {name} of book.sheets) engine.addSheet(name);
  const placeOf = (cell: number) => layoutOf(model).places[cell];
  const at = (cell: number) => {
    const place = placeOf(cell);
    return {
      sheet: engine.getSheetId(place?.sheet ?? "") ?? 0,
      row: (place?.row ?? 1) - 1,
      col: (place?.column ?? 1) - 1
    };
  };
  const sheets = new Set(layoutOf(model).places.map(({sheet}) => sheet));
  engine.batch(() => {
    for (const name of sheets)
      for (const [where, held] of cellsOf(book, name)) {
        const [, letters = "", digits = ""] = /^([A-Z]+)(\d+)$/.exec(where) ?? [];
        const place = {sheet: engine.getSheetId(name) ?? 0, row: Number(digits) - 1, col: columnNumber(letters) - 1};
        engine.setCellContents(place, held.type === "formula" ? `=${held.formula}` : held.value);
      }
  });
  const result = at(cellAt(model, output));
  const placed = (name: string) =>
    cellsOfLine(model, name).map((cell) => [at(cell), evaluation.values[cell] as number] as const);
  const edited = placed(input);
  const moved = drawn.flatMap(placed);
  const set = (cells: typeof moved, by: number) => {
    engine.batch(() => {
      for (const [place, before] of cells) if (!Number.isNaN(before)) engine.setCellContents(place, before + by);
    });
    if (typeof engine.getCellValue(result) !== "number") throw new Error("HyperFormula gives no number");
  };
  // Both give the same number before anything is measured.
  const found = engine.getCellValue(result);
  const expected = evaluation.values[cellAt(model, output)] as number;
  if (typeof found !== "number" || Math.abs(found / expected - 1) > 1e-9)
    throw new Error(`HyperFormula: ${String(found)}; expected ${expected}`);
  return {
    edit_ms: median(15, (i) => set(edited, i / 10_000)),
    draw_us: median(FEW, (i) => set(moved, i / 1_000_000)) * 1000
  };
}

/** The twelve lines in mathjs, its expressions compiled once. */
function mathJs(): number {
  const next = mathCompile("revenue * (1 + growth)");
  const steps = [
    "profit = revenue * margin",
    "tax = max(profit, 0) * tax_rate",
    "flow = profit - tax - revenue * capex_share",
    "cash = cash + flow",
    "factor = factor * (1 + discount)",
    "worth = worth + flow / factor"
  ].map((text) => mathCompile(text));
  const draw = (growth: number) => {
    const scope: Record<string, number> = {
      revenue: 100,
      growth,
      margin: 0.3,
      tax_rate: 0.2,
      capex_share: 0.1,
      discount: 0.1,
      cash: 0,
      factor: 1,
      worth: 0
    };
    for (let year = 0; year < 10; ++year) {
      scope["revenue"] = next.evaluate(scope) as number;
      for (const step of steps) step.evaluate(scope);
    }
    return (scope["worth"] ?? 0) + (scope["cash"] ?? 0) * 0.1;
  };
  return median(FEW, (i) => void draw(0.2 + i / 1_000_000)) * 1000;
}

function keepYear(kept: Float64Array[], at: number, i: number, a: number, b: number, c: number, d: number, e: number) {
  (kept[at] as Float64Array)[i] = a;
  (kept[at + 1] as Float64Array)[i] = b;
  (kept[at + 2] as Float64Array)[i] = c;
  (kept[at + 3] as Float64Array)[i] = d;
  (kept[at + 4] as Float64Array)[i] = e;
}

/** The twelve lines as a loop by hand, which keeps the last number alone or, as a sheet does, that of every line and year. */
function byHand(keep: boolean): {readonly draw_us: number; readonly first: number} {
  const random = seeded(1);
  const column = () => Float64Array.from({length: DRAWS}, () => 0.05 + 0.1 * random());
  const [growth, margin, discount] = [column(), column(), column()];
  const out = new Float64Array(DRAWS);
  const kept = Array.from({length: 50}, () => new Float64Array(1024));
  const run = () => {
    for (let i = 0; i < DRAWS; ++i) {
      let [revenue, cash, factor, worth] = [100, 0, 1, 0];
      for (let year = 0; year < 10; ++year) {
        revenue *= 1 + (growth[i] as number);
        const profit = revenue * (margin[i] as number);
        const flowOfYear = profit - Math.max(profit, 0) * 0.2 - revenue * 0.1;
        cash += flowOfYear;
        factor *= 1 + (discount[i] as number);
        worth += flowOfYear / factor;
        if (keep) keepYear(kept, year * 5, i % 1024, revenue, profit, flowOfYear, cash, factor);
      }
      out[i] = worth + cash * 0.1;
    }
  };
  return {draw_us: (median(9, run) * 1000) / DRAWS, first: out[0] as number};
}

const DRAWN = ["growth", "margin", "discount"];
const hand = byHand(false);
const keeping = byHand(true);
const small = ours(twelve, ["growth", "discount"], "worth", DRAWN, "set");
const base = evaluate(compiled(twelve));
const [lane] = runLanes(
  base,
  1,
  laneChanges(base, DRAWS, DRAWN, "set").map((c) => ({...c, values: c.values.subarray(0, 1)})),
  [cellAt(base.model, "worth")]
).values;
if (Math.abs((lane?.[0] ?? 0) / hand.first - 1) > 1e-12) throw new Error("the loop by hand gives another number");
const large = ours(
  largest,
  ["terminal_growth", "equity_premium"],
  "group_value",
  ["token_growth", "free_share", "equity_beta"],
  "shift"
);
const smallHyper = hyper(twelve, "growth", DRAWN, "worth");
const largeHyper = hyper(largest, "terminal_growth", ["token_growth", "free_share", "equity_beta"], "group_value");
const mathDraw = mathJs();
const yearly = editWithYears(largest, "terminal_growth");

const round = (x: number) => Number(x.toPrecision(3));
console.log(`${cpus()[0]?.model ?? "unknown processor"}, Node ${process.version}, ${DRAWS} draws, medians`);
console.table({
  [`twelve lines, ${small.cells} cells`]: {
    edit_ms: round(small.edit_ms),
    table_21x21_ms: round(small.table_ms),
    draw_us: round(small.draw_us)
  },
  "… HyperFormula": {edit_ms: round(smallHyper.edit_ms), draw_us: round(smallHyper.draw_us)},
  "… mathjs": {draw_us: round(mathDraw)},
  "… loop by hand": {draw_us: round(hand.draw_us)},
  "… loop that keeps every line": {draw_us: round(keeping.draw_us)},
  [`largest sheet, ${large.cells} cells`]: {
    edit_ms: round(large.edit_ms),
    table_21x21_ms: round(large.table_ms),
    draw_us: round(large.draw_us)
  },
  "… with full years": {edit_ms: round(yearly)},
  "… its HyperFormula": {edit_ms: round(largeHyper.edit_ms), draw_us: round(largeHyper.draw_us)}
});
console.log(
  JSON.stringify({
    bench: "model",
    edit_ms: {
      twelve: round(small.edit_ms),
      largest: round(large.edit_ms),
      with_years: round(yearly),
      target: 16,
      met: Math.max(small.edit_ms, large.edit_ms, yearly) <= 16
    },
    draws_against_hyperformula: {
      twelve: round(smallHyper.draw_us / small.draw_us),
      largest: round(largeHyper.draw_us / large.draw_us),
      target: 50,
      met: Math.min(smallHyper.draw_us / small.draw_us, largeHyper.draw_us / large.draw_us) >= 50
    },
    draws_against_loop: {
      twelve: round(small.draw_us / hand.draw_us),
      keeping_every_line: round(small.draw_us / keeping.draw_us),
      target: 5,
      met: small.draw_us / hand.draw_us <= 5
    }
  })
);
