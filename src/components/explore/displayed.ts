import type {Cube} from "../../query/cube/cube.js";
import {companyName, labName} from "../../words/names.js";

/** A cube whose labs and companies bear the names readers know them by; keys, and so filters and links, stay. */
export function displayed<C extends Cube>(cube: C): C {
  const naming = {lab: labName, entity: companyName} as const;
  return {
    ...cube,
    dimensions: cube.dimensions.map((dimension) => {
      const name = Object.hasOwn(naming, dimension.name) ? naming[dimension.name as keyof typeof naming] : null;
      return name
        ? {...dimension, members: dimension.members.map((m) => ({...m, name: name(m.key, m.name)}))}
        : dimension;
    })
  };
}
