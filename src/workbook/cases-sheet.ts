import type {Text} from "../lib/language.js";
import {COLON} from "../lib/signs.js";
import {periodLabel, type Cell, type Model} from "../model/compile.js";
import {inputRange} from "../model/calculate/evaluate.js";
import {formatUnit} from "../model/unit/format.js";
import {address, columnLetters, rangeOf} from "./layout.js";
import {numberFormat, readingOf} from "./number-format.js";
import {evaluatedCases, shownIndex, type EvaluatedCase, type WorkbookSpec} from "./spec.js";
import {validation} from "./validation.js";
import {lineTitle, HEADINGS} from "./words.js";
import {Cells, type Validation, type WorkbookCell, type Worksheet} from "./workbook.js";

/** Stands left of the number of the case in use. */
export const CASE_SHOWN: Text = {en: "Case shown (change the number)", zh: "当前情景（改此编号即可切换）"};

const WORDS = {
  heading: {en: "Cases", zh: "情景"},
  period: {en: "Period", zh: "期间"},
  now: {en: "In use", zh: "当前取值"},
  why: {en: "Why", zh: "理由"},
  mechanism: {en: "Mechanism", zh: "机制"},
  reader: {en: "reader’s scenario, not our view", zh: "读者情景，非本站观点"}
} as const satisfies Record<string, Text>;

/** Where the number of the case in use stands. */
export const SELECTOR = {row: 2, column: 2} as const;

/** Rows and columns of the cells that differ between cases. */
export const CASES = {titles: 5, first: 7, name: 2, period: 3, inUse: 5, base: 6} as const;

/** Input cells that some case sets otherwise than the base, in the model's order. */
export function varyingCells(model: Model, cases: readonly EvaluatedCase[]): number[] {
  const [base, ...others] = cases.map(({evaluation}) => evaluation.values);
  return model.cells.flatMap((_, cell) => {
    const isInput = model.cells[cell]?.line.spec.type === "input";
    return isInput && others.some((values) => !Object.is(values[cell], base?.[cell])) ? [cell] : [];
  });
}

/** What an input cell on its own worksheet holds when cases differ in it. */
export function linkToCase(index: number): string {
  return `cases!${address({row: CASES.first + index, column: CASES.inUse})}`;
}

/** Cases side by side: a column a case, a row a cell in which they differ, and the number of the case in use. */
export function casesSheet(spec: WorkbookSpec): Worksheet {
  const {model, lang} = spec;
  const cases = evaluatedCases(spec);
  const cells = new Cells();
  const validations: Validation[] = [];
  const at = (row: number, column: number) => address({row, column});
  const titles = rangeOf(
    {row: CASES.titles, column: CASES.base},
    {row: CASES.titles, column: CASES.base + cases.length - 1}
  );
  const selector = `$${columnLetters(SELECTOR.column)}$${SELECTOR.row}`;
  cells.text("A1", WORDS.heading[lang], "title");
  cells.text("A2", CASE_SHOWN[lang]);
  const shown = shownIndex(spec);
  cells.put("B2", {type: "number", value: shown + 1, role: "input", format: "0"});
  cells.put("C2", {
    type: "formula",
    formula: `INDEX(${titles},${selector})`,
    value: cases[shown]?.title[lang] ?? "",
    role: "formula"
  });
  validations.push({
    range: "B2",
    least: 1,
    greatest: cases.length,
    whole: true,
    message: cases.map(({title}, i) => `${i + 1}: ${title[lang]}`).join("; ")
  });
  const heads = [HEADINGS.title, HEADINGS.name, WORDS.period, HEADINGS.unit, WORDS.now];
  heads.forEach((head, i) => cells.text(at(CASES.titles, i + 1), head[lang], "heading"));
  cells.text(at(CASES.titles + 1, 1), WORDS.mechanism[lang], "note");
  cases.forEach(({title, mechanism, isReaders}, i) => {
    cells.put(at(CASES.titles - 1, CASES.base + i), {type: "number", value: i + 1, role: "heading", format: "0"});
    cells.text(at(CASES.titles, CASES.base + i), title[lang], "heading");
    const about = [mechanism?.[lang], isReaders && WORDS.reader[lang]].filter(Boolean).join(" · ");
    cells.text(at(CASES.titles + 1, CASES.base + i), about, "note");
    if (i > 0)
      cells.text(
        at(CASES.titles, CASES.base + cases.length + i - 1),
        `${WORDS.why[lang]}${COLON[lang]}${title[lang]}`,
        "heading"
      );
  });
  varyingCells(model, cases).forEach((cell, k) => {
    const row = CASES.first + k;
    const {line} = model.cells[cell] as Cell;
    const values = cases.map(({evaluation}) => evaluation.values[cell] as number);
    const format = numberFormat(line.unit, values, readingOf(line));
    cells.text(at(row, 1), lineTitle(line, spec));
    cells.text(at(row, CASES.name), line.name, "note");
    cells.text(at(row, CASES.period), periodLabel(model.cells[cell] as Cell) ?? "");
    cells.text(at(row, 4), formatUnit(line.unit), "note");
    const columns = rangeOf({row, column: CASES.base}, {row, column: CASES.base + cases.length - 1});
    cells.put(at(row, CASES.inUse), {
      type: "formula",
      formula: `INDEX(${columns},${selector})`,
      value: cached(values[shown] as number),
      role: "formula",
      format
    });
    values.forEach((value, i) => {
      const isBase = i > 0 && Object.is(value, values[0]);
      const base = address({row, column: CASES.base});
      cells.put(
        at(row, CASES.base + i),
        isBase
          ? {type: "formula", formula: base, value: cached(value), role: "formula", format}
          : inputCell(value, format)
      );
      if (i > 0 && !isBase)
        cells.text(at(row, CASES.base + cases.length + i - 1), cases[i]?.reasons[line.name]?.[lang] ?? "", "note");
    });
    const limits = validation(columns, line, inputRange(model, cell), lang);
    if (limits) validations.push(limits);
  });
  return {
    name: "cases",
    cells: cells.map,
    widths: [34, 24, 11, 13, 14, ...cases.map(() => 16), ...cases.slice(1).map(() => 40)],
    frozen: {rows: CASES.first - 1, columns: CASES.inUse},
    validations
  };
}

function cached(value: number): number | {error: string} {
  return Number.isNaN(value) ? {error: "#N/A"} : value;
}

/** A stated number; #N/A where none is stated or it is out of range, never a blank, which a spreadsheet reads as 0. */
export function inputCell(value: number, format: string): WorkbookCell {
  return Number.isNaN(value)
    ? {type: "formula", formula: "NA()", value: {error: "#N/A"}, role: "input", format}
    : {type: "number", value, role: "input", format};
}
