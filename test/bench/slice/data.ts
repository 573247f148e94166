import {seeded} from "../../fixtures/random.js";

/** Rows of made-up usage as codes, and the names they stand for. */
export interface BenchData {
  readonly rows: number;
  readonly names: Readonly<Record<Column, readonly string[]>>;
  readonly codes: Readonly<Record<Column, Uint16Array>>;
  /** Whole tokens by row. */
  readonly tokens: Float64Array;
}

export const COLUMNS = ["week", "model", "lab", "country", "weights", "use_case"] as const;

export type Column = (typeof COLUMNS)[number];

/** A cut: a range of weeks and lists of names; absent filters let everything pass. */
export interface BenchSelection {
  readonly weeks: readonly [number, number];
  readonly lists: Partial<Readonly<Record<Column, readonly number[]>>>;
}

/** What the four views group by. */
export const VIEWS = ["week", "country", "model", "use_case"] as const satisfies readonly Column[];

const SIZES = {week: 86, model: 406, lab: 46, country: 10, weights: 3, use_case: 29} as const;

/**
 * Seeded rows near the ledger's: 86 weeks growing 4.5% a week, 406 models by Zipf's law with exponent 1.1, 29 tasks with
 * 0.9; 46 labs, 10 countries and weights follow from the model; tokens are log-uniform from one to ten million.
 */
export function benchData(rows: number, seed = 20_260_914): BenchData {
  const random = seeded(seed);
  const draw = (weights: readonly number[]) => {
    const total = weights.reduce((sum, w) => sum + w, 0);
    let sum = 0;
    const table = new Uint16Array(65_536);
    const ends = weights.map((w) => (sum += w) / total);
    for (let i = 0, at = 0; i < table.length; ++i) {
      while ((ends[at] ?? 1) < (i + 0.5) / table.length) at += 1;
      table[i] = at;
    }
    return () => table[(random() * 65_536) | 0] as number;
  };
  const zipf = (count: number, exponent: number) => Array.from({length: count}, (_, i) => (i + 1) ** -exponent);
  const week = draw(Array.from({length: SIZES.week}, (_, i) => 1.045 ** i));
  const model = draw(zipf(SIZES.model, 1.1));
  const useCase = draw(zipf(SIZES.use_case, 0.9));
  const labOf = Array.from({length: SIZES.model}, () => (random() ** 2 * SIZES.lab) | 0);
  const countryOf = Array.from({length: SIZES.lab}, () => (random() ** 2 * SIZES.country) | 0);
  const weightsOf = Array.from({length: SIZES.model}, () => (random() * SIZES.weights) | 0);
  const codes = Object.fromEntries(COLUMNS.map((c) => [c, new Uint16Array(rows)])) as Record<Column, Uint16Array>;
  const tokens = new Float64Array(rows);
  for (let i = 0; i < rows; ++i) {
    const m = model();
    const lab = labOf[m] as number;
    codes.week[i] = week();
    codes.model[i] = m;
    codes.lab[i] = lab;
    codes.country[i] = countryOf[lab] as number;
    codes.weights[i] = weightsOf[m] as number;
    codes.use_case[i] = useCase();
    tokens[i] = Math.floor(10 ** (random() * 7));
  }
  const names = Object.fromEntries(
    COLUMNS.map((c) => [c, Array.from({length: SIZES[c]}, (_, i) => (c === "week" ? weekName(i) : nameOf(c, i)))])
  ) as Record<Column, string[]>;
  return {rows, names, codes, tokens};
}

/** Names sort as their codes do, so that codes agree between engines. */
function nameOf(column: string, code: number): string {
  return `${column}-${String(code).padStart(3, "0")}`;
}

function weekName(code: number): string {
  return new Date(Date.UTC(2025, 0, 6) + code * 7 * 86_400_000).toISOString().slice(0, 10);
}

/** Selections that set every filter anew: a range in six of ten, each list in three to five of ten. */
export function benchSelections(count: number, seed = 7): BenchSelection[] {
  const random = seeded(seed);
  const some = (column: Column, most: number) => {
    const keys = Array.from({length: 1 + ((random() * most) | 0)}, () => (random() * SIZES[column]) | 0);
    return [...new Set(keys)];
  };
  return Array.from({length: count}, () => {
    const [a, b] = [(random() * SIZES.week) | 0, (random() * SIZES.week) | 0];
    const lists: Partial<Record<Column, readonly number[]>> = {};
    if (random() < 0.5) lists.country = some("country", 4);
    if (random() < 0.4) lists.use_case = some("use_case", 12);
    if (random() < 0.3) lists.model = some("model", 150);
    if (random() < 0.4) lists.weights = some("weights", 2);
    return {weeks: random() < 0.6 ? [Math.min(a, b), Math.max(a, b)] : [0, SIZES.week - 1], lists};
  });
}

/** SQL conditions of a selection by column. */
export function conditionsOf(
  {weeks, lists}: BenchSelection,
  names: BenchData["names"]
): Partial<Record<Column, string>> {
  const found = Object.entries(lists).map(([column, codes]) => [
    column,
    `${column} IN (${codes.map((c) => `'${names[column as Column][c]}'`).join(", ")})`
  ]);
  const week = `week BETWEEN DATE '${names.week[weeks[0]]}' AND DATE '${names.week[weeks[1]]}'`;
  return {...(Object.fromEntries(found) as Partial<Record<Column, string>>), week};
}

/** SQL condition of a selection, one view's own filter left out. */
export function conditionOf(selection: BenchSelection, names: BenchData["names"], except: Column): string {
  const conditions = Object.entries(conditionsOf(selection, names)).filter(([column]) => column !== except);
  return conditions.map(([, condition]) => condition).join(" AND ") || "true";
}
