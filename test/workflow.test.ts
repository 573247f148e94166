import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../loaders/paths.js";
import {filesBelow, read} from "./fixtures/imports.js";

const workflow = read(projectRoot, ".github/workflows/refresh.yml");

describe("the nightly workflow", () => {
  it("pins every action by commit", () => {
    const used = [...workflow.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(3);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action ?? ""))).toEqual([]);
  });

  it("runs commands that exist: refresh, verify, test, publish, status", () => {
    const {scripts} = JSON.parse(readFileSync(join(projectRoot, "package.json"), "utf8")) as {scripts: object};
    const run = [...workflow.matchAll(/npm (?:run )?(\w+)/g)].map(([, name]) => name).filter((name) => name !== "ci");
    expect(run).toEqual(["refresh", "verify", "test", "publish", "status"]);
    expect(run.filter((name) => !(String(name) in scripts))).toEqual([]);
  });

  it("publishes what passed the gate for the public, never a working copy", () => {
    expect(workflow).toContain("npm run publish -- --audience public\n");
    expect(workflow).toMatch(/upload-pages-artifact@\S+[^]*?path: published\/public\n/);
    expect(workflow).not.toMatch(/\bdist\b/);
  });

  it("gives its token nothing by default", () => {
    expect(workflow).toMatch(/^permissions: \{\}$/m);
  });
});

describe(".env.example", () => {
  it("names every setting that refreshing reads, and no other", () => {
    const named = [...read(projectRoot, ".env.example").matchAll(/^([A-Z_]+)=/gm)].map(([, name]) => name);
    const code = filesBelow(projectRoot, "loaders/sources", /\.ts$/)
      .map((file) => read(projectRoot, file))
      .join("\n");
    const settings = [...code.matchAll(/env\["([A-Z_]+)"\]|settings: \{([A-Z_]+):/g)].map(([, a, b]) => a ?? b);
    expect(new Set(named)).toEqual(new Set(settings));
  });
});
