import type {CellNode} from "../model/calculate/cell-node.js";
import {cellsOfLine, type Model} from "../model/compile.js";

const NONE: ReadonlySet<CellNode> = new Set();

/**
 * What the formulas of a line read of the same cell in every period: one named period, a whole series. It stays where a
 * formula is copied along its row. Formulas of another shape, such as where a series begins, are held against their own kind.
 */
export function fixedReferences(model: Model, line: string): ReadonlySet<CellNode> {
  const known = found.get(model) ?? new Map<string, ReadonlySet<CellNode>>();
  found.set(model, known);
  const fixed = known.get(line) ?? fixedIn(model, line);
  known.set(line, fixed);
  return fixed;
}

const found = new WeakMap<Model, Map<string, ReadonlySet<CellNode>>>();

function fixedIn(model: Model, line: string): ReadonlySet<CellNode> {
  const byShape = new Map<string, CellNode[]>();
  for (const cell of cellsOfLine(model, line)) {
    const node = model.formulas[cell];
    if (!node) continue;
    const shape = shapeOf(node);
    byShape.set(shape, [...(byShape.get(shape) ?? []), node]);
  }
  if ([...byShape.values()].every((nodes) => nodes.length < 2)) return NONE;
  const fixed = new Set<CellNode>();
  for (const nodes of byShape.values()) if (nodes.length > 1) gather(nodes, fixed);
  return fixed;
}

function gather(nodes: readonly CellNode[], fixed: Set<CellNode>): void {
  const [first] = nodes;
  if (first?.type === "apply")
    first.args.forEach((_, i) =>
      gather(
        nodes.flatMap((n) => (n.type === "apply" ? (n.args[i] ?? []) : [])),
        fixed
      )
    );
  else if (first && nodes.every((node) => keyOf(node) === keyOf(first))) for (const node of nodes) fixed.add(node);
}

function keyOf(node: CellNode): string {
  if (node.type === "cell") return `cell ${node.cell}`;
  return node.type === "constant" && node.of ? `${node.of.prefix}${node.of.name} ${node.of.period}` : "";
}

function shapeOf(node: CellNode): string {
  if (node.type === "apply") return `${node.operation.name}(${node.args.map(shapeOf).join()})`;
  return node.type === "constant" && node.of ? node.of.name : node.type;
}
