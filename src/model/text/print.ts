import {printCellName, printSetting} from "./cell-name.js";
import {printFactName} from "./fact-name.js";
import {printPeriods} from "./header.js";
import {printIndicator, printTrigger} from "./case-signs.js";
import type {LineStatement, ModelDocument, SaidOrWhyNot, Setting, Statement, StatementOf} from "./node.js";
import {STATEMENT_WORDS} from "./parse.js";
import {widthsOf, printBounds, printLine} from "./print-line.js";
import {isBelowCase} from "./sections.js";
import {printWritten, wordMeant} from "./words.js";

/** A document as text that `parseModel` reads back to the same document, comments and all. */
export function printModel({statements, comments}: ModelDocument): string {
  const printed = statements.flatMap((statement, i) => [
    ...(i > 0 && statement.isSpaced ? [""] : []),
    ...statement.comments.map((comment) => `// ${comment}`.trimEnd()),
    ...printOne(statements, i)
  ]);
  if (comments.length > 0) printed.push("", ...comments.map((comment) => `// ${comment}`.trimEnd()));
  return `${printed.join("\n")}\n`;
}

/** One statement of a document as it stands among the others, without the comments above it. */
export function printOne(statements: readonly Statement[], at: number): string[] {
  const statement = statements[at] as Statement;
  const [first = "", ...below] = printStatement(statement, blockOf(statements, at));
  const remark = statement.type === "line" ? null : statement.remark;
  return [remark === null ? first : `${first} // ${remark}`.trimEnd(), ...below];
}

/** Lines around a statement that share its columns: those without a heading between them. */
function blockOf(statements: readonly Statement[], at: number): LineStatement[] {
  const isLine = (s: Statement | undefined): s is LineStatement => s?.type === "line";
  let [from, to] = [at, at];
  while (isLine(statements[from - 1])) --from;
  while (isLine(statements[to + 1])) ++to;
  return statements.slice(from, to + 1).filter(isLine);
}

/** The name of a line at the margin: one that begins a statement of another kind takes a word before it. */
function marginName({name}: LineStatement): string {
  return STATEMENT_WORDS.includes(name) || name === "line" ? `line ${name}` : name;
}

function printStatement(statement: Statement, block: readonly LineStatement[]): string[] {
  switch (statement.type) {
    case "line":
      return printLine(statement, marginName(statement), widthsOf(block, marginName));
    case "group":
      return [`# ${printWritten(statement.title)}`];
    case "title":
      return [`title ${printWritten(statement.words)}`];
    case "field":
      return [`${statement.name} ${statement.name === "valued" ? "on " : ""}${statement.text}`];
    case "periods":
      return [printPeriods(statement)];
    case "shared": {
      const {name, parameters} = statement;
      return [`shared ${name}${parameters.length > 0 ? ` (${parameters.join(", ")})` : ""}`];
    }
    case "include":
      return printInclude(statement);
    case "case":
      return printCase(statement);
    case "no case":
      return [`no case ${statement.key} because ${printWritten(statement.reason)}`];
    case "method":
      return printMethod(statement);
    case "headline":
      return [`headline ${statement.lines.join(", ")}`];
    case "reverse": {
      const {input, how, between, read} = statement;
      const below = read.map(({cell, title}) => `  read ${printCellName(cell)} as ${printWritten(title)}`);
      return [`reverse ${input} ${how} ${printBounds(between)}`, ...below];
    }
    case "tokens":
      return printTokens(statement);
    case "ties":
      return [`ties ${printCellName(statement.cell)} with ${printFactName(statement.fact)}`];
    case "consensus":
      return [`consensus ${printCellName(statement.cell)} from ${printFactName(statement.fact)}`];
    case "untied":
      return [`untied ${printCellName(statement.cell)} because ${printWritten(statement.reason)}`];
  }
}

function printInclude({name, parameters, lines}: StatementOf<"include">): string[] {
  const given = Object.entries(parameters).map(([key, value]) => `${key} = ${value}`);
  const columns = {...widthsOf(lines, (line) => line.name), measure: 0};
  return [
    `include ${name}${given.length > 0 ? ` with ${given.join("; ")}` : ""}`,
    ...lines.flatMap((line) => [
      ...(line.isSpaced ? [""] : []),
      ...line.comments.map((comment) => `  // ${comment}`.trimEnd()),
      ...printLine(line, line.name, columns, "  ")
    ])
  ];
}

function printCase({key, probability, title, mechanism, trigger, indicator, settings}: StatementOf<"case">): string[] {
  return [
    `case ${key}${probability ? ` probability ${probability.text}` : ""}`,
    ...(title ? [`  ${printWritten(title, isBelowCase)}`] : []),
    ...(mechanism ? [`  mechanism ${printWritten(mechanism)}`] : []),
    ...printSign("trigger", trigger, printTrigger),
    ...printSign("indicator", indicator, printIndicator),
    ...settings.map(
      ({setting, reason}) => `  ${printSetting(setting)}${reason ? ` because ${printWritten(reason)}` : ""}`
    )
  ];
}

function printSign<T>(word: string, sign: SaidOrWhyNot<T> | null, print: (said: T) => string): string[] {
  if (!sign) return [];
  return ["said" in sign ? `  ${word} ${print(sign.said)}` : `  no ${word} because ${printWritten(sign.whyNot)}`];
}

function printMethod({key, line, title, low, high}: StatementOf<"method">): string[] {
  const end = (word: string, settings: readonly Setting[]) =>
    settings.length > 0 ? [`  ${word} ${settings.map(printSetting).join(", ")}`] : [];
  const isReserved = (text: string) => wordMeant(text, ["low", "high"]) !== null;
  return [
    `method ${key} by ${line}`,
    ...(title ? [`  ${printWritten(title, isReserved)}`] : []),
    ...end("low", low),
    ...end("high", high)
  ];
}

function printTokens({labs, steps, coverage, finding}: StatementOf<"tokens">): string[] {
  const covered = (["list", "effective"] as const).flatMap((at) => (coverage[at] ? [`${coverage[at]} at ${at}`] : []));
  return [
    labs ? `driven by tokens of ${labs.join(", ")}` : "not driven by tokens",
    ...(steps.length > 0 ? [`  steps ${steps.join(", ")}`] : []),
    ...(covered.length > 0 ? [`  coverage ${covered.join(", ")}`] : []),
    ...(finding ? [`  finding ${printWritten(finding)}`] : [])
  ];
}
