import {lookUp} from "../../lib/look-up.js";
import {didYouMean} from "../nearest.js";
import type {LineStatement, ModelDocument, Statement, StatementOf} from "./node.js";
import {INCLUDE, parseModel} from "./parse.js";
import {problemAt, type TextPlace, type TextProblem} from "./place.js";

/** Texts of documents that others include, by name. */
export type Library = Readonly<Record<string, string>>;

/** A statement and the document it stands in: "" for the one that was opened, else the one included. */
export interface PlacedStatement {
  readonly statement: Exclude<Statement, {readonly type: "include"}>;
  readonly document: string;
}

export interface Included {
  readonly statements: readonly PlacedStatement[];
  readonly problems: readonly TextProblem[];
}

const DEEPEST = 8;

/** A document with the statements of those it includes in their place, lines replaced as it says. */
export function includeAll(document: ModelDocument, library: Library, above: readonly string[] = []): Included {
  const problems: TextProblem[] = [];
  const statements = document.statements.flatMap((statement): readonly PlacedStatement[] => {
    if (statement.type !== "include") return [{statement, document: above.at(-1) ?? ""}];
    const included = includeOne(statement, library, above);
    problems.push(...included.problems);
    return included.statements;
  });
  return {statements, problems};
}

function includeOne(include: StatementOf<"include">, library: Library, above: readonly string[]): Included {
  const {name, place, lines} = include;
  const refuse = (message: string, at: TextPlace = place) => ({
    statements: [],
    problems: [{...problemAt(at, message, "syntax", INCLUDE), document: above.at(-1) ?? ""}]
  });
  const text = lookUp(library, name);
  const known = Object.keys(library);
  if (text === undefined)
    return refuse(
      `include ${name}: no such document; expected ${known.join(", ") || "none"}${didYouMean(name, known)}`
    );
  if (above.includes(name) || above.length >= DEEPEST)
    return refuse(`include ${name}: within itself, or more than ${DEEPEST} deep`);
  const {document, problems, missing} = filledIn(text, include);
  if (missing !== null) return refuse(missing);
  const inner = includeAll(document, library, [...above, name]);
  const found: Included = {
    statements: inner.statements.filter(({statement}) => statement.type !== "shared"),
    problems: [...problems.map((problem) => ({...problem, document: name})), ...inner.problems]
  };
  return replaceLines(found, lines, include, above.at(-1) ?? "");
}

/** A shared document with its parameters filled in. */
function filledIn(text: string, {name, parameters}: StatementOf<"include">) {
  const [shared = ""] = /^shared .*$/m.exec(text) ?? [];
  const head = parseModel(shared).document.statements.find((s) => s.type === "shared");
  const wanted = head?.parameters ?? [];
  const absent = wanted.filter((parameter) => !Object.hasOwn(parameters, parameter));
  const unknown = Object.keys(parameters).filter((parameter) => !wanted.includes(parameter));
  const missing =
    absent.length > 0
      ? `include ${name}: ${absent.join(", ")} not given; expected with ${absent.map((p) => `${p} = …`).join("; ")}`
      : unknown[0] !== undefined
        ? `include ${name}: ${unknown[0]} is no parameter of it; expected ${wanted.join(", ") || "none"}${didYouMean(unknown[0], wanted)}`
        : null;
  const filled = wanted.reduce((all, parameter) => all.replaceAll(`{${parameter}}`, parameters[parameter] ?? ""), text);
  return {...parseModel(filled), missing};
}

/** Statements with some of their lines as the including document has them; each one left open must be given. */
function replaceLines(
  {statements, problems}: Included,
  lines: readonly LineStatement[],
  include: StatementOf<"include">,
  document: string
): Included {
  const names = statements.flatMap(({statement}) => (statement.type === "line" ? [statement.name] : []));
  const byName = new Map(lines.map((line) => [line.name, line]));
  const told: TextProblem[] = [];
  const tell = (place: TextPlace, message: string, line = "") =>
    told.push({...problemAt(place, message, "unknown_name", line), document});
  for (const {name, place} of lines)
    if (!names.includes(name))
      tell(place, `${name}: no line of ${include.name}; expected one of its lines${didYouMean(name, names)}`, name);
  const replaced = statements.map((placed): PlacedStatement => {
    const {statement} = placed;
    if (statement.type !== "line") return placed;
    const by = byName.get(statement.name);
    if (by) return {statement: onTop(statement, by), document};
    if (statement.definition.type === "given")
      tell(
        include.place,
        `include ${include.name}: ${statement.name} is not given; expected it below, such as ${statement.name} input 1`,
        statement.name
      );
    return placed;
  });
  return {statements: replaced, problems: [...problems, ...told]};
}

function onTop(line: LineStatement, by: LineStatement): LineStatement {
  return {
    ...line,
    ...(by.unit !== "" && {unit: by.unit, traits: by.traits}),
    place: by.place,
    definition: by.definition,
    definitionPlace: by.definitionPlace,
    formulaPlace: by.formulaPlace,
    title: by.title ?? line.title,
    reason: by.reason ?? line.reason,
    source: by.source ?? line.source,
    actual: by.actual ?? line.actual,
    overrides: by.overrides.length > 0 ? by.overrides : line.overrides
  };
}
