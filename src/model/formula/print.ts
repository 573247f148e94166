import {PERCENT_STRENGTH, SIGN_STRENGTH, STRENGTH, type Node} from "./node.js";

/** A syntax tree as text, with no more brackets than it needs: `parseFormula(printFormula(node))` is the same tree. */
export function printFormula(node: Node): string {
  return print(node, 0);
}

function print(node: Node, outer: number): string {
  switch (node.type) {
    case "number":
      return String(node.value);
    case "text":
      return `"${node.value.replaceAll('"', '""')}"`;
    case "name":
      return node.name;
    case "call":
      return `${node.name}(${node.args.map((arg) => print(arg, 0)).join(", ")})`;
    case "negate":
      return bracket(`-${print(node.operand, SIGN_STRENGTH)}`, SIGN_STRENGTH, outer);
    case "binary": {
      if (node.isPercent) return `${print(node.left, PERCENT_STRENGTH)}%`;
      const strength = STRENGTH[node.operator];
      const operator = node.operator === "^" ? "^" : ` ${node.operator} `;
      // Operators of one level go from left to right, so an equal one on the right keeps its brackets.
      return bracket(`${print(node.left, strength)}${operator}${print(node.right, strength + 1)}`, strength, outer);
    }
  }
}

function bracket(text: string, strength: number, outer: number): string {
  return strength < outer ? `(${text})` : text;
}
