import {lookUp} from "../../lib/look-up.js";
import type {ComparisonSign, Node} from "../formula/node.js";
import {COMPARISONS} from "../formula/node.js";
import {printFormula} from "../formula/print.js";
import {ANYTHING, LOGICAL, PURE, type ReportPart, type Typed} from "../functions/define.js";
import {FUNCTIONS} from "../functions/functions.js";
import {BUILT_IN_NAMES} from "../functions/names.js";
import {SYNONYMS} from "../functions/synonyms.js";
import {isWindow} from "../functions/window-periods.js";
import {didYouMean} from "../nearest.js";
import type {Kind} from "../sheet/line.js";
import {unknownName, type Line, type Scope} from "../sheet/link.js";
import {formatUnit} from "../unit/format.js";
import {divideUnits, isPure, multiplyUnits, raiseUnit, sameUnit, type Unit} from "../unit/unit.js";

/** Where an expression is typed: whose names hold, the line it stands in, and where to report. */
export interface TypingContext {
  readonly scope: Scope;
  readonly line: string;
  readonly report: ReportPart;
  /** The type of a line by its own declaration. */
  readonly typeOfLine: (line: Line) => Typed;
}

/** Unit, shape and kind of an expression; reports what does not fit and goes on. */
export function typeOf(node: Node, context: TypingContext): Typed {
  switch (node.type) {
    case "number":
      return node.value === 0 ? ANYTHING : PURE;
    case "text":
      context.report("shape", `text "${node.value}" in ${context.line}; expected a number or a name here`, node);
      return ANYTHING;
    case "name":
      return typeOfName(node, context);
    case "negate":
      return amount(node.operand, context);
    case "binary":
      return typeOfBinary(node, context);
    case "call":
      return typeOfCall(node, context);
  }
}

function typeOfName(node: Node & {type: "name"}, {scope, line, report, typeOfLine}: TypingContext): Typed {
  const {name} = node;
  const built = lookUp(BUILT_IN_NAMES, name);
  if (built) return built.type;
  const found = scope.find(name);
  if (!found) report("unknown_name", `unknown name: ${name} in ${line}${unknownName(name, scope)}`, node);
  else if (found.spec.type === "table") report("shape", `table ${name} in ${line}; expected lookup(${name}, …)`, node);
  else if (found.spec.type === "check") report("shape", `check ${name} in ${line}; expected a line with a value`, node);
  else return typeOfLine(found);
  return ANYTHING;
}

/** The type of an operand, which may be neither a condition nor a window. */
function amount(node: Node, context: TypingContext): Typed {
  const typed = typeOf(node, context);
  refuseWindow(node, context);
  if (typed.isLogical)
    context.report("unit", `condition ${printFormula(node)} in ${context.line}; expected an amount: if(…, 1, 0)`, node);
  return typed;
}

function refuseWindow(node: Node, {report, line}: TypingContext): void {
  if (isWindow(node))
    report(
      "shape",
      `${printFormula(node)} in ${line}; expected it within sum(), npv() or another that reduces a series`,
      node
    );
}

function typeOfBinary(node: Node & {type: "binary"}, context: TypingContext): Typed {
  const {operator} = node;
  const left = amount(node.left, context);
  const right = amount(node.right, context);
  const isSeries = left.isSeries || right.isSeries;
  if (operator === "*")
    return {unit: both(left, right, multiplyUnits), isSeries, isLogical: false, kind: productKind(left, right)};
  if (operator === "/")
    return {unit: both(left, right, divideUnits), isSeries, isLogical: false, kind: quotientKind(left, right)};
  if (operator === "^") return {...powerType(node, left, right, context), isSeries};
  if (left.unit && right.unit && !sameUnit(left.unit, right.unit))
    context.report("unit", mixed(node, left.unit, right.unit, context.line), node);
  if (isComparison(operator)) return {...LOGICAL, isSeries};
  const kind = left.kind === right.kind || !right.unit ? left.kind : left.unit ? null : right.kind;
  return {unit: left.unit ?? right.unit, isSeries, isLogical: false, kind: kind ?? sumKind(left, right)};
}

function isComparison(operator: string): operator is ComparisonSign {
  return (COMPARISONS as readonly string[]).includes(operator);
}

function mixed(node: Node & {type: "binary"}, left: Unit, right: Unit, line: string): string {
  const named = (unit: Unit) => (isPure(unit) ? "a pure number" : formatUnit(unit));
  const [l, r] = [named(left), named(right)];
  const act =
    node.operator === "+"
      ? `add ${r} to ${l}`
      : node.operator === "-"
        ? `subtract ${r} from ${l}`
        : `compare ${l} with ${r}`;
  const repair =
    isPure(left) || isPure(right)
      ? "expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit"
      : "convert() one of them";
  return `cannot ${act} in ${line}; ${repair} (${printFormula(node)})`;
}

function both(left: Typed, right: Typed, combine: (a: Unit, b: Unit) => Unit): Unit | null {
  return left.unit && right.unit ? combine(left.unit, right.unit) : null;
}

/** A single value or a pure number does not change what a series is. */
const isFactor = ({isSeries, kind}: Typed) => !isSeries || kind === "ratio" || kind === "rate";

function productKind(left: Typed, right: Typed): Kind | null {
  if (isFactor(right)) return left.kind ?? right.kind;
  return isFactor(left) ? right.kind : null;
}

function quotientKind(left: Typed, right: Typed): Kind | null {
  if (isFactor(right)) return left.kind;
  return left.kind === right.kind ? "ratio" : null;
}

/** 1 + growth is what growth is. */
function sumKind(left: Typed, right: Typed): Kind | null {
  if (!left.isSeries) return right.kind;
  return right.isSeries ? null : left.kind;
}

function powerType(node: Node & {type: "binary"}, base: Typed, exponent: Typed, context: TypingContext): Typed {
  if (exponent.unit && !isPure(exponent.unit))
    context.report(
      "unit",
      `exponent in ${formatUnit(exponent.unit)} in ${context.line}; expected a pure number`,
      node.right
    );
  if (!base.unit || isPure(base.unit)) return base;
  const whole = node.right.type === "number" && Number.isInteger(node.right.value) ? node.right.value : null;
  if (whole !== null) return {...base, unit: raiseUnit(base.unit, whole)};
  context.report(
    "unit",
    `${formatUnit(base.unit)} to a power that is not written out in ${context.line}; expected a pure number`,
    node
  );
  return {...base, unit: null};
}

function typeOfCall(node: Node & {type: "call"}, context: TypingContext): Typed {
  const definition = FUNCTIONS.get(node.name);
  if (!definition) {
    const meant = SYNONYMS.get(node.name);
    const hint = meant ? `; here it is written ${meant.here}` : didYouMean(node.name, FUNCTIONS.keys());
    context.report("unknown_name", `unknown function: ${node.name} in ${context.line}${hint}`, node);
    return ANYTHING;
  }
  const [least, most] = definition.arity;
  if (node.args.length < least || node.args.length > most) {
    const expected = definition.signature;
    context.report(
      "arity",
      `${node.name} with ${node.args.length} arguments in ${context.line}; expected ${expected}`,
      node
    );
    return ANYTHING;
  }
  const reduces = definition.reduces?.(node.args) ?? isWindow(node);
  const args = node.args.map((arg, i) => {
    if (!reduces) refuseWindow(arg, context);
    if (definition.maybeTexts?.includes(i) && arg.type === "text") return ANYTHING;
    if (definition.texts?.includes(i)) return typeOfText(arg, node.name, context);
    return definition.table === i ? typeOfTable(arg, context) : typeOf(arg, context);
  });
  const report: ReportPart = (kind, message, about = node) => {
    context.report(kind, `${message} (in ${context.line})`, about);
  };
  return definition.type({name: node.name, nodes: node.args, args, scope: context.scope, report});
}

function typeOfText(node: Node, call: string, {report, line}: TypingContext): Typed {
  if (node.type !== "text")
    report("arity", `${printFormula(node)} in ${call} in ${line}; expected a text in quotation marks`, node);
  return ANYTHING;
}

function typeOfTable(node: Node, {scope, line, report}: TypingContext): Typed {
  const found = node.type === "name" ? scope.find(node.name) : undefined;
  if (found?.spec.type === "table") return {...ANYTHING, unit: found.unit};
  const name = printFormula(node);
  const tables = [...scope.names()].filter((each) => scope.find(each)?.spec.type === "table");
  report("unknown_name", `unknown table: ${name} in ${line}${unknownName(name, scope, tables)}`, node);
  return ANYTHING;
}
