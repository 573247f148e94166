import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, it, vi} from "vitest";
import {projectRoot} from "../../../loaders/paths.js";
import {browserModule, type LinkTo} from "../../../loaders/browser/module.js";

// Where packages are found from.
const out = join(projectRoot, "test/.out");
mkdirSync(out, {recursive: true});
const folder = mkdtempSync(join(out, "module-"));
afterAll(() => rmSync(folder, {recursive: true}));

async function madeOf(name: string, text: string, linkTo: LinkTo = () => null) {
  const path = join(folder, name);
  writeFileSync(path, text);
  const {code} = await browserModule(path, linkTo);
  return {
    code,
    load: () => import(`data:text/javascript,${encodeURIComponent(code)}`) as Promise<Record<string, unknown>>
  };
}

describe("browserModule(specifier, linkTo)", () => {
  it("gives what CommonJS sets by name as well, also where it looks for a page", async () => {
    const {load} = await madeOf(
      "names.cjs",
      "document.title; exports.a = 1; exports['b c'] = 2; exports.delete = 3; if (typeof window === 'object') exports.d = 4;"
    );
    vi.stubGlobal("document", {});
    const module = await load();
    vi.unstubAllGlobals();
    expect(module).toMatchObject({a: 1, delete: 3, default: {a: 1, "b c": 2}});
    expect(Object.keys(module).sort()).toEqual(["a", "d", "default", "delete"]);
  });

  it("gives a function as such, and a module of today as it is", async () => {
    expect((await (await madeOf("call.cjs", "module.exports = () => 7;")).load())["default"]).toBeTypeOf("function");
    const now = await (await madeOf("now.mjs", "export const x = 1; export default 2;")).load();
    expect({...now}).toEqual({x: 1, default: 2});
  });

  it("leaves what is shared where it is, by import and by require, and takes a function that is required in", async () => {
    const link: LinkTo = (path) => (path === "htl" ? "../htl/_esm.js" : null);
    const imported = await madeOf("imports.mjs", "import {html} from 'htl'; export const h = html;", link);
    const required = await madeOf("requires.cjs", "exports.h = require('htl').html;", link);
    expect(imported.code).toMatch(/from ?"..\/htl\/_esm.js"/);
    expect(required.code).toMatch(/from ?"..\/htl\/_esm.js"/);
    const called = await madeOf("called.cjs", "exports.f = require('interval-tree-1d')([]);", (path) =>
      path === "interval-tree-1d" ? "../tree/_esm.js" : null
    );
    expect(called.code).not.toContain("../tree/_esm.js");
    expect((await called.load())["f"]).toBeTypeOf("object");
  });

  it.each([
    ["d3-dsv", "csvParse", ["a,b\n1,\n,2\n", "a,a\n1,2\n", "a\n"]],
    [
      "apache-arrow",
      "vectorFromArray",
      [
        [1, null, 3],
        ["x", null],
        [Number.NaN, 2]
      ]
    ]
  ])("reads as %s does, and makes no function of text, which a published page forbids", async (name, read, given) => {
    const {code, load} = await madeOf(`${name}.mjs`, `export {${read}} from "${name}";`);
    expect(code).not.toMatch(/\bFunction\(/);
    const [ours, theirs] = [await load(), (await import(name)) as object].map((module) => Reflect.get(module, read) as (given: unknown) => Iterable<unknown>); // prettier-ignore
    for (const each of given) expect([...(ours?.(each) ?? [])]).toEqual([...(theirs?.(each) ?? [])]);
  });

  it("is one that says why where a package cannot be bundled, so that its page alone fails", async () => {
    const warned = vi.spyOn(console, "warn").mockReturnValue();
    const {load} = await madeOf("node.cjs", "require('child_process').exec('true');");
    await expect(load()).rejects.toThrow(/cannot be bundled for browsers: .*Could not resolve "child_process"/);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});
