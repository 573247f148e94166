import {describe, expect, it} from "vitest";
import {cellGraph, type GraphCell} from "../../src/notebook/graph.js";
import {draws} from "./random.js";

const cell = (key: string, name: string, ...reads: string[]): GraphCell => ({
  key,
  name,
  isTable: !name.startsWith("input"),
  reads: reads
    .map((read) => ({name: read, isCell: !read.startsWith("?"), line: 1, column: 1}))
    .map((read) => ({...read, name: read.name.replace("?", "")}))
});
const told = (cells: readonly GraphCell[], reserved?: ReadonlySet<string>) =>
  [...cellGraph(cells, reserved).problems].flatMap(([key, problems]) => problems.map(({text}) => `${key}: ${text.en}`));

describe("cellGraph(cells, reserved)", () => {
  it("puts each cell after all it reads, wherever it stands", () => {
    const {order, parents, problems} = cellGraph([
      cell("1", "", "b", "a"),
      cell("2", "B", "a"),
      cell("3", "a", "?lab")
    ]);
    expect(order).toEqual(["3", "2", "1"]);
    expect(parents.get("1")).toEqual(["2", "3"]);
    expect([...problems.values()].flat()).toEqual([]);
  });

  it("tells a name that two cells have on both, each with the place of the other", () => {
    expect(told([cell("1", "a"), cell("2", "b"), cell("3", "A")])).toEqual([
      "1: a: cell 3 has that name too; expected each name once",
      "3: A: cell 1 has that name too; expected each name once"
    ]);
  });

  it("tells a name that the ledger has, and one that no cell has", () => {
    expect(told([cell("1", "lab"), cell("2", "", "weks"), cell("3", "weeks")], new Set(["lab"]))).toEqual([
      "1: lab: the ledger has a table of that name; expected another",
      "2: weks: no cell of that name; did you mean weeks?"
    ]);
  });

  it("lets an input bear the name of a table of the ledger, which queries go on to read", () => {
    const {parents, problems} = cellGraph(
      [cell("1", "input_lab"), cell("2", "", "?input_lab"), cell("3", "", "input_lab")],
      new Set(["input_lab"])
    );
    expect([parents.get("2"), parents.get("3"), [...problems.values()].flat()]).toEqual([[], ["1"], []]);
  });

  it("shows a circle as a path on each cell of it, and on no other", () => {
    expect(
      told([cell("1", "a", "b"), cell("2", "b", "c"), cell("3", "c", "a"), cell("4", "d", "a"), cell("5", "e", "e")])
    ).toEqual([
      "1: reads itself: a → b → c → a; expected a way without a circle",
      "2: reads itself: b → c → a → b; expected a way without a circle",
      "3: reads itself: c → a → b → c; expected a way without a circle",
      "5: reads itself: e → e; expected a way without a circle"
    ]);
  });

  it("orders any graph, tells exactly the cells on circles, and gives the same whatever the order of cells", () => {
    for (let seed = 1; seed <= 400; ++seed) {
      const draw = draws(seed);
      const count = 1 + draw.below(12);
      const names = Array.from({length: count}, (_, i) => `n${i}`);
      const cells = names.map((name, i) => cell(name, name, ...names.filter((_, j) => draw.is(j < i ? 0.3 : 0.02))));
      const {order, parents, problems} = cellGraph(cells);
      const reach = (from: string, seen = new Set<string>()): Set<string> => {
        for (const parent of parents.get(from) ?? []) if (!seen.has(parent)) reach(parent, seen.add(parent));
        return seen;
      };
      const circular = names.filter((name) => reach(name).has(name));
      expect(
        names.filter((name) => (problems.get(name)?.length ?? 0) > 0),
        `seed ${seed}`
      ).toEqual(circular);
      const blocked = names.filter((name) => circular.some((each) => each === name || reach(name).has(each)));
      for (const name of names.filter((each) => !blocked.includes(each)))
        for (const parent of parents.get(name) ?? []) expect(order.indexOf(parent)).toBeLessThan(order.indexOf(name));
      expect([...order].sort()).toEqual([...names].sort());
      const turned = cellGraph([...cells].reverse());
      expect(new Map([...turned.parents].map(([key, keys]) => [key, [...keys].sort()]))).toEqual(
        new Map([...parents].reverse().map(([key, keys]) => [key, [...keys].sort()]))
      );
    }
  });
});
