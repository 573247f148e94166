import {describe, expect, it} from "vitest";
import * as z from "zod";
import {
  digits,
  isoDay,
  isoTime,
  lastDayOf,
  name,
  parseBody,
  refuseFuture,
  shapeProblem,
  textOf,
  unitFraction,
  wholeCount
} from "../../../loaders/sources/decode.js";
import {messageOf} from "../../fixtures/message.js";

describe("kinds of fields", () => {
  it.each([
    ["isoDay", isoDay, ["2024-02-29"], ["2026-02-29", "20260220", ""]],
    [
      "isoTime",
      isoTime,
      ["2026-05-20", "2026-05-20T06:00:00Z", "2026-05-20T06:00:00.5+08:00"],
      ["2026-13-20", "2026-05-20T25:00:00Z", "20 May 2026", "2026-05-20T06:00:00"]
    ],
    ["digits", digits, ["0", "9".repeat(18)], ["9".repeat(19), "-1", "1.5", ""]],
    ["unitFraction", unitFraction, [0, 0.5, 1], [-0.01, 1.01]],
    ["wholeCount", wholeCount, [0, 7], [-1, 0.5]],
    ["name", name, ["a"], [""]]
  ] as const)("%s takes what it says, and nothing else", (_, shape, good, bad) => {
    expect([...good].filter((value) => !shape.safeParse(value).success)).toEqual([]);
    expect([...bad].filter((value) => shape.safeParse(value).success)).toEqual([]);
  });
});

describe("parseBody(shape, body)", () => {
  const long = z.object({a: z.number(), b: z.number(), c: z.number()});
  const short = z.object({d: z.number()});
  const shape = z.object({
    n: z.number(),
    rows: z.array(z.object({either: z.union([long, short]), or: z.union([short, long])})).optional()
  });
  const says = (value: unknown) => messageOf(() => parseBody(shape, JSON.stringify(value)));

  it("gives what the shape takes", () => {
    expect(parseBody(shape, '{"n":1,"more":2}')).toEqual({n: 1});
  });

  it.each([
    ["a field ill-typed", {n: "1"}, 'n: "1"; expected number.'],
    ["a field missing", {}, "n: missing; expected number."],
    ["null", {n: null}, "n: null; expected number."],
    ["a whole answer", [1], "the answer: [1]; expected object."],
    ["a long text, cut", {n: "x".repeat(100)}, `n: "${"x".repeat(79)}; expected number.`],
    [
      "the form a value is nearest to",
      {n: 1, rows: [{either: {d: "x"}, or: {d: 1}}]},
      'rows[0].either.d: "x"; expected'
    ],
    ["that form, first in the list", {n: 1, rows: [{either: {d: 1}, or: {d: "x"}}]}, 'rows[0].or.d: "x"; expected']
  ])("names %s", (_, value, message) => {
    expect(says(value)).toContain(message);
  });
});

it("shapeProblem(issues, value) names what a client stopped at, also below what is not there", () => {
  const at = (value: unknown) =>
    shapeProblem([{code: "custom", path: ["data", 0, "x"], message: "a number"}], value).message;
  expect(at({data: [{x: "seven"}]})).toMatch(/^data\[0\]\.x: "seven"; expected a number\./);
  expect([at({data: null}), at({data: "text"}), at(null)].map((text) => text.slice(0, 18))).toEqual(
    Array(3).fill("data[0].x: missing")
  );
  expect(shapeProblem([], {}).message).toMatch(/^the answer; expected its documented shape\./);
});

it("textOf(bytes) reads UTF-8 without its mark, and nothing else", () => {
  expect(textOf(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe("a");
  expect(() => textOf(new Uint8Array([0xff]))).toThrow(TypeError);
});

it("lastDayOf(dates) is the last in time, and empty where there is none", () => {
  expect(lastDayOf(["2026-05-18", "2026-05-20T06:00:00Z", "2026-05-19"])).toBe("2026-05-20");
  expect(lastDayOf([])).toBe("");
});

it("refuseFuture(dates, retrievedAt) lets the day of the pull pass to its end", () => {
  const refuse = (...dates: string[]) =>
    messageOf(() =>
      refuseFuture(
        dates.map((date, i) => [`[${i}]`, date]),
        "2026-05-20T06:00:00Z"
      )
    );
  expect(refuse("2026-05-20", "2026-05-20T23:59:59Z")).toBeNull();
  expect(refuse("2026-05-20", "2026-05-21T00:00:00Z")).toMatch(
    /^\[1\]: 2026-05-21T00:00:00Z; expected a date up to 2026-05-20, the day of the pull\./
  );
});
