import {transformSync} from "esbuild";
import ts from "typescript";
import {lookUp} from "../../src/lib/look-up.js";
import {sqlEdits} from "./sql-edits.js";

/** One small fault: the text from `start` to `end` of a file replaced. */
export interface Mutant {
  /** Relative to the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly after: string;
}

type Edit = readonly [node: {readonly pos: number; readonly end: number}, after: string];

const SWAPPED = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.PlusToken, "-"],
  [ts.SyntaxKind.MinusToken, "+"],
  [ts.SyntaxKind.AsteriskToken, "/"],
  [ts.SyntaxKind.SlashToken, "*"],
  [ts.SyntaxKind.AsteriskAsteriskToken, "*"],
  [ts.SyntaxKind.LessThanToken, "<="],
  [ts.SyntaxKind.LessThanEqualsToken, "<"],
  [ts.SyntaxKind.GreaterThanToken, ">="],
  [ts.SyntaxKind.GreaterThanEqualsToken, ">"],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, "!=="],
  [ts.SyntaxKind.ExclamationEqualsEqualsToken, "==="],
  [ts.SyntaxKind.AmpersandAmpersandToken, "||"],
  [ts.SyntaxKind.BarBarToken, "&&"],
  [ts.SyntaxKind.PlusEqualsToken, "-="],
  [ts.SyntaxKind.MinusEqualsToken, "+="]
]);

const OTHER_METHOD: Readonly<Record<string, string>> = {
  min: "max",
  max: "min",
  floor: "ceil",
  ceil: "floor",
  every: "some",
  some: "every",
  find: "findLast",
  findLast: "find"
};

/** Methods that ask a function which of two comes first, by the sign of what it gives. */
const SORTS = ["sort", "toSorted"];

/** Functions that are the same in any order of what they are given. */
const IN_ANY_ORDER = new Set([
  "Math.min",
  "Math.max",
  "Math.hypot",
  "Object.is",
  "sameUnit",
  "sameMeasure",
  "sameValues",
  "meets"
]);

/** Methods whose call may be left out: what they are called on stands in. */
const DROPPED = ["filter", "sort", "reverse"];

/** Every small fault this script knows how to plant in a file, in the order of the text. */
export function mutantsOf(file: string, source: string): Mutant[] {
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node) || ts.isImportDeclaration(node) || ts.isThrowStatement(node)) return;
    if (isDefaultOfIndex(node)) {
      visit(node.left);
      return;
    }
    for (const [at, after] of [...codeEdits(node), ...textEdits(node)]) {
      const start = "kind" in at ? (at as ts.Node).getStart(tree) : at.pos;
      const before = source.slice(start, at.end);
      const line = tree.getLineAndCharacterOfPosition(start).line + 1;
      const mutant = {file, line, start, end: at.end, before, after};
      if (before !== after) found.push(mutant);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found.sort((a, b) => a.start - b.start);
}

export function applied(source: string, {start, end, after}: Mutant): string {
  return source.slice(0, start) + after + source.slice(end);
}

function codeEdits(node: ts.Node): Edit[] {
  if (ts.isBinaryExpression(node)) {
    const after = SWAPPED.get(node.operatorToken.kind);
    if (after) return [[node.operatorToken, after]];
    return node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken ? [[node, node.left.getText()]] : [];
  }
  if (ts.isPrefixUnaryExpression(node)) {
    const isDropped = [ts.SyntaxKind.MinusToken, ts.SyntaxKind.ExclamationToken].includes(node.operator);
    return isDropped ? [[node, node.operand.getText()]] : [];
  }
  // One more of a small whole number, twice of any other: one more than a million is no fault to speak of.
  if (ts.isNumericLiteral(node))
    return saysOrder(node) ? [] : [[node, /^\d{1,3}$/.test(node.text) ? `(${node.text} + 1)` : `(${node.text} * 2)`]];
  if (ts.isConditionalExpression(node))
    return [
      [node, `(${node.whenTrue.getText()})`],
      [node, `(${node.whenFalse.getText()})`]
    ];
  if (ts.isIfStatement(node))
    return [
      [node.expression, "true"],
      [node.expression, "false"]
    ];
  return ts.isCallExpression(node) ? callEdits(node) : [];
}

/** Whether a number is the one or the minus one by which a sort is told what comes first: two says the same. */
function saysOrder(node: ts.NumericLiteral): boolean {
  const signed = ts.isPrefixUnaryExpression(node.parent) ? node.parent : node;
  let at: ts.Node = signed.parent;
  if (node.text !== "1" || !ts.isConditionalExpression(at)) return false;
  if (at.condition === signed) return false;
  while (ts.isConditionalExpression(at) || ts.isBinaryExpression(at) || ts.isParenthesizedExpression(at))
    at = at.parent;
  const call = ts.isArrowFunction(at) ? at.parent : at;
  return (
    ts.isCallExpression(call) &&
    ts.isPropertyAccessExpression(call.expression) &&
    SORTS.includes(call.expression.name.text)
  );
}

/** An empty value behind an index, which the compiler asks for (`noUncheckedIndexedAccess`) where one is always there. */
function isDefaultOfIndex(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    isBehindIndex(node.left) &&
    ['""', "0", "[]"].includes(node.right.getText())
  );
}

/** `a[i]`, or `a[i]?.b`, of which the compiler thinks that it may not be there. */
function isBehindIndex(node: ts.Expression): boolean {
  const isField = ts.isPropertyAccessExpression(node) && node.questionDotToken !== undefined;
  const indexed = isField ? node.expression : node;
  return ts.isElementAccessExpression(indexed) && !indexed.questionDotToken;
}

function callEdits(node: ts.CallExpression): Edit[] {
  const [first, second] = node.arguments;
  const swapped: Edit[] =
    first && second && isPlain(first) && isPlain(second) && !IN_ANY_ORDER.has(node.expression.getText())
      ? [[{pos: first.getStart(), end: second.end}, `${second.getText()}, ${first.getText()}`]]
      : [];
  if (!ts.isPropertyAccessExpression(node.expression)) return swapped;
  const {name, expression} = node.expression;
  const other = lookUp(OTHER_METHOD, name.text);
  if (other && !isFromEitherEnd(name.text, first)) swapped.push([name, other]);
  if (DROPPED.includes(name.text)) swapped.push([node, expression.getText()]);
  return swapped;
}

/** Whether a search gives the same from either end: it asks which element is a value, and gives that value. */
function isFromEitherEnd(method: string, test: ts.Expression | undefined): boolean {
  if (!method.startsWith("find") || !test || !ts.isArrowFunction(test) || !ts.isBinaryExpression(test.body))
    return false;
  const {left, operatorToken, right} = test.body;
  const [element] = test.parameters.map((parameter) => parameter.name.getText());
  const isEqual = operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
  return isEqual && [left, right].some((side) => side.getText() === element);
}

function isPlain(node: ts.Expression): boolean {
  return ts.isIdentifier(node) || ts.isPropertyAccessExpression(node) || ts.isNumericLiteral(node);
}

/** Edits of SQL, wherever a text reads like it. */
function textEdits(node: ts.Node): Edit[] {
  if (!ts.isTemplateHead(node) && !ts.isTemplateMiddleOrTemplateTail(node) && !ts.isStringLiteralLike(node)) return [];
  const start = node.getStart();
  return sqlEdits(node.getText()).map(({from, to, after}) => [{pos: start + from, end: start + to}, after]);
}

/** Whether a text is a module: a change may join operators that need parentheses. */
export function parses(source: string): boolean {
  try {
    transformSync(source, {loader: "ts", logLevel: "silent"});
    return true;
  } catch {
    return false;
  }
}
