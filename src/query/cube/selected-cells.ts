import type {IsoDate} from "../../lib/dates.js";
import {cellCount, tupleCount, type Cube} from "./cube.js";
import type {SumName} from "./datasets.js";
import {passesFilter, passesRange, type Selection} from "./selection.js";

/** The cells of a cube that pass a selection, as parallel columns. */
export interface SelectedCells {
  readonly period: readonly IsoDate[];
  readonly dimensions: Readonly<Record<string, readonly string[]>>;
  readonly sums: Readonly<Partial<Record<SumName, readonly number[]>>>;
}

/** Every cell under all filters, in the order of the cube: what a download of full rows holds. */
export function selectedCells(cube: Cube, selection: Selection): SelectedCells {
  const passes = cube.dimensions.map(({name, members}) =>
    members.map((m) => passesFilter(selection.filters[name], m.key))
  );
  const inRange = cube.periods.map((period) => passesRange(selection, period));
  const cells: number[] = [];
  const tuples: number[] = [];
  for (let tuple = 0; tuple < tupleCount(cube); ++tuple) {
    if (!cube.dimensions.every(({codes}, d) => passes[d]?.[codes[tuple] ?? 0])) continue;
    for (let cell = cube.offsets[tuple] ?? 0; cell < (cube.offsets[tuple + 1] ?? cellCount(cube)); ++cell) {
      if (!inRange[cube.period[cell] ?? 0]) continue;
      cells.push(cell);
      tuples.push(tuple);
    }
  }
  const columnOf = ({members, codes}: Cube["dimensions"][number]) =>
    tuples.map((tuple) => members[codes[tuple] ?? 0]?.key ?? "");
  return {
    period: cells.map((cell) => cube.periods[cube.period[cell] ?? 0] ?? ""),
    dimensions: Object.fromEntries(cube.dimensions.map((d) => [d.name, columnOf(d)])),
    sums: Object.fromEntries(
      Object.entries(cube.sums).map(([name, values]) => [name, cells.map((cell) => values[cell] ?? 0)])
    )
  };
}
