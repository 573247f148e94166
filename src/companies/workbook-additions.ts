import type {Text} from "../lib/language.js";
import {calendar, CalendarError, type Calendar} from "../model/calendar/calendar.js";
import {lineOf, type Model} from "../model/compile.js";
import {findAdditions, type Additions, type AddedRow} from "../workbook/find-additions.js";
import {findLines, type Refusal} from "../workbook/find-lines.js";
import {headsOf, rowsByName} from "../workbook/find-sheets.js";
import {address, layoutOf, periodFactsOf} from "../workbook/layout.js";
import type {FoundCell, FoundWorkbook} from "../workbook/read-xlsx.js";
import {kindInWords} from "../workbook/words.js";
import {FormulaError} from "../model/formula/token.js";
import {errorsAmong} from "../model/problem.js";
import type {Kind} from "../model/sheet/line.js";
import {withLine} from "../model/text/edit-lines.js";
import {periodsOf, withPeriods} from "../model/text/edit-sections.js";
import type {Library} from "../model/text/include.js";
import {printWritten} from "../model/text/words.js";
import {nameFor, typedLine, type TypedLine} from "../model/text/typed-line.js";
import {formatUnit} from "../model/unit/format.js";
import {parseUnit, UnitError} from "../model/unit/parse.js";
import {isAmount} from "../model/unit/amount.js";
import {boundSheet, compiledText} from "./bound-sheet.js";
import type {CompanyData} from "./facts.js";
import {messageText, t} from "./text.js";
import {ADDED, hasFormula, withRowFormula, withRowNumbers, type PlacedRow} from "./workbook-lines.js";

/** Something a reader added to a workbook that is part of the document now. */
export interface WorkbookAddition {
  readonly kind: "line" | "period" | "case";
  /** Name of the line, label of the period, key of the case. */
  readonly name: string;
  readonly note: Text | null;
}

/** A document with the lines and periods that its workbook has besides. */
export interface ExtendedDocument {
  readonly text: string;
  readonly model: Model;
  /** With the names and units that the lines were given. */
  readonly workbook: FoundWorkbook;
  readonly added: readonly WorkbookAddition[];
  readonly refusals: readonly Refusal[];
}

/** What a document is bound to. */
export interface OnRecord {
  readonly library: Library;
  readonly data: CompanyData;
}

/** Takes rows and period columns that a workbook has besides those of its document into the document, each wholly or not at all. */
export function withAdditions(text: string, record: OnRecord, model: Model, workbook: FoundWorkbook): ExtendedDocument {
  const additions = findAdditions(model, workbook, findLines(model, workbook, layoutOf(model)).layout);
  const longer = withColumns({text, model, workbook, added: [], refusals: []}, record, additions);
  return withRows(longer, record, additions.rows);
}

function withColumns(was: ExtendedDocument, record: OnRecord, {columns}: Additions): ExtendedDocument {
  const spec = periodsOf(was.text);
  const own = was.model.lines.find(({scope}) => scope.prefix === "")?.scope.calendar;
  if (!spec || !own || columns.length === 0) return was;
  const follows = labelsAfter(own, columns);
  const last = follows.at(-1);
  const longer = last === undefined ? null : withPeriods(was.text, {...spec, last});
  const model = longer?.ok ? soundModel(longer.text, record) : null;
  const taken = longer?.ok && model ? follows : [];
  const refusals = columns
    .filter((label) => !taken.includes(label))
    .map((label) => notAPeriod(label, own.periods.at(-1)?.label ?? ""));
  if (!longer?.ok || !model) return {...was, refusals};
  const workbook = withFacts(was.workbook, model, taken);
  const added = taken.map((name): WorkbookAddition => ({kind: "period", name, note: null}));
  return {text: longer.text, model, workbook, refusals, added};
}

/** The workbook with what its formulas read of added periods, where the reader left that out: the calendar says it. */
function withFacts(workbook: FoundWorkbook, model: Model, periods: readonly string[]): FoundWorkbook {
  const layout = layoutOf(model);
  const name = findLines(model, workbook, layout).layout.sheets.get("") ?? "";
  const sheet = workbook.get(name);
  const heads = sheet && headsOf(sheet);
  if (!sheet || !heads) return workbook;
  const labels =
    model.lines.find(({scope}) => scope.prefix === "")?.scope.calendar.periods.map(({label}) => label) ?? [];
  const rows = rowsByName(sheet, heads);
  const cells = (layout.facts.get("") ?? []).flatMap((fact) => {
    const values = periodFactsOf(model, "", fact);
    return (rows.get(fact) ?? []).flatMap((row) =>
      periods.flatMap((label): [string, FoundCell][] => {
        const place = {row, column: heads.columns.get(label) ?? 0};
        const value = String(values[labels.indexOf(label)]?.value ?? "");
        const isGiven = (sheet.get(address(place))?.value ?? "") !== "";
        return isGiven ? [] : [[address(place), {...place, type: "number", value}]];
      })
    );
  });
  return new Map([...workbook, [name, new Map([...sheet, ...cells])]]);
}

/** Headings that name the periods after the last, without a gap. */
function labelsAfter({spec, periods}: Calendar, columns: readonly string[]): string[] {
  const longest = columns.flatMap((label): Calendar[] => {
    try {
      return [calendar({...spec, last: label})];
    } catch (error) {
      if (error instanceof CalendarError) return [];
      throw error;
    }
  });
  const after = longest.map((each) => each.periods.slice(periods.length).map(({label}) => label));
  const whole = after.filter((labels) => labels.every((label) => columns.includes(label)));
  return whole.sort((a, b) => b.length - a.length)[0] ?? [];
}

function notAPeriod(label: string, last: string): Refusal {
  return {
    where: label.slice(0, 60),
    reason: t(
      `a column of your own: its heading is no period that follows ${last} without a gap, so it is not read`,
      `自建的列：表头不是紧接 ${last} 的期间，不予读取`
    )
  };
}

function withRows(was: ExtendedDocument, record: OnRecord, rows: readonly AddedRow[]): ExtendedDocument {
  const refusals = [...was.refusals];
  const placed: PlacedRow[] = [];
  let {text, model} = was;
  for (const row of rows) {
    const at = typedRow(row, model, placed);
    const line = "why" in at ? at : typedLine(at, model.sheet.counts ?? []);
    const said = "problem" in line ? messageText(line.problem) : "why" in line ? line.why : null;
    const edited =
      "problem" in line || "why" in line ? null : withLine(text, record.library, aboveOf(row, placed), line);
    const next = edited?.ok ? soundModel(edited.text, record) : null;
    if ("name" in at && edited?.ok && next) {
      [text, model] = [edited.text, next];
      placed.push({row, name: at.name});
      continue;
    }
    const problem = edited?.ok ? firstProblem(edited.text, record) : null;
    const unfit = problem === null ? t("its name does not fit the model", "其名称与模型不符") : messageText(problem);
    refusals.push(notALine(row, said ?? unfit));
  }
  const workbook = withNames(was.workbook, model, placed);
  const {layout} = findLines(model, workbook, layoutOf(model));
  const added = [...was.added];
  for (const each of placed) {
    const filled = filledRow(text, each, {library: record.library, model, workbook, layout}, record);
    text = filled.text;
    model = soundModel(text, record) ?? model;
    added.push({kind: "line", name: each.name, note: noteOf(each, filled.note, model)});
  }
  return {text, model, workbook, added, refusals};
}

/** What a reader would type for a row: its own words, a name that is free, any value for now. */
function typedRow(
  {name, title, unit, kind, isSeries}: AddedRow,
  model: Model,
  placed: readonly PlacedRow[]
): TypedLine | {readonly why: Text} {
  if (title === "" && name === "")
    return {
      why: t("it has neither a name nor a title; type one and read it again", "既无名称也无标题；请填写后再导入")
    };
  const taken = new Set([...model.lines.map((line) => line.name), ...placed.map((each) => each.name)]);
  const isName = /^[a-z][a-z0-9_]*$/.test(name) && !taken.has(name);
  return {
    name: isName ? name : nameFor(name || title, taken),
    title: title || name,
    unit: unit || "1",
    kind: isSeries ? (kind ?? kindOf(unit, model) ?? "") : "",
    worth: isSeries ? "input 0 thereafter" : "input 0",
    reason: printWritten(ADDED)
  };
}

/** What periods of an amount are where a row does not say: money and counts add up. Null for all other units. */
function kindOf(unit: string, {sheet}: Model): Kind | null {
  try {
    return isAmount(parseUnit(unit || "1", sheet.counts)) ? "flow" : null;
  } catch (error) {
    if (error instanceof UnitError) return null;
    throw error;
  }
}

/** What is said of a line beside its own words; null where there is nothing. */
function noteOf({row, name}: PlacedRow, filled: Text | null, model: Model): Text | null {
  const notes: Text[] = [];
  if (row.isCopy) notes.push(copyOf({row, name}));
  if (row.isSeries && row.kind === null && kindOf(row.unit, model) !== null) {
    const line = lineOf(model, name);
    const [en, zh] = [kindInWords(line, "en"), kindInWords(line, "zh")];
    notes.push(t(`its kind is not stated: taken as ${en}`, `未注明类别，按${zh}处理`));
  }
  if (filled) notes.push(filled);
  if (notes.length === 0) return null;
  return t(notes.map(({en}) => en).join("; "), notes.map(({zh}) => zh).join("；"));
}

function copyOf({row, name}: PlacedRow): Text {
  return t(
    `${row.name} stands in more than one row: the one that formulas read is the line, this one is ${name}`,
    `${row.name} 出现在多行：公式所引用的一行为原有的行，此行记为 ${name}`
  );
}

function aboveOf({row, below}: AddedRow, placed: readonly PlacedRow[]): string | null {
  const nearest = placed.filter((each) => each.row.below === below && each.row.row < row).at(-1);
  return nearest?.name ?? below;
}

/** The line with what its row holds: a formula where the row follows one, else its numbers. */
function filledRow(
  text: string,
  row: PlacedRow,
  where: Parameters<typeof withRowNumbers>[2],
  record: OnRecord
): {text: string; note: Text | null} {
  let why: Text | null = null;
  if (hasFormula(row, where)) {
    try {
      const put = withRowFormula(text, row, where);
      if (put !== null && soundModel(put, record)) return {text: put, note: null};
      const problem = put === null ? null : firstProblem(put, record);
      why = problem === null ? null : messageText(problem);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      why = messageText(error.message);
    }
  }
  const numbers = withRowNumbers(text, row, where);
  const isSound = numbers !== null && soundModel(numbers.text, record) !== null;
  const note =
    why === null
      ? (numbers?.note ?? null)
      : t(`its numbers are taken, not its formulas: ${why.en}`, `采用其数值而非公式：${why.zh}`);
  if (isSound) return {text: numbers.text, note};
  return {text, note: t("holds no number that can be read, so it stands at 0", "没有可读取的数字，暂记为 0")};
}

/** The workbook with names and units in the rows that had none, as ours are found by them. */
function withNames(workbook: FoundWorkbook, model: Model, placed: readonly PlacedRow[]): FoundWorkbook {
  const sheets = new Map(workbook);
  for (const {row, name} of placed) {
    const sheet = sheets.get(row.sheet);
    const heads = sheet && headsOf(sheet);
    if (!sheet || !heads) continue;
    const text = (column: number, value: string): [string, FoundCell] => [
      address({row: row.row, column}),
      {row: row.row, column, type: "text", value}
    ];
    const unit = formatUnit(lineOf(model, name).unit);
    sheets.set(row.sheet, new Map([...sheet, text(heads.name, name), text(heads.unit, unit)]));
  }
  return sheets;
}

function notALine({sheet, row, name, title}: AddedRow, why: Text): Refusal {
  return {
    where: `${sheet}: ${(name || title || String(row)).slice(0, 60)}`,
    reason: t(`a row of your own, not taken as a line: ${why.en}`, `自建的行，未能作为一行采用：${why.zh}`)
  };
}

/** A text compiled on the record; null where it has errors. */
export function soundModel(text: string, {library, data}: OnRecord): Model | null {
  const {bound} = boundSheet(text, library, data);
  return bound && compiledText(bound).model;
}

/** The first thing wrong with a text; null for one that is sound. */
export function firstProblem(text: string, {library, data}: OnRecord): string | null {
  const {bound, problems} = boundSheet(text, library, data);
  const told = bound ? compiledText(bound).problems : problems;
  return errorsAmong(told)[0]?.message ?? null;
}
