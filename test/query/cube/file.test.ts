import {describe, expect, it} from "vitest";
import {toCube} from "../../../src/query/cube/cube.js";
import {decodeCube, encodeCube, isCubeFile} from "../../../src/query/cube/file.js";
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

  it.each([
    [[3e12, 6e12], "Uint32Array", 3e12],
    [[6, 0, 4], "Uint32Array", 2],
    [[0, 0], "Uint32Array", 1],
    [[1, 2 ** 32 - 1], "Uint32Array", 1],
    [[1, 2 ** 32], "Float64Array", 1],
    [[-2, 4], "Float64Array", 1]
  ])("store sums %j as %s of %d each, aligned, and read them back", async (tokens, type, factor) => {
    const cube = toCube(FRAME, {period: tokens.map(() => 0), codes: [], sums: {tokens}});
    const bytes = encodeCube(cube);
    const length = new DataView(bytes.buffer).getUint32(0, true);
    const {columns} = JSON.parse(new TextDecoder().decode(bytes.slice(4, 4 + length))) as {columns: object[]};
    expect(columns).toEqual([
      {type: "Uint32Array", length: 2, factor: 1},
      {type: "Uint8Array", length: tokens.length, factor: 1},
      {type, length: tokens.length, factor}
    ]);
    const upTo = (place: number, size: number) => place + ((size - (place % size)) % size);
    const periods = upTo(4 + length, 4) + 2 * 4 + tokens.length;
    const size = type === "Uint32Array" ? 4 : 8;
    expect(bytes.length).toBe(upTo(periods, size) + tokens.length * size);
    expect([...(decodeCube(bytes.buffer).sums.tokens ?? [])]).toEqual(tokens);
    expect(await isCubeFile(new Blob([bytes]))).toBe(true);
    expect(await isCubeFile(new Blob([bytes.slice(1)]))).toBe(false);
  });

  it("say when a file is cut short", async () => {
    const bytes = encodeCube(await randomCube(await randomUsage(50, 1)));
    expect(() => decodeCube(bytes.buffer.slice(0, 3))).toThrow("cube: 3 bytes; expected a header of Infinity bytes");
    const length = new DataView(bytes.buffer).getUint32(0, true);
    expect(() => decodeCube(bytes.buffer.slice(0, 3 + length))).toThrow(
      `expected a header of ${length} bytes and more`
    );
    expect(() => decodeCube(bytes.buffer.slice(0, 4 + length))).toThrow("expected at least");
    expect(() => decodeCube(bytes.buffer.slice(0, -1))).toThrow(`expected at least ${bytes.length}`);
    expect(() => decodeCube(bytes.buffer.slice(0, 40))).toThrow("cube: 40 bytes");
  });
});
