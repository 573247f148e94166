import {describe, expect, it} from "vitest";
import {changedLines, lineChanges, type LineChange} from "../../src/notebook/line-changes.js";
import {draws} from "./random.js";

const written = (changes: readonly (LineChange | null)[]) =>
  changes.map((change) => (change ? {same: " ", gone: "-", come: "+"}[change.kind] + change.text : "…"));

describe("lineChanges(before, after)", () => {
  it("tells lines that went and came, where they stood", () => {
    expect(written(lineChanges("a\nb\nc", "a\nx\nc\nd"))).toEqual([" a", "-b", "+x", " c", "+d"]);
    expect(written(lineChanges("a", "a"))).toEqual([" a"]);
  });

  it("gives both texts back, with no more lines kept than they share", () => {
    const random = draws(7);
    for (let run = 0; run < 300; ++run) {
      const text = () => Array.from({length: random.below(12)}, () => random.pick(["a", "b", "c"])).join("\n");
      const [before, after] = [text(), text()];
      const changes = lineChanges(before, after);
      const side = (kind: LineChange["kind"]) => changes.filter((each) => each.kind === "same" || each.kind === kind);
      const joined = (kind: LineChange["kind"]) =>
        side(kind)
          .map((each) => each.text)
          .join("\n");
      expect([joined("gone"), joined("come")]).toEqual([before, after]);
      expect(changes.filter(({kind}) => kind === "same").length).toBe(longest(before.split("\n"), after.split("\n")));
    }
  });

  it("tells what is too long to compare as gone and come whole, at once", () => {
    const lines = (mark: string) => Array.from({length: 5000}, (_, i) => `${mark}${i}`).join("\n");
    expect(lineChanges(`0\n${lines("a")}`, `0\n${lines("b")}`)).toHaveLength(10_001);
  });
});

describe("changedLines(changes, around)", () => {
  it("leaves out what is far from any change, and says where", () => {
    const changes = lineChanges("a\nb\nc\nd\ne\nf\ng", "A\nb\nc\nd\ne\nf\ng\nh");
    expect(written(changedLines(changes, 1))).toEqual(["-a", "+A", " b", "…", " g", "+h"]);
    expect(changedLines(lineChanges("a\nb", "a\nb"), 3)).toEqual([]);
  });
});

/** The length of the longest common subsequence, worked out from its definition. */
function longest(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const [x, ...rest] = a;
  const at = b.indexOf(x ?? "");
  return Math.max(longest(rest, b), at < 0 ? 0 : 1 + longest(rest, b.slice(at + 1)));
}
