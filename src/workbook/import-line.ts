import {cellsOfLine, lineOf, periodLabel, type Cell, type Model} from "../model/compile.js";
import type {Period} from "../model/calendar/calendar.js";
import {PERIOD_FACTS, periodFact} from "../model/calendar/period-fact.js";
import type {Node} from "../model/formula/node.js";
import {printFormula} from "../model/formula/print.js";
import {FormulaError} from "../model/formula/token.js";
import {fromExcel} from "./from-excel.js";
import {layoutOf, worksheetOf, type Layout} from "./layout.js";
import {notLeftOpen} from "./left-open.js";
import {readExcel, type ReadFormula} from "./reference.js";

/** One cell's tree beside the others of its line, at the same place within the formula. */
interface Branch {
  /** Index of the period; null for a single value. */
  readonly period: number | null;
  readonly node: Node;
  readonly references: ReadFormula["references"];
}

/**
 * The formula of a line from those of its cells in a workbook laid out as `exportWorkbook` does; null where a cell
 * holds no formula; a file whose rows have moved has a layout of its own. A reference to the period before becomes `prev`, what the first cells hold in its place its
 * opening; of a whole expression taken from the past the opening is not told apart. Throws FormulaError when the cells do
 * not follow one formula.
 */
export function importLine(
  model: Model,
  name: string,
  texts: readonly (string | null)[],
  layout: Layout = layoutOf(model)
): string {
  const sheet = worksheetOf(model, layout, name);
  const cells = cellsOfLine(model, name);
  const branches = texts.flatMap((text, i): Branch[] => {
    if (text === null) return [];
    const {period} = model.cells[cells[i] as number] as Cell;
    const {node, references} = readExcel(notLeftOpen(text), sheet, layout);
    return [{period, references, node: fromExcel(node)}];
  });
  if (branches.length === 0) throw new FormulaError(`${name} holds no formula; expected one in at least one cell`);
  return printFormula(new Merger(model, name).merge(branches));
}

class Merger {
  constructor(
    private readonly model: Model,
    private readonly name: string
  ) {}

  /** The one tree of which every branch is an instance. */
  merge(branches: readonly Branch[]): Node {
    const [first] = branches as readonly [Branch];
    // A fact of all periods is a name that stands for no cell.
    const isNamed = ({node}: Branch) => node.type === "name" && !isOneOf(PERIOD_FACTS, node.name);
    if (branches.some(isNamed)) return this.mergeReferences(branches);
    if (branches.every((b) => b.node.type === "number")) return this.mergeNumbers(branches);
    const shape = shapeOf(first.node);
    if (branches.some((b) => shapeOf(b.node) !== shape)) throw this.differing(branches);
    return this.rebuild(first.node, (pick) => this.merge(branches.map((b) => ({...b, node: pick(b.node)}))));
  }

  private rebuild(node: Node, at: (pick: (node: Node) => Node) => Node): Node {
    if (node.type === "negate") return {type: "negate", operand: at((n) => (n as typeof node).operand)};
    if (node.type === "binary") {
      const [left, right] = [at((n) => (n as typeof node).left), at((n) => (n as typeof node).right)];
      return {...node, left, right};
    }
    if (node.type !== "call") return node;
    if (node.name === "na") return {type: "name", name: "missing"};
    return {
      type: "call",
      name: node.name,
      args: node.args.map((_, i) => at((n) => (n as typeof node).args[i] as Node))
    };
  }

  private mergeNumbers(branches: readonly Branch[]): Node {
    const numbers = branches.map((b) => (b.node.type === "number" ? b.node.value : NaN));
    const [first] = numbers as [number];
    if (numbers.every((n) => n === first)) return {type: "number", value: first};
    const {periods} = lineOf(this.model, this.name).scope.calendar;
    const found = PERIOD_FACTS.find((fact) =>
      branches.every(
        (b, i) => b.period !== null && periodFact(periods[b.period] as Period, b.period, fact) === numbers[i]
      )
    );
    if (!found) throw this.differing(branches);
    return {type: "name", name: found};
  }

  /** References that move along with the period are the line, or its past or future; what else stands is an opening. */
  private mergeReferences(branches: readonly Branch[]): Node {
    const named = branches.filter((b) => b.node.type === "name");
    for (const candidate of [named.at(-1), named[0]] as const) {
      const {text, offset} = this.target(candidate as Branch);
      const others = branches.filter((b) => {
        const own = b.node.type === "name" ? this.target(b) : null;
        return own?.text !== text || own.offset !== offset;
      });
      if (!others.every((b) => this.isBeyond(b.period, offset))) continue;
      const series = parsedName(text);
      if (offset === null || offset === 0) return series;
      const opening: Node = others.length === 0 ? {type: "name", name: "missing"} : this.merge(others);
      if (offset === -1) return {type: "call", name: "prev", args: [series, opening]};
      const count: Node = {type: "number", value: Math.abs(offset)};
      return {type: "call", name: offset < 0 ? "lag" : "lead", args: [series, count, opening]};
    }
    throw this.differing(branches);
  }

  /** Whether a period has none that far before or after it. */
  private isBeyond(period: number | null, offset: number | null): boolean {
    if (period === null || offset === null) return false;
    const other = period + offset;
    return other < 0 || other >= lineOf(this.model, this.name).scope.calendar.periods.length;
  }

  /** What a reference means: the text of a line or window, and how many periods away it is; null for all periods. */
  private target({node, references, period}: Branch): {text: string; offset: number | null} {
    const cells = references.get(node.type === "name" ? node.name : "") ?? [];
    const [first] = cells.map((cell) => this.model.cells[cell] as Cell);
    if (!first) throw new FormulaError(`unknown name in ${this.name}: ${printFormula(node)}; expected a reference`);
    const {line} = first;
    const name = line.name.slice(lineOf(this.model, this.name).scope.prefix.length);
    if (first.period === null) return {text: name, offset: null};
    const whole = cellsOfLine(this.model, line.name).length;
    if (cells.length === whole && whole > 1) return {text: name, offset: null};
    const [from, to] = [cells[0] as number, cells.at(-1) as number].map(
      (c) => periodLabel(this.model.cells[c] as Cell) ?? ""
    );
    if (cells.length > 1) return {text: `window(${name}, "${from ?? ""}", "${to ?? ""}")`, offset: null};
    if (period === null) return {text: `at(${name}, "${from ?? ""}")`, offset: null};
    return {text: name, offset: first.period - period};
  }

  private differing(branches: readonly Branch[]): FormulaError {
    const [a, b] = [branches[0], branches.at(-1)].map((x) => (x ? printFormula(x.node) : ""));
    return new FormulaError(
      `${this.name} has cells that differ: ${a ?? ""} and ${b ?? ""}; expected one formula for all`
    );
  }
}

function isOneOf(names: readonly string[], name: string): boolean {
  return names.includes(name);
}

function shapeOf(node: Node): string {
  if (node.type === "binary") return `binary ${node.operator}`;
  if (node.type === "name") return `name ${node.name}`;
  return node.type === "call" ? `call ${node.name} ${node.args.length}` : node.type;
}

function parsedName(text: string): Node {
  const [, call, name, ...labels] = /^(\w+)\(([\w.]+), "(.+?)"(?:, "(.+?)")?\)$/.exec(text) ?? [];
  if (call === undefined || name === undefined) return {type: "name", name: text};
  const texts = labels.filter(Boolean).map((value): Node => ({type: "text", value}));
  return {type: "call", name: call, args: [{type: "name", name}, ...texts]};
}
