import type {Database} from "./build.js";
import type {Cube} from "./cube.js";
import {cubeDimension} from "./cube.js";
import {datasetOf} from "./datasets.js";
import {EVERYTHING, TIME, type Selection} from "./selection.js";
import type {Slicer} from "./slicer.js";
import {gridSql} from "./sql.js";

/** Answers each view with a query of its own: for cuts that are too large for a cube. */
export function sqlSlicer(
  database: Database,
  frame: Pick<Cube, "dataset" | "grain" | "periods" | "dimensions">,
  dataset = datasetOf(frame.dataset)
): Slicer {
  let selection: Selection = EVERYTHING;
  return {
    select(next) {
      selection = next;
    },
    async grid(query) {
      const keys = query.by.map((name) =>
        name === TIME ? frame.periods : cubeDimension(frame as Cube, name).members.map((m) => m.key)
      );
      const places = keys.map((axis) => new Map(axis.map((key, i) => [key, i])));
      const lengths = keys.map((axis) => axis.length);
      const values = new Float64Array(lengths.reduce((product, length) => product * length, 1));
      for (const row of await database.rows(gridSql(dataset, selection, query))) {
        const at = query.by.reduce((place, name, axis) => {
          const code = places[axis]?.get(String(row[name]));
          if (code === undefined)
            throw new Error(`${name}: ${String(row[name])}; expected one of ${lengths[axis]} known`);
          return place * (lengths[axis] ?? 1) + code;
        }, 0);
        values[at] = Number(row[query.sum]);
      }
      return {lengths, values};
    }
  };
}
