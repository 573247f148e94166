import {describe, expect, it} from "vitest";
import {headersOf, hostFiles} from "../../../loaders/publish/host-headers.js";

const PATHS = [
  "/en/index.html",
  "/en/labs/z-ai.html",
  "/data/ledger.duckdb",
  "/_import/part.AB12CD34.js",
  "/_import/simulation-worker.TJTM445Z.js",
  "/_npm/@duckdb/duckdb-wasm@1.32.0/dist/duckdb-browser-eh.worker.721257e1.js",
  "/_file/data/claims.0a1b2c3d.json"
];

/** What a host that reads `_headers` sends with a file: every rule whose pattern fits, later ones beside earlier ones. */
function sentBy(text: string, path: string): Map<string, string[]> {
  const sent = new Map<string, string[]>();
  for (const rule of text.trim().split("\n\n")) {
    const [pattern = "", ...headers] = rule.split("\n");
    const fits = new RegExp(`^${pattern.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replace("*", ".*")}$`).test(path);
    for (const header of fits ? headers : []) {
      const [name = "", value = ""] = header.trim().split(/: (.*)/);
      sent.set(name, [...(sent.get(name) ?? []), value]);
    }
  }
  return sent;
}

describe("headersOf(path)", () => {
  it("lets files that are named by their content be kept for good, all others be asked for again", () => {
    const kept = PATHS.filter((path) => headersOf(path)["Cache-Control"]?.includes("immutable"));
    expect(kept).toEqual(PATHS.filter((path) => path.startsWith("/_")));
  });

  it("gives workers, which have no page to take one from, a policy of their own, and compiles DuckDB in them alone", () => {
    const compile = PATHS.filter((path) => headersOf(path)["Content-Security-Policy"]?.includes("wasm-unsafe-eval"));
    expect(compile).toEqual(PATHS.filter((path) => /worker\.\w{8}\.js$/.test(path)));
    for (const path of PATHS) expect(headersOf(path)["Content-Security-Policy"]).not.toMatch(/'unsafe-/);
  });
});

describe("hostFiles(paths)", () => {
  it("have rules by which each header of a page, a worker and a file by content is sent once, as it should be", () => {
    const rules = hostFiles(PATHS).get("_headers") ?? "";
    for (const path of PATHS.filter((each) => !each.startsWith("/data/"))) {
      const sent = sentBy(rules, path);
      for (const [name, value] of Object.entries(headersOf(path)))
        if (name !== "Content-Security-Policy" || /\.html$|worker/.test(path))
          expect([path, name, sent.get(name)]).toEqual([path, name, [value]]);
    }
  });
});
