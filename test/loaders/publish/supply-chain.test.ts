import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {billOfMaterials, shippedPackages, supplyChainHtml} from "../../../loaders/publish/supply-chain.js";

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "supply-"))));
afterEach(() => rmSync(root, {recursive: true}));

function install(name: string, license: string): string {
  const folder = `node_modules/${name}`;
  mkdirSync(join(root, folder), {recursive: true});
  writeFileSync(join(root, folder, "package.json"), JSON.stringify({name, version: "1.0.0", license, more: {}}));
  return folder;
}

describe("shippedPackages(folders)", () => {
  it("names each with version and licence, and refuses code under a licence that asks for one’s own", () => {
    const folders = [install("b", "ISC"), install("@x/a", "MIT"), "node_modules/js-sha256"];
    expect(shippedPackages(folders, root)).toEqual([
      {name: "@x/a", version: "1.0.0", licence: "MIT"},
      {name: "b", version: "1.0.0", licence: "ISC"},
      {name: "js-sha256", version: null, licence: "MIT"}
    ]);
    for (const licence of ["GPL-3.0-only", "MPL-2.0", "(LGPL-3.0 OR GPL-3.0)", "(MIT AND GPL-3.0)"])
      expect(() => shippedPackages([install("c", licence)], root, true)).toThrow(`node_modules/c: licence ${licence}; expected one of 0BSD`); // prettier-ignore
    expect(shippedPackages([install("c", "(MPL-2.0 OR Apache-2.0)")], root, true)).toHaveLength(1);
    expect(() => shippedPackages(["node_modules/unknown"], root, true)).toThrow("licence none");
    expect(shippedPackages([install("c", "MPL-2.0")], root, false)).toMatchObject([{name: "c", licence: "MPL-2.0"}]);
    writeFileSync(join(root, install("d", ""), "package.json"), '{"name": "d", "version": "1.0.0"}');
    expect(shippedPackages(["node_modules/d"], root, false)).toMatchObject([{name: "d", licence: "none"}]);
    expect(() => shippedPackages(["node_modules/d"], root, true)).toThrow("node_modules/d: licence none");
  });
});

describe("billOfMaterials(packages, listed)", () => {
  it("holds of what npm lists the packages that are shipped, and nothing that differs between two builds", () => {
    const component = (name: string, version: string) => ({type: "library", name, version, purl: `pkg:npm/${name}@${version}`}); // prettier-ignore
    const listed = JSON.stringify({
      specVersion: "1.5",
      serialNumber: crypto.randomUUID(),
      metadata: {timestamp: "now"},
      components: [component("a", "1.0.0"), component("a", "2.0.0"), component("only-for-tests", "1.0.0")]
    });
    const text = billOfMaterials([{name: "a", version: "1.0.0", licence: "MIT"}, {name: "js-sha256", version: null, licence: "MIT"}], listed); // prettier-ignore
    const bill = JSON.parse(text) as {
      readonly components: readonly {readonly name: string; readonly version?: string}[];
    };
    expect(bill.components.map(({name, version}) => [name, version])).toEqual([["a", "1.0.0"], ["js-sha256", undefined]]); // prettier-ignore
    expect(text).not.toMatch(/serialNumber|timestamp/);
  });
});

describe("supplyChainHtml(packages)", () => {
  it("lists them in every language and in Traditional, with the way to texts and bill", () => {
    const html = supplyChainHtml([{name: "a<b", version: null, licence: "MIT"}]);
    expect(html.match(/<td>a&#60;b<\/td><td>[^<]*<\/td><td>MIT<\/td>/g)).toHaveLength(3);
    expect(html).toContain(`<section lang="zh-Hant-HK">\n<h1>阿爾法賬本</h1>`);
    expect(html).toContain("<title>Packages of this site · 本站软件包 · Alpha Ledger</title>");
    expect(html).toContain(`<a href="./sbom.json">软件物料清单（CycloneDX）</a>`);
  });
});
