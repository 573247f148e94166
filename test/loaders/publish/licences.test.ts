import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {readBundled} from "../../../loaders/browser/bundled.js";
import {browserPackages} from "../../../loaders/browser/packages.js";
import {seedImportCache} from "../../../loaders/browser/seed.js";
import {licenceTexts} from "../../../loaders/publish/licences.js";
import {messageOf} from "../../fixtures/message.js";

const target = join(mkdtempSync(join(tmpdir(), "seeded-")), "_npm");
let folders: readonly string[];
beforeAll(async () => {
  await seedImportCache(target);
  folders = readBundled(target);
}, 120_000);
afterAll(() => rmSync(join(target, ".."), {recursive: true}));

describe("licenceTexts()", () => {
  it("has a text of every package that was bundled: each browser package, what it needs, and Framework's client", () => {
    const direct = browserPackages().map(({name}) => `node_modules/${name}`);
    expect(direct.filter((folder) => !folders.includes(folder))).toEqual([]);
    expect(folders).toEqual(expect.arrayContaining(TRANSITIVE.map((name) => `node_modules/${name}`)));
    const parts = licenceTexts(folders).split("\n\n----\n\n").slice(1);
    expect(parts.map((text) => text.split(" ")[0])).toEqual(folders.map((f) => f.replace(/^.*node_modules\//, "")));
    for (const text of parts) expect(text).toMatch(/permission|redistribut|licen[cs]e/i);
  });

  it("has the engine's, and the notices that licences ask for", () => {
    const text = licenceTexts(folders);
    expect(text).toContain("@duckdb/duckdb-wasm 1.32.0 (MIT)\n\nCopyright 2018-2025 Stichting DuckDB Foundation");
    expect(text).toContain("Apache Arrow\nCopyright");
  });

  it("has those that a package keeps in a folder", () => {
    const root = mkdtempSync(join(tmpdir(), "licensed-"));
    mkdirSync(join(root, "node_modules/held/licenses/of"), {recursive: true});
    writeFileSync(join(root, "node_modules/held/package.json"), '{"version": "1.0.0", "license": "Apache-2.0"}');
    for (const name of ["LICENSE", "licenses/LICENSE-d3", "licenses/of/others"]) writeFileSync(join(root, "node_modules/held", name), `${name}\n`); // prettier-ignore
    expect(licenceTexts(["node_modules/held"], root, true)).toMatch(
      /held 1\.0\.0 \(Apache-2\.0\)\n\nLICENSE\n\nlicenses\/LICENSE-d3\n\nlicenses\/of\/others$/
    );
    rmSync(root, {recursive: true});
  });

  it("stops at a package without a text, by its name", () => {
    const root = mkdtempSync(join(tmpdir(), "unlicensed-"));
    mkdirSync(join(root, "node_modules/bare"), {recursive: true});
    writeFileSync(join(root, "node_modules/bare/package.json"), '{"name": "bare", "version": "1.0.0"}');
    expect(messageOf(() => licenceTexts(["node_modules/bare"], root, true))).toMatch(
      /^node_modules\/bare: no licence text; expected/
    );
    expect(licenceTexts(["node_modules/bare"], root, false)).toContain("this working copy cannot be published so");
    rmSync(root, {recursive: true});
  });
});

/** Reached through others: found by looking into what is bundled. */
const TRANSITIVE = [
  "@observablehq/framework",
  "@observablehq/runtime",
  "@observablehq/inspector",
  "d3-array",
  "d3-shape",
  "flatbuffers",
  "fzstd",
  "interval-tree-1d",
  "js-sha256",
  "pdfjs-dist",
  "minisearch",
  "tslib",
  "ws"
];
