import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {ACTS, actProblems, appendActs, readActs, type Approval} from "../../../loaders/house/acts.js";
import {verify} from "../../../loaders/ledger/verify.js";

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "acts-"))));
afterEach(() => rmSync(root, {recursive: true}));

const HEAD = "data/house/acts.head.json";
const approval = (page: string): Approval => ({
  kind: "approval",
  page,
  by: "A. Reader",
  at: "2026-11-28T08:00:00.000Z",
  basis: {"src/[lang]/usage.md": "00"},
  findings: {}
});

describe("appendActs(bodies, root)", () => {
  it("chains acts in the order in which they were done, and leaves out a line that never got its end", () => {
    appendActs([approval("usage"), approval("value")], root);
    writeFileSync(join(root, ACTS), `${readFileSync(join(root, ACTS), "utf8")}{"seq":3,`);
    appendActs([approval("brief")], root);
    expect(readActs(root).map((act) => [act.seq, act.kind === "approval" && act.page])).toEqual([
      [1, "usage"],
      [2, "value"],
      [3, "brief"]
    ]);
    expect(actProblems(root)).toEqual([]);
  });

  it("names an end that is gone, by its own head, and not what a kill leaves between acts and head", () => {
    appendActs([approval("usage")], root);
    const head = readFileSync(join(root, HEAD), "utf8");
    appendActs([approval("value"), approval("brief")], root);
    const text = readFileSync(join(root, ACTS), "utf8");
    writeFileSync(join(root, ACTS), text.split("\n").slice(0, 2).join("\n").concat("\n"));
    expect(verify(root).problems).toEqual([`${ACTS}:3: missing; expected 3 lines, as ${HEAD} says`]);
    expect(() => appendActs([approval("usage")], root)).toThrow("nothing was appended");
    writeFileSync(join(root, ACTS), text);
    writeFileSync(join(root, HEAD), head);
    expect(verify(root).problems).toEqual([]);
    rmSync(join(root, HEAD));
    expect(verify(root).problems).toEqual([`${HEAD}: missing; expected the hash of line 3`]);
  });

  it("appends nothing to acts that were changed, which a check of the books names by line", () => {
    appendActs([approval("usage"), approval("value")], root);
    const text = readFileSync(join(root, ACTS), "utf8");
    writeFileSync(join(root, ACTS), text.replace("A. Reader", "B. Reader"));
    expect(verify(root).problems).toEqual([expect.stringMatching(/^data\/house\/acts\.jsonl:1 hash: .*; expected .*the line was changed$/)]); // prettier-ignore
    expect(() => appendActs([approval("brief")], root)).toThrow("nothing was appended");
    writeFileSync(join(root, ACTS), text.split("\n").slice(1).join("\n"));
    expect(verify(root).problems).toEqual([expect.stringContaining("acts.jsonl:1 seq: 2; expected 1")]);
    writeFileSync(join(root, ACTS), "no act\n");
    expect(verify(root).problems).toEqual([expect.stringContaining("acts.jsonl:1: no act; expected an act")]);
  });
});
