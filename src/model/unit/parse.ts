import {lookUp} from "../../lib/look-up.js";
import {didYouMean} from "../nearest.js";
import {COUNTS, isCurrency, POWER_WORDS, SHORTHANDS} from "./symbols.js";
import {divideUnits, multiplyUnits, ONE, raiseUnit, type Unit} from "./unit.js";

/** Units that were read: a document writes few, each of them hundreds of times. */
const known = new Map<string, Unit>();
const MOST_KNOWN = 1000;

/** Text that is no unit, with what was expected. */
export class UnitError extends Error {}

/**
 * A unit from text: "USD m", "USD/Mtok", "HKD per share", "tokens tn", "m shares", "1".
 * `counts` are the sheet's own nouns in the singular. Throws UnitError.
 */
export function parseUnit(text: string, counts: readonly string[] = []): Unit {
  const key = [text, ...counts].join("\n");
  const unit = known.get(key) ?? readUnit(text, counts);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(key, unit);
  return unit;
}

function readUnit(text: string, counts: readonly string[]): Unit {
  const parts = text.trim().split(/\s*(\/|\*|\bper\b)\s*/);
  if (text.length > 80) throw new UnitError(`unit: ${text.length} characters; expected at most 80`);
  let unit = parseFactor(parts[0] ?? "", text, counts);
  for (let i = 1; i < parts.length; i += 2) {
    const factor = parseFactor(parts[i + 1] ?? "", text, counts);
    unit = parts[i] === "*" ? multiplyUnits(unit, factor) : divideUnits(unit, factor);
  }
  return unit;
}

function parseFactor(factor: string, text: string, counts: readonly string[]): Unit {
  if (/^[%‰]|percent/.test(factor))
    throw new UnitError(`unit: ${text}; expected a fraction, so write the unit 1 and the value 0.15`);
  const words = factor.split(/\s+/).filter((word) => word !== "");
  if (words.length === 0) throw new UnitError(`unit: "${text}"; expected a symbol such as USD m, tokens tn or 1`);
  return words.map((word) => parseWord(word, text, counts)).reduce(multiplyUnits, ONE);
}

function parseWord(word: string, text: string, counts: readonly string[]): Unit {
  if (word === "1") return ONE;
  const [, tens] = /^10\^(-?\d{1,2})$/.exec(word) ?? [];
  if (tens !== undefined) return {powers: {}, tens: Number(tens)};
  const scale = POWER_WORDS.find(([, ...words]) => words.includes(word));
  if (scale) return {powers: {}, tens: scale[0]};
  const [, name = word, power = "1"] = /^(\D+)\^(-?\d)$/.exec(word) ?? [];
  const short = lookUp(SHORTHANDS, name);
  const base = short
    ? {powers: {[short[0]]: 1}, tens: short[1]}
    : {powers: {[symbolOf(name, text, counts)]: 1}, tens: 0};
  return raiseUnit(base, Number(power));
}

function symbolOf(name: string, text: string, counts: readonly string[]): string {
  const known = [...COUNTS, ...counts];
  const symbol = known.find((s) => s === name || `${s}s` === name);
  if (symbol) return symbol;
  if (isCurrency(name)) return name;
  const hint = didYouMean(name, [...known, ...POWER_WORDS.flatMap(([, ...words]) => words)]);
  throw new UnitError(
    `unit: ${name} in "${text}"; expected a currency such as USD, or one of ${known.slice(0, 6).join(", ")} …${hint}`
  );
}
