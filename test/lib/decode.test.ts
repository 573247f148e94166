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
  record,
  ShapeError,
  text,
  type Decoder
} from "../../src/lib/decode.js";

const row = fields({name: text}, {rank: number});

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
    [record(number), {a: 1, b: 2}, {a: 1, b: 2}],
    [row, {name: "a"}, {name: "a"}],
    [row, {rank: 1, name: "a"}, {name: "a", rank: 1}]
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
    [record(number), {a: "1"}, 'x.a: "1"; expected a number'],
    [record(number), [1], "x: [1]; expected an object"],
    [record(number), null, "x: null; expected an object"],
    [record(number), 5, "x: 5; expected an object"],
    [row, {}, "x.name: nothing; expected a text"],
    [row, {name: "a", rank: undefined}, "x.rank: nothing; expected a number"],
    [row, {name: "a", rnak: 1}, "x.rnak: 1; expected no such field, but name, rank"]
  ])("%# refuses what has not, by path, value and what was expected", (decode, value, message) => {
    expect(() => decode(value, "x")).toThrow(new ShapeError(message));
  });
});
