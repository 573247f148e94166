import type {Text} from "../lib/language.js";
import type {CheckedLine} from "../model/check/check.js";
import {cellName, cellsOfLine, lineOf, type Model} from "../model/compile.js";
import {inputRange, type Evaluation} from "../model/calculate/evaluate.js";
import type {FailureKind} from "../model/calculate/failure.js";
import type {PeriodFactName} from "../model/calendar/period-fact.js";
import {formatUnit} from "../model/unit/format.js";
import {closedForm, closesLoop, heldLoop} from "./closed-form.js";
import {fixedReferences} from "./fixed-references.js";
import {excelFormula} from "./formula.js";
import {
  address,
  LINE_COLUMNS,
  factRows,
  periodFactsOf,
  HEADING_ROW,
  lastColumn,
  rangeOf,
  type Layout,
  type Place
} from "./layout.js";
import {leftOpen} from "./left-open.js";
import {numberFormat, readingOf} from "./number-format.js";
import type {WorkbookSpec} from "./spec.js";
import {validation} from "./validation.js";
import {ARGUMENT, FACT_TITLES, HEADINGS, kindInWords, lineSource, lineTitle, TYPES, VALUE} from "./words.js";
import {Cells, type Cached, type Role, type Validation, type WorkbookCell, type Worksheet} from "./workbook.js";

/** A spreadsheet's name of an error of ours. */
const ERRORS: Readonly<Record<FailureKind, string>> = {
  division_by_zero: "#DIV/0!",
  missing: "#N/A",
  too_old: "#N/A",
  out_of_range: "#N/A",
  no_root: "#NUM!",
  several_roots: "#NUM!",
  overflow: "#NUM!",
  domain: "#NUM!",
  not_closed: "#NUM!",
  not_run: "#N/A",
  query_failed: "#N/A"
};

/** The lines of a sheet and of each of its parts as worksheets; cells of `links` hold the formula given in place of their number. */
export function modelSheets(
  spec: WorkbookSpec,
  evaluation: Evaluation,
  layout: Layout,
  links: ReadonlyMap<number, string>,
  // The sheet itself comes before its parts, as a reader opens it.
  prefixes: readonly string[] = [...layout.sheets.keys()].sort((a, b) => Number(a !== "") - Number(b !== ""))
): Worksheet[] {
  const {model} = spec;
  return prefixes.flatMap((prefix): Worksheet[] => {
    const lines = model.lines.filter(({scope}) => scope.prefix === prefix);
    const [first] = lines;
    if (!first) return [];
    const cells = new Cells();
    const validations: Validation[] = [];
    const quiet: string[] = [];
    const last = lastColumn(model, prefix);
    headings(cells, spec, first, last);
    const sheet = layout.sheets.get(prefix) as string;
    const facts = layout.facts.get(prefix) ?? [];
    putFacts(cells, spec, prefix, facts);
    for (const [row, title] of layout.heads.get(sheet) ?? [])
      for (let column: number = LINE_COLUMNS.title; column <= last + 1; ++column)
        cells.put(address({row, column}), {type: "text", value: column === 1 ? title[spec.lang] : "", role: "group"});
    for (const line of lines) {
      const places = cellsOfLine(model, line.name).map((cell) => layout.places[cell] as Place);
      describe(cells, spec, line, places, last, evaluation);
      const [from, to] = [places[0] as Place, places.at(-1) as Place];
      const limits = validation(
        rangeOf(from, to),
        line,
        inputRange(model, model.firstCell.get(line.name) as number),
        spec.lang
      );
      if (limits) validations.push(limits);
      for (const row of rowsOf(cellsOfLine(model, line.name), layout)) {
        const unit = line.argument && row[0]?.place.row === from.row ? line.argument : line.unit;
        const format = numberFormat(
          unit,
          row.map(({cell}) => evaluation.values[cell] as number),
          readingOf(line)
        );
        for (const {cell, place} of row)
          cells.put(address(place), cellOf(cell, place.sheet, format, evaluation, layout, links));
        quiet.push(...silentRuns(row, evaluation));
      }
    }
    return [
      {
        name: sheet,
        cells: cells.map,
        widths: [36, 18, 8, 13, 12, ...Array.from({length: last - LINE_COLUMNS.value + 1}, () => 11), 80],
        frozen: {rows: HEADING_ROW + facts.length, columns: LINE_COLUMNS.title},
        validations,
        quiet,
        printedColumns: last
      }
    ];
  });
}

const UNDECIDED: Text = {
  en: "more than one rate fits: state a guess, or use npv at a stated rate",
  zh: "不止一个收益率成立：请给出初值，或按给定利率计算 npv"
};

function headings(cells: Cells, {lang}: WorkbookSpec, {scope}: CheckedLine, last: number): void {
  const head = (column: number, text: Text) => cells.text(address({row: HEADING_ROW, column}), text[lang], "heading");
  for (const [key, column] of Object.entries(LINE_COLUMNS)) head(column, HEADINGS[key as keyof typeof LINE_COLUMNS]);
  scope.calendar.periods.forEach(({label}, i) =>
    cells.text(address({row: HEADING_ROW, column: LINE_COLUMNS.value + 1 + i}), label, "heading")
  );
  head(last + 1, HEADINGS.source);
}

/** What formulas read of periods, below their headings: one formula then serves a whole row. */
function putFacts(cells: Cells, {model, lang}: WorkbookSpec, prefix: string, facts: readonly PeriodFactName[]): void {
  for (const [name, row] of factRows(facts)) {
    cells.text(address({row, column: LINE_COLUMNS.title}), FACT_TITLES[name][lang], "note");
    cells.text(address({row, column: LINE_COLUMNS.name}), name, "note");
    periodFactsOf(model, prefix, name).forEach(({value}, i) =>
      cells.put(address({row, column: LINE_COLUMNS.value + 1 + i}), {
        type: "number",
        value,
        role: "note",
        format: name === "period_end" ? "yyyy-mm-dd" : "0"
      })
    );
  }
}

function describe(
  cells: Cells,
  spec: WorkbookSpec,
  line: CheckedLine,
  places: readonly Place[],
  last: number,
  evaluation: Evaluation
): void {
  const {lang} = spec;
  const own = cellsOfLine(spec.model, line.name);
  const held = heldLoop(evaluation, own, lang);
  const undecided = own.some((cell) => isUndecided(cell, evaluation)) ? UNDECIDED[lang] : "";
  const isTable = line.spec.type === "table";
  const rows = [...new Set(places.map(({row}) => row))];
  rows.forEach((row, i) => {
    const part = isTable ? [ARGUMENT, VALUE][i] : undefined;
    const unit = i === 0 && isTable ? line.argument : line.unit;
    const put = (column: number, text: string, role?: Role) => cells.text(address({row, column}), text, role);
    put(LINE_COLUMNS.title, part ? `${lineTitle(line, spec)}: ${part[lang]}` : lineTitle(line, spec));
    put(LINE_COLUMNS.name, rowName(line, i), "note");
    put(LINE_COLUMNS.type, TYPES[line.spec.type][lang], "note");
    put(LINE_COLUMNS.unit, line.spec.type === "check" || !unit ? "" : formatUnit(unit), "note");
    put(LINE_COLUMNS.kind, kindInWords(line, lang), "note");
    put(last + 1, [lineSource(line, spec), held, undecided].filter(Boolean).join(" · "), "note");
  });
}

/** What stands in the column of names: the line's own; of a table's second row, with "values" after it. */
export function rowName({spec}: CheckedLine, row: number): string {
  return row === 0 ? spec.name : `${spec.name} values`;
}

/**
 * Whether a line has nothing to say of a period: an assumption of one that is reported; a figure, or what is worked out from
 * it, of one to come whose figures are not reported yet. A gap among what is reported is heard wherever it leads.
 */
function isSilent(cell: number, {model, errors}: Evaluation): boolean {
  const {line, period} = model.cells[cell] as Model["cells"][number];
  const error = errors.get(cell);
  if (period === null || error?.kind !== "missing" || line.spec.type === "check") return false;
  const isAhead = line.scope.calendar.periods[period]?.basis === "estimate";
  if (line.spec.type === "input") return !isAhead;
  const arose = lineOf(model, error.line).scope.calendar.periods.find(({label}) => label === error.period);
  return isAhead && arose?.basis === "estimate";
}

/** Ranges of neighbours in a row that have nothing to say. */
function silentRuns(row: readonly PlacedCell[], evaluation: Evaluation): string[] {
  const runs: Place[][] = [];
  for (const {cell, place} of row) {
    if (!isSilent(cell, evaluation)) continue;
    const run = runs.at(-1);
    if (run?.at(-1)?.column === place.column - 1) run.push(place);
    else runs.push([place]);
  }
  return runs.map((run) => rangeOf(run[0] as Place, run.at(-1) as Place));
}

interface PlacedCell {
  readonly cell: number;
  readonly place: Place;
}

/** A line's cells by row: two for a table, one for all others. */
function rowsOf(cells: readonly number[], {places}: Layout): PlacedCell[][] {
  const placed = cells.map((cell) => ({cell, place: places[cell] as Place}));
  return [...new Set(placed.map(({place}) => place.row))].map((row) => placed.filter(({place}) => place.row === row));
}

function cellOf(
  cell: number,
  sheet: string,
  format: string,
  evaluation: Evaluation,
  layout: Layout,
  links: ReadonlyMap<number, string>
): WorkbookCell {
  const {model, values} = evaluation;
  const {spec, name} = (model.cells[cell] as Model["cells"][number]).line;
  const value = values[cell] as number;
  const link = links.get(cell);
  if (link) return {type: "formula", formula: link, value: cached(evaluation, cell), role: "link", format};
  const node = closesLoop(model, cell) ? closedForm(model, cell) : model.formulas[cell];
  if (node) {
    const formula = excelFormula(node, sheet, layout, cellName(model, cell), fixedReferences(model, name));
    const role = spec.type === "check" ? "check" : formula.includes("!") ? "link" : "formula";
    // A spreadsheet would give one of several rates, whichever it comes upon.
    if (isUndecided(cell, evaluation))
      return {type: "formula", formula: leftOpen(formula), value: {error: "#N/A"}, role, format};
    const truth = spec.type === "check" && !Number.isNaN(value) ? value !== 0 : cached(evaluation, cell);
    return {type: "formula", formula, value: truth, role, ...(role !== "check" && {format})};
  }
  const role = spec.type === "input" ? "input" : model.formulas[cell] ? "formula" : "fact";
  if (Number.isNaN(value)) return {type: "formula", formula: "NA()", value: {error: "#N/A"}, role, format};
  return {type: "number", value, role, format};
}

/** Whether more than one rate fits what a cell asks for, which it does not choose from. */
function isUndecided(cell: number, {model, errors}: Evaluation): boolean {
  const error = errors.get(cell);
  return error?.kind === "several_roots" && error.line === model.cells[cell]?.line.name;
}

function cached({values, errors}: Evaluation, cell: number): Cached {
  const error = errors.get(cell);
  return error ? {error: ERRORS[error.kind]} : (values[cell] as number);
}
