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
  return {powers: prune(Object.entries(powers).map(([symbol, n]) => [symbol, n * power])), tens: tens * power};
}

function combine(a: Unit, b: Unit, sign: 1 | -1): Unit {
  const symbols = new Set([...Object.keys(a.powers), ...Object.keys(b.powers)]);
  const powers = [...symbols].map((s) => [s, (a.powers[s] ?? 0) + sign * (b.powers[s] ?? 0)] as const);
  return {powers: prune(powers), tens: a.tens + sign * b.tens};
}

function prune(powers: readonly (readonly [string, number])[]): Record<string, number> {
  return Object.fromEntries(powers.filter(([, n]) => n !== 0));
}

/** Whether two units measure the same thing, be it at different scales. */
export function sameMeasure(a: Unit, b: Unit): boolean {
  return Object.keys(combine(a, b, -1).powers).length === 0;
}

/** Whether numbers in two units may be added as they are. */
export function sameUnit(a: Unit, b: Unit): boolean {
  return a.tens === b.tens && sameMeasure(a, b);
}

export function isPure(unit: Unit): boolean {
  return Object.keys(unit.powers).length === 0 && unit.tens === 0;
}
