import type {Text} from "../../lib/language.js";
import type {Calendar} from "../calendar/calendar.js";
import type {CellNode} from "../calculate/cell-node.js";
import type {Node} from "../formula/node.js";
import type {ProblemKind} from "../problem.js";
import type {Kind, Timing} from "../sheet/line.js";
import type {Line, Scope} from "../sheet/link.js";
import type {Unit} from "../unit/unit.js";

/** What is known of an expression before any number. */
export interface Typed {
  /** Null for what fits any unit: 0, and what is missing. */
  readonly unit: Unit | null;
  readonly isSeries: boolean;
  /** A truth value, as comparisons give. */
  readonly isLogical: boolean;
  /** Null where it is not known, and for single values. */
  readonly kind: Kind | null;
  readonly timing?: Timing | undefined;
}

/** A call being checked: its arguments as written and as typed, and where to report. */
export interface TypedCall {
  readonly name: string;
  readonly nodes: readonly Node[];
  readonly args: readonly Typed[];
  readonly scope: Scope;
  readonly report: ReportPart;
}

/** Tells what is wrong, and of which part of the formula. */
export type ReportPart = (kind: ProblemKind, message: string, about?: Node) => void;

/** A call being spelled out for one period, or for a single value (`period` null). */
export interface Expansion {
  readonly period: number | null;
  readonly calendar: Calendar;
  readonly at: (node: Node, period: number | null) => CellNode;
  readonly unitOf: (node: Node) => Unit;
  readonly isSeries: (node: Node) => boolean;
  /** The cells of a table, arguments first. */
  readonly table: (node: Node) => CellNode[];
  readonly find: (name: string) => Line | undefined;
}

/** What a reader is told of a function or an operator. */
export interface About {
  /** In words, with {1}, {2} for the arguments and {all} for all of them. */
  readonly words: Text;
  readonly help: Text;
  readonly example: Example;
}

/** A formula over the lines of `EXAMPLE_LINES`. */
export interface Example {
  readonly formula: string;
  /** One value, or one for each period; null where there is an error. */
  readonly result: number | readonly (number | null)[];
}

/** A function of the formula language, whole: adding one means adding one of these to a list in this folder. */
export interface FunctionDefinition extends About {
  readonly name: string;
  /** As messages and help show it: "npv(rate, flows)". */
  readonly signature: string;
  readonly arity: readonly [least: number, most: number];
  /** Checks units, shapes and kinds of the arguments; the type of the result. */
  readonly type: (call: TypedCall) => Typed;
  readonly expand: (nodes: readonly Node[], expansion: Expansion) => CellNode;
  /** Positions of arguments that are texts, such as a unit or a period. */
  readonly texts?: readonly number[];
  /** Positions where a text may stand instead of an amount. */
  readonly maybeTexts?: readonly number[];
  /** Position of an argument that names a table. */
  readonly table?: number;
  /** Whether a call reads one other period than that it stands in. */
  readonly shifts?: boolean;
  /** Whether a call reads all periods of its arguments; with several arguments `sum` and its like do not. */
  readonly reduces?: (nodes: readonly Node[]) => boolean;
}

/** The type of a pure number. */
export const PURE: Typed = {unit: {powers: {}, tens: 0}, isSeries: false, isLogical: false, kind: null};

export const ANYTHING: Typed = {unit: null, isSeries: false, isLogical: false, kind: null};

export const LOGICAL: Typed = {...PURE, isLogical: true};
