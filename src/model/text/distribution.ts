import {DISTRIBUTIONS, type Distribution} from "../uncertainty/distribution.js";
import type {WrittenDistribution, WrittenNumber} from "./node.js";
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

/** A distribution as a sheet draws from it. */
export function distributionOf({type, numbers, weights}: WrittenDistribution): Distribution {
  const values = numbers.map(({value}) => value);
  if (type === "discrete") return {type, values, weights: weights.map(({value}) => value)};
  return type === "empirical" ? {type, values} : shaped(type, values);
}

/** `~ triangular(10%, 15%, 20%)`, where it stands; `~ discrete(0 at 60%, 1 at 40%)`, `~ empirical(1, 2, 3)`. */
export function takeDistribution(scan: Scanner): WrittenDistribution | null {
  if (!scan.takeWord("~")) return null;
  const name = scan.expect(/[a-z]+/, DISTRIBUTIONS.join(", "), DISTRIBUTIONS);
  const type = DISTRIBUTIONS.find((t) => t === name) ?? scan.fail(`${DISTRIBUTIONS.join(", ")} before this`);
  scan.expect(/\(/, "an opening bracket");
  const numbers: WrittenNumber[] = [];
  const weights: WrittenNumber[] = [];
  do {
    numbers.push(takeQuantity(scan, "a number"));
    if (scan.takeWord("at")) weights.push(takeQuantity(scan, "a weight"));
  } while (scan.take(/,/) !== null);
  if (type !== "discrete" && type !== "empirical" && PARAMETERS[type].length !== numbers.length)
    scan.fail(`${type}(${PARAMETERS[type].join(", ")})`);
  scan.expect(/\)/, "a closing bracket");
  return {type, numbers, weights};
}

export function printDistribution({type, numbers, weights}: WrittenDistribution): string {
  const printed = numbers.map(({text}, i) => (type === "discrete" ? `${text} at ${weights[i]?.text ?? ""}` : text));
  return `~ ${type}(${printed.join(", ")})`;
}
