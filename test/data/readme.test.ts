import {cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it} from "vitest";
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
