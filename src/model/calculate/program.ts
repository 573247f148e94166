import type {CellNode} from "./cell-node.js";
import {BLOCK, copy} from "./kernels.js";
import {laneByLane, type Kernel, type Operand, type Operation} from "./operation.js";

/** Works something out for the first `n` lanes of the block. */
type Step = (n: number) => void;

const kernels = new WeakMap<Operation, Kernel>();

function kernelOf(operation: Operation): Kernel {
  const kernel = operation.kernel ?? kernels.get(operation) ?? laneByLane(operation.core);
  kernels.set(operation, kernel);
  return kernel;
}

/**
 * The cells to work out for every lane, as one list of operations on blocks that were set aside beforehand. What does
 * not vary from lane to lane is worked out while the list is made.
 */
export class Program {
  private readonly steps: Step[] = [];
  private readonly blocks = new Map<number, Float64Array>();
  private readonly temporary = new Set<Operand>();
  private readonly spare: Float64Array[] = [];

  /** `uniform` gives the value of a cell that is the same in all lanes. */
  constructor(
    private readonly width: number,
    private readonly uniform: (cell: number) => number
  ) {}

  /** The block of a cell that varies. */
  block(cell: number): Float64Array {
    const block = this.blocks.get(cell) ?? new Float64Array(this.width);
    this.blocks.set(cell, block);
    return block;
  }

  /** The first `n` lanes of any cell, varying or not; to be read at once. */
  lanes(cell: number, n: number): Float64Array {
    return this.blocks.get(cell) ?? new Float64Array(n).fill(this.uniform(cell));
  }

  /** Worth of a cell in one lane of the current block. */
  value(cell: number, lane: number): number {
    const block = this.blocks.get(cell);
    return block ? (block[lane] as number) : this.uniform(cell);
  }

  /** Appends the working out of a cell; its precedents come before it. */
  add(cell: number, node: CellNode): void {
    const out = this.block(cell);
    const operand = this.bind(node, out);
    if (operand !== out) this.steps.push((n) => copy(out, operand, n));
  }

  /** Appends the solving of a loop of cells, lane by lane; `solve` is given the worth of the cells outside of it. */
  close(cells: readonly number[], solve: (outside: (cell: number) => number) => ReadonlyMap<number, number>): void {
    for (const cell of cells) this.block(cell);
    this.steps.push((n) => {
      for (let lane = 0; lane < n; ++lane) {
        const worth = solve((cell) => this.value(cell, lane));
        for (const cell of cells) this.block(cell)[lane] = worth.get(cell) as number;
      }
    });
  }

  /** Works out every cell for the first `n` lanes of the block. */
  run(n: number): void {
    for (const step of this.steps) step(n);
  }

  private bind(node: CellNode, target?: Float64Array): Operand {
    if (node.type === "constant") return node.value;
    if (node.type === "failure") return NaN;
    if (node.type === "cell") return this.blocks.get(node.cell) ?? this.uniform(node.cell);
    const args = node.args.map((arg) => this.bind(arg));
    if (args.every((arg) => typeof arg === "number")) return node.operation.core(args);
    // Taken before the arguments are given back: an operation never writes over what it reads.
    const out = target ?? this.spare.pop() ?? this.newTemporary();
    const kernel = kernelOf(node.operation);
    this.steps.push((n) => kernel(out, args, n));
    for (const arg of args) if (typeof arg !== "number" && this.temporary.has(arg)) this.spare.push(arg);
    return out;
  }

  private newTemporary(): Float64Array {
    const block = new Float64Array(this.width);
    this.temporary.add(block);
    return block;
  }
}

/** Lanes of a block when there are `count` in all. */
export function blockWidth(count: number): number {
  return Math.min(count, BLOCK);
}
