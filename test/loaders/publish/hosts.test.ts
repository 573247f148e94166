import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {headersOf, writeHostFiles} from "../../../loaders/publish/host-headers.js";
import {writeRootFiles} from "../../../loaders/publish/root-files.js";
import {hosts, type HostedSite} from "../../fixtures/hosts.js";

const FILES = ["/index.html", "/en/index.html", "/en/usage.html", "/hant/zh/usage.html", "/data/ledger.duckdb", "/_import/part.AB12CD34.js", "/_import/simulation-worker.TJTM445Z.js", "/_npm/@duckdb/duckdb-wasm@1.32.0/dist/duckdb-browser-eh.worker.721257e1.js", "/hant/_file/data/claims.0a1b2c3d.json"]; // prettier-ignore
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "hosts-"));
  for (const path of FILES) {
    mkdirSync(dirname(join(folder, path)), {recursive: true});
    writeFileSync(join(folder, path), `<!doctype html><title>${path}</title>${"词 ".repeat(600)}`);
  }
  writeRootFiles(folder, {site: "", pages: [], audience: "public", booksOn: "2026-11-28"});
  writeHostFiles(folder);
});
afterAll(() => {
  rmSync(folder, {recursive: true});
});

describe.each(hosts())("$name", ({start, sendsHeaders, hasIndexes}) => {
  let site: HostedSite;
  beforeAll(async () => {
    site = await start(folder);
  });
  afterAll(() => site.close());

  it("gives each file by its name, as it is", async () => {
    for (const path of FILES) {
      const answer = await fetch(site.url + path);
      expect([path, answer.status, (await answer.text()).includes(`<title>${path}</title>`)]).toEqual([
        path,
        200,
        true
      ]);
    }
  });

  it("gives a folder by its index where it does so at all, and nothing where nothing is", async () => {
    for (const path of ["/", "/en/"]) expect((await fetch(site.url + path)).status).toBe(hasIndexes ? 200 : 404);
    for (const path of ["/nothing.html", "/en/nothing.html", "/hant/zh/no/thing.html"]) {
      const answer = await fetch(site.url + path);
      expect(answer.status).toBe(404);
      if (sendsHeaders) expect(await answer.text()).toContain("There is no page at this address.");
    }
  });

  it.runIf(sendsHeaders)(
    "sends every header that the site asks for, once each, compressed, and keeps its settings to itself",
    async () => {
      for (const path of FILES) {
        const {headers} = await fetch(site.url + path);
        for (const [name, value] of Object.entries(headersOf(path)))
          expect([path, name, headers.get(name)]).toEqual([path, name, value]);
        expect([path, headers.get("content-encoding")]).toEqual([path, "gzip"]);
        expect(headers.get("server")).toBe("nginx");
      }
      for (const path of ["/nginx.conf", "/_headers", "/.nojekyll"])
        expect((await fetch(site.url + path)).status).toBe(404);
    }
  );
});
