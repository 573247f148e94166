import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {build} from "esbuild";
import {describe, expect, it} from "vitest";
import {modulesBehind} from "../../../loaders/kept/inputs.js";
import {projectRoot} from "../../../loaders/paths.js";
import {filesBelow} from "../../fixtures/imports.js";

const read = (path: string) => (existsSync(path) ? readFileSync(path, "utf8") : null);

/** The modules of the repository that esbuild finds behind a module. */
async function bundled(entry: string): Promise<string[]> {
  const {metafile} = await build({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    bundle: true,
    metafile: true,
    write: false,
    packages: "external",
    platform: "node",
    format: "esm",
    logLevel: "silent"
  });
  return Object.keys(metafile.inputs).sort();
}

describe("modulesBehind(entry)", () => {
  const stubs = filesBelow(projectRoot, "src/data", /\.ts$/);

  it.each([...stubs, "loaders/warehouse/open.ts"])("finds what a bundler finds behind %s", async (stub) => {
    const found = modulesBehind(join(projectRoot, stub), read).map((path) => path.slice(projectRoot.length));
    expect(found).toEqual(await bundled(stub));
  });

  it("follows imports over several lines, re-exports and later imports, and no import of types", () => {
    const files: Record<string, string> = {
      "/a.ts": `import {\n  b\n} from "./b.js";\nexport * from "./c.js";\nconst d = await import("./d.mjs");`,
      "/b.ts": `import type {X} from "./types.js";\nimport "node:fs";\nimport f from "npm:f";\nexport const b = "./e.js";`,
      "/c.ts": `export type {X} from "./types.js";\nexport {a} from "./a.js";`,
      "/d.mjs": "",
      "/types.ts": ""
    };
    expect(modulesBehind("/a.ts", (path) => files[path] ?? null)).toEqual(["/a.ts", "/b.ts", "/c.ts", "/d.mjs"]);
  });
});
