import {describe, expect, it} from "vitest";
import {paragraphsOf, type PaperItem} from "../../../src/query/note/paper.js";

/** Lines of a page, one item each: text, points from the foot, size of its letters. */
const page = (...lines: readonly (readonly [str: string, y: number, height?: number])[]): PaperItem[] =>
  lines.map(([str, y, height = 10]) => ({str, y, height, hasEOL: true}));
const piece = (str: string, hasEOL = false, over: Partial<PaperItem> = {}): PaperItem => ({str, y: 700, height: 10, hasEOL, ...over}); // prettier-ignore

describe("paragraphsOf(items)", () => {
  it("begins a paragraph where lines stand more than a quarter further apart than most do", () => {
    const gapOf = (gap: number) =>
      paragraphsOf(page(["a", 700], ["b", 688], ["c", 676], ["d", 664], ["e", 664 - gap], ["f", 652 - gap]));
    expect(gapOf(15)).toBe("a\nb\nc\nd\ne\nf");
    expect(gapOf(15.1)).toBe("a\nb\nc\nd\n\ne\nf");
  });

  it("takes the usual distance from the middle of all, the larger of two, whatever order they come in", () => {
    // 10 and 20 points apart: usual is 20, so that neither stands apart.
    expect(paragraphsOf(page(["a", 700], ["b", 680], ["c", 670]))).toBe("a\nb\nc");
    // 30, 10 and 10 points: usual is 10.
    expect(paragraphsOf(page(["a", 700], ["b", 670], ["c", 660], ["d", 650]))).toBe("a\n\nb\nc\nd");
  });

  it("begins one where letters are larger or smaller by more than a twenty-fifth", () => {
    const sizes = (first: number, second: number) => paragraphsOf(page(["a", 700, first], ["b", 700, second]));
    expect([sizes(100, 104), sizes(100, 96)]).toEqual(["a\nb", "a\nb"]);
    expect([sizes(100, 104.1), sizes(100, 95.9)]).toEqual(["a\n\nb", "a\n\nb"]);
  });

  it("goes on in the next column, and counts no step up, nor one along, as a distance", () => {
    expect(paragraphsOf(page(["a", 700], ["b", 690], ["c", 700], ["d", 700], ["e", 690]))).toBe("a\nb\nc\nd\ne");
  });

  it("joins the pieces of a line, at the place of its first and the size of its largest", () => {
    const items = [
      piece("To"),
      piece("", false, {height: 50}),
      piece(" ", false, {y: 1, height: 0}),
      piece("kens", true),
      piece("rose", true, {y: 690})
    ];
    expect(paragraphsOf(items)).toBe("To kens\nrose");
    // The second line stands with the larger of its letters.
    expect(paragraphsOf([piece("a", true), piece("b", false, {y: 690}), piece("C", true, {y: 690, height: 12})])).toBe(
      "a\n\nbC"
    );
  });

  it("leaves out lines of nothing or of spaces, keeps one that never ends, and reads an empty page", () => {
    expect(paragraphsOf([piece("a", true), piece(" ", true, {y: 600}), piece("", true, {y: 600}), piece("b")])).toBe(
      "a\nb"
    );
    expect([paragraphsOf([]), paragraphsOf([piece("")])]).toEqual(["", ""]);
  });
});
