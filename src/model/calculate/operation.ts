import {failure, type Failure} from "./failure.js";

/** A number for all lanes, or one number per lane. */
export type Operand = number | Float64Array;

/** Fills the first `n` lanes of `out`. */
export type Kernel = (out: Float64Array, args: readonly Operand[], n: number) => void;

/** What is worked out of arguments; a rule may name those its signature counts, which the check of a sheet has counted. */
export type ArgumentRule<T> = {of(args: readonly number[]): T}["of"];

/**
 * What a cell can do with numbers. `core` works one lane and gives a number that is not finite where there is none;
 * `kernel` does the same, bit for bit, for a block of lanes. An operation must never turn an operand that is not
 * finite into a finite result, unless it falls back or does not take it.
 */
export interface Operation {
  readonly name: string;
  readonly core: ArgumentRule<number>;
  /** Why `core` gave no number; asked for finite arguments alone. */
  readonly failure?: ArgumentRule<Failure>;
  readonly kernel?: Kernel;
  /**
   * The spreadsheet function that does the same: its name, arguments that are neighbours joined to ranges; or a pattern
   * such as "XNPV({1},{a},{b})", where {1} is the first argument, {all} is each by itself, and {a}, {b} are ranges that
   * share what follows the numbered ones.
   */
  readonly excel?: string;
  /**
   * Position of the one argument that counts, by the worth of the first; there may be none at it. What is not taken does not
   * matter, not even its error.
   */
  readonly taken?: (first: number) => number;
  /** Whether an argument without a number is passed over for the next one. */
  readonly fallsBack?: boolean;
}

export function failureOf({failure: why, name}: Operation, args: readonly number[]): Failure {
  const said = why?.(args);
  return said ?? failure("overflow", `number too large: ${name} of ${args.map(String).join(", ")}`);
}

/** The kernel of an operation without one of its own: lane by lane through `core`. */
export function laneByLane(core: Operation["core"]): Kernel {
  return (out, args, n) => {
    const lane = new Array<number>(args.length).fill(0);
    for (let i = 0; i < n; ++i) {
      for (let k = 0; k < args.length; ++k) {
        const operand = args[k] as Operand;
        lane[k] = typeof operand === "number" ? operand : (operand[i] as number);
      }
      out[i] = core(lane);
    }
  };
}
