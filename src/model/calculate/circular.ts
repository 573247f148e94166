import type {CellNode} from "./cell-node.js";
import type {Operation} from "./operation.js";

/** Its argument as it is; a cell that holds it closes a loop of cells that read one another. */
export const circular: Operation = {name: "circular", core: ([a]: readonly [number]) => a, excel: "({1})"};

export function asksForLoop(node: CellNode): boolean {
  return node.type === "apply" && (node.operation === circular || node.args.some(asksForLoop));
}
