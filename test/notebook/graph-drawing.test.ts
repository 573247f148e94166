import {describe, expect, it} from "vitest";
import type {CellView} from "../../src/notebook/cell-view.js";
import {graphDrawing} from "../../src/notebook/graph-drawing.js";
import {draws} from "./random.js";

const view = (key: string, ...reads: readonly string[]) =>
  ({cell: {key, kind: "sql", name: key === "d" ? "" : key}, phase: "fresh", reads}) as unknown as CellView;

describe("graphDrawing(views)", () => {
  it("draws each cell right of all it reads, whatever their order, and leaves out what stands alone", () => {
    const drawing = graphDrawing([view("c", "a", "b"), view("alone"), view("b", "a"), view("a"), view("d", "c")]);
    expect(drawing.cells.map(({name, column, row}) => [name, column, row])).toEqual([
      ["c", 2, 0],
      ["b", 1, 0],
      ["a", 0, 0],
      ["#5", 3, 0]
    ]);
    expect([drawing.columns, drawing.rows, drawing.edges.length]).toEqual([4, 1, 4]);
  });

  it("puts cells beside those they are joined with, so that lines do not cross for nothing", () => {
    const {cells} = graphDrawing([view("a"), view("b"), view("c"), view("x", "c"), view("y", "b"), view("z", "a")]);
    const row = (key: string) => cells.find((cell) => cell.key === key)?.row;
    expect(["x", "y", "z"].map(row)).toEqual(["c", "b", "a"].map(row));
  });

  it("gives every cell of any graph a place of its own, circles too, and draws five hundred at once", () => {
    for (let seed = 1; seed <= 200; ++seed) {
      const draw = draws(seed);
      const names = Array.from({length: seed === 1 ? 500 : 1 + draw.below(20)}, (_, i) => `n${i}`);
      const views = names.map((name, i) => view(name, ...names.filter((_, j) => draw.is(j < i ? 0.2 : 0.01))));
      const {cells, edges, columns, rows} = graphDrawing(views);
      const places = new Set(cells.map(({column, row}) => `${column} ${row}`));
      expect(places.size, `seed ${seed}`).toBe(cells.length);
      expect(cells.every(({column, row}) => column < columns && row >= 0 && row < rows)).toBe(true);
      const drawn = new Set(cells.map(({key}) => key));
      expect(edges.every(([from, to]) => drawn.has(from) && drawn.has(to))).toBe(true);
    }
  });

  it("draws nothing where nothing reads anything", () => {
    expect(graphDrawing([view("a")])).toEqual({cells: [], edges: [], columns: 0, rows: 0});
  });
});
