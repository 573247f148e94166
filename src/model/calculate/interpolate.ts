import {failure} from "./failure.js";
import type {Operation} from "./operation.js";

export const INTERPOLATIONS = ["linear", "step"] as const;

export type Interpolation = (typeof INTERPOLATIONS)[number];

export function isInterpolation(text: string): text is Interpolation {
  return (INTERPOLATIONS as readonly string[]).includes(text);
}

/**
 * A value read from a table. Arguments: where, then the table's arguments in rising order, then its values.
 * "linear" joins neighbouring points by a line; "step" keeps a value until the next point. Nothing is read outside
 * the table.
 */
export const INTERPOLATE: Readonly<Record<Interpolation, Operation>> = {
  linear: lookup("linear", (x, x0, x1, y0, y1) => y0 + ((x - x0) * (y1 - y0)) / (x1 - x0)),
  step: lookup("step", (x, _, x1, y0, y1) => (x === x1 ? y1 : y0))
};

type Where = readonly [x: number, ...points: number[]];

type Between = (x: number, x0: number, x1: number, y0: number, y1: number) => number;

function lookup(name: Interpolation, between: Between): Operation {
  return {
    name: `lookup ${name}`,
    core: ([x, ...points]: Where) => {
      const count = points.length / 2;
      const at = (i: number) => points[i] as number;
      if (!(x >= at(0) && x <= at(count - 1))) return NaN;
      let i = 0;
      while (i < count - 2 && x >= at(i + 1)) ++i;
      return between(x, at(i), at(i + 1), at(count + i), at(count + i + 1));
    },
    failure: ([x, ...points]: Where) =>
      failure(
        "out_of_range",
        `lookup of ${x}; expected ${String(points[0])} to ${String(points[points.length / 2 - 1])}`
      )
  };
}
