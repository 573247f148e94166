import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {reachablePackage, sharedPackages} from "../../../loaders/browser/packages.js";

const root = mkdtempSync(join(tmpdir(), "packages-"));
const put = (folder: string, manifest: object) => {
  mkdirSync(join(root, folder), {recursive: true});
  writeFileSync(join(root, folder, "package.json"), JSON.stringify({version: "1.0.0", ...manifest}));
};
beforeAll(() => {
  put(".", {dependencies: {editor: "1", python: "1", alone: "1"}});
  put("node_modules/editor", {dependencies: {state: "1"}});
  put("node_modules/python", {dependencies: {parser: "1"}, peerDependencies: {state: "1", absent: "1"}});
  put("node_modules/parser", {dependencies: {nodes: "1"}});
  put("node_modules/alone", {dependencies: {nodes: "1", editor: "1"}});
  for (const name of ["state", "nodes", "tool"]) put(`node_modules/${name}`, {});
});
afterAll(() => rmSync(root, {recursive: true}));

describe("sharedPackages(root)", () => {
  it("are the dependencies, and what two of them rest on, so that there is one copy of it", () => {
    expect(sharedPackages(root).map(({name}) => name)).toEqual(["editor", "python", "alone", "nodes", "state"]);
  });
});

describe("reachablePackage(name, root)", () => {
  it("finds what the dependencies rest on, and nothing that is there for Node alone", () => {
    expect(reachablePackage("parser", root)).toMatchObject({name: "parser", version: "1.0.0"});
    expect(["tool", "absent", "../editor"].map((name) => reachablePackage(name, root))).toEqual([null, null, null]);
  });
});
