import {expect, it} from "vitest";
import {takeBelow} from "../../../src/model/text/below.js";
import {outline} from "../../../src/model/text/outline.js";
import {textFaults} from "../../../src/model/text/place.js";

const below = (text: string) => outline(`head\n${text}`).entries[0]?.children ?? [];
const firstWord = (text: string) => (text.startsWith("free") ? null : (/\w+/.exec(text)?.[0] ?? ""));

it("lines below a statement are read in their order, each by what takes it", () => {
  const children = below("  a 1\n  a 2\n    deeper\n  b 3");
  const read = takeBelow(children, (scan, child) => `${scan.rest()} ${child.children.length}`);
  expect(read).toEqual(["a 1 0", "a 2 1", "b 3 0"]);
});

it("what may stand there once is told again with the line of the first, all of it at once", () => {
  const children = below("  a 1\n  free 1\n  b 1\n  free 2\n    a 5\n  a 2\n  c 1\n  b 2");
  const taken: string[] = [];
  const faults = textFaults(() => {
    takeBelow(children, (scan) => taken.push(scan.rest()), firstWord);
  });
  expect(taken).toEqual(["a 1", "free 1", "b 1", "free 2", "c 1"]);
  expect(faults.map(({message, place}) => `${place.line}: ${message}`)).toEqual([
    "7: a; expected one of it, which stands on line 2 already",
    "9: b; expected one of it, which stands on line 4 already"
  ]);
});
