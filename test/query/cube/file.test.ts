import {describe, expect, it} from "vitest";
import {cellCount, toCube, tupleCount} from "../../../src/query/cube/cube.js";
import {decodeCube, encodeCube} from "../../../src/query/cube/file.js";
import {randomCube, randomUsage} from "../../fixtures/cubes.js";

const FRAME = {
  dataset: "d",
  grain: "week",
  source: {citation: "", asOf: "2026-01-18"},
  periods: ["2026-01-05", "2026-01-12"],
  dimensions: []
} as const;

describe("encodeCube(cube), decodeCube(buffer)", () => {
  it("keep a cube as it is", async () => {
    const cube = await randomCube(await randomUsage(500, 1));
    const {sums, ...read} = decodeCube(encodeCube(cube).buffer);
    expect({...read, sums: {...sums}}).toEqual({...cube, sums: {...cube.sums}});
  });

  it("store sums over their common divisor, and large ones whole", () => {
    const cells = {period: [0, 1], codes: [], sums: {tokens: [3e12, 9e15 - 3e12]}};
    const cube = toCube(FRAME, cells);
    expect(decodeCube(encodeCube(cube).buffer).sums.tokens).toEqual(Float64Array.of(3e12, 9e15 - 3e12));
    const odd = toCube(FRAME, {...cells, sums: {tokens: [1, 2 ** 40]}});
    expect(decodeCube(encodeCube(odd).buffer).sums.tokens).toEqual(Float64Array.of(1, 2 ** 40));
  });

  it("say when a file is cut short", async () => {
    const bytes = encodeCube(await randomCube(await randomUsage(50, 1)));
    expect(() => decodeCube(bytes.buffer.slice(0, 3))).toThrow("cube: 3 bytes");
    expect(() => decodeCube(bytes.buffer.slice(0, 40))).toThrow("cube: 40 bytes");
    expect(() => decodeCube(bytes.buffer.slice(0, -1))).toThrow("expected at least");
  });
});

describe("toCube(frame, cells)", () => {
  it("joins neighbouring cells of one combination into a tuple", () => {
    const dimensions = [
      {name: "lab", members: ["a", "b"].map((key) => ({key, name: {en: key, zh: key}, origin: null}))}
    ];
    const cube = toCube({...FRAME, dimensions}, {period: [0, 1, 0], codes: [[0, 0, 1]], sums: {tokens: [1, 2, 3]}});
    expect([tupleCount(cube), cellCount(cube), [...cube.offsets]]).toEqual([2, 3, [0, 2, 3]]);
  });

  it("refuses parts of a whole number, and takes counts beyond 2^53 as the nearest float", () => {
    const cells = (...tokens: number[]) => ({period: [0, 1], codes: [], sums: {tokens}});
    expect(() => toCube(FRAME, cells(1.5, 1))).toThrow("tokens: 1.5; expected a whole number");
    expect(() => toCube(FRAME, cells(NaN, 1))).toThrow("tokens: NaN");
    expect([...(toCube(FRAME, cells(2 ** 53 + 2, 1)).sums.tokens ?? [])]).toEqual([2 ** 53 + 2, 1]);
  });
});
