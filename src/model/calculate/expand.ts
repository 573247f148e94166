import {contextOf} from "../check/lines.js";
import {typeOf} from "../check/type-of.js";
import {fillPeriods} from "../calendar/match.js";
import {PERIOD_FACTS, periodFact} from "../calendar/period-fact.js";
import type {Node, Operator} from "../formula/node.js";
import type {Expansion} from "../functions/define.js";
import {FUNCTIONS} from "../functions/functions.js";
import {nodeAt, type Line} from "../sheet/link.js";
import {ONE} from "../unit/unit.js";
import {add, divide, multiply, negate, power, subtract, sum} from "./arithmetic.js";
import {apply, constant, type CellNode} from "./cell-node.js";
import {failure} from "./failure.js";
import {COMPARE} from "./logic.js";
import type {Operation} from "./operation.js";

/** Where lines keep their cells. */
export interface Places {
  /** Number of a line's cell in a period; of its only cell for a single value. */
  readonly cellOf: (line: Line, period: number) => number;
  readonly isSeries: (line: Line) => boolean;
  readonly kindOf: (line: Line) => string | null;
}

export const OPERATIONS: Readonly<Record<Operator, Operation>> = {
  ...COMPARE,
  "+": add,
  "-": subtract,
  "*": multiply,
  "/": divide,
  "^": power
};

/** What a name is worth in a period; null for a single value. */
type Naming = (name: string, period: number | null) => CellNode;

/** Spells a checked line's formula out, period by period; `period` is null for a single value. */
export function expansionOf(line: Line, places: Places): (period: number | null) => CellNode {
  const at = spelled(line, places, (name, when) => expandName(name, when, line, places));
  const absent = line.spec.type === "formula" ? line.spec.absent : undefined;
  return (period) => {
    const node = nodeAt(line, period === null ? null : (line.scope.calendar.periods[period]?.label ?? ""));
    if (!node) throw new Error(`${line.name} has no formula; expected a formula line`);
    return absent && node === line.node ? {type: "failure", failure: absent} : at(node, period);
  };
}

/** Spells an expression of a line out, by what its names are worth; `instead` may give an expression another way. */
function spelled(
  line: Line,
  places: Places,
  named: Naming,
  instead: (node: Node) => CellNode | null = () => null
): Expansion["at"] {
  const context = contextOf(line, () => undefined);
  const {calendar, find} = line.scope;
  const at = (node: Node, when: number | null): CellNode => {
    const other = instead(node);
    if (other) return other;
    switch (node.type) {
      case "number":
        return constant(node.value);
      case "text":
        throw new Error(`text "${node.value}" in ${line.name}; check the sheet first`);
      case "name":
        return named(node.name, when);
      case "negate":
        return apply(negate, at(node.operand, when));
      case "binary":
        return apply(OPERATIONS[node.operator], at(node.left, when), at(node.right, when));
      case "call": {
        const definition = FUNCTIONS.get(node.name);
        if (!definition) throw new Error(`unknown function: ${node.name}; check the sheet first`);
        const unitOf = (n: Node) => typeOf(n, context).unit ?? ONE;
        const isSeries = (n: Node) => typeOf(n, context).isSeries;
        const table = (n: Node) => tableCells(n.type === "name" ? find(n.name) : undefined, places);
        return definition.expand(node.args, {period: when, calendar, at, unitOf, isSeries, table, find});
      }
    }
  };
  return at;
}

/**
 * A line over several of its periods taken together: flows added up, stocks at the last, rates and ratios worked out
 * again from what they read. The check of the sheet has refused what cannot be.
 */
function overPeriods(line: Line, periods: readonly number[], places: Places): CellNode {
  const cells = periods.map((p): CellNode => ({type: "cell", cell: places.cellOf(line, p)}));
  const last = cells.at(-1) ?? constant(0);
  const kind = places.kindOf(line);
  if (cells.length === 1 || kind === "stock") return last;
  if (kind === "flow") return apply(sum, ...cells);
  if (!line.node) throw new Error(`${line.name} over longer periods; check the sheet first`);
  const context = contextOf(line, () => undefined);
  const once = spelled(line, places, (name, when) => expandName(name, when, line, places));
  // What does not vary over periods is the same over longer ones.
  const again = spelled(
    line,
    places,
    (name) => nameOver(name, line, periods, places),
    (node) => (node.type === "text" || typeOf(node, context).isSeries ? null : once(node, null))
  );
  return again(line.node, null);
}

function nameOver(name: string, line: Line, periods: readonly number[], places: Places): CellNode {
  const found = line.scope.find(name);
  if (!found) {
    const each = periods.map((p) => expandName(name, p, line, places));
    return name === "period_days" ? apply(sum, ...each) : (each.at(-1) as CellNode);
  }
  return overPeriods(
    found,
    periods.flatMap((p) => periodsIn(found, line, p)),
    places
  );
}

function expandName(name: string, period: number | null, line: Line, places: Places): CellNode {
  const {find, calendar, prefix} = line.scope;
  if (name === "missing") return {type: "failure", failure: failure("missing", "missing value")};
  const when = calendar.periods[period ?? 0];
  const fact = PERIOD_FACTS.find((each) => each === name);
  if (fact && when) return constant(periodFact(when, period ?? 0, fact), {name: fact, period: period ?? 0, prefix});
  const found = find(name);
  if (!found) throw new Error(`unknown name: ${name} in ${line.name}; check the sheet first`);
  if (!places.isSeries(found)) return {type: "cell", cell: places.cellOf(found, 0)};
  if (found.scope === line.scope) return {type: "cell", cell: places.cellOf(found, period ?? 0)};
  return overPeriods(found, periodsIn(found, line, period ?? 0), places);
}

function periodsIn(taken: Line, line: Line, period: number): readonly number[] {
  if (taken.scope === line.scope) return [period];
  return fillPeriods(line.scope.calendar, taken.scope.calendar)?.[period] ?? [];
}

function tableCells(line: Line | undefined, {cellOf}: Places): CellNode[] {
  if (line?.spec.type !== "table") throw new Error("lookup without a table; check the sheet first");
  return Array.from({length: line.spec.points.length * 2}, (_, i) => ({type: "cell", cell: cellOf(line, i)}));
}
