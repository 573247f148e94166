import {expectedSign, numberSign, takesSign, type Notation} from "../unit/notation.js";
import type {PlacedStatement} from "./include.js";
import type {Definition, LineStatement, Range, Setting, Statement, WrittenNumber, WrittenSeries} from "./node.js";
import {problemAt, type TextPlace, type TextProblem} from "./place.js";
import {written, writtenNumber} from "./quantity.js";
import {argumentsOf} from "./wrap.js";

/** How a unit, as a document writes it, has its numbers written. */
export function notationOf(unit: string): Notation {
  if (unit === "%") return "percent";
  if (unit === "x") return "multiple";
  return /^days?$/.test(unit) ? "day" : unit === "1" ? "plain" : "amount";
}

/** What is wrong with a number of a line as it is written; null where nothing is. The rule stands in `takesSign`. */
export function numberProblem({value, text}: WrittenNumber, unit: string): string | null {
  const notation = notationOf(unit);
  const sign = numberSign(text);
  if (value === 0 || takesSign(notation, sign)) return null;
  const found = `${text} in a line of ${unit}`;
  if (notation !== "percent" || sign !== "") return `${found}; expected ${expectedSign(notation, sign)}`;
  const [asPoints, asFraction] = [written(value / 100, true).text, written(value, true).text];
  // Nobody writes thirty times the whole as 30.
  const meant = Math.abs(value) <= 1 ? `${asPoints} or ${asFraction}` : asPoints;
  return `${found}; expected ${meant}, with its sign`;
}

/** A number that a statement writes, the unit it is in and the line it is of. */
interface NumberOf {
  readonly number: WrittenNumber;
  readonly unit: string;
  readonly line: string;
  /** Where it stands, unless it says so itself. */
  readonly place: TextPlace;
}

/** Numbers of lines, cases, methods and the reverse question whose signs are not those of their lines. */
export function numberProblems(statements: readonly PlacedStatement[]): TextProblem[] {
  const units = new Map<string, string>();
  for (const {statement} of statements) if (statement.type === "line") units.set(statement.name, statement.unit);
  return statements.flatMap(({statement, document}) =>
    numbersOf(statement, units).flatMap(({number, unit, line, place}) => {
      const message = numberProblem(number, unit);
      return message === null ? [] : [{...problemAt(number.place ?? place, message, "unit", line), document}];
    })
  );
}

function numbersOf(statement: Statement, units: ReadonlyMap<string, string>): NumberOf[] {
  const {place} = statement;
  const set = ({cell, how, quantity}: Setting): NumberOf[] => moved(cell.line, how, [quantity]);
  const moved = (line: string, how: Setting["how"], numbers: readonly WrittenNumber[]) => {
    const unit = how === "x" ? "1" : units.get(line);
    return unit === undefined ? [] : numbers.map((number) => ({number, unit, line, place}));
  };
  switch (statement.type) {
    case "line":
      return numbersOfLine(statement);
    case "case":
      return statement.settings.flatMap(({setting}) => set(setting));
    case "method":
      return [...statement.low, ...statement.high].flatMap(set);
    case "reverse":
      return moved(statement.input, statement.how, statement.between);
    default:
      return [];
  }
}

/** Numbers that a line of the model writes. */
export function numbersOfLine(line: LineStatement): NumberOf[] {
  const {name, unit, definition, definitionPlace: place} = line;
  const own = (number: WrittenNumber): NumberOf => ({number, unit, line: name, place});
  const instead = line.overrides.flatMap(({worth}) => ("formula" in worth ? [] : [own(worth)]));
  return [
    ...(definition.type === "table" ? pointsOf(definition, line) : definedBy(definition).map(own)),
    ...(line.actual ? inSeries(line.actual).map(own) : []),
    ...instead
  ];
}

function definedBy(definition: Definition): WrittenNumber[] {
  switch (definition.type) {
    case "input": {
      const {series, range, step, distribution} = definition;
      const drawn = distribution && distribution.type !== "lognormal" ? distribution.numbers : [];
      return [...inSeries(series), ...inRange(range), ...(step ? [step] : []), ...drawn];
    }
    case "stated":
      return inSeries(definition.series);
    case "fact":
      return definition.otherwise
        ? [...inSeries(definition.otherwise.series), ...inRange(definition.otherwise.range)]
        : [];
    case "market":
      return [...inRange(definition.range), ...(definition.step ? [definition.step] : [])];
    case "formula":
      return alone(definition.formula);
    default:
      return [];
  }
}

/** Formulas that are one number, be it of forecast or of reported periods alone. */
function alone(formula: string): WrittenNumber[] {
  const [condition, ...branches] = argumentsOf(formula, "if") ?? [];
  const parts = condition === "is_estimate" ? branches : [formula];
  return parts.flatMap((part) => writtenNumber(part) ?? []);
}

function pointsOf({units, points}: Definition & {type: "table"}, {name, definitionPlace}: LineStatement): NumberOf[] {
  const of = (number: WrittenNumber, unit: string): NumberOf => ({number, unit, line: name, place: definitionPlace});
  return points.flatMap(([x, y]) => [of(x, units[0]), of(y, units[1])]);
}

function inSeries({items}: WrittenSeries): WrittenNumber[] {
  return items.map(({quantity}) => quantity);
}

function inRange(range: Range | null): readonly WrittenNumber[] {
  return range ?? [];
}
