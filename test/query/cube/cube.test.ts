import {describe, expect, it} from "vitest";
import {cellCount, codesFor, cubeDimension, toCube, tupleCount, wholeNumbers} from "../../../src/query/cube/cube.js";

const frame = {
  dataset: "own",
  grain: "day",
  source: {citation: "Source: the log.", asOf: "2026-02-03"},
  periods: ["2026-02-01", "2026-02-02", "2026-02-03"]
} as const;
const member = (key: string) => ({key, name: {en: key, zh: key}, origin: null});
const MODELS = {name: "model", members: ["a", "b"].map(member)};
const APPS = {name: "app", members: ["x", "y"].map(member)};

describe("toCube(frame, cells)", () => {
  it("begins a tuple wherever one of its members changes", () => {
    const codes = [
      [0, 0, 1, 1, 1],
      [0, 0, 0, 1, 1]
    ];
    const cells = {period: [0, 2, 1, 0, 1], codes, sums: {tokens: [1, 2, 3, 4, 5]}};
    const cube = toCube({...frame, dimensions: [MODELS, APPS]}, cells);
    expect(cube.dimensions.map(({name, codes: own}) => [name, ...own])).toEqual([
      ["model", 0, 1, 1],
      ["app", 0, 0, 1]
    ]);
    expect([...cube.offsets]).toEqual([0, 2, 3, 5]);
    expect([...cube.period]).toEqual([0, 2, 1, 0, 1]);
    expect([...(cube.sums.tokens ?? [])]).toEqual([1, 2, 3, 4, 5]);
    expect([tupleCount(cube), cellCount(cube)]).toEqual([3, 5]);
    expect(cubeDimension(cube, "app").members).toBe(APPS.members);
    expect(() => cubeDimension(cube, "team")).toThrow("dimension: team; expected model, app");
  });

  it("has one tuple without dimensions, and none without cells", () => {
    const bare = toCube({...frame, dimensions: []}, {period: [0, 1], codes: [], sums: {}});
    expect([...bare.offsets]).toEqual([0, 2]);
    const empty = toCube({...frame, dimensions: [MODELS]}, {period: [], codes: [[]], sums: {}});
    expect([...empty.offsets]).toEqual([0]);
  });

  it("takes counts beyond 2^53 as the nearest float", () => {
    const cube = toCube({...frame, dimensions: []}, {period: [0, 1], codes: [], sums: {tokens: [2 ** 53 + 2, 1]}});
    expect([...(cube.sums.tokens ?? [])]).toEqual([2 ** 53 + 2, 1]);
  });

  it("names the first count that is not whole", () => {
    const cells = {period: [0, 1, 2], codes: [], sums: {tokens: [1, 0.5, 0.25]}};
    expect(() => toCube({...frame, dimensions: []}, cells)).toThrow("tokens: 0.5; expected a whole number");
  });
});

it.each([
  [1, 1],
  [256, 1],
  [257, 2],
  [65536, 2],
  [65537, 4]
])("codesFor(%d, length) takes %d bytes for a code", (members, bytes) => {
  const codes = codesFor(members, 3, [0, 1]);
  expect([codes.BYTES_PER_ELEMENT, ...codes]).toEqual([bytes, 0, 1, 0]);
  expect([...codesFor(members, 2)]).toEqual([0, 0]);
});

describe("wholeNumbers(name, values)", () => {
  it("takes whole numbers whose total, signs aside, is exact", () => {
    expect([...wholeNumbers("tokens", [2 ** 53 - 3, -2, 0])]).toEqual([2 ** 53 - 3, -2, 0]);
  });

  it.each([
    [[1, 0.5], "tokens: 0.5; expected a whole number below 2^53"],
    [[2 ** 53], "tokens: 9007199254740992; expected a whole number below 2^53"],
    [[2 ** 53 - 1, -1], "tokens: a total of 9007199254740992; expected at most 2^53 - 1"]
  ])("refuses %j", (values, message) => {
    expect(() => wholeNumbers("tokens", values)).toThrow(message);
  });
});
