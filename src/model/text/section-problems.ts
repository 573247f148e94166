import {didYouMean} from "../nearest.js";
import {periodIndex, span, type Calendar} from "../calendar/calendar.js";
import type {LineSpec} from "../sheet/line.js";
import type {PlacedStatement} from "./include.js";
import type {CellName, Setting, Statement} from "./node.js";
import {INCLUDE} from "./parse.js";
import {problemAt, type TextProblem} from "./place.js";

/**
 * Names of lines and periods that cases, methods and other sections state and the model does not have. Lines that could not
 * be read, by the problems told before, may be there; so may any that an include would have brought.
 */
export function sectionProblems(
  statements: readonly PlacedStatement[],
  lines: readonly LineSpec[],
  calendar: Calendar,
  before: readonly TextProblem[]
): TextProblem[] {
  const unread = before.map(({line}) => line);
  const isOpen = unread.includes(INCLUDE);
  const names = [...lines.map(({name}) => name), ...unread];
  const inputs = [...lines.flatMap(({name, type}) => (type === "input" ? [name] : [])), ...unread];
  return statements.flatMap(({statement, document}) => {
    const wrong = (name: string, known: readonly string[], what: string, place = statement.place) => {
      if (isOpen || known.includes(name)) return [];
      return [{place, message: `${name}: no ${what} of this model; expected one${didYouMean(name, known)}`}];
    };
    const found = [
      ...linesOf(statement).flatMap((name) => wrong(name, names, "line")),
      ...settingsOf(statement).flatMap(({cell: {line}, quantity}) => wrong(line, inputs, "input", quantity.place)),
      ...(statement.type === "reverse" ? wrong(statement.input, inputs, "input") : []),
      ...periodsOf(statement).flatMap(({period, place}) =>
        periodIndex(calendar, period) < 0
          ? [{place, message: `${period}: no period of this model; expected ${span(calendar)}`}]
          : []
      )
    ];
    return found.map(({place, message}) => ({...problemAt(place, message, "unknown_name"), document}));
  });
}

function linesOf(statement: Statement): readonly string[] {
  if (statement.type === "headline") return statement.lines;
  if (statement.type === "method") return [statement.line];
  if (statement.type === "tokens")
    return [...statement.steps, ...Object.values(statement.coverage).filter((line) => line !== null)];
  return cellsOf(statement).map(({line}) => line);
}

/** Inputs that a statement sets, and to what. */
function settingsOf(statement: Statement): readonly Setting[] {
  if (statement.type === "case") return statement.settings.map(({setting}) => setting);
  return statement.type === "method" ? [...statement.low, ...statement.high] : [];
}

function cellsOf(statement: Statement): readonly CellName[] {
  if (statement.type === "ties" || statement.type === "consensus" || statement.type === "untied")
    return [statement.cell];
  return statement.type === "reverse" ? statement.read.map(({cell}) => cell) : [];
}

/** Periods that cells and settings of a statement name, and where. */
function periodsOf(statement: Statement) {
  const {place} = statement;
  const cells = cellsOf(statement).map((at) => ({...at, place}));
  const set = settingsOf(statement).map(({cell: at, quantity}) => ({...at, place: quantity.place ?? place}));
  return [...cells, ...set].flatMap(({period, place: at}) => (period === null ? [] : [{period, place: at}]));
}
