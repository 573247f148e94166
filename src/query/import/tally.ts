import {isoDate} from "../../lib/dates.js";
import {toCube, wholeNumbers, type Cube, type Member} from "../cube/cube.js";
import type {SumName} from "../cube/datasets.js";
import {dimensionOf, UNKNOWN_KEY, unnamedMember} from "../cube/dimensions.js";
import {ImportFault} from "./problem.js";

/** Bounds of what is held: values of a column, and combinations of them with days. */
export const MAX_VALUES = 100_000;
export const MAX_TALLY_CELLS = 3_000_000;

/** Adds rows up as they come, into the cells of a cube. */
export interface Tally {
  /** One row: its day, its values by dimension, its sums. */
  add(day: string, values: readonly string[], sums: readonly number[]): void;
  readonly rows: number;
  readonly cells: number;
  /** A sum by cell. */
  sum(index: number): ArrayLike<number>;
  /** The cube with sums by cell, each whole. */
  toCube(
    name: string,
    sums: Partial<Readonly<Record<SumName, ArrayLike<number>>>>,
    nameMember: (dimension: string, key: string) => Member
  ): Cube;
}

/** A tally of some dimensions and some sums: an open-addressing table of cells, found by their codes. */
export function tally(dimensions: readonly string[], sumCount: number): Tally {
  const dictionaries = dimensions.map(() => new Map<string, number>());
  const days = new Map<string, number>();
  const width = dimensions.length + 1;
  const codes: number[] = [];
  const sums = Array.from({length: sumCount}, (): number[] => []);
  let slots = new Int32Array(1 << 12).fill(-1);
  let cells = 0;
  let rows = 0;
  const row = new Array<number>(width).fill(0);
  const slotOf = (from: readonly number[], start: number) => {
    let hash = 2_166_136_261;
    for (let i = 0; i < width; ++i) hash = Math.imul(hash ^ (from[start + i] ?? 0), 16_777_619);
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  };
  const isCell = (cell: number) => {
    for (let i = 0; i < width; ++i) if (codes[cell * width + i] !== row[i]) return false;
    return true;
  };
  const grow = () => {
    slots = new Int32Array(slots.length * 2).fill(-1);
    for (let cell = 0; cell < cells; ++cell) {
      let slot = slotOf(codes, cell * width);
      while (slots[slot] !== -1) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = cell;
    }
  };
  const codeOf = (dictionary: Map<string, number>, key: string, column: string) => {
    const found = dictionary.get(key);
    if (found !== undefined) return found;
    if (dictionary.size >= MAX_VALUES) throw new ImportFault({kind: "too-many-values", column, bound: MAX_VALUES});
    dictionary.set(key, dictionary.size);
    return dictionary.size - 1;
  };
  return {
    get rows() {
      return rows;
    },
    get cells() {
      return cells;
    },
    sum: (index) => sums[index] ?? [],
    add(day, values, added) {
      for (let d = 0; d < dimensions.length; ++d)
        row[d] = codeOf(
          dictionaries[d] ?? days,
          values[d] === "" ? UNKNOWN_KEY : (values[d] ?? UNKNOWN_KEY),
          dimensions[d] ?? ""
        );
      row[width - 1] = codeOf(days, day, "time");
      let slot = slotOf(row, 0);
      while (slots[slot] !== -1 && !isCell(slots[slot] ?? 0)) slot = (slot + 1) & (slots.length - 1);
      let cell = slots[slot] ?? -1;
      if (cell === -1) {
        if (cells >= MAX_TALLY_CELLS) throw new ImportFault({kind: "too-many-cells", bound: MAX_TALLY_CELLS});
        cell = cells++;
        slots[slot] = cell;
        codes.push(...row);
        for (const sum of sums) sum.push(0);
        if (cells * 2 > slots.length) grow();
      }
      for (let s = 0; s < sums.length; ++s) {
        const sum = sums[s] as number[];
        sum[cell] = (sum[cell] as number) + (added[s] ?? 0);
      }
      rows += 1;
    },
    toCube(dataset, summed, nameMember) {
      const sorted = dictionaries.map((dictionary) => [...dictionary.keys()].sort());
      const periods = [...days.keys()].sort();
      const places = [...dictionaries, days].map((dictionary, d) => {
        const order = new Map((sorted[d] ?? periods).map((key, i) => [key, i]));
        return [...dictionary.keys()].map((key) => order.get(key) ?? 0);
      });
      const codeAt = (cell: number, d: number) => places[d]?.[codes[cell * width + d] ?? 0] ?? 0;
      const order = Uint32Array.from({length: cells}, (_, cell) => cell).sort((a, b) => {
        for (let d = 0; d < width; ++d) {
          const difference = codeAt(a, d) - codeAt(b, d);
          if (difference !== 0) return difference;
        }
        return 0;
      });
      const column = (d: number) => Uint32Array.from(order, (cell) => codeAt(cell, d));
      const sumColumns = Object.entries(summed).map(([name, all]) => {
        const values = Float64Array.from(order, (cell) => all[cell] ?? 0);
        try {
          return [name, wholeNumbers(name, values)] as const;
        } catch {
          throw new ImportFault({kind: "total", column: name});
        }
      });
      return toCube(
        {
          dataset,
          grain: "day",
          source: {
            citation: "Source: the reader’s own usage, not public.",
            asOf: isoDate(Date.parse(periods.at(-1) ?? "1970-01-01"))
          },
          periods,
          dimensions: dimensions.map((name, d) => ({
            name,
            members: (sorted[d] ?? []).map((key) => nameMember(name, key))
          }))
        },
        {
          period: column(width - 1),
          codes: dimensions.map((_, d) => column(d)),
          sums: Object.fromEntries(sumColumns)
        }
      );
    }
  };
}

/** A member that no registry names. */
export function plainMember(dimension: string, key: string): Member {
  const fixed = dimensionOf(dimension).members?.[key];
  const name = key === UNKNOWN_KEY ? {en: unnamedMember("en"), zh: unnamedMember("zh")} : {en: key, zh: key};
  return {key, name: fixed ?? name, origin: null};
}
