import {tokenize} from "../formula/token.js";
import {includeAll, type Library, type PlacedStatement} from "./include.js";
import type {CellName, Definition, LineStatement, Setting, Statement} from "./node.js";
import type {ReadText} from "./rewrite.js";

/** A formula with a name in it replaced, all else as it is written; functions of the same name stay. */
export function renamedFormula(formula: string, from: string, to: string): string {
  if (formula.includes("{")) return formula;
  const found = tokenize(formula).filter(
    ({type, text}, i, all) => type === "name" && text === from && all[i + 1]?.text !== "("
  );
  return found.reduceRight((text, {at}) => text.slice(0, at) + to + text.slice(at + from.length), formula);
}

/** A statement with every name of a line in it replaced; the same statement where it names no such line. */
export function renamed<T extends Statement>(statement: T, from: string, to: string): T {
  const changed = renamedIn(statement, from, to);
  return JSON.stringify(changed) === JSON.stringify(statement) ? statement : (changed as T);
}

function renamedIn(s: Statement, from: string, to: string): Statement {
  const name = (line: string) => (line === from ? to : line);
  const cell = (at: CellName): CellName => ({...at, line: name(at.line)});
  const setting = (each: Setting): Setting => ({...each, cell: cell(each.cell)});
  switch (s.type) {
    case "line":
      return renamedLine(s, from, to);
    case "include":
      return {...s, lines: s.lines.map((line) => renamedLine(line, from, to))};
    case "case":
      return {...s, settings: s.settings.map((each) => ({...each, setting: setting(each.setting)}))};
    case "method":
      return {...s, line: name(s.line), low: s.low.map(setting), high: s.high.map(setting)};
    case "headline":
      return {...s, lines: s.lines.map(name)};
    case "reverse":
      return {...s, input: name(s.input), read: s.read.map((each) => ({...each, cell: cell(each.cell)}))};
    case "tokens": {
      const {list, effective} = s.coverage;
      const coverage = {list: list && name(list), effective: effective && name(effective)};
      return {...s, steps: s.steps.map(name), coverage};
    }
    case "ties":
    case "consensus":
    case "untied":
      return {...s, cell: cell(s.cell)};
    default:
      return s;
  }
}

function renamedLine(line: LineStatement, from: string, to: string): LineStatement {
  const formula = (text: string) => renamedFormula(text, from, to);
  const {definition} = line;
  const defined: Definition =
    definition.type === "formula" || definition.type === "check"
      ? {...definition, formula: formula(definition.formula)}
      : definition;
  return {
    ...line,
    name: line.name === from ? to : line.name,
    definition: defined,
    overrides: line.overrides.map((each) =>
      "formula" in each.worth ? {...each, worth: {formula: formula(each.worth.formula)}} : each
    )
  };
}

/** What names a line: another line, or a section by its word and key; and the included document it stands in. */
export interface Reader {
  readonly what: string;
  /** "" for the document itself. */
  readonly document: string;
}

/** All that names a line, besides the line itself. */
export function readersOf({document}: ReadText, library: Library, name: string): Reader[] {
  const {statements} = includeAll(document, library);
  return statements.flatMap(({statement, document: within}: PlacedStatement): Reader[] => {
    if (statement.type === "line" && statement.name === name) return [];
    if (renamed(statement, name, `${name}_`) === statement) return [];
    return [{what: wordsOf(statement), document: within}];
  });
}

function wordsOf(statement: Statement): string {
  switch (statement.type) {
    case "line":
      return statement.name;
    case "case":
      return `case ${statement.key}`;
    case "method":
      return `method ${statement.key}`;
    case "tokens":
      return "driven by tokens";
    default:
      return statement.type;
  }
}
