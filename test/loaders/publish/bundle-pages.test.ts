import {existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {bundlePages} from "../../../loaders/publish/bundle-pages.js";

let site: string;
beforeEach(() => (site = mkdtempSync(join(tmpdir(), "bundles-"))));
afterEach(() => rmSync(site, {recursive: true}));

const page = (...modules: readonly string[]) =>
  [
    `<link rel="modulepreload" href="../_observablehq/client.aaaaaaaa.js">`,
    ...modules.map((path) => `<link rel="modulepreload" href="../_import/${path}">`),
    `<script type="module" src="../_import/lib/arrival.11111111.js"></script>`,
    `<script type="module">`,
    `const [${modules.map((_, n) => `a${n}`).join(", ")}] = await Promise.all([${modules.map((path) => `import("../_import/${path}")`).join(", ")}]);`,
    `</script>`,
    ""
  ].join("\n");

const FILES: Readonly<Record<string, string>> = {
  "_npm/d3@7.9.0/bbbbbbbb.js": "export const sum = (values) => values.reduce((a, b) => a + b);",
  "_import/lib/arrival.11111111.js": `globalThis.arrived = (globalThis.arrived ?? 0) + 1;`,
  "_import/lib/counter.22222222.js": `let count = 0; export const next = () => ++count;`,
  "_import/figures/bars.33333333.js": `import {sum} from "../../_npm/d3@7.9.0/bbbbbbbb.js"; import {next} from "../lib/counter.22222222.js";
    export const bars = () => [sum([1, 2]), next()]; export const later = async () => (await import("./later.44444444.js")).later();`,
  "_import/figures/later.44444444.js": `import {next} from "../lib/counter.22222222.js"; export const later = () => next();`,
  "_import/query/engine.55555555.js": `import {next} from "../lib/counter.22222222.js";
    export const count = next; export const worker = import.meta.resolve("./worker.66666666.js");
    export const data = new URL("../../_file/cube.bin", import.meta.url).href;`,
  "_import/query/worker.66666666.js": `import {next} from "../lib/counter.22222222.js"; self.first = next();`,
  "en/bars.html": page("figures/bars.33333333.js", "query/engine.55555555.js"),
  "zh/bars.html": page("figures/bars.33333333.js", "query/engine.55555555.js"),
  "en/engine.html": page("query/engine.55555555.js"),
  "plain.html": "<p>nothing runs here</p>"
};

function write(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), {recursive: true});
    writeFileSync(join(site, path), text);
  }
}

const html = (file: string) => readFileSync(join(site, file), "utf8");
const modules = () =>
  readdirSync(join(site, "_import"), {recursive: true, encoding: "utf8"}).filter((f) => f.endsWith(".js"));
/** What a page's imports give, by running them. */
async function imported(file: string): Promise<Record<string, unknown>[]> {
  const calls = [...html(file).matchAll(/import\("([^"]+)"\)\.then\(\(page\) => page\.(m\d+)\)/g)];
  return Promise.all(
    calls.map(async ([, path = "", name = ""]) => {
      const all = (await import(pathToFileURL(join(site, dirname(file), path)).href)) as Record<
        string,
        Record<string, unknown>
      >;
      return all[name] ?? {};
    })
  );
}

describe("bundlePages(site)", () => {
  it("gives pages one bundle of their modules, the same in every language, and leaves packages where they are", async () => {
    write(FILES);
    expect(await bundlePages(site)).toBe(3);
    expect(html("en/bars.html")).toBe(html("zh/bars.html"));
    expect(html("plain.html")).toBe(FILES["plain.html"]);
    const [bars, engine] = (await imported("en/bars.html")) as [
      {bars: () => number[]; later: () => Promise<number>},
      {count: () => number; worker: string; data: string}
    ];
    expect(bars.bars()).toEqual([3, 1]);
    // A module that two bundles or a later import share is one module.
    expect([engine.count(), await bars.later()]).toEqual([2, 3]);
    expect(engine.data).toBe(pathToFileURL(join(site, "_file/cube.bin")).href);
    expect(existsSync(new URL(engine.worker))).toBe(true);
    expect(readFileSync(new URL(engine.worker), "utf8")).toMatch(/self\.first=/);
    expect(existsSync(join(site, "_npm/d3@7.9.0/bbbbbbbb.js"))).toBe(true);
  });

  it("asks ahead for a bundle and what is loaded with it, once, and for nothing that is imported later", async () => {
    write(FILES);
    await bundlePages(site);
    const preloaded = [...html("en/bars.html").matchAll(/modulepreload" href="\.\.\/_import\/([^"]+)"/g)].map(
      ([, to]) => to
    );
    expect(new Set(preloaded).size).toBe(preloaded.length);
    expect(preloaded.filter((path) => path?.startsWith("bars."))).toHaveLength(1);
    expect(preloaded.filter((path) => path?.startsWith("later."))).toEqual([]);
    expect(html("en/bars.html")).toContain(`href="../_observablehq/client.aaaaaaaa.js"`);
    for (const path of preloaded) expect(modules()).toContain(path);
  });

  it("bundles what pages run by themselves, and leaves every module at its address", async () => {
    write(FILES);
    await bundlePages(site);
    expect(html("en/engine.html")).toMatch(/<script type="module" src="\.\.\/_import\/arrival\.\w{8}\.js"><\/script>/);
    for (const [path, text] of Object.entries(FILES))
      if (path.endsWith(".js")) expect(readFileSync(join(site, path), "utf8")).toBe(text);
  });
});
