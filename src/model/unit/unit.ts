import {lookUp} from "../../lib/look-up.js";

/** A unit of measure: powers of base symbols and a power of ten. "USD m" is `{powers: {USD: 1}, tens: 6}`. */
export interface Unit {
  readonly powers: Readonly<Record<string, number>>;
  /** Scale as a power of ten: a number in "USD m" counts 10^6 dollars. */
  readonly tens: number;
}

/** A pure number: a ratio, a share, a count of periods. */
export const ONE: Unit = {powers: {}, tens: 0};

export function multiplyUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, 1);
}

export function divideUnits(a: Unit, b: Unit): Unit {
  return combine(a, b, -1);
}

/** A unit to a whole power. */
export function raiseUnit({powers, tens}: Unit, power: number): Unit {
  const raised = power === 0 ? [] : Object.entries(powers).map(([symbol, n]) => [symbol, n * power] as const);
  return {powers: Object.fromEntries(raised), tens: tens * power};
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const powers: Record<string, number> = {...a.powers};
  for (const [symbol, n] of Object.entries(b.powers)) powers[symbol] = (lookUp(powers, symbol) ?? 0) + sign * n;
  const left = Object.entries(powers);
  const tens = a.tens + sign * b.tens;
  return {powers: left.some(([, n]) => n === 0) ? Object.fromEntries(left.filter(([, n]) => n !== 0)) : powers, tens};
}

/** Whether two units measure the same thing, be it at different scales. */
export function sameMeasure(a: Unit, b: Unit): boolean {
  const powers = Object.entries(a.powers);
  return (
    powers.length === Object.keys(b.powers).length && powers.every(([symbol, n]) => lookUp(b.powers, symbol) === n)
  );
}

/** Whether numbers in two units may be added as they are. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a.tens === b.tens && sameMeasure(a, b);
}

export function isPure(unit: Unit): boolean {
  return Object.keys(unit.powers).length === 0 && unit.tens === 0;
}
