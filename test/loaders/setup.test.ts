import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {isInstallNeeded, nodeVersionProblem} from "../../loaders/setup.mjs";

type Packages = Readonly<Record<string, {readonly version?: string; readonly optional?: true}>>;

describe("nodeVersionProblem(version)", () => {
  it.each(["v18.20.4", "v20.18.3", "v16.0.0"])("says of %s what to do", (version) => {
    expect(nodeVersionProblem(version)).toBe(
      `Node is too old: ${version}; expected 20.19 or newer. Install it from https://nodejs.org and run this again.`
    );
  });

  it.each(["v20.19.0", "v20.20.1", "v22.1.0", "v26.0.0", process.version])("takes %s", (version) => {
    expect(nodeVersionProblem(version)).toBeNull();
  });
});

describe("isInstallNeeded(folder)", () => {
  it("is true without node_modules", () => {
    expect(isNeeded({"": {}, "node_modules/a": {version: "1.0.0"}}, null)).toBe(true);
  });

  it("is false when every locked package is there in its version", () => {
    const locked: Packages = {"": {}, "node_modules/a": {version: "1.0.0"}, "node_modules/a/b": {version: "2.0.0"}};
    const {"": _, ...installed} = locked;
    expect(isNeeded(locked, installed)).toBe(false);
    expect(isNeeded(locked, {...installed, "node_modules/more": {version: "1.0.0"}})).toBe(false);
  });

  it("is true when a package is missing or of another version", () => {
    const locked: Packages = {"": {}, "node_modules/a": {version: "1.0.0"}};
    expect(isNeeded(locked, {})).toBe(true);
    expect(isNeeded(locked, {"node_modules/a": {version: "1.0.1"}})).toBe(true);
  });

  it("does not wait for optional packages, which may be for another platform", () => {
    expect(isNeeded({"": {}, "node_modules/a": {version: "1.0.0", optional: true}}, {})).toBe(false);
  });
});

function isNeeded(locked: Packages, installed: Packages | null): boolean {
  const folder = mkdtempSync(join(tmpdir(), "clone-"));
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({packages: locked}));
  if (installed) {
    mkdirSync(join(folder, "node_modules"));
    writeFileSync(join(folder, "node_modules/.package-lock.json"), JSON.stringify({packages: installed}));
  }
  const needed = isInstallNeeded(folder);
  rmSync(folder, {recursive: true});
  return needed;
}
