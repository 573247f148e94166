import {describe, expect, it} from "vitest";
import {chain, GENESIS, hashOf, headProblem, isInPlace, linkProblem, sha256} from "../../../loaders/ledger/entry.js";
import {BODY, entriesOf} from "../../fixtures/entries.js";

const FILES = {lines: "lines", head: "head", mostAhead: 1};

it("chain(body, head) counts on, holds the hash before and its own, of the JSON without it", () => {
  const entry = chain({a: 1}, {seq: 4, hash: "before"});
  const hash = sha256('{"seq":5,"a":1,"previous":"before"}');
  expect(entry).toEqual({seq: 5, a: 1, previous: "before", hash});
  expect(hashOf(entry)).toBe(hash);
});

describe("linkProblem(entry, before, where)", () => {
  const [first, second] = [chain({}, GENESIS), chain({}, chain({}, GENESIS))];
  it.each([
    ["follows", second, first, null],
    ["was moved", second, GENESIS, "line 2 seq: 2; expected 1: a line was removed or moved"],
    [
      "follows another",
      second,
      {...first, hash: "other"},
      `line 2 previous: ${first.hash}; expected other, the hash of the line before`
    ],
    ["was changed", {...second, more: 1}, first, expect.stringMatching(/^line 2 hash: .*: the line was changed$/)]
  ])("tells of a line that %s", (_, entry, before, problem) => {
    expect(linkProblem(entry, before, "line 2")).toEqual(problem);
  });
});

describe("headProblem(entries, head, files)", () => {
  const heads = entriesOf({}, {}, {}).map(({seq, hash}) => ({seq, hash}));
  const [first, second, third] = heads;
  const [zero] = [GENESIS.hash];
  it.each([
    ["agrees", 3, third, 1, null],
    ["is a line behind, as a kill leaves it", 3, second, 1, null],
    [
      "is a line behind where none may be",
      3,
      second,
      0,
      `head: ${second?.hash} of line 2; expected ${third?.hash} of line 3`
    ],
    ["is two lines behind", 3, first, 1, `head: ${first?.hash} of line 1; expected ${third?.hash} of line 3`],
    ["is of other books", 3, {seq: 3, hash: "x"}, 1, `head: x of line 3; expected ${third?.hash} of line 3`],
    ["is of more lines", 3, {seq: 5, hash: "x"}, 1, "lines:4: missing; expected 5 lines, as head says"],
    ["of no line stands before the first", 1, GENESIS, 1, null],
    [
      "of no line stands before the second",
      2,
      GENESIS,
      1,
      `head: ${zero} of line 0; expected ${second?.hash} of line 2`
    ],
    ["of no line is of other books", 0, {seq: 0, hash: "x"}, 1, `head: x of line 0; expected ${zero} of line 0`],
    ["is not yet there", 1, null, 1, null],
    ["is gone", 2, null, 1, "head: missing; expected the hash of line 2"]
  ])("a head that %s", (_, lines, head, mostAhead, problem) => {
    expect(headProblem(heads.slice(0, lines), head ?? null, {...FILES, mostAhead})).toBe(problem);
  });
});

it("isInPlace(entry) is so of what stays a file of the repository", () => {
  const kinds = ["pull", "check", "carried", "curated", "edition", "held"] as const;
  expect(kinds.filter((kind) => isInPlace({...BODY, kind}))).toEqual(["carried", "edition"]);
});
