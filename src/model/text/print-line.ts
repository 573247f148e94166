import {printDistribution} from "./distribution.js";
import {printFactName} from "./fact-name.js";
import {BELOW_LINE} from "./line.js";
import type {Definition, LineStatement, Range, WrittenSeries, Traits, WrittenNumber} from "./node.js";
import {printOverride} from "./override.js";
import {wrapSql} from "./sql.js";
import {printWritten, wordMeant} from "./words.js";
import {argumentsOf, wrapFormula} from "./wrap.js";

const WITHIN = "  ";

/** Columns of a block of lines, so that units and definitions stand below one another. */
export interface ColumnWidths {
  readonly name: number;
  readonly measure: number;
}

/** Widest name and unit that others are moved for. */
const WIDEST = {name: 32, measure: 28} as const;

export function widthsOf(lines: readonly LineStatement[], nameOf: (line: LineStatement) => string): ColumnWidths {
  const widest = (lengths: readonly number[], most: number) => Math.max(0, ...lengths.filter((n) => n <= most));
  return {
    name: widest(
      lines.map((line) => nameOf(line).length),
      WIDEST.name
    ),
    measure: widest(
      lines.map((line) => measureOf(line).length),
      WIDEST.measure
    )
  };
}

function measureOf({unit, traits}: LineStatement): string {
  return [unit, ...traitWords(traits)].filter((word) => word !== "").join(" ");
}

function traitWords({kind, timing, sign, isPartial, isPlug}: Traits): string[] {
  return [kind ?? "", timing ?? "", sign ?? "", isPartial ? "partial" : "", isPlug ? "plug" : ""];
}

/** A line of the model with all below it. */
export function printLine(line: LineStatement, name: string, columns: ColumnWidths, indent = ""): string[] {
  const measure = measureOf(line);
  const head = `${indent}${name.padEnd(columns.name)}${columns.measure + measure.length === 0 ? "" : `  ${measure.padEnd(columns.measure)}`}`;
  const {definition} = line;
  const inner = indent + WITHIN;
  const remark = line.remark === null ? "" : ` // ${line.remark}`.trimEnd();
  const branches = definition.type === "formula" ? branchesOf(definition.formula) : null;
  return [
    branches
      ? `${head.trimEnd()}${remark}`
      : `${printDefinition(`${head}  `, definition, `${inner}${WITHIN}`)}${remark}`,
    ...(branches ?? []).map(([word, formula]) => wrapFormula(`${inner}${word} = `, formula, `${inner}${WITHIN}`)),
    ...(line.actual === null ? [] : [`${inner}actual ${printSeries(line.actual)}`]),
    ...line.overrides.map((override) => printOverride(override, inner)),
    ...(line.title === null ? [] : [inner + printWritten(line.title, beginsOtherwise)]),
    ...(line.reason === null
      ? []
      : [`${inner}${line.definition.type === "input" ? "because" : "note"} ${printWritten(line.reason)}`]),
    ...(line.source === null ? [] : [`${inner}source ${printWritten(line.source)}`])
  ];
}

/** Whether a title would be read as what else may stand below a line. */
function beginsOtherwise(title: string): boolean {
  return (
    wordMeant(title, BELOW_LINE) !== null || (BELOW_LINE as readonly string[]).includes(title.split(/\s/)[0] ?? "")
  );
}

/** A formula for forecast periods and one for reported ones; null where it is one for all. */
export function branchesOf(formula: string): (readonly [string, string])[] | null {
  const [condition, forecast, reported, ...more] = argumentsOf(formula, "if") ?? [];
  if (condition !== "is_estimate" || forecast === undefined || reported === undefined || more.length > 0) return null;
  if (formula !== `if(is_estimate, ${forecast}, ${reported})`) return null;
  const branches = [["forecast", forecast] as const, ["reported", reported] as const];
  return branches.filter(([, branch], i) => i === 0 || branch !== "missing");
}

function printStep(step: WrittenNumber | null): string {
  return step ? ` step ${step.text}` : "";
}

function printDefinition(head: string, definition: Definition, indent: string): string {
  switch (definition.type) {
    case "formula":
      return wrapFormula(`${head}= `, definition.formula, indent);
    case "check":
      return wrapFormula(`${head}check `, definition.formula, indent);
    case "input": {
      const drawn = definition.distribution ? ` ${printDistribution(definition.distribution)}` : "";
      return `${head}input ${printSeries(definition.series)}${printRange(definition.range)}${printStep(definition.step)}${drawn}`;
    }
    case "stated":
      return `${head}stated ${printSeries(definition.series)}`;
    case "fact": {
      const {fact, otherwise} = definition;
      const assumed = otherwise ? ` else input ${printSeries(otherwise.series)}${printRange(otherwise.range)}` : "";
      return `${head}fact ${printFactName(fact)}${assumed}`;
    }
    case "market":
      return `${head}market ${printFactName(definition.fact)}${printRange(definition.range)}${printStep(definition.step)}`;
    case "usage": {
      const {measure, labs, between} = definition;
      return `${head}usage ${measure} of ${labs.join(", ")}${between ? ` from ${between[0]} to ${between[1]}` : ""}`;
    }
    case "table": {
      const points = definition.points.map(([x, y]) => `${x.text} ${y.text}`).join(", ");
      return `${head}table ${definition.units.join(" to ")}: ${points}`;
    }
    case "sql":
      return wrapSql(`${head}= `, definition.query, indent);
    case "given":
      return `${head}given`;
  }
}

export function printSeries({items, thereafter}: WrittenSeries): string {
  const numbers = items.map(({label, quantity}) => `${label === null ? "" : `${label} `}${quantity.text}`);
  return `${numbers.join(", ")}${thereafter ? " thereafter" : ""}`;
}

export function printBounds([least, greatest]: Range): string {
  return `${least.text}..${greatest.text}`;
}

function printRange(range: Range | null): string {
  return range === null ? "" : ` in ${printBounds(range)}`;
}
