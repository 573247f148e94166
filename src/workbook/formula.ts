import type {Text} from "../lib/language.js";
import {lookUp} from "../lib/look-up.js";
import type {CellNode, PeriodFact} from "../model/calculate/cell-node.js";
import {TIE} from "../model/calculate/logic.js";
import {printCell} from "../model/explain/print-cell.js";
import {anchored, columnLetters, LINE_COLUMNS, factRows, HEADING_ROW, type Layout, type Place} from "./layout.js";
import {MOST_CHARACTERS} from "./reference.js";

/** Formulas that a workbook cannot hold as they are. */
export class ExportError extends Error {
  override readonly name = "ExportError";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/**
 * A cell's expression in a spreadsheet's syntax, as it stands on `sheet`; what of it is `fixed` is read by references that stay
 * where the formula is copied. Throws ExportError.
 */
export function excelFormula(
  node: CellNode,
  sheet: string,
  layout: Layout,
  name: string,
  fixed: ReadonlySet<CellNode> = new Set()
): string {
  const formula = written(node, sheet, layout, name, fixed);
  if (formula.length <= MOST_CHARACTERS) return formula;
  throw new ExportError({
    en: `formula of ${name}: ${formula.length} characters in a workbook; expected at most ${MOST_CHARACTERS}, so split its line`,
    zh: `${name} 的公式：在工作簿中长 ${formula.length} 个字符；最多 ${MOST_CHARACTERS} 个，请拆分该行`
  });
}

function written(node: CellNode, sheet: string, layout: Layout, name: string, fixed: ReadonlySet<CellNode>): string {
  const onSheet = (on: string, place: string) => (on === sheet ? place : `'${on}'!${place}`);
  const addressOf = (cell: number, of: CellNode): string => {
    const place = layout.places[cell] as Place;
    return anchored(fixed.has(of) ? {...place, isFixed: true} : place);
  };
  const reference = (cell: number, of: CellNode) => onSheet((layout.places[cell] as Place).sheet, addressOf(cell, of));
  const factAddress = ({name: read, period, prefix}: PeriodFact, isFixed: boolean): string => {
    const row = factRows(layout.facts.get(prefix) ?? []).find(([each]) => each === read)?.[1] ?? HEADING_ROW;
    return `${isFixed ? "$" : ""}${columnLetters(LINE_COLUMNS.value + 1 + period)}$${row}`;
  };
  const fact = (of: PeriodFact, from: CellNode) =>
    onSheet(layout.sheets.get(of.prefix) ?? "", factAddress(of, fixed.has(from)));
  const join = (start: CellNode, end: CellNode): string | null => {
    if (start.type === "cell" && end.type === "cell")
      return `${reference(start.cell, start)}:${addressOf(end.cell, end)}`;
    if (start.type !== "constant" || !start.of || end.type !== "constant" || !end.of) return null;
    return `${fact(start.of, start)}:${factAddress(end.of, fixed.has(end))}`;
  };
  return printCell(node, {
    cell: reference,
    missing: "NA()",
    fact,
    call: (operation, args, print) => {
      const special = lookUp(SPECIAL, operation.name);
      const ranges = (part: readonly CellNode[]) => rangesOf(part, layout, join, print);
      if (special) return special(args, print, ranges, name);
      if (!operation.excel) throw noFunction(operation.name, name);
      if (!operation.excel.includes("(")) return `${operation.excel}(${ranges(args).join(",")})`;
      return filled(operation.excel, args, print, ranges, name);
    }
  });
}

function noFunction(operation: string, name: string): ExportError {
  return new ExportError({
    en: `${operation} in ${name}; expected a spreadsheet's function`,
    zh: `${name} 中的 ${operation}：电子表格没有此函数`
  });
}

/** Arguments with neighbouring cells of one row joined to ranges. */
function rangesOf(
  args: readonly CellNode[],
  {places}: Layout,
  join: (start: CellNode, end: CellNode) => string | null,
  print: (node: CellNode) => string
): string[] {
  const texts: string[] = [];
  for (let i = 0; i < args.length;) {
    const from = i;
    const start = args[i] as CellNode;
    while (isNeighbour(args[i], args[i + 1], places)) ++i;
    const end = args[i++] as CellNode;
    texts.push((i - from > 1 ? join(start, end) : null) ?? print(start));
  }
  return texts;
}

function isNeighbour(a: CellNode | undefined, b: CellNode | undefined, places: readonly Place[]): boolean {
  if (a?.type === "constant" && b?.type === "constant" && a.of && b.of)
    return a.of.prefix === b.of.prefix && a.of.name === b.of.name && a.of.period + 1 === b.of.period;
  if (a?.type !== "cell" || b?.type !== "cell") return false;
  const [left, right] = [places[a.cell] as Place, places[b.cell] as Place];
  return left.sheet === right.sheet && left.row === right.row && left.column + 1 === right.column;
}

type Special = (
  args: readonly CellNode[],
  print: (node: CellNode) => string,
  ranges: (args: readonly CellNode[]) => string[],
  name: string
) => string;

function oneRange(args: readonly CellNode[], ranges: (args: readonly CellNode[]) => string[], name: string): string {
  const numbers = args.flatMap((arg) => (arg.type === "constant" && !arg.of ? [arg.value] : []));
  if (numbers.length === args.length) return `{${numbers.join(",")}}`;
  const [range = "", ...others] = ranges(args);
  const isPlaced = (arg: CellNode) => arg.type === "cell" || (arg.type === "constant" && arg.of !== undefined);
  if (others.length > 0 || !args.every(isPlaced))
    throw new ExportError({
      en: `a series worked out within a call in ${name}; expected a line of its own for it`,
      zh: `${name} 在函数内另算了一个序列；请为其单设一行`
    });
  return range;
}

const half = (args: readonly CellNode[]) => [args.slice(0, args.length / 2), args.slice(args.length / 2)] as const;

/** A pattern of `Operation.excel` with its arguments. */
function filled(
  pattern: string,
  args: readonly CellNode[],
  print: (node: CellNode) => string,
  ranges: (args: readonly CellNode[]) => string[],
  name: string
): string {
  const slots = (slot: RegExp) => new Set(pattern.match(slot)).size;
  const single = slots(/\{\d\}/g);
  const rest = args.slice(single);
  const size = rest.length / slots(/\{[ab]\}/g);
  return pattern.replaceAll(/\{(\d|a|b|all|rest)\}/g, (_, slot: string) => {
    if (slot === "all") return args.map(print).join(",");
    if (slot === "rest") return ranges(rest).join(",");
    if (slot === "a") return oneRange(rest.slice(0, size), ranges, name);
    if (slot === "b") return oneRange(rest.slice(size), ranges, name);
    return print(args[Number(slot) - 1] as CellNode);
  });
}

/** What a spreadsheet has no one function for. */
const SPECIAL: Readonly<Record<string, Special>> = {
  iferror: (args, print) => {
    const [last = "", ...before] = args.map(print).reverse();
    return before.reduce((rest, each) => `IFERROR(${each},${rest})`, last);
  },
  at: ([place, ...series], print, ranges) => {
    const [range = "", ...others] = ranges(series);
    const number = print(place as CellNode);
    if (others.length > 0 || series.some(({type}) => type !== "cell"))
      return `CHOOSE(${[number, ...series.map(print)].join(",")})`;
    return `INDEX(${range},IF((${number})<1,NA(),${number}))`;
  },
  "npv by rates": (args, print, ranges, name) => {
    const [rates, flows] = half(args);
    // FVSCHEDULE compounds the rates of a range; one of a single cell is a range as well.
    return flows
      .map((flow, i) => `(${print(flow)})/FVSCHEDULE(1,${oneRange(rates.slice(0, i + 1), ranges, name)})`)
      .join("+")
      .replace(/^.*$/, "($&)");
  },
  ties: (args, print) => {
    const [a = "", b = "", tolerance = `${TIE}*MAX(ABS(${a}),ABS(${b}))`] = args.map(print);
    return `(ABS((${a})-(${b}))<=${tolerance})`;
  },
  "lookup step": ([x, ...points], print, ranges, name) => {
    const [xs, ys] = half(points).map((part) => oneRange(part, ranges, name)) as [string, string];
    return inside(print(x as CellNode), xs, `INDEX(${ys},MATCH(${print(x as CellNode)},${xs},1))`);
  },
  "lookup linear": ([node, ...points], print, ranges, name) => {
    const [xs, ys] = half(points).map((part) => oneRange(part, ranges, name)) as [string, string];
    const x = print(node as CellNode);
    const i = `MIN(MATCH(${x},${xs},1),${points.length / 2 - 1})`;
    const at = (range: string, step: 0 | 1) => `INDEX(${range},${i}${step === 0 ? "" : "+1"})`;
    const slope = `((${x})-${at(xs, 0)})*(${at(ys, 1)}-${at(ys, 0)})/(${at(xs, 1)}-${at(xs, 0)})`;
    return inside(x, xs, `${at(ys, 0)}+${slope}`);
  }
};

function inside(x: string, xs: string, formula: string): string {
  return `IF(OR((${x})<MIN(${xs}),(${x})>MAX(${xs})),NA(),${formula})`;
}
