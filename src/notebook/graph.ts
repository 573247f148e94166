import {nearest} from "../model/nearest.js";
import {meant, problemIn, type CellProblem} from "./problem.js";

/** A cell as others see it: its name, and the names it reads, in small letters. */
export interface GraphCell {
  readonly key: string;
  /** Empty for none. */
  readonly name: string;
  /** Whether it is a table to queries, so that no table of the ledger may have its name. */
  readonly isTable: boolean;
  /** What it reads, as written; names that no cell has are left to `isCellName`. */
  readonly reads: readonly {
    readonly name: string;
    readonly isCell: boolean;
    readonly line: number;
    readonly column: number;
  }[];
}

/** Who reads whom, and what is wrong with it. */
export interface CellGraph {
  /** Cells in an order in which each stands after all it reads; those of a circle, and what reads them, are last. */
  readonly order: readonly string[];
  readonly parents: ReadonlyMap<string, readonly string[]>;
  readonly problems: ReadonlyMap<string, readonly CellProblem[]>;
}

/** The graph of cells. `reserved` are names of tables of the ledger in small letters, which no cell may take. */
export function cellGraph(cells: readonly GraphCell[], reserved: ReadonlySet<string> = new Set()): CellGraph {
  const problems = new Map<string, CellProblem[]>(cells.map(({key}) => [key, []]));
  const tell = (key: string, problem: CellProblem) => problems.get(key)?.push(problem);
  const owners = new Map<string, GraphCell[]>();
  for (const cell of cells)
    if (cell.name !== "") owners.set(cell.name.toLowerCase(), [...(owners.get(cell.name.toLowerCase()) ?? []), cell]);
  const place = (cell: GraphCell) => cells.indexOf(cell) + 1;
  for (const [name, sharing] of owners) {
    if (reserved.has(name)) for (const {key, isTable} of sharing) if (isTable) tell(key, ofLedger(name));
    if (sharing.length > 1)
      for (const cell of sharing)
        tell(cell.key, twice(cell.name, sharing.filter((other) => other !== cell).map(place)));
  }
  const parents = new Map<string, readonly string[]>();
  for (const {key, reads} of cells) {
    const found: string[] = [];
    for (const {name, isCell, line, column} of reads) {
      const owning = (owners.get(name.toLowerCase()) ?? []).filter(({isTable}) => isCell || isTable);
      found.push(...owning.map((owner) => owner.key));
      if (owning.length === 0 && isCell) tell(key, unknown(name, [...owners.keys()], line, column));
    }
    parents.set(key, [...new Set(found)]);
  }
  const nameOf = (key: string) => cells.find((cell) => cell.key === key)?.name ?? key;
  for (const [key, path] of circles(cells, parents)) tell(key, circular(path.map(nameOf)));
  return {order: ordered(cells, parents), parents, problems};
}

/** By cell on a circle, the shortest way from it back to itself. */
function circles(
  cells: readonly GraphCell[],
  parents: ReadonlyMap<string, readonly string[]>
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const {key} of cells) {
    const from = new Map<string, string>();
    const queue = [key];
    for (const at of queue)
      for (const parent of parents.get(at) ?? [])
        if (!from.has(parent)) {
          from.set(parent, at);
          queue.push(parent);
        }
    if (!from.has(key)) continue;
    const path = [key];
    for (let at = from.get(key) ?? key; at !== key; at = from.get(at) ?? key) path.unshift(at);
    found.set(key, [key, ...path]);
  }
  return found;
}

function ordered(cells: readonly GraphCell[], parents: ReadonlyMap<string, readonly string[]>): string[] {
  const order = new Set<string>();
  const waiting = new Map(cells.map(({key}) => [key, new Set(parents.get(key))]));
  const children = new Map<string, string[]>();
  for (const [key, reads] of waiting)
    for (const parent of reads) children.set(parent, [...(children.get(parent) ?? []), key]);
  const ready = cells.flatMap(({key}) => (waiting.get(key)?.size === 0 ? [key] : []));
  for (const key of ready) {
    order.add(key);
    for (const child of children.get(key) ?? []) {
      waiting.get(child)?.delete(key);
      if (waiting.get(child)?.size === 0) ready.push(child);
    }
  }
  return [...order, ...cells.flatMap(({key}) => (order.has(key) ? [] : [key]))];
}

function ofLedger(name: string): CellProblem {
  return problemIn(
    0,
    1,
    `${name}: the ledger has a table of that name; expected another`,
    `${name}：账本已有同名表；请另取名称`
  );
}

function twice(name: string, others: readonly number[]): CellProblem {
  const places = others.join(", ");
  return problemIn(
    0,
    1,
    `${name}: cell ${places} has that name too; expected each name once`,
    `${name}：第 ${places} 个单元也用此名；每个名称只能用一次`
  );
}

function unknown(name: string, known: readonly string[], line: number, column: number): CellProblem {
  const close = meant(nearest(name.toLowerCase(), known));
  return problemIn(line, column, `${name}: no cell of that name${close.en}`, `${name}：没有此名称的单元${close.zh}`);
}

function circular(path: readonly string[]): CellProblem {
  const shown = path.map((name) => name || "…").join(" → ");
  return problemIn(
    0,
    1,
    `reads itself: ${shown}; expected a way without a circle`,
    `循环引用：${shown}；应去掉其中一环`
  );
}
