import type {Metafile} from "esbuild";
import {describe, expect, it} from "vitest";
import {commonPartOf, loadedWith} from "../../../loaders/publish/common-parts.js";

type Kind = "import-statement" | "dynamic-import";

const to = (path: string, kind: Kind = "import-statement", external = false) => ({path, kind, external});
const output = (
  bytes: number,
  modules: readonly string[],
  imports: readonly ReturnType<typeof to>[],
  entryPoint?: string
): Metafile["outputs"][string] => ({
  bytes,
  inputs: Object.fromEntries(modules.map((path) => [path, {bytesInOutput: 1}])),
  imports: [...imports],
  exports: [],
  ...(entryPoint !== undefined && {entryPoint})
});
const input = (...imports: readonly ReturnType<typeof to>[]) => ({bytes: 1, imports: [...imports]});

/** Four pages; every one loads `all`, three `most`, two `few` and one `own`, which imports `late` later. */
function built(mostBytes: number, mostImports: readonly ReturnType<typeof to>[] = []): Metafile {
  const page = (...parts: readonly string[]) => output(10, [], parts.map((path) => to(path)), "page"); // prettier-ignore
  return {
    inputs: {"all.js": input(), "most.js": input(...mostImports), "few.js": input(), "own.js": input(to("late.js", "dynamic-import")), "late.js": input()}, // prettier-ignore
    outputs: {
      a: page("all", "most", "few", "own"),
      b: page("all", "most", "few"),
      c: page("all", "most"),
      d: page("all"),
      all: output(1_000_000, ["all.js"], []),
      most: output(
        mostBytes,
        ["most.js"],
        mostImports.filter(({external}) => external)
      ),
      few: output(15_000, ["few.js"], []),
      own: output(10, ["own.js"], [to("late", "dynamic-import")]),
      late: output(10, ["late.js"], [to("all")], "late.js")
    }
  };
}

const PAGES = ["a", "b", "c", "d"];
const modulesOf = (metafile: Metafile, sizeOf = () => 0) => commonPartOf(metafile, PAGES, sizeOf).modules;

describe("commonPartOf(metafile, pages, sizeOf)", () => {
  it("takes what every page loads whatever its size, and what the rest would load in vain while that is less than the requests spared", () => {
    // One page of four would load `most` in vain, for three requests spared; two would load `few`, for two.
    expect(modulesOf(built(44_999))).toEqual(["all.js", "most.js"]);
    expect(modulesOf(built(45_000))).toEqual(["all.js"]);
  });

  it("leaves apart what brings along what is not worth it: a module, or a package by its size", () => {
    expect(modulesOf(built(10, [to("few.js")]))).toEqual(["all.js"]);
    expect(modulesOf(built(10, [to("all.js")]))).toEqual(["all.js", "most.js"]);
    expect(modulesOf(built(10, [to("own.js", "dynamic-import")]))).toEqual(["all.js", "most.js"]);
    const packaged = built(10, [to("../_npm/plot.js", "import-statement", true)]);
    expect(modulesOf(packaged, () => 44_999)).toEqual(["all.js", "most.js"]);
    expect(modulesOf(packaged, () => 45_000)).toEqual(["all.js"]);
  });

  it("names what is imported later, and nothing where nothing is shared", () => {
    expect([...commonPartOf(built(10), PAGES, () => 0).later]).toEqual(["late.js"]);
    expect(commonPartOf(built(10), ["a"], () => 0).modules).toEqual([]);
  });
});

describe("loadedWith(outputs, file)", () => {
  it("follows imports to their end, itself first, and none that comes later", () => {
    expect(loadedWith(built(10).outputs, "a")).toEqual(["a", "all", "most", "few", "own"]);
  });
});
