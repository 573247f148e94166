import type {PlacedStatement} from "./include.js";
import type {Statement, WrittenText} from "./node.js";
import {printModel} from "./print.js";

/** A line, a case or another statement that one of two models has otherwise, or alone. */
export interface Difference {
  /** Its name: `other_growth`, `case price_war`. */
  readonly key: string;
  readonly title: WrittenText | null;
  /** As it is written, without comments; null where the model has none. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What two models write otherwise, in the order of the second, what it has no more last. */
export function differences(from: readonly PlacedStatement[], to: readonly PlacedStatement[]): Difference[] {
  const [was, is] = [byKey(from), byKey(to)];
  return [
    ...[...is].flatMap(([key, {text, title}]) => {
      const before = was.get(key)?.text ?? null;
      return before === text ? [] : [{key, title, from: before, to: text}];
    }),
    ...[...was].flatMap(([key, {text, title}]) => (is.has(key) ? [] : [{key, title, from: text, to: null}]))
  ];
}

interface Written {
  readonly text: string;
  readonly title: WrittenText | null;
}

function byKey(statements: readonly PlacedStatement[]): ReadonlyMap<string, Written> {
  return new Map(
    statements.flatMap(({statement}) => {
      const key = keyOf(statement);
      return key === null ? [] : [[key, written(statement)] as const];
    })
  );
}

function written(statement: Statement): Written {
  const bare = {...statement, comments: [], remark: null, isSpaced: false};
  const title = "title" in statement ? statement.title : null;
  return {text: printModel({statements: [bare], comments: []}).trim(), title};
}

/** By what a statement is found in another model; null for titles and headings, which change no number. */
function keyOf(statement: Statement): string | null {
  switch (statement.type) {
    case "title":
    case "group":
    case "shared":
    case "include":
      return null;
    case "line":
      return statement.name;
    case "field":
      return statement.name === "model" ? null : statement.name;
    case "case":
    case "no case":
    case "method":
      return `${statement.type} ${statement.key}`;
    case "ties":
    case "consensus":
    case "untied": {
      const {line, period} = statement.cell;
      return `${statement.type} ${line}${period === null ? "" : `@${period}`}`;
    }
    default:
      return statement.type;
  }
}
