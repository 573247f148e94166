import {describe, expect, it} from "vitest";
import {MAX_CUBE_CELLS} from "../../../src/query/cube/build.js";
import {DATASETS, datasetOf} from "../../../src/query/cube/datasets.js";
import {DIMENSIONS, dimensionOf, isOverlapping, overlapping} from "../../../src/query/cube/dimensions.js";

describe("names of data and of their dimensions", () => {
  it("are told apart, and what none has is refused with those there are", () => {
    for (const dataset of DATASETS) expect(datasetOf(dataset.name)).toBe(dataset);
    for (const dimension of DIMENSIONS) expect(dimensionOf(dimension.name)).toBe(dimension);
    expect(() => datasetOf("hourly")).toThrow(`dataset: hourly; expected ${DATASETS.map((d) => d.name).join(", ")}`);
    expect(() => dimensionOf("hour")).toThrow(`dimension: hour; expected ${DIMENSIONS.map((d) => d.name).join(", ")}`);
  });
});

describe("overlapping(names)", () => {
  const apart = DIMENSIONS.filter(({name}) => isOverlapping(name)).map(({name}) => name);

  it("is the first dimension whose members overlap, and no book of them", () => {
    expect([...apart, "book"]).toEqual(DIMENSIONS.filter((d) => "isApart" in d).map(({name}) => name));
    expect(overlapping(["model", "book", ...apart])?.name).toBe(apart[0]);
    expect(overlapping(["model", ...apart.toReversed()])?.name).toBe(apart.at(-1));
    expect(overlapping(["model", "lab"])).toBeNull();
  });
});

it("a cube has three million cells at most", () => {
  expect(MAX_CUBE_CELLS).toBe(3e6);
});
