import {lookUp} from "../lib/look-up.js";
import {children, type Node} from "../model/formula/node.js";

/** The tree of a spreadsheet's formula with the calls that `exportWorkbook` writes turned back into ours. */
export function fromExcel(node: Node): Node {
  if (node.type === "negate") return {...node, operand: fromExcel(node.operand)};
  if (node.type === "binary") return {...node, left: fromExcel(node.left), right: fromExcel(node.right)};
  if (node.type !== "call") return node;
  const name = lookUp(NAMES, node.name) ?? node.name;
  const [first, second] = node.args;
  if (name === "norm_s_dist" && first) return {...node, name, args: [fromExcel(first)]};
  // A number of a period is guarded against 0, which would mean the whole range.
  if (name === "at" && first && second) return {...node, name, args: [first, fromExcel(children(second)[2] ?? second)]};
  return {...node, name, args: node.args.map(fromExcel)};
}

const NAMES: Readonly<Record<string, string>> = {
  average: "avg",
  index: "at",
  "_xlfn.norm.s.dist": "norm_s_dist"
};
