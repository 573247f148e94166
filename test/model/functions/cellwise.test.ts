import {describe, expect, it} from "vitest";
import {maximum, negate} from "../../../src/model/calculate/arithmetic.js";
import {cellsOf, constant, type CellNode} from "../../../src/model/calculate/cell-node.js";
import type {Node} from "../../../src/model/formula/node.js";
import {parseFormula} from "../../../src/model/formula/parse.js";
import {cellwise, keepsUnit, pure} from "../../../src/model/functions/cellwise.js";
import {PURE, type Expansion, type Typed, type TypedCall} from "../../../src/model/functions/define.js";

const ABOUT = {words: {en: "", zh: ""}, help: {en: "", zh: ""}, example: {formula: "1", result: 1}};
const USD = {powers: {USD: 1}, tens: 0};

/** A call of arguments of such types, and what is told of it. */
function typed(args: readonly Typed[], type: (call: TypedCall) => Typed) {
  const told: string[] = [];
  const nodes = args.map((_, i) => parseFormula(`a${i}`));
  const call = {name: "f", nodes, args, report: (_: unknown, message: string) => told.push(message)};
  return {result: type(call as unknown as TypedCall), told};
}

describe("a function that works period by period", () => {
  it.each<[signature: string, optional: number | undefined, name: string, arity: readonly [number, number]]>([
    ["f(x)", undefined, "f", [1, 1]],
    ["many(a, b, c)", undefined, "many", [3, 3]],
    ["many(a, b, c)", 2, "many", [1, 3]]
  ])("is named and takes arguments by %s, %s of them optional", (signature, optional, name, arity) => {
    const definition = cellwise(signature, negate, pure, ABOUT, ...(optional === undefined ? [] : [optional]));
    expect([definition.name, definition.arity, definition.signature]).toEqual([name, arity, signature]);
  });

  it("applies its operation to each argument in the period", () => {
    const at = (node: Node, period: number | null) => ({node, period}) as unknown as CellNode;
    const nodes = [parseFormula("a"), parseFormula("b")];
    const cell = cellwise("max(a, b)", maximum, pure, ABOUT).expand(nodes, {at, period: 3} as Expansion);
    expect(cell).toEqual({type: "apply", operation: maximum, args: nodes.map((node) => ({node, period: 3}))});
  });
});

describe("what it gives", () => {
  const flow: Typed = {unit: USD, isSeries: true, isLogical: false, kind: "flow"};
  const single: Typed = {...PURE, kind: null};
  const stock: Typed = {...PURE, isSeries: true, kind: "stock"};

  it("is in the unit and of the kind of the first argument, whatever the others are", () => {
    expect(typed([flow, single], keepsUnit)).toEqual({result: flow, told: []});
    expect(typed([single, flow], keepsUnit)).toEqual({result: single, told: []});
    expect(typed([{...flow, isLogical: true}], keepsUnit).told).toEqual([
      "f of a condition; expected an amount: write if(condition, 1, 0)"
    ]);
    expect(typed([], keepsUnit).result).toEqual({...PURE, unit: null});
  });

  it("is pure of pure numbers, a series where one of them is, of the kind of the first", () => {
    expect(typed([single, stock], pure)).toEqual({result: {...PURE, isSeries: true, kind: null}, told: []});
    expect(typed([stock, {...stock, kind: "flow"}], pure).result).toEqual({...PURE, isSeries: true, kind: "stock"});
    expect(typed([single, single], pure).result).toEqual(PURE);
    expect(typed([], pure).result).toEqual(PURE);
    expect(typed([single, flow], pure).told).toEqual(["argument 2 of f, a1 is in USD; expected a pure number"]);
  });
});

it("a cell is what it works out: a number with what it is of, or an operation on others", () => {
  const of = {name: "index", period: 2, prefix: ""} as never;
  expect(constant(3)).toStrictEqual({type: "constant", value: 3});
  expect(constant(3, of)).toStrictEqual({type: "constant", value: 3, of});
  const cell = (number: number): CellNode => ({type: "cell", cell: number});
  const sum: CellNode = {type: "apply", operation: maximum, args: [cell(4), constant(7), cell(2), cell(4)]};
  expect([...cellsOf({type: "apply", operation: maximum, args: [sum, cell(1)]})]).toEqual([4, 2, 1]);
  expect([...cellsOf(constant(5))]).toEqual([]);
});
