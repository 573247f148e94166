import {describe, expect, it} from "vitest";
import {outline} from "../../../src/model/text/outline.js";
import {TextError} from "../../../src/model/text/place.js";
import {LINE_NAME, Scanner} from "../../../src/model/text/scan.js";

const scanner = (text: string, from?: number, end?: number) =>
  new Scanner(outline(text).entries[0] ?? {text: "", starts: []}, from, end);

const thrown = (run: () => unknown) => {
  try {
    run();
  } catch (error) {
    if (error instanceof TextError) return [error.message, error.place.column, error.place.length];
    throw error;
  }
  return null;
};

describe("a scanner", () => {
  it("takes what stands there by a pattern, with the blanks after it, and nothing else", () => {
    const scan = scanner("a  b1, c");
    expect(scan.next).toBe("a");
    expect(scan.take(/b\d/)).toBeNull();
    expect([scan.take(/a/), scan.at, scan.take(/b\d/), scan.next, scan.at]).toEqual(["a", 3, "b1", ",", 5]);
    expect([scan.take(/x*/), scan.at]).toEqual([null, 5]);
    expect([scan.take(/,/), scan.isDone, scan.rest(), scan.isDone, scan.next]).toEqual([",", false, "c", true, ""]);
  });

  it("takes a word that stands there whole", () => {
    const scan = scanner("case war");
    expect(["cas", "casea", "war", "case"].map((word) => scan.takeWord(word))).toEqual([false, false, false, true]);
    expect([scan.at, scan.takeWord("war"), scan.isDone, scan.takeWord("")]).toEqual([5, true, true, true]);
  });

  it("takes one of some words that stands there whole", () => {
    const scan = scanner("above belows");
    expect(scan.takeOneOf(["ab", "below", "above", "belows"])).toBe("above");
    expect([scan.takeOneOf(["above", "below"]), scan.at]).toEqual([undefined, 6]);
    expect([scan.takeOneOf(["belows"]), scan.isDone, scan.takeOneOf([""])]).toEqual(["belows", true, undefined]);
  });

  it("reads from one character to another", () => {
    const scan = scanner("one two  three", 3, 9);
    expect([scan.at, scan.next, scan.rest(), scan.isDone, scan.at]).toEqual([4, "two", "two", true, 9]);
    expect(scanner("abc def", 0, 2).next).toBe("ab");
  });

  it("expects what a pattern matches, and the end, and tells what stands there at its place", () => {
    const scan = scanner("a bet on");
    expect(scan.expect(/a/, "an a")).toBe("a");
    expect(thrown(() => scan.expect(/x/, "an x", ["beta"]))).toEqual(["bet; expected an x; did you mean beta?", 3, 3]);
    expect(thrown(() => scan.expect(/x/, "an x"))).toEqual(["bet; expected an x", 3, 3]);
    expect(thrown(() => {
      scan.expectEnd();
    })).toEqual(["bet; expected the end of the line", 3, 3]); // prettier-ignore
    expect(thrown(() => {
      scan.expectEnd("nothing", ["bets"]);
    })).toEqual(["bet; expected nothing; did you mean bets?", 3, 3]); // prettier-ignore
    scan.rest();
    scan.expectEnd();
    expect(thrown(() => scan.fail("more", ["xyz"]))).toEqual(["the line ends; expected more", 9, 1]);
  });

  it.each([
    ["a1_b", "a1_b"],
    ["a.b", "a"],
    ["ab@c", null],
    ["aB", null],
    ["1a", null]
  ])("takes of %j the name of a line: %j", (text, name) => {
    expect(scanner(text).take(LINE_NAME)).toBe(name);
  });
});
