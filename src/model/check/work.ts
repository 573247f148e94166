import {LIMITS} from "../formula/limits.js";
import {children, type Node} from "../formula/node.js";
import {FUNCTIONS} from "../functions/functions.js";
import {errorIn, type Problem} from "../problem.js";
import type {Line} from "../sheet/link.js";
import {declaredType} from "./lines.js";

/** Operations of one cell when every series a function reads is spelled out. */
function work(node: Node, periods: number): number {
  const below = children(node).reduce((total, child) => total + work(child, periods), 0);
  const isOverPeriods = node.type === "call" && FUNCTIONS.get(node.name)?.reduces?.(node.args);
  return 1 + below * (isOverPeriods ? periods : 1);
}

/** A problem when all cells together would take more operations than one sheet may. */
export function checkWork(lines: readonly Line[], most: number = LIMITS.work): Problem[] {
  let total = 0;
  for (const line of lines) {
    const periods = line.scope.calendar.periods.length;
    const cells = line.spec.type === "check" || declaredType(line).isSeries ? periods : 1;
    total += line.node ? work(line.node, periods) * cells : cells;
    if (total > most)
      return [
        errorIn(
          line.name,
          "limit",
          `more than ${most} operations up to ${line.name}; expected fewer: sum in steps, or take fewer periods`
        )
      ];
  }
  return [];
}
