import {describe, expect, it} from "vitest";
import {browserPackages} from "../loaders/browser/packages.js";
import {projectRoot} from "../loaders/paths.js";
import {read} from "./fixtures/imports.js";

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest = JSON.parse(read(projectRoot, "package.json")) as Manifest;
const lock = JSON.parse(read(projectRoot, "package-lock.json")) as {
  packages: Record<string, {version?: string; resolved?: string; integrity?: string; inBundle?: true}>;
};
/** Packages by name and version; one under a name of its own, as `npm:typescript@7.0.2`, by the version it stands for. */
const WANTED = Object.entries({...manifest.dependencies, ...manifest.devDependencies}).map<[string, string]>(
  ([name, version]) => [name, version.replace(/^npm:.+@/, "")]
);

describe("package.json and package-lock.json", () => {
  it("pin every dependency to the one version that is locked", () => {
    expect(WANTED.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
    expect(WANTED.map(([name]) => [name, lock.packages[`node_modules/${name}`]?.version])).toEqual(WANTED);
  });

  it("name no registry, so that any registry serves them", () => {
    expect(Object.entries(lock.packages).filter(([, {resolved}]) => resolved !== undefined)).toEqual([]);
    expect(read(projectRoot, "package-lock.json")).not.toMatch(/"resolved"|https?:\/\/registry/);
  });

  it("hold a checksum of every package, except DuckDB's for platforms the lock file was never made on", () => {
    const unchecked = Object.entries(lock.packages).filter(
      ([path, {integrity, inBundle}]) => path !== "" && !inBundle && !integrity
    );
    expect(unchecked.map(([path]) => path.replace("node_modules/@duckdb/node-bindings-", ""))).toEqual([
      "darwin-arm64",
      "darwin-x64",
      "linux-arm64",
      "win32-x64"
    ]);
  });
});

describe("browserPackages()", () => {
  it("are the dependencies, at the version that is installed", () => {
    expect(Object.fromEntries(browserPackages().map((p) => [p.name, p.version]))).toEqual(manifest.dependencies);
  });
});
