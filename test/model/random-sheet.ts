import {check, flow, input, ratio, stock, value, type LineSpec} from "../../src/model/sheet/line.js";
import type {SheetSpec} from "../../src/model/sheet/sheet.js";

type Random = () => number;

/** A sheet of about a dozen lines over five years, sound by construction; its numbers may still fail. */
export function randomSheet(random: Random): SheetSpec {
  const lines: LineSpec[] = [
    input("a", "1", 1 + random(), "r", {range: [-5, 5]}),
    input("b", "1", [random(), random() - 0.5, 2 * random(), random(), 0.1], "r"),
    input("c", "1", random() < 0.2 ? 0 : random() - 0.3, "r")
  ];
  for (let i = 0; i < 6; ++i) {
    const names = lines.filter((l) => l.type !== "check").map((l) => l.name);
    const formula = randomFormula(random, names, 4);
    lines.push(random() < 0.5 ? flow(`f${i}`, "1", formula) : stock(`s${i}`, "1", `prev(s${i}, a) * b + ${formula}`));
  }
  const series = lines.filter((l) => l.type === "formula" && l.kind === "flow").map((l) => l.name);
  for (const name of series) lines.push(value(`${name}_npv`, "1", `npv(c, ${name}) + irr(${name}) * 0 + sum(${name})`));
  lines.push(ratio("end", "1", `max(${randomFormula(random, ["a", "b", "c"], 3)}, b)`), check("ok", "end > 0"));
  return {name: "random", calendar: {step: "year", first: "FY2025", last: "FY2029", lastActual: "FY2026"}, lines};
}

/** A formula of pure numbers over known names. */
export function randomFormula(random: Random, names: readonly string[], depth: number): string {
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)] as T;
  const inner = () => randomFormula(random, names, depth - 1);
  if (depth === 0 || random() < 0.15)
    return random() < 0.7 ? pick(names) : pick(["0", "1", "2", "0.5", "1e3", "period_index", "-3"]);
  return pick([
    () => `(${inner()} ${pick(["+", "-", "*", "/"])} ${inner()})`,
    () => `${inner()} ${pick(["+", "-", "*"])} ${inner()}`,
    () => `-(${inner()})`,
    () => `(${inner()})^${pick(["2", "0.5", "-1", "0"])}`,
    () => `if(${inner()} ${pick(["<", ">", "=", "<>", ">=", "<="])} ${inner()}, ${inner()}, ${inner()})`,
    () => `${pick(["min", "max", "sum", "avg"])}(${inner()}, ${inner()})`,
    () => `${pick(["abs", "sqrt", "exp", "ln"])}(${inner()})`,
    () => `round(${inner()}, ${pick(["0", "2", "-1"])})`,
    () => `if(or(${inner()} > 0, not(is_estimate)), ${inner()}, ${inner()})`,
    () => `${pick(["iferror", "coalesce", "mod", "median", "product"])}(${inner()}, ${inner()})`,
    () => `choose(${inner()}, ${inner()}, ${inner()})`,
    () => `at(b, ${inner()})`,
    () => `lag(${inner()} + b, ${pick(["1", "2"])}, a)`
  ])();
}
