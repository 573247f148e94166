import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {get} from "node:http";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {serveFolder} from "../../../loaders/publish/serve.js";

const outside = mkdtempSync(join(tmpdir(), "serve-"));
const folder = join(outside, "site");
mkdirSync(join(folder, "en"), {recursive: true});
for (const path of ["index.html", "en/index.html", "en/sql.html", "en/词.html", "../secret.txt"])
  writeFileSync(join(folder, path), path);

describe.each(["", "/sub/dist"])("serveFolder(folder, %j)", (below) => {
  let site: Awaited<ReturnType<typeof serveFolder>>;
  beforeAll(async () => {
    site = await serveFolder(folder, below);
  });
  afterAll(() => site.close());

  it.each(["/index.html", "/en/index.html", "/en/sql.html?a=1", "/en/%E8%AF%8D.html"])("has %s", async (path) => {
    expect(await status(path)).toBe(200);
  });

  it.each(["", "/", "/en", "/en/", "/en/sql", "/%", "/../secret.txt", "/..%2fsecret.txt"])(
    "knows nothing of %j, as a host without rewrites and index documents",
    async (path) => {
      expect(await status(path)).toBe(404);
    }
  );

  it("has nothing beside its mount", async () => {
    for (const path of ["/index.html", "/en/sql.html"])
      expect((await fetch(new URL(path, site.url))).status).toBe(below === "" ? 200 : 404);
  });

  // Not through fetch, which would tidy the path.
  function status(path: string): Promise<number | undefined> {
    const {hostname, port} = new URL(site.url);
    return new Promise((resolve, reject) => {
      get({hostname, port, path: below + path}, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on("error", reject);
    });
  }
});
afterAll(() => {
  rmSync(outside, {recursive: true});
});
