import {cubeDimension, type Cube} from "./cube.js";
import {cubeSlicer} from "./slicer.js";

/** Tokens by member of a dimension over the whole cube; zeros where the cube is only a frame. */
export function cubeSums(cube: Cube, name: string): Float64Array {
  cubeDimension(cube, name);
  return cubeSlicer(cube).grid({by: [name], sum: "tokens"}).values;
}
