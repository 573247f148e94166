import {children, type Node} from "../formula/node.js";
import {printFormula} from "../formula/print.js";
import type {Typed} from "../functions/define.js";
import {FUNCTIONS} from "../functions/functions.js";
import type {Line} from "../sheet/link.js";
import {typeOf} from "./type-of.js";

type TypeOfLine = (line: Line) => Typed;

/**
 * Why a line has no value over several of its periods together; null where it has. Flows add up, stocks take the last,
 * and rates and ratios are worked out again where their formula reads nothing but the same period.
 */
export function whyNotLonger(line: Line, typeOfLine: TypeOfLine, above: readonly Line[] = []): string | null {
  const {kind, isSeries} = typeOfLine(line);
  if (!isSeries || kind === "flow" || kind === "stock") return null;
  const what = `a ${kind ?? "value"}`;
  if (!line.node)
    return `${what} that is stated, not worked out; expected a flow or a stock to take over longer periods`;
  if (above.includes(line)) return `${what} that reads itself; expected one worked out from flows and stocks`;
  const found = obstacle(line.node, line, typeOfLine, [...above, line]);
  return found && `${what} that ${found}; expected one worked out from flows and stocks of the same period`;
}

function obstacle(node: Node, line: Line, typeOfLine: TypeOfLine, above: readonly Line[]): string | null {
  const context = {scope: line.scope, line: line.name, report: () => undefined, typeOfLine};
  if (!typeOf(node, context).isSeries) return null;
  if (node.type === "name") return obstacleOfName(node.name, line, typeOfLine, above);
  if (node.type === "call") {
    const definition = FUNCTIONS.get(node.name);
    if (definition?.shifts || definition?.reduces?.(node.args)) return `reads other periods by ${printFormula(node)}`;
  }
  for (const child of children(node)) {
    const found = obstacle(child, line, typeOfLine, above);
    if (found) return found;
  }
  return null;
}

function obstacleOfName(name: string, line: Line, typeOfLine: TypeOfLine, above: readonly Line[]): string | null {
  const read = line.scope.find(name);
  if (read)
    return whyNotLonger(read, typeOfLine, above) ? `reads ${name}, which has no value over longer periods` : null;
  return name === "period_index" || name === "is_estimate" ? `reads ${name}` : null;
}
