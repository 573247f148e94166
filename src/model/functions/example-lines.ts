import type {CalendarSpec} from "../calendar/calendar.js";
import {fact, ratio, table, type LineSpec} from "../sheet/line.js";

const SOURCE = "made up for the examples";

const CURVE: readonly (readonly [number, number])[] = [
  [0, 1],
  [10, 3]
];

export const EXAMPLE_CALENDAR: CalendarSpec = {step: "year", first: "FY2025", last: "FY2029", lastActual: "FY2026"};

/** The lines that examples of functions and operators read. */
export const EXAMPLE_LINES: readonly LineSpec[] = [
  fact("flows", "USD m", [-100, 30, 40, 50, 60], SOURCE, {kind: "flow"}),
  fact("revenue", "USD m", [100, 120, 150, 160, 200], SOURCE, {kind: "flow"}),
  fact("cost", "USD m", [60, 70, 90, 95, 110], SOURCE, {kind: "flow"}),
  fact("debt", "USD m", [50, 40, 30, 20, 10], SOURCE, {kind: "stock"}),
  fact("reported", "USD m", {FY2025: 101}, SOURCE, {kind: "flow"}),
  fact("rates", "1", [0.1, 0.1, 0.09, 0.08, 0.08], SOURCE, {kind: "rate"}),
  fact("loan", "USD m", 1000, SOURCE),
  fact("unit", "USD m", 1, SOURCE),
  fact("discount", "1", 0.1, SOURCE),
  fact("fx", "HKD/USD", 7.8, SOURCE, {timing: "spot"}),
  ratio("margin", "1", "(revenue - cost) / revenue"),
  table("curve", ["1", "1"], CURVE, SOURCE)
];
