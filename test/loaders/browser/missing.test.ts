import {mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {afterAll, describe, expect, it} from "vitest";
import {
  forgetMissing,
  missingFile,
  missingMessage,
  noteMissing,
  usesOf,
  versionFor
} from "../../../loaders/browser/missing.js";
import {projectRoot} from "../../../loaders/paths.js";

const out = join(projectRoot, "test/.out");
mkdirSync(out, {recursive: true});
const folder = mkdtempSync(join(out, "missing-"));
afterAll(() => rmSync(folder, {recursive: true}));
const FENCE = "```";
const PAGE = `# Maps of L. and _
${FENCE}js
import {map as drawMap, tileLayer} from "npm:leaflet@^1.9";
display(L.map(_.first([1])));
${FENCE}
<link rel="stylesheet" href="npm:leaflet@1/dist/leaflet.css">
`;
writeFileSync(join(folder, "page.md"), PAGE);
writeFileSync(join(folder, "types.d.ts"), 'declare module "npm:leaflet";');
const place = (line: number) => `${relative(projectRoot, folder)}/page.md:${line}`;

describe("usesOf(name)", () => {
  it("finds the lines that name a package, what they import and which versions they ask for", () => {
    expect(usesOf("leaflet", folder)).toEqual({
      places: [place(3), place(4), place(6)],
      ranges: ["^1.9", "1"],
      names: ["map", "tileLayer"]
    });
  });

  it("knows the names that Framework gives every page, in code alone", () => {
    expect(usesOf("lodash", folder)).toEqual({places: [place(4)], ranges: [], names: []});
    expect(usesOf("no.such", folder).places).toEqual([]);
  });
});

describe("missingMessage(asked, installed, uses)", () => {
  it("says where, what is missing and what installs it", () => {
    expect(missingMessage({name: "leaflet", version: "0.0.0"}, null, {places: ["src/a.md:3", "src/b.md:1"]})).toBe(
      'src/a.md:3: npm:leaflet is not installed: run "npm install leaflet" and start again (nothing is fetched from a CDN)'
    );
    expect(missingMessage({name: "d3", version: "5.0.0"}, "7.9.0", {places: []})).toBe(
      'npm:d3@5.0.0: 7.9.0 is installed; write npm:d3, or run "npm install d3@5.0.0" and start again (nothing is fetched from a CDN)'
    );
  });

  it("says what to write instead of Framework’s own client of DuckDB, at the page that has it", () => {
    const asked = {name: "@duckdb/duckdb-wasm", version: "1.29.0"};
    writeFileSync(join(folder, "client.md"), `${FENCE}js\nconst db = DuckDBClient.of({});\n${FENCE}\n`);
    writeFileSync(join(folder, "a.ts"), 'import "npm:@duckdb/duckdb-wasm@1.32.0";\n');
    expect(missingMessage(asked, "1.32.0", usesOf(asked.name, folder))).toBe(
      `${relative(projectRoot, folder)}/client.md:2: DuckDBClient does not work here: write a sql fence, or sql\`…\` in code, which asks the ledger’s DuckDB; files that the front matter lists under sql are tables beside it`
    );
  });
});

it.each([
  ["^4.17", "4.17.0"],
  [">=2 <3", "2.0.0"],
  ["1.2.3", "1.2.3"],
  ["latest", "0.0.0"]
])("versionFor(%s) is %s", (range, version) => expect(versionFor(range)).toBe(version));

describe("missingFile(path, message, uses)", () => {
  it("throws what to do where it is loaded, by whatever names it is asked for", async () => {
    const code = missingFile("+esm", 'run "npm install x"', {names: ["delete", "a", "a", "default"]});
    expect(code.match(/ as \w+/g)).toEqual([" as delete", " as a"]);
    await expect(import(`data:text/javascript,${encodeURIComponent(code)}`)).rejects.toThrow('run "npm install x"');
  });

  it("shows it by a style, and holds it in any other file", () => {
    expect(missingFile("dist/x.css", "m", {names: []})).toContain('content: "m"');
    expect(missingFile("data.csv", "m", {names: []})).toBe("m");
  });
});

it("forgetMissing(target) empties what stood for missing packages", () => {
  mkdirSync(join(folder, "x@0.0.0"));
  writeFileSync(join(folder, "x@0.0.0/_esm.js"), "throw 1");
  noteMissing("x@0.0.0", folder);
  forgetMissing(folder);
  expect(readdirSync(join(folder, "x@0.0.0"))).toEqual([]);
  expect(readdirSync(folder)).not.toContain(".missing");
});
