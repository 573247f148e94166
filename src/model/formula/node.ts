export const COMPARISONS = ["=", "<>", "<", "<=", ">", ">="] as const;

export type ComparisonSign = (typeof COMPARISONS)[number];

export type Operator = "+" | "-" | "*" | "/" | "^" | ComparisonSign;

/** A formula's syntax tree: data, never code. */
export type Node =
  | {readonly type: "number"; readonly value: number}
  | {readonly type: "text"; readonly value: string}
  | {readonly type: "name"; readonly name: string}
  | {readonly type: "negate"; readonly operand: Node}
  | {
      readonly type: "binary";
      readonly operator: Operator;
      readonly left: Node;
      readonly right: Node;
      /** Written with a per cent sign behind it: a division by 100. */
      readonly isPercent?: true;
    }
  | {readonly type: "call"; readonly name: string; readonly args: readonly Node[]};

/** Characters of a formula, counted from 0. */
export interface Span {
  readonly at: number;
  readonly length: number;
}

/** The nodes directly below. */
export function children(node: Node): readonly Node[] {
  if (node.type === "negate") return [node.operand];
  if (node.type === "binary") return [node.left, node.right];
  return node.type === "call" ? node.args : [];
}

/** A node and all below it, outer ones first. */
export function walk(node: Node, found: Node[] = []): readonly Node[] {
  found.push(node);
  for (const child of children(node)) walk(child, found);
  return found;
}

/** Binding strength as in a spreadsheet: comparison < sum < product < power < sign. */
export const STRENGTH: Readonly<Record<Operator, number>> = {
  "=": 1,
  "<>": 1,
  "<": 1,
  "<=": 1,
  ">": 1,
  ">=": 1,
  "+": 2,
  "-": 2,
  "*": 3,
  "/": 3,
  "^": 4
};

export const SIGN_STRENGTH = 5;

/** Of a per cent sign, which binds before all others. */
export const PERCENT_STRENGTH = 6;
