/** One round of a loop: what it gives for what was put in, and the size of its largest amount. */
export interface Round {
  readonly next: readonly number[];
  readonly scale: number;
}

/** Values that a loop gives back as they are put in. */
export interface FixedPoint {
  readonly values: readonly number[];
  /** By how much the last round missed, as a part of the loop's largest amount. */
  readonly residual: number;
  /** Whether that is little enough, and no other value near by would do as well. */
  readonly isClosed: boolean;
  readonly rounds: number;
}

/** Part of a loop's largest amount that may be missed. */
export const CLOSED = 1e-12;

const MOST_STEPS = 100;

/**
 * Solves x = round(x). A loop that is linear, as interest on an average balance is, takes one step; others are made
 * linear about where they stand, step by step, each step halved until it comes nearer. The result is the nearest that
 * was reached: `isClosed` says whether it will do. Null where no round gives numbers.
 */
export function fixedPoint(count: number, round: (values: readonly number[]) => Round): FixedPoint | null {
  let rounds = 0;
  const tried = (values: readonly number[]): Attempt => {
    ++rounds;
    const {next, scale} = round(values);
    const gap = next.map((x, i) => x - (values[i] as number));
    const off = largest(gap) / (scale > 0 ? scale : 1);
    return {values, gap, next, scale, off: off - off === 0 ? off : Infinity};
  };
  const start = [0, 1].map((x) => tried(new Array<number>(count).fill(x))).find(isFinite);
  if (!start) return null;
  let at = start;
  let isClosed = false;
  for (let step = 0; step < MOST_STEPS; ++step) {
    // Wide at first, which is exact for a linear loop; then narrow, for the slope where it stands.
    const width = step === 0 ? Math.max(at.scale, 1) : 1e-6 * Math.max(at.scale, 1e-6);
    const towards = solved(slopes(at, width, tried), at.gap);
    isClosed = at.off <= CLOSED && !!towards && largest(towards) <= NEAR * Math.max(at.scale, Number.MIN_VALUE);
    const nearer: Attempt | null = at.off <= CLOSED ? null : stepped(at, towards ?? at.gap, tried);
    if (!nearer) break;
    at = nearer;
  }
  return {values: at.values, residual: at.off, isClosed, rounds};
}

/** Part of a loop's largest amount by which what is sought may be off. */
const NEAR = 1e-9;

const largest = (values: readonly number[]) => Math.max(...values.map(Math.abs));

/** What was put in, what came of it, and by how much they differ, as amounts and as a part of the largest amount. */
interface Attempt {
  readonly values: readonly number[];
  readonly next: readonly number[];
  readonly gap: readonly number[];
  readonly scale: number;
  /** Infinity where there are no numbers. */
  readonly off: number;
}

type Try = (values: readonly number[]) => Attempt;

const isFinite = ({off}: Attempt) => off < Infinity;

/** By how much each gap closes when one value moves by 1: a column for each value. */
function slopes({values, next}: Attempt, width: number, tried: Try): number[][] {
  return values.map((x, i) => {
    const moved = tried(values.with(i, x + width));
    return moved.next.map((y, k) => (k === i ? 1 : 0) - (y - (next[k] as number)) / width);
  });
}

/** The first of ever shorter steps that comes nearer, else a plain round at half its length; null when neither has numbers. */
function stepped(at: Attempt, by: readonly number[], tried: Try): Attempt | null {
  for (let part = 1; part > 1e-6; part /= 2) {
    const attempt = tried(at.values.map((x, i) => x + part * (by[i] as number)));
    if (attempt.off < at.off) return attempt;
  }
  const damped = tried(at.values.map((x, i) => x + (at.gap[i] as number) / 2));
  return isFinite(damped) ? damped : null;
}

/** The solution of a system of linear equations given by its columns, by elimination; null when there is no single one. */
function solved(columns: readonly (readonly number[])[], right: readonly number[]): number[] | null {
  const n = right.length;
  const rows = right.map((b, i) => [...columns.map((column) => column[i] as number), b]);
  for (let i = 0; i < n; ++i) {
    const pivot = rows
      .slice(i)
      .reduce((best, row) => (Math.abs(row[i] as number) > Math.abs(best[i] as number) ? row : best));
    const size = Math.abs(pivot[i] as number);
    if (!(size > 1e-12) || size === Infinity) return null;
    const at = rows.indexOf(pivot);
    [rows[i], rows[at]] = [pivot, rows[i] as number[]];
    rows.forEach((row, k) => {
      if (k === i) return;
      const factor = (row[i] as number) / (pivot[i] as number);
      for (let j = i; j <= n; ++j) row[j] = (row[j] as number) - factor * (pivot[j] as number);
    });
  }
  return rows.map((row, i) => (row[n] as number) / (row[i] as number));
}
