import {spawnSync} from "node:child_process";
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, inject, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

const dist = join(projectRoot, "dist");
const LOADING_ELEMENT =
  /<(?:script|link|img|iframe|source|video|audio)\b[^>]*(?:src|href)\s*=\s*["']?(?:https?:)?\/\//gi;
const LOADING_STYLE = /(?:url\(|@import)\s*["']?(?:https?:)?\/\//gi;
const LOADING_IMPORT = /\b(?:import|from)\s*\(?\s*["'`](?:https?:)?\/\//g;
const LOADING_CALL =
  /\b(?:fetch|Worker|importScripts|EventSource|WebSocket|open)\s*\(\s*(?:"GET"\s*,\s*)?["'`](?:https?|wss?):/g;
const built = readFiles(/\.(html|css|js)$/);

describe("the build without a network", () => {
  it("tries no outside connection", async () => {
    const log = await (await fetch(inject("built"))).text();
    expect(log).toMatch(/\d+ links validated/);
    expect(log).not.toContain("network refused");
  });

  it("would be caught if it tried one: a fetch of another host fails and is named", () => {
    const {status, stderr} = runRefused(`fetch("https://example.org/").catch((e) => { throw e.cause; })`);
    expect(stderr).toContain("network refused: example.org");
    expect(status).toBe(1);
  });

  it("would be caught if it tried an address without a name", () => {
    const {status, stderr} = runRefused(`fetch("http://192.0.2.1/").catch((e) => { throw e.cause; })`);
    expect(stderr).toContain("network refused: 192.0.2.1");
    expect(status).toBe(1);
  });

  it("may still use loopback", () => {
    const {status, stdout} = runRefused(`
      import {createServer} from "node:http";
      const server = createServer((_, response) => response.end("near"));
      await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
      console.log(await (await fetch("http://localhost:" + server.address().port)).text());
      server.close();
      server.closeAllConnections();`);
    expect({status, stdout: stdout.trim()}).toEqual({status: 0, stdout: "near"});
  });
});

describe("the files of dist", () => {
  it("hold pages, styles and scripts to look at", () => {
    const kinds = [...built.keys()].map((path) => /\w+$/.exec(path)?.[0]);
    expect(new Set(kinds)).toEqual(new Set(["html", "css", "js"]));
  });

  it.each([
    ["an element that loads", `<img src="//cdn.example/a.png">`, LOADING_ELEMENT],
    ["a style", `@import "https://fonts.example/a.css"`, LOADING_STYLE],
    ["an import", `import("https://cdn.example/a.js")`, LOADING_IMPORT],
    ["a call", `new Worker("https://cdn.example/a.js")`, LOADING_CALL]
  ])("name no other host in %s", (_, example, pattern) => {
    expect(example.match(pattern)).not.toBeNull();
    const found = [...built].flatMap(([path, text]) => (text.match(pattern) ?? []).map((hit) => `${path}: ${hit}`));
    expect(found).toEqual([]);
  });

  it("know the hosts of CDNs, registries and fonts nowhere, but for DuckDB’s own list, which no module asks for", () => {
    const hosts =
      /jsdelivr\.net|unpkg\.com|esm\.sh|skypack|cdnjs|\/\/registry\.|fonts\.g(?:oogleapis|static)|extensions\.duckdb/;
    const naming = [...built].filter(([, text]) => hosts.test(text)).map(([path]) => path);
    expect(naming.filter((path) => !/^_npm\/@duckdb\/duckdb-wasm@[\d.]+\/\w+\.js$/.test(path))).toEqual([]);
    const asking = [...built].filter(
      ([path, text]) => !path.startsWith("_npm/") && text.includes("getJsDelivrBundles")
    );
    expect(asking.map(([path]) => path)).toEqual([]);
  });
});

describe("what is published", () => {
  it("holds no library that builds functions from text, which a strict policy forbids", () => {
    expect([...built.keys()].filter((path) => path.includes("arquero"))).toEqual([]);
  });
});

function runRefused(code: string) {
  const refuse = join(projectRoot, "test/browser/refuse-network.mjs");
  return spawnSync(process.execPath, ["--import", refuse, "--input-type=module", "--eval", code], {encoding: "utf8"});
}

function readFiles(kind: RegExp): Map<string, string> {
  const files = readdirSync(dist, {recursive: true, encoding: "utf8"}).filter((path) => kind.test(path));
  return new Map(files.map((path) => [path, readFileSync(join(dist, path), "utf8")]));
}
