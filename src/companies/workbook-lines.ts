import type {Text} from "../lib/language.js";
import {checkFormula} from "../model/check/lines.js";
import {cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../model/compile.js";
import type {AddedRow} from "../workbook/find-additions.js";
import {importLine} from "../workbook/import-line.js";
import {address, type Layout} from "../workbook/layout.js";
import {readNumber} from "../workbook/read-number.js";
import type {FoundCell, FoundWorkbook} from "../workbook/read-xlsx.js";
import {parseFormula} from "../model/formula/parse.js";
import {FormulaError} from "../model/formula/token.js";
import {withOverride} from "../model/text/edit-cell.js";
import type {Library} from "../model/text/include.js";
import type {Definition, LineStatement, WrittenText} from "../model/text/node.js";
import {writtenIn} from "../model/text/quantity.js";
import {editLine} from "../model/text/rewrite.js";
import {seriesOf} from "../model/text/written-series.js";
import {formatUnit} from "../model/unit/format.js";
import {isPure} from "../model/unit/unit.js";
import {unitAsWritten} from "../workspace/style.js";
import {t} from "./text.js";

/** Said of a line that a workbook brought. */
export const ADDED: WrittenText = {en: "added in the workbook", zh: "在工作簿中新增"};

/** A row with the line that stands for it. */
export interface PlacedRow {
  readonly row: AddedRow;
  readonly name: string;
}

/** A text in which a line says what its row holds, and what is to be said of that; null where the row holds nothing that can stand. */
export interface FilledLine {
  readonly text: string;
  readonly note: Text | null;
}

interface Where {
  readonly library: Library;
  /** In which the line stands already, with any value. */
  readonly model: Model;
  readonly workbook: FoundWorkbook;
  /** As the file has its rows. */
  readonly layout: Layout;
}

/** The row’s formula, with numbers that stand beside it as overrides. Throws FormulaError where its cells follow none. */
export function withRowFormula(text: string, {row, name}: PlacedRow, where: Where): string | null {
  const {library, model, layout} = where;
  const held = heldBy(name, where);
  const formula = importLine(
    model,
    name,
    held.map(({cell}) => cell?.formula ?? null),
    layout
  );
  const line = lineOf(model, name);
  const {typed, problems} = checkFormula({...line, node: parseFormula(formula)});
  const isUnitWrong = problems.every(({kind}) => kind === "unit");
  if (!isUnitWrong) throw new FormulaError(problems[0]?.message ?? formula);
  const unit = row.unit === "" && typed.unit ? formatUnit(typed.unit) : null;
  const kind = row.kind ?? typed.kind ?? (isPure(typed.unit ?? line.unit) ? "ratio" : "flow");
  const put = editLine(text, library, name, (was) => ({
    ...was,
    ...(unit !== null && {unit}),
    traits: {...was.traits, kind: row.isSeries ? kind : null},
    definition: {type: "formula", formula}
  }));
  return held.reduce<string | null>((before, {cell, period}) => {
    if (before === null || cell === undefined || cell.formula !== undefined) return before;
    const read = readNumber(cell, line);
    if ("reason" in read) return before;
    return withOverride(before, library, {
      line: name,
      period,
      worth: writtenIn(read.value, unitAsWritten(line)).text,
      reason: ADDED
    });
  }, put);
}

/** The row’s numbers as an input; what its formulas gave where it has some. */
export function withRowNumbers(text: string, {name}: PlacedRow, where: Where): FilledLine | null {
  const {library, model} = where;
  const line = lineOf(model, name);
  const labels = line.scope.calendar.periods.map(({label}) => label);
  const numbers = new Map<string | null, number>();
  const notes: Text[] = [];
  for (const {cell, period} of heldBy(name, where)) {
    if (cell === undefined) continue;
    const read = readNumber(cell, line);
    if ("reason" in read)
      notes.push(period === null ? read.reason : t(`${period}: ${read.reason.en}`, `${period}：${read.reason.zh}`));
    else {
      numbers.set(period, read.value);
      if (read.note) notes.push(read.note);
    }
  }
  if (numbers.size === 0) return null;
  const put = editLine(text, library, name, (was) => ({...was, definition: inputOf(was, numbers, labels)}));
  if (put === null) return null;
  const [first] = notes;
  const more = notes.length > 1 ? t(` (and ${notes.length - 1} more)`, `（另有 ${notes.length - 1} 处）`) : t("", "");
  return {text: put, note: first ? t(first.en + more.en, first.zh + more.zh) : null};
}

/** Whether any cell of a row holds a formula. */
export function hasFormula({name}: PlacedRow, where: Where): boolean {
  return heldBy(name, where).some(({cell}) => cell?.formula !== undefined);
}

function heldBy(
  name: string,
  {model, workbook, layout}: Where
): {cell: FoundCell | undefined; period: string | null}[] {
  return cellsOfLine(model, name).map((cell) => {
    const place = layout.places[cell];
    const found = place && workbook.get(place.sheet)?.get(address(place));
    const isBlank = found?.formula === undefined && (found?.value ?? "").trim() === "";
    return {cell: isBlank ? undefined : found, period: periodLabel(model.cells[cell] as Cell)};
  });
}

function inputOf(
  {unit}: LineStatement,
  numbers: ReadonlyMap<string | null, number>,
  labels: readonly string[]
): Definition {
  const number = (value: number) => writtenIn(value, unit);
  const [single] = [...numbers];
  const series =
    single?.[0] === null
      ? {items: [{label: null, quantity: number(single[1])}], thereafter: false}
      : seriesOf(new Map([...numbers].map(([label, value]) => [label ?? "", number(value)])), labels);
  return {type: "input", series, range: null, step: null, distribution: null};
}
