import {DISTRIBUTIONS, type Distribution} from "../uncertainty/distribution.js";
import {takeQuantity} from "./quantity.js";
import type {Scanner} from "./scan.js";

type Shape = Exclude<Distribution["type"], "discrete" | "empirical">;

const PARAMETERS = {
  normal: ["mean", "sd"],
  lognormal: ["mu", "sigma"],
  triangular: ["low", "mode", "high"],
  pert: ["low", "mode", "high"],
  uniform: ["low", "high"]
} as const satisfies Record<Shape, readonly string[]>;

function shaped(type: Shape, [a = NaN, b = NaN, c = NaN]: readonly number[]): Distribution {
  if (type === "normal") return {type, mean: a, sd: b};
  if (type === "lognormal") return {type, mu: a, sigma: b};
  return type === "uniform" ? {type, low: a, high: b} : {type, low: a, mode: b, high: c};
}

function numbersOf(d: Distribution): readonly number[] {
  if (d.type === "normal") return [d.mean, d.sd];
  if (d.type === "lognormal") return [d.mu, d.sigma];
  if (d.type === "discrete" || d.type === "empirical") return d.values;
  return d.type === "uniform" ? [d.low, d.high] : [d.low, d.mode, d.high];
}

/** `~ triangular(10%, 15%, 20%)`, where it stands; `~ discrete(0 at 60%, 1 at 40%)`, `~ empirical(1, 2, 3)`. */
export function takeDistribution(scan: Scanner): Distribution | null {
  if (!scan.takeWord("~")) return null;
  const name = scan.expect(/[a-z]+/, DISTRIBUTIONS.join(", "), DISTRIBUTIONS);
  const type = DISTRIBUTIONS.find((t) => t === name) ?? scan.fail(`${DISTRIBUTIONS.join(", ")} before this`);
  scan.expect(/\(/, "an opening bracket");
  const values: number[] = [];
  const weights: number[] = [];
  do {
    values.push(takeQuantity(scan, "a number").value);
    if (scan.takeWord("at")) weights.push(takeQuantity(scan, "a weight").value);
  } while (scan.take(/,/) !== null);
  if (type !== "discrete" && type !== "empirical" && PARAMETERS[type].length !== values.length)
    scan.fail(`${type}(${PARAMETERS[type].join(", ")})`);
  scan.expect(/\)/, "a closing bracket");
  if (type === "discrete") return {type, values, weights};
  return type === "empirical" ? {type, values} : shaped(type, values);
}

export function printDistribution(d: Distribution): string {
  const numbers = numbersOf(d).map((v, i) => (d.type === "discrete" ? `${v} at ${d.weights[i] ?? ""}` : String(v)));
  return `~ ${d.type}(${numbers.join(", ")})`;
}
