import {evaluate, outcomeOf} from "../../src/model/calculate/evaluate.js";
import {compile} from "../../src/model/compile.js";
import type {Node} from "../../src/model/formula/node.js";
import {parseFormula} from "../../src/model/formula/parse.js";
import {printFormula} from "../../src/model/formula/print.js";
import {FormulaError} from "../../src/model/formula/token.js";
import {FUNCTIONS} from "../../src/model/functions/functions.js";
import {fact, flow, input, table, type LineSpec} from "../../src/model/sheet/line.js";
import {seeded} from "../fixtures/random.js";
import {randomFormula} from "../model/random-sheet.js";

export interface Tally {
  readonly formulas: number;
  /** Refused while being read, and read but refused by the checks. */
  readonly unreadable: number;
  readonly unsound: number;
  readonly evaluated: number;
  /** Cells that gave a number, and cells that gave an error with its origin. */
  readonly numbers: number;
  readonly errors: number;
  readonly slowest: {readonly milliseconds: number; readonly formula: string};
}

type Random = () => number;

const NAMES = ["a", "s", "g", "t", "x", "y", "missing", "period_index", "is_estimate", "nobody", "part.line"];
const TEXTS = ['"FY2026"', '"USD m"', '"linear"', '"step"', '"FY2099"', '""', '"a ""b"""'];
const SIGNS = Array.from("()+-*/^=<>,.%\"' \n\t_aZ019eE€中🙂$!:;[]{}\\&|`~#@").concat(
  "<=",
  "<>",
  "if(",
  "npv(",
  "1e308",
  "__proto__",
  "constructor"
);

const LINES: readonly LineSpec[] = [
  input("a", "1", 0.5, "r"),
  fact("s", "1", [3, -1, 4, 1, -5], "s", {kind: "flow"}),
  fact("g", "1", {FY2026: 2}, "s"),
  table("t", ["1", "1"], [[-1, 5], [0, 1], [4, 9]], "s") // prettier-ignore
];

/** Puts generated formulas, sound, mutated and senseless, through reader, printer, checks and evaluation. */
export function fuzzFormulas(count: number, seed: number, clock: () => number = () => 0): Tally {
  const random = seeded(seed);
  let [unreadable, unsound, evaluated, numbers, errors] = [0, 0, 0, 0, 0];
  let slowest = {milliseconds: 0, formula: ""};
  for (let i = 0; i < count; ++i) {
    const formula = generated(random);
    const start = clock();
    const node = read(formula);
    if (!node) ++unreadable;
    else {
      const cells = worked(formula, node);
      if (!cells) ++unsound;
      else ++evaluated;
      numbers += cells?.numbers ?? 0;
      errors += cells?.errors ?? 0;
    }
    const milliseconds = clock() - start;
    if (milliseconds > slowest.milliseconds) slowest = {milliseconds, formula};
  }
  return {formulas: count, unreadable, unsound, evaluated, numbers, errors, slowest};
}

function generated(random: Random): string {
  const kind = random();
  if (kind < 0.4) return randomFormula(random, ["a", "s", "period_index"], 3).replaceAll(/\bb\b/g, "s");
  if (kind < 0.7) return anyFormula(random, 4);
  if (kind < 0.9) return mutated(anyFormula(random, 4), random);
  return Array.from({length: Math.floor(random() * 40)}, () => pick(SIGNS, random)).join("");
}

function pick<T>(values: readonly T[], random: Random): T {
  return values[Math.floor(random() * values.length)] as T;
}

/** A formula of the grammar that need not make sense. */
function anyFormula(random: Random, depth: number): string {
  const inner = () => anyFormula(random, depth - 1);
  if (depth === 0 || random() < 0.2)
    return random() < 0.6
      ? pick(NAMES, random)
      : random() < 0.7
        ? String(pick([0, 1, 2, 1e21, 5e-324, 0.1], random))
        : pick(TEXTS, random);
  const kind = random();
  if (kind < 0.35) return `${inner()} ${pick(["+", "-", "*", "/", "^", "<", "<=", "=", "<>"], random)} ${inner()}`;
  if (kind < 0.45) return `(${inner()})`;
  if (kind < 0.55) return `-${inner()}`;
  const {name, arity} = pick([...FUNCTIONS.values()], random);
  const args = Math.max(0, Math.min(arity[0] + Math.floor(random() * 2), 5) - (random() < 0.05 ? 1 : 0));
  return `${name}(${Array.from({length: args}, inner).join(", ")})`;
}

function mutated(formula: string, random: Random): string {
  const at = Math.floor(random() * (formula.length + 1));
  const cut = random() < 0.5 ? 1 : 0;
  return formula.slice(0, at) + (random() < 0.7 ? pick(SIGNS, random) : "") + formula.slice(at + cut);
}

/** The tree of a formula; null when it is refused with a message. What is printed must read as the same tree. */
function read(formula: string): Node | null {
  let node: Node;
  try {
    node = parseFormula(formula);
  } catch (error) {
    if (error instanceof FormulaError && error.message.length > 10) return null;
    throw new Error(`crash on ${JSON.stringify(formula)}`, {cause: error});
  }
  const printed = printFormula(node);
  if (JSON.stringify(parseFormula(printed)) !== JSON.stringify(node))
    throw new Error(`${JSON.stringify(formula)} prints as ${printed}, which is another tree`);
  return node;
}

/** How many cells gave a number and an error; null when the checks refuse the formula. */
function worked(formula: string, node: Node): {numbers: number; errors: number} | null {
  const text = printFormula(node);
  const lines = [...LINES, flow("x", "1", text)];
  try {
    const result = compile({
      name: "fuzz",
      calendar: {step: "year", first: "FY2025", last: "FY2029", lastActual: "FY2026"},
      lines
    });
    if (!result.ok) {
      if (result.problems.every((p) => p.message.length > 10)) return null;
      throw new Error("a problem without a message");
    }
    const evaluation = evaluate(result.value);
    const outcomes = result.value.cells.map((_, cell) => outcomeOf(evaluation, cell));
    if (!outcomes.every((o) => (o.ok ? Number.isFinite(o.value) : o.error.detail && o.error.line)))
      throw new Error("neither a number nor an error with its origin");
    const numbers = outcomes.filter((o) => o.ok).length;
    return {numbers, errors: outcomes.length - numbers};
  } catch (error) {
    throw new Error(`crash on ${JSON.stringify(formula)}`, {cause: error});
  }
}
