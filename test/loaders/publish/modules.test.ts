import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import ts from "typescript";
import {publishModules} from "../../../loaders/publish/modules.js";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "modules-"));
  await publishModules(folder);
});
afterAll(() => rmSync(folder, {recursive: true}));

describe("publishModules(folder)", () => {
  it("writes a module that stands alone, and leads to the site it lies in", async () => {
    const file = join(folder, "modules/figures.js");
    expect(readFileSync(file, "utf8")).not.toMatch(/^import\b/m);
    const {figureAddress, SITE} = (await import(
      pathToFileURL(file).href
    )) as typeof import("../../../src/lib/figure-module.js");
    expect(SITE).toBe(`${pathToFileURL(folder).href}/`);
    expect(figureAddress({page: "usage", figure: "slice-weeks"}, "https://a.example/below/")).toBe(
      "https://a.example/below/en/usage.html?embed=slice-weeks"
    );
    expect(
      figureAddress({page: "claims", figure: "cluster-rise", lang: "zh", edition: "2026-11-25"}, "https://a.example/")
    ).toBe("https://a.example/zh/claims.html?embed=cluster-rise&edition=2026-11-25");
  });

  it("writes types by which a caller is checked", () => {
    const use = join(folder, "use.ts");
    writeFileSync(
      use,
      `import {figureElement} from "./modules/figures.js";
const right: Promise<HTMLElement> = figureElement({page: "usage", figure: "slice-weeks"});
// @ts-expect-error a figure is needed
void figureElement({page: "usage"});
void right;
`
    );
    const options = {
      noEmit: true,
      strict: true,
      module: ts.ModuleKind.ESNext,
      moduleResolution: ts.ModuleResolutionKind.Bundler,
      types: []
    };
    const program = ts.createProgram([use], options);
    expect(ts.getPreEmitDiagnostics(program).map(({messageText}) => messageText)).toEqual([]);
  });
});
