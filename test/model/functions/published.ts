import {fact, value, type LineSpec} from "../../../src/model/sheet/line.js";
import type {SheetSpec} from "../../../src/model/sheet/sheet.js";

/** A call with the value that its function's published documentation or a spreadsheet gives for it. */
export interface Vector {
  readonly formula: string;
  readonly result: number;
  /** Half of the last digit that is given; 1e-9 relative without it. */
  readonly within?: number;
  /** Values of the series `a`, and of `b`. */
  readonly a?: readonly number[];
  readonly b?: readonly number[];
}

const day = (date: string) => `date(${date.split("-").map(Number).join(", ")})`;

const years = (start: string, end: string, basis: number, result: number, within = 5e-9): Vector => ({
  formula: `yearfrac(${day(start)}, ${day(end)}, ${basis})`,
  result,
  within
});

/** Examples of Microsoft's pages on the functions of Excel, and others worked in LibreOffice Calc. */
export const PUBLISHED: readonly Vector[] = [
  {formula: "pv(0.08 / 12, 12 * 20, 500)", result: -59777.15, within: 0.005},
  {formula: "pv(-0.99, 24, 100)", result: -1.01010101010099e50},
  {formula: "fv(0.06 / 12, 10, -200, -500, 1)", result: 2581.4, within: 0.005},
  {formula: "fv(0.12 / 12, 12, -1000)", result: 12682.5, within: 0.005},
  {formula: "fv(0.11 / 12, 35, -2000, 0, 1)", result: 82846.25, within: 0.005},
  {formula: "pmt(0.08 / 12, 10, 10000)", result: -1037.03, within: 0.005},
  {formula: "pmt(0.08 / 12, 10, 10000, 0, 1)", result: -1030.16, within: 0.005},
  {formula: "pmt(0.06 / 12, 18 * 12, 0, 50000)", result: -129.08, within: 0.005},
  {formula: "pmt(0, 10, 1000)", result: -100},
  {formula: "ipmt(0.1 / 12, 1, 3 * 12, 8000)", result: -66.67, within: 0.005},
  {formula: "ipmt(0.1, 3, 3, 8000)", result: -292.45, within: 0.005},
  {formula: "ipmt(0.1, 1, 3, 8000, 0, 1)", result: 0},
  {formula: "ppmt(0.1 / 12, 1, 2 * 12, 2000)", result: -75.62, within: 0.005},
  {formula: "ppmt(0.08, 10, 10, 200000)", result: -27598.05, within: 0.005},
  {formula: "nper(0.12 / 12, -100, -1000, 10000, 1)", result: 59.6738657, within: 5e-8},
  {formula: "nper(0.12 / 12, -100, -1000, 10000)", result: 60.0821229, within: 5e-8},
  {formula: "nper(0.12 / 12, -100, -1000)", result: -9.57859404, within: 5e-9},
  {formula: "rate(4 * 12, -200, 8000)", result: 0.00770147, within: 5e-8},
  {formula: "mirr(a, 0.1, 0.12)", a: [-120000, 39000, 30000, 21000, 37000, 46000], result: 0.126094, within: 5e-7},
  {formula: "npv(0.1, -10000, 3000, 4200, 6800)", result: 1188.44, within: 0.005},
  {formula: "npv(0.08, a) - 40000", a: [8000, 9200, 10000, 12000, 14500], result: 1922.06, within: 0.005},
  {formula: "npv(0.08, a, -9000) - 40000", a: [8000, 9200, 10000, 12000, 14500], result: -3749.47, within: 0.005},
  {formula: "irr(a, -0.1)", a: [-70000, 12000, 15000], result: -0.44350694, within: 5e-8},
  {formula: "irr(a, 0.1)", a: [-1000, 2500, -1540], result: 0.1},
  {formula: "irr(a, 0.5)", a: [-1000, 2500, -1540], result: 0.4},
  years("2012-01-01", "2012-07-30", 0, 0.58055556),
  years("2012-01-01", "2012-07-30", 1, 0.57650273),
  years("2012-01-01", "2012-07-30", 3, 0.57808219),
  years("2012-01-01", "2012-07-30", 2, 211 / 360),
  years("2024-02-29", "2025-02-28", 0, 1),
  years("2026-01-31", "2026-03-31", 4, 1 / 6),
  {formula: `edate(${day("2011-01-15")}, -1) - ${day("2010-12-15")}`, result: 0},
  {formula: `edate(${day("2024-02-29")}, 12) - ${day("2025-02-28")}`, result: 0},
  {formula: `eomonth(${day("2011-01-01")}, -3) - ${day("2010-10-31")}`, result: 0},
  {formula: "date(2026, 14, 0) - date(2027, 1, 31)", result: 0},
  {formula: "norm_s_dist(4 / 3)", result: 0.90878878, within: 5e-9},
  {formula: "percentile(a, 0.3)", a: [1, 3, 2, 4], result: 1.9},
  {formula: "quartile(a, 1)", a: [1, 2, 4, 7, 8, 9, 10, 12], result: 3.5},
  {
    formula: "stdev(a)",
    a: [1345, 1301, 1368, 1322, 1310, 1370, 1318, 1350, 1303, 1299],
    result: 27.46391572,
    within: 5e-9
  },
  {formula: "rank(3.5, a, 1)", a: [7, 3.5, 3.5, 1, 2], result: 3},
  {formula: "rank(7, a, 1)", a: [7, 3.5, 3.5, 1, 2], result: 5},
  {formula: "slope(a, b)", a: [2, 3, 9, 1, 8, 7, 5], b: [6, 5, 11, 7, 5, 4, 4], result: 0.305556, within: 5e-7},
  {formula: "intercept(a, b)", a: [2, 3, 9, 1, 8], b: [6, 5, 11, 7, 5], result: 0.0483871, within: 5e-8},
  {formula: "correl(a, b)", a: [3, 2, 4, 5, 6], b: [9, 7, 12, 15, 17], result: 0.997054, within: 5e-7},
  {formula: "forecast(30, a, b)", a: [6, 7, 9, 15, 21], b: [20, 28, 31, 38, 40], result: 10.607253, within: 5e-7},
  {formula: "geomean(a)", a: [4, 5, 8, 7, 11, 4, 3], result: 5.476987, within: 5e-7},
  {formula: "median(1, 2, 3, 4, 5, 6)", result: 3.5},
  {formula: "product(5, 15, 30, 2)", result: 4500},
  {formula: "mod(-3, 2)", result: 1},
  {formula: "mod(3, -2)", result: -1},
  {formula: "int(-8.9)", result: -9},
  {formula: "sign(-0.00001)", result: -1},
  {formula: "roundup(-3.14159, 1)", result: -3.2},
  {formula: "roundup(31415.92654, -2)", result: 31500},
  {formula: "rounddown(-3.14159, 1)", result: -3.1},
  {formula: "rounddown(31415.92654, -2)", result: 31400},
  {formula: "mirr(a, 0.05, 0.06)", a: [-100, -39.6, 17.2, 120, -73.9, 160], result: 0.0969636982236348},
  {formula: "quartile(a, 4)", a: [1, 2, 4, 7], result: 7},
  {formula: "rate(16, -26.234164237976074, 116.44052028656006)", result: 0.215358563572584},
  {formula: "mod(41.87896251678467, -1.7943978309631348)", result: -1.18658542633057},
  years("2029-06-10", "2024-12-01", 0, 4.525, 1e-9),
  years("2024-03-31", "2029-01-31", 1, 4.83667883211679, 1e-9),
  {formula: "choose(2.9, 10, 20, 30)", result: 20},
  {formula: "iferror(1 / (1 - 1), 7)", result: 7},
  {formula: "coalesce(missing, ln(-1), 9)", result: 9},
  {formula: "(2 + 3)%", result: 0.05},
  {formula: "at(a, 2)% ^ 2%", a: [10, 20], result: 0.2 ** 0.02},
  {formula: "if(1 = 1, 5)", result: 5},
  {formula: "if(1 = 2, 5)", result: 0},
  {formula: "at(a, 2)", a: [10, 20, 30], result: 20},
  {formula: "npv(a, b)", a: [0.1, 0.2, 0.3], b: [110, 132, 171.6], result: 100 + 100 + 100}
];

/** Vectors as the lines `x0`, `x1` … of one sheet; shorter lists end before its last period, and are read by window. */
export function vectorSheet(vectors: readonly Vector[]): SheetSpec {
  const periods = Math.max(1, ...vectors.flatMap(({a, b}) => [a?.length ?? 0, b?.length ?? 0]));
  const label = (index: number) => `FY${2020 + index}`;
  const lines = vectors.flatMap((vector, k): LineSpec[] => {
    const count = vector.a?.length ?? 0;
    const series = (name: "a" | "b") => `window(${name}${k}, "${label(0)}", "${label(count - 1)}")`;
    const kind = vector.formula === "npv(a, b)" ? "rate" : "flow";
    const given = (name: "a" | "b", of: "rate" | "flow") =>
      vector[name] ? [fact(`${name}${k}`, "1", byLabel(vector[name], label), "made up", {kind: of})] : [];
    const formula = unitless(vector.formula).replaceAll(/\b[ab]\b/g, (name) => series(name as "a" | "b"));
    return [...given("a", kind), ...given("b", "flow"), value(`x${k}`, "1", formula)];
  });
  return {name: "vectors", calendar: {step: "year", first: label(0), last: label(periods - 1)}, lines};
}

function byLabel(values: readonly number[], label: (index: number) => string): Record<string, number> {
  return Object.fromEntries(values.map((value, i) => [label(i), value]));
}

/** Days from days are days; the result of a vector is a pure number. */
function unitless(formula: string): string {
  return /^(edate|eomonth|date)\(/.test(formula) ? `(${formula}) / (date(2026, 1, 2) - date(2026, 1, 1))` : formula;
}
