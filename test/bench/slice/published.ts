import type {Cube} from "../../../src/query/cube/cube.js";
import {isOverlapping} from "../../../src/query/cube/dimensions.js";
import {TIME, type MemberFilter, type Selection} from "../../../src/query/cube/selection.js";
import type {Slicer} from "../../../src/query/cube/slicer.js";
import {sample, seeded} from "../../fixtures/random.js";

/** Cubes that pages load, by the file they are served as. */
export const CUBES = {published: "usage-cube.bin", categories: "category-cube.bin"} as const;

/** Seeded cuts of a cube: a range of weeks and some filters; of members that overlap exactly one, as pages cut them. */
export function cubeSelections({periods, dimensions}: Cube, {count = 50, seed = 5} = {}): Selection[] {
  const random = seeded(seed);
  return Array.from({length: count}, () => {
    const [from = "", to = ""] = sample(periods, 2, random).sort();
    const filters = dimensions.flatMap(({name, members}): [string, MemberFilter][] => {
      const some = isOverlapping(name) ? 1 : random() < 0.4 ? 4 : 0;
      return some ? [[name, {keys: sample(members, some, random).map((m) => m.key), isExcluded: false}]] : [];
    });
    return {from, to, filters: Object.fromEntries(filters)};
  });
}

/** Four views of a cut, each under every filter but its own: their cells in one list, so that no two faults cancel out. */
export async function cubeAnswer(slicer: Slicer, cube: Cube, selection: Selection): Promise<number[]> {
  const apart = cube.dimensions.find(({name}) => isOverlapping(name))?.name ?? "lab";
  slicer.select(selection);
  const cells: number[] = [];
  for (const by of [TIME, "country", apart, "model"])
    cells.push(...(await slicer.grid({by: [by], sum: "tokens", own: [by]})).values);
  return cells;
}
