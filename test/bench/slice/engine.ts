import type {BenchData, BenchSelection} from "./data.js";

/** Something that answers four linked views: how long it took to be ready, and a way to ask. */
export interface Engine {
  /** Milliseconds by phase. */
  readonly phases: Readonly<Record<string, number>>;
  /** Sum of each view's values, which must be equal between engines. */
  answer(selection: BenchSelection): Promise<number[]> | number[];
  readonly note?: string;
}

export type EngineMaker = (data: BenchData) => Promise<Engine>;

/** Runs something and gives its milliseconds. */
export async function timed<T>(run: () => T | Promise<T>): Promise<readonly [T, number]> {
  const start = performance.now();
  const value = await run();
  return [value, performance.now() - start];
}
