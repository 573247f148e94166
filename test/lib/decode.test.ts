import {describe, expect, it} from "vitest";
import {
  amount,
  dayText,
  fields,
  flag,
  list,
  number,
  oneOf,
  orNull,
  pair,
  record,
  ShapeError,
  tagged,
  text,
  whichever,
  type Decoder
} from "../../src/lib/decode.js";

const isText = (value: unknown) => typeof value === "string";
const row = fields({name: text}, {rank: number});
const shape = tagged<unknown>({row: fields({type: text, rank: number}, {})});
const either = whichever<string, number>(isText, text, number);

describe("a decoder", () => {
  it.each<[Decoder<unknown>, unknown, unknown]>([
    [text, "", ""],
    [number, -1.5, -1.5],
    [amount, 7, 7],
    [amount, 9_007_199_254_740_993n, 9_007_199_254_740_992],
    [amount, "-12345678901234567890", -12_345_678_901_234_567_000],
    [flag, false, false],
    [dayText, "2024-02-29", "2024-02-29"],
    [orNull(text), null, null],
    [orNull(text), "a", "a"],
    [oneOf("a", "b"), "b", "b"],
    [list(number), [1, 2], [1, 2]],
    [pair(text, number), ["a", 1], ["a", 1]],
    [record(number), {a: 1, b: 2}, {a: 1, b: 2}],
    [row, {name: "a"}, {name: "a"}],
    [row, {rank: 1, name: "a"}, {name: "a", rank: 1}],
    [shape, {type: "row", rank: 1}, {type: "row", rank: 1}],
    [either, "a", "a"],
    [either, 1, 1]
  ])("%# takes what has its shape", (decode, value, expected) => {
    expect(decode(value, "x")).toEqual(expected);
  });

  it.each<[Decoder<unknown>, unknown, string]>([
    [text, 1, "x: 1; expected a text"],
    [text, undefined, "x: nothing; expected a text"],
    [text, Array.from("a".repeat(40)), `x: [${'"a",'.repeat(19)}"a"; expected a text`],
    [number, "1", 'x: "1"; expected a number'],
    [number, NaN, "x: null; expected a number"],
    [amount, "1.5", 'x: "1.5"; expected a number'],
    [amount, Infinity, "x: null; expected a number"],
    [amount, "9".repeat(400), `x: "${"9".repeat(79)}; expected a number`],
    [flag, 0, "x: 0; expected true or false"],
    [dayText, "2026-02-30", 'x: "2026-02-30"; expected a date YYYY-MM-DD'],
    [dayText, 20260216, "x: 20260216; expected a date YYYY-MM-DD"],
    [orNull(text), 1, "x: 1; expected a text"],
    [oneOf("a", "b"), "c", 'x: "c"; expected a, b'],
    [list(number), [1, "2"], 'x[1]: "2"; expected a number'],
    [list(number), {}, "x: {}; expected a list"],
    [pair(text, number), ["a"], 'x: ["a"]; expected two values'],
    [pair(text, number), ["a", 1, 2], 'x: ["a",1,2]; expected two values'],
    [pair(text, number), {length: 2}, 'x: {"length":2}; expected two values'],
    [pair(text, number), [1, 1], "x[0]: 1; expected a text"],
    [pair(text, number), ["a", "b"], 'x[1]: "b"; expected a number'],
    [record(number), {a: "1"}, 'x.a: "1"; expected a number'],
    [record(number), [1], "x: [1]; expected an object"],
    [record(number), null, "x: null; expected an object"],
    [record(number), 5, "x: 5; expected an object"],
    [row, {}, "x.name: nothing; expected a text"],
    [row, {name: "a", rank: undefined}, "x.rank: nothing; expected a number"],
    [row, {name: "a", rnak: 1}, "x.rnak: 1; expected no such field, but name, rank"],
    [shape, {type: "toString"}, 'x.type: "toString"; expected row'],
    [shape, {type: 1}, "x.type: 1; expected row"],
    [either, true, "x: true; expected a number"]
  ])("%# refuses what has not, by path, value and what was expected", (decode, value, message) => {
    expect(() => decode(value, "x")).toThrow(new ShapeError(message));
  });
});
