import {describe, expect, it} from "vitest";
import {dimensionOf, isOverlapping, overlapping} from "../../../src/query/cube/dimensions.js";
import {
  EVERYTHING,
  passesFilter,
  passesRange,
  TIME,
  toggleMember,
  type GridQuery,
  type Selection
} from "../../../src/query/cube/selection.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {conditionsSql, gridSql, membersSql} from "../../../src/query/cube/sql.js";
import {handCube, RANDOM_USAGE} from "../../fixtures/cubes.js";

describe("toggleMember(selection, dimension, key, isExcluded)", () => {
  const only = (...keys: string[]) => ({lab: {keys, isExcluded: false}});
  const selection = (filters: Selection["filters"]): Selection => ({...EVERYTHING, filters});
  it.each([
    ["adds to a filter of its kind", only("a"), "b", false, only("a", "b")],
    ["takes away", only("a", "b"), "a", false, only("b")],
    ["leaves no filter behind the last", only("a"), "a", false, {}],
    ["replaces a filter of the other kind", only("a"), "b", true, {lab: {keys: ["b"], isExcluded: true}}]
  ])("%s", (_, before, key, isExcluded, after) => {
    expect(toggleMember(selection(before), "lab", key, isExcluded).filters).toEqual(after);
  });
});

it.each([
  ["", "", true],
  ["2026-01-12", "", true],
  ["2026-01-13", "", false],
  ["", "2026-01-12", true],
  ["", "2026-01-11", false],
  ["2026-01-12", "2026-01-12", true],
  ["2026-01-05", "2026-01-11", false]
])("from %j to %j holds 12 January: %s", (from, to, passes) => {
  expect(passesRange({from, to}, "2026-01-12")).toBe(passes);
});

it.each([
  [undefined, true],
  [{keys: [], isExcluded: false}, true],
  [{keys: [], isExcluded: true}, true],
  [{keys: ["a", "b"], isExcluded: false}, true],
  [{keys: ["b"], isExcluded: false}, false],
  [{keys: ["a"], isExcluded: true}, false],
  [{keys: ["b"], isExcluded: true}, true]
])("the filter %j lets a pass: %s", (filter, passes) => {
  expect(passesFilter(filter, "a")).toBe(passes);
});

it("dimensions are known by name, and of those whose members overlap the first is told", () => {
  expect(dimensionOf("lab").label.en).toBe("Lab");
  expect(() => dimensionOf("planet")).toThrow(/^dimension: planet; expected .*\blab\b/);
  expect(["lab", "category", "book"].map(isOverlapping)).toEqual([false, true, false]);
  expect(overlapping(["lab", "book", "modality", "category"])?.name).toBe("modality");
  expect(overlapping(["lab", "book"])).toBeNull();
});

describe("a view in SQL", () => {
  const filters = {
    lab: {keys: ["a", "o'b"], isExcluded: false},
    weights: {keys: ["open"], isExcluded: true},
    model: {keys: [], isExcluded: true}
  };
  const selection = {from: "2026-01-05", to: "2026-01-12", filters};
  const lab = "coalesce(CAST(lab AS VARCHAR), 'unknown')";
  const conditions = [
    "time >= DATE '2026-01-05'",
    "time <= DATE '2026-01-12'",
    `${lab} IN ('a', 'o''b')`,
    "coalesce(CAST(weights AS VARCHAR), 'unknown') NOT IN ('open')"
  ];

  it("has a condition for each filter that is not its own", () => {
    expect(conditionsSql(selection, [])).toEqual(conditions);
    expect(conditionsSql(selection, [TIME])).toEqual(conditions.slice(2));
    expect(conditionsSql(selection, ["lab", "weights"])).toEqual(conditions.slice(0, 2));
    expect(conditionsSql(EVERYTHING, [])).toEqual([]);
  });

  it("sums by its axes, the largest first, named models alone where asked", () => {
    const sql = (query: Parameters<typeof gridSql>[2], of = EVERYTHING) => gridSql(RANDOM_USAGE, of, query);
    expect(sql({by: [], sum: "tokens"})).toBe(
      "SELECT CAST(coalesce(sum(tokens), 0) AS BIGINT) AS tokens\nFROM (\nSELECT * FROM random_usage\n)"
    );
    expect(sql({by: [TIME, "lab"], sum: "requests", own: [TIME], isNamed: true}, selection)).toBe(
      `SELECT CAST(CAST(time AS DATE) AS VARCHAR) AS time, ${lab} AS lab, CAST(coalesce(sum(requests), 0) AS BIGINT) AS requests
FROM (
SELECT * FROM random_usage
)
WHERE ${[...conditions.slice(2), "origin <> 'other'"].join("\n  AND ")}
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2`
    );
    expect(() => sql({by: [], sum: "dollars"})).toThrow("sum: dollars; expected tokens, requests");
  });

  it("names members where they have names, by language", () => {
    const spec = {dataset: RANDOM_USAGE, dimensions: RANDOM_USAGE.dimensions};
    expect(membersSql(spec, "lab")).toContain(
      "SELECT lab AS key, min(lab_en) AS en, min(lab_zh) AS zh, min(lab_origin) AS origin\n"
    );
    expect(membersSql(spec, "use_case")).toContain(
      "AS key, CAST(NULL AS VARCHAR) AS en, CAST(NULL AS VARCHAR) AS zh, CAST(NULL AS VARCHAR) AS origin\n"
    );
  });
});

describe("cubeSlicer(cube)", () => {
  const grid = (query: GridQuery) => cubeSlicer(handCube()).grid(query);

  it("sums all there is before anything is selected", () => {
    expect([...grid({by: [], sum: "tokens"}).values]).toEqual([2200]);
    expect([...grid({by: [TIME], sum: "tokens"}).values]).toEqual([1000, 1000, 200]);
    expect([...grid({by: [TIME], sum: "tokens", isNamed: true}).values]).toEqual([380, 400, 160]);
  });

  it.each([[[TIME, TIME]], [["lab", "weights", "lab"]], [[TIME, "lab", "weights"]]])("refuses the axes %j", (by) => {
    expect(() => grid({by, sum: "tokens"})).toThrow(
      `by: ${by.join(", ")}; expected at most two axes, time at most once`
    );
  });

  it("names the sums and dimensions that there are", () => {
    expect(() => grid({by: [], sum: "requests"})).toThrow("sum: requests; expected tokens");
    expect(() => grid({by: ["planet"], sum: "tokens"})).toThrow("dimension: planet; expected lab, weights");
    const selected = {...EVERYTHING, filters: {planet: {keys: ["x"], isExcluded: false}}};
    expect(() => cubeSlicer(handCube()).select(selected)).toThrow("dimension: planet");
  });
});
