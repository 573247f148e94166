import type {CellNode} from "../calculate/cell-node.js";
import type {Operation} from "../calculate/operation.js";
import {TIE} from "../calculate/logic.js";
import {printCell} from "../explain/print-cell.js";
import {address, type Layout, type Place} from "./layout.js";

/** Formulas that a workbook cannot hold as they are. */
export class ExportError extends Error {}

/** Characters a spreadsheet's formula may have. */
const MOST_CHARACTERS = 8192;

/** A cell's expression in a spreadsheet's syntax, as it stands on `sheet`. Throws ExportError. */
export function excelFormula(node: CellNode, sheet: string, layout: Layout, name: string): string {
  const formula = written(node, sheet, layout, name);
  if (formula.length <= MOST_CHARACTERS) return formula;
  throw new ExportError(
    `formula of ${name}: ${formula.length} characters in a workbook; expected at most ${MOST_CHARACTERS}, so split its line`
  );
}

function written(node: CellNode, sheet: string, layout: Layout, name: string): string {
  const reference = (cell: number): string => {
    const place = layout.places[cell] as Place;
    return place.sheet === sheet ? address(place) : `'${place.sheet}'!${address(place)}`;
  };
  return printCell(node, {
    cell: reference,
    missing: "NA()",
    call: (operation, args, print) => {
      const special = SPECIAL[operation.name];
      const ranges = (part: readonly CellNode[]) => rangesOf(part, layout, reference, print);
      if (special) return special(args, print, ranges, name);
      if (!operation.excel) throw new ExportError(`${operation.name} in ${name}; expected a spreadsheet's function`);
      return `${operation.excel}(${ranges(args).join(",")})`;
    }
  });
}

/** Arguments with neighbouring cells of one row joined to ranges. */
function rangesOf(
  args: readonly CellNode[],
  {places}: Layout,
  reference: (cell: number) => string,
  print: (node: CellNode) => string
): string[] {
  const texts: string[] = [];
  for (let i = 0; i < args.length;) {
    const from = i;
    const start = args[i] as CellNode;
    while (isNeighbour(args[i], args[i + 1], places)) ++i;
    const end = args[i++] as CellNode;
    const isRange = i - from > 1 && start.type === "cell" && end.type === "cell";
    texts.push(isRange ? `${reference(start.cell)}:${address(places[end.cell] as Place)}` : print(start));
  }
  return texts;
}

function isNeighbour(a: CellNode | undefined, b: CellNode | undefined, places: readonly Place[]): boolean {
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
  const [range = "", ...others] = ranges(args);
  if (others.length > 0 || args.some((a) => a.type !== "cell"))
    throw new ExportError(`a series worked out within a call in ${name}; expected a line of its own for it`);
  return range;
}

const half = (args: readonly CellNode[]) => [args.slice(0, args.length / 2), args.slice(args.length / 2)] as const;

const plain =
  (name: Operation["name"]): Special =>
  (args, print) =>
    `${name}(${args.map(print).join(",")})`;

/** What a spreadsheet has no function for, or takes as ranges. */
const SPECIAL: Readonly<Record<string, Special>> = {
  if: plain("IF"),
  round: plain("ROUND"),
  irr: (args, _, ranges, name) => `IRR(${oneRange(args, ranges, name)})`,
  xirr: (args, _, ranges, name) =>
    `XIRR(${half(args)
      .map((part) => oneRange(part, ranges, name))
      .join(",")})`,
  xnpv: ([rate, ...rest], print, ranges, name) =>
    `XNPV(${[print(rate as CellNode), ...half(rest).map((part) => oneRange(part, ranges, name))].join(",")})`,
  cagr: (args, print) => {
    const [from = "", to = "", years = ""] = args.map(print);
    return `(((${to})/(${from}))^(1/(${years}))-1)`;
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
