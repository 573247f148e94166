import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
import {lendingProblems, lendingReadme} from "../../loaders/house/lending.js";
import {dataReadme} from "../../loaders/ledger/readme.js";
import {dataRoot} from "../../loaders/paths.js";

const copies: string[] = [];

afterEach(() => {
  for (const copy of copies.splice(0)) rmSync(copy, {recursive: true});
});

function copyOfData(): string {
  const root = mkdtempSync(join(tmpdir(), "ledger-data-"));
  copies.push(root);
  cpSync(dataRoot, join(root, "data"), {recursive: true});
  return root;
}

describe("data/README.md", () => {
  it("says of every file what the files and the source registry say; npm run data:readme rewrites it", () => {
    expect(readFileSync(join(dataRoot, "README.md"), "utf8")).toBe(dataReadme());
  });

  it("no longer agrees once one digit of a file has changed", () => {
    const root = copyOfData();
    const path = join(root, "data/snapshots/usage_weekly/openrouter-weekly-2026-09-16.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace("150527000000", "150528000000"));
    expect(dataReadme(root)).not.toBe(dataReadme());
  });

  it("no longer agrees once a licence has changed", () => {
    const root = copyOfData();
    const path = join(root, "data/registry/source.csv");
    writeFileSync(path, readFileSync(path, "utf8").replace("MIT,open", "none stated,open"));
    expect(dataReadme(root)).not.toBe(dataReadme());
  });
});

describe("data/house/README.md", () => {
  it("is the register of what is lent, on one page; npm run data:readme rewrites it", () => {
    expect(readFileSync(join(dataRoot, "house/README.md"), "utf8")).toBe(lendingReadme());
    expect(lendingProblems()).toEqual([]);
  });

  it("names a source that it does not hold, and one that lends more than it may", () => {
    const root = copyOfData();
    const path = join(root, "data/house/lending.csv");
    const text = readFileSync(path, "utf8");
    writeFileSync(path, text.replace(/^fx-rates.*\n/m, "").replace("2026-02,claims,40", "2026-02,claims,39"));
    expect(lendingProblems(root)).toEqual([
      "fx-rates: not in data/house/lending.csv; expected what it lends, to whom and why",
      "founding-note-2026-02: 40 claims; expected at most 39 in data/house/lending.csv: take some out, or have a lawyer look at the limit"
    ]);
  });
});
