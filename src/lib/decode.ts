import {parseIsoDate, type IsoDate} from "./dates.js";

/** JSON that does not have the expected shape: path, value, what was expected. */
export class ShapeError extends Error {}

export type Decoder<T> = (value: unknown, path: string) => T;

export function refuse(value: unknown, path: string, expected: string): never {
  const shown = JSON.stringify(value) as string | undefined;
  throw new ShapeError(`${path}: ${(shown ?? "nothing").slice(0, 80)}; expected ${expected}`);
}

export const text: Decoder<string> = (value, path) =>
  typeof value === "string" ? value : refuse(value, path, "a text");

export const number: Decoder<number> = (value, path) =>
  typeof value === "number" && Number.isFinite(value) ? value : refuse(value, path, "a number");

/** A number of a database; whole ones beyond 2^53 come as their digits, or as big ones, and are the nearest float. */
export const amount: Decoder<number> = (value, path) => {
  const isWhole = typeof value === "bigint" || (typeof value === "string" && /^-?\d+$/.test(value));
  const number = isWhole ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : refuse(value, path, "a number");
};

export const flag: Decoder<boolean> = (value, path) =>
  typeof value === "boolean" ? value : refuse(value, path, "true or false");

export const dayText: Decoder<IsoDate> = (value, path) =>
  typeof value === "string" && parseIsoDate(value) !== null ? value : refuse(value, path, "a date YYYY-MM-DD");

export function orNull<T>(item: Decoder<T>): Decoder<T | null> {
  return (value, path) => (value === null ? null : item(value, path));
}

export function oneOf<T extends string>(...allowed: readonly T[]): Decoder<T> {
  return (value, path) => allowed.find((a) => a === value) ?? refuse(value, path, allowed.join(", "));
}

export function list<T>(item: Decoder<T>): Decoder<T[]> {
  return (value, path) =>
    Array.isArray(value) ? value.map((v, i) => item(v, `${path}[${i}]`)) : refuse(value, path, "a list");
}

/** A record of any keys. */
export function record<T>(item: Decoder<T>): Decoder<Record<string, T>> {
  return (value, path) =>
    Object.fromEntries(Object.entries(object(value, path)).map(([key, v]) => [key, item(v, `${path}.${key}`)]));
}

function object(value: unknown, path: string): Record<string, unknown> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(value, path, "an object");
  return value as Record<string, unknown>;
}

type Fields = Readonly<Record<string, Decoder<unknown>>>;

type Decoded<R extends Fields, O extends Fields> = {[K in keyof R]: ReturnType<R[K]>} & {
  [K in keyof O]?: ReturnType<O[K]>;
};

/** An object with required and optional fields and no others: a mistyped one is told, not dropped. */
export function fields<R extends Fields, O extends Fields>(required: R, optional: O): Decoder<Decoded<R, O>> {
  const all = new Map(Object.entries({...required, ...optional}));
  return (value, path) => {
    const from = object(value, path);
    for (const key of Object.keys(from))
      if (!all.has(key)) refuse(from[key], `${path}.${key}`, `no such field, but ${[...all.keys()].join(", ")}`);
    const present = [...all].filter(([key]) => key in required || Object.hasOwn(from, key));
    return Object.fromEntries(present.map(([key, decode]) => [key, decode(from[key], `${path}.${key}`)])) as Decoded<
      R,
      O
    >;
  };
}
