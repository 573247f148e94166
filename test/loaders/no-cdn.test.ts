import {describe, expect, it} from "vitest";
import {refusal, refuseDownloads} from "../../loaders/browser/no-cdn.js";

function seedIt(name: string): string {
  return `npm:${name} is not among the browser packages: run "npm install ${name}" and start again (nothing is fetched from a CDN)`;
}

const CASES: readonly (readonly [url: string, message: string])[] = [
  ["https://cdn.jsdelivr.net/npm/lodash@4.17.21/+esm", seedIt("lodash")],
  ["https://cdn.jsdelivr.net/npm/lodash.merge@4/index.js", seedIt("lodash.merge")],
  ["https://cdn.jsdelivr.net/npm/@observablehq/plot@0.6.17/+esm", seedIt("@observablehq/plot")],
  ["https://registry.example.org/lodash/latest", seedIt("lodash")],
  ["https://registry.example.org/@duckdb/duckdb-wasm", seedIt("@duckdb/duckdb-wasm")],
  ["https://registry.example.org/@duckdb%2fduckdb-wasm", seedIt("@duckdb/duckdb-wasm")],
  [
    "https://fonts.googleapis.com/css2?family=Inter",
    "refused to fetch https://fonts.googleapis.com/css2?family=Inter; the site is built without the network"
  ],
  [
    "https://extensions.duckdb.org/v1.4.3/json.wasm",
    "refused to fetch https://extensions.duckdb.org/v1.4.3/json.wasm; the site is built without the network"
  ],
  ["http://10.0.0.1/", "refused to fetch http://10.0.0.1/; the site is built without the network"]
];

/** A scope whose fetch answers everything and remembers what it was asked. */
function fakeScope(): {scope: {fetch: typeof fetch}; asked: string[]} {
  const asked: string[] = [];
  const scope = {
    fetch: (input: RequestInfo | URL) => {
      asked.push(input instanceof Request ? input.url : String(input));
      return Promise.resolve(new Response("here"));
    }
  };
  refuseDownloads(scope);
  return {scope, asked};
}

describe("refusal(url)", () => {
  it.each(CASES)("%s", (url, message) => {
    expect(refusal(new URL(url))).toBe(message);
  });
});

describe("refuseDownloads(scope)", () => {
  it.each(CASES)("stops %s before it leaves, as text, URL or request", async (url, message) => {
    const {scope, asked} = fakeScope();
    for (const input of [url, new URL(url), new Request(url)])
      await expect(scope.fetch(input)).rejects.toThrow(new Error(message));
    expect(asked).toEqual([]);
  });

  it.each(["http://127.0.0.1:3000/a", "http://localhost/b", "http://[::1]:8080/c"])("lets %s pass", async (url) => {
    const {scope, asked} = fakeScope();
    for (const input of [url, new URL(url), new Request(url)])
      expect(await (await scope.fetch(input)).text()).toBe("here");
    expect(asked).toEqual([url, url, url]);
  });

  it("takes a name that only begins like loopback for foreign", async () => {
    const {scope} = fakeScope();
    await expect(scope.fetch("http://localhost.example.org/")).rejects.toThrow(/^refused to fetch/);
  });
});
