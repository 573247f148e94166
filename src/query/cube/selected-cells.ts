import type {IsoDate} from "../../lib/dates.js";
import {at} from "../usage.js";
import {tupleCount, type Cube} from "./cube.js";
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
    if (!cube.dimensions.every(({codes}, d) => at(at(passes, d), at(codes, tuple)))) continue;
    for (let cell = at(cube.offsets, tuple); cell < at(cube.offsets, tuple + 1); ++cell) {
      if (!at(inRange, at(cube.period, cell))) continue;
      cells.push(cell);
      tuples.push(tuple);
    }
  }
  const columnOf = ({members, codes}: Cube["dimensions"][number]) =>
    tuples.map((tuple) => at(members, at(codes, tuple)).key);
  return {
    period: cells.map((cell) => at(cube.periods, at(cube.period, cell))),
    dimensions: Object.fromEntries(cube.dimensions.map((d) => [d.name, columnOf(d)])),
    sums: Object.fromEntries(
      Object.entries(cube.sums).map(([name, values]) => [name, cells.map((cell) => at(values, cell))])
    )
  };
}
