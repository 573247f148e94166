import {decodeCube} from "../../../src/query/cube/file.js";
import {cubeSlicer} from "../../../src/query/cube/slicer.js";
import {benchData, benchSelections} from "./data.js";
import {cubeEngine, rawEngine} from "./duckdb.js";
import type {EngineMaker} from "./engine.js";
import {arqueroEngine, crossfilterEngine, mosaicEngine, perspectiveEngine} from "./others.mjs";
import {cubeAnswer, cubeSelections, CUBES} from "./published.js";

const ENGINES: Readonly<Record<string, EngineMaker>> = {
  cube: cubeEngine,
  duckdb: rawEngine,
  arquero: arqueroEngine,
  crossfilter: crossfilterEngine,
  mosaic: mosaicEngine,
  perspective: perspectiveEngine
};

const SELECTIONS = 50;
const WARM_UPS = 3;

/** What one engine did with one size of data. */
export interface Run {
  readonly phases: Readonly<Record<string, number>>;
  /** Milliseconds of each selection over all four views. */
  readonly times: readonly number[];
  /** Sums of the four views by selection; of a cube that pages load, every cell of them. */
  readonly answers: readonly (readonly number[])[];
  /** Milliseconds of each step of a drag of the range, for the cube alone. */
  readonly drag: readonly number[];
  readonly note: string;
}

/** Runs one engine until its selections are answered or its time is up. */
export async function runEngine(name: string, rows: number, budget: number): Promise<Run> {
  const make = ENGINES[name];
  if (!make) throw new Error(`engine: ${name}; expected ${Object.keys(ENGINES).join(", ")}`);
  const data = benchData(rows);
  const engine = await make(data);
  for (const selection of benchSelections(WARM_UPS, 99)) await engine.answer(selection);
  const times: number[] = [];
  const answers: (readonly number[])[] = [];
  const until = performance.now() + budget;
  for (const selection of benchSelections(SELECTIONS)) {
    if (performance.now() > until && times.length > 0) break;
    const start = performance.now();
    const answer = await engine.answer(selection);
    times.push(performance.now() - start);
    answers.push(answer);
  }
  const drag: number[] = [];
  if (name === "cube")
    for (let step = 0; step < 40; ++step) {
      const start = performance.now();
      await engine.answer({weeks: [20, 30 + step], lists: {country: [0, 1]}});
      drag.push(performance.now() - start);
    }
  return {phases: engine.phases, times, answers, drag, note: engine.note ?? ""};
}

/** A cube that pages load: its load and 50 cuts over four views. */
export async function runCube(name: keyof typeof CUBES): Promise<Run> {
  const start = performance.now();
  const cube = decodeCube(await (await fetch(`/${CUBES[name]}`)).arrayBuffer());
  const slicer = cubeSlicer(cube);
  const load = performance.now() - start;
  for (const selection of cubeSelections(cube, {count: WARM_UPS, seed: 99})) await cubeAnswer(slicer, cube, selection);
  const times: number[] = [];
  const answers: number[][] = [];
  for (const selection of cubeSelections(cube)) {
    const begin = performance.now();
    const answer = await cubeAnswer(slicer, cube, selection);
    times.push(performance.now() - begin);
    answers.push(answer);
  }
  return {phases: {load}, times, answers, drag: [], note: `${cube.dimensions.length} dimensions`};
}

Object.assign(window, {runEngine, runCube});
