import {describe, expect, it} from "vitest";
import type {WrittenNumber} from "../../../src/model/text/node.js";
import {writtenNumber} from "../../../src/model/text/quantity.js";
import {editLine} from "../../../src/model/text/rewrite.js";
import {byPeriod, seriesOf} from "../../../src/model/text/written-series.js";

describe("numbers of a series by period, and as they are written", () => {
  const PERIODS = ["A", "B", "C", "D"];
  const of = (typed: string) => writtenNumber(typed) as WrittenNumber;

  /** `A 1, 2 thereafter`, as a series is written. */
  const read = (typed: string) => ({
    items: typed
      .replace(" thereafter", "")
      .split(", ")
      .filter((item) => item !== "")
      .map((item) => {
        const [number = "", label = null] = item.split(" ").reverse();
        return {label, quantity: of(number)};
      }),
    thereafter: typed.endsWith("thereafter")
  });

  it.each([
    ["1", "A 1, B 1, C 1, D 1"],
    ["1 thereafter", "A 1, B 1, C 1, D 1"],
    ["1, 2", "C 1, D 2"],
    ["1, 2 thereafter", "A 1, B 2, C 2, D 2"],
    ["B 1, 2", "B 1, C 2"],
    ["B 1 thereafter", "B 1, C 1, D 1"],
    ["A 1, C 2", "A 1, C 2"],
    ["A 1", "A 1"],
    ["A 1, C 2 thereafter", "A 1, C 2, D 2"],
    ["", ""]
  ])("%j stands for %j", (typed, expected) => {
    const numbers = [...byPeriod(read(typed), PERIODS)].map(([label, {text}]) => `${label} ${text}`);
    expect(numbers.join(", ")).toBe(expected);
  });

  it.each([
    ["A 1", "A 1"],
    ["A 1, B 1", "A 1, 1"],
    ["A 1, B 1, C 1, D 1", "A 1 thereafter"],
    ["B 2, C 1, D 1", "B 2, 1, 1"],
    ["B 1, C 1, D 1", "B 1 thereafter"],
    ["A 1, B 1, C 1", "A 1, 1, 1"],
    ["A 1, C 1, D 1", "A 1, C 1, 1"],
    ["A 3, C 1, D 2", "A 3, C 1, 2"],
    ["A 1, B 2, C 2.0, D 2", "A 1, 2 thereafter"],
    ["", ""]
  ])("%j is written %j", (typed, expected) => {
    const {items, thereafter} = seriesOf(byPeriod(read(typed), PERIODS), PERIODS);
    const numbers = items.map(({label, quantity}) => `${label === null ? "" : `${label} `}${quantity.text}`);
    expect(`${numbers.join(", ")}${thereafter ? " thereafter" : ""}`).toBe(expected);
  });
});

describe("editLine(text, library, name, change)", () => {
  const SHARED = {
    one: "shared one\n# G\na CNY m flow input 1 in 0..9\n  A | 甲\n  because x\n  source s\nb 1 ratio = 2\n  B\n  note n\n  source s\n"
  };
  const titled: Parameters<typeof editLine>[3] = (line, unit) => ({...line, title: {en: `in ${unit}`, zh: null}});

  it("tells the unit of a line, of one below an include from there", () => {
    expect(editLine("x CNY m = 1\n", {}, "x", titled)).toBe("x  CNY m  = 1\n  in CNY m\n");
    expect(editLine("include one\n  a  input 2\n  b  = 3\n", SHARED, "b", titled)).toBe(
      "include one\n  a  input 2\n  b  = 3\n    in 1\n"
    );
  });

  it("brings a line of an included document below with what differs from there alone", () => {
    const formula = {type: "formula", formula: "7"} as const;
    expect(
      editLine("// head\ninclude one\n  b  = 3\n", SHARED, "a", (line) => ({
        ...line,
        remark: "gone",
        definition: formula
      }))
    ).toBe("// head\ninclude one\n  b  = 3\n  a  = 7\n");
    const said = (en: string) => ({en, zh: null});
    expect(
      editLine("include one\n", SHARED, "b", (line) => ({
        ...line,
        title: said("t"),
        reason: said("r"),
        source: said("s2")
      }))
    ).toBe("include one\n  b  = 2\n    t\n    note r\n    source s2\n");
  });

  it("is null for what is no line, a broken text and no change", () => {
    expect(editLine("title X\n", {}, "title", (line) => line)).toBeNull();
    expect(editLine("title X\n", {}, "a", (line) => line)).toBeNull();
    expect(editLine("x 1 = (", {}, "x", (line) => line)).toBeNull();
    expect(editLine("x 1 = 2", {}, "x", () => null)).toBeNull();
  });
});
