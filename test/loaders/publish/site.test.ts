import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it, vi} from "vitest";
import {AUDIENCE} from "../../../loaders/audience.js";
import {payloadPath, readLedger} from "../../../loaders/ledger/archive.js";
import {withPolicy} from "../../../loaders/publish/policy.js";
import {buildSite, type SiteEffects} from "../../../loaders/publish/site.js";
import {TAKEN, makeSmallEdition, smallBooks} from "../../fixtures/edition-books.js";
import {onFailingDisk, type DiskFailure} from "../../fixtures/failing-disk.js";
import {copyBooks} from "../../fixtures/remote/books.js";
import {stride} from "../../fixtures/share.js";

let good: Awaited<ReturnType<typeof smallBooks>>;
beforeAll(async () => {
  good = await smallBooks();
  await makeSmallEdition(good.root);
});
afterAll(() => good.remove());

/** A build whose Framework writes one page that says which build it was; what it did is kept. */
function effects(mark: string, status = 0, failures: readonly string[] = []): SiteEffects & {readonly did: string[]} {
  const did: string[] = [];
  return {
    did,
    prepare: () => {
      did.push("prepare");
      return Promise.resolve({results: Promise.resolve(failures)});
    },
    framework: (output) => {
      did.push("framework");
      mkdirSync(join(output, "en"), {recursive: true});
      writeFileSync(join(output, "en/index.html"), `<!doctype html>\n<html><title>${mark}</title></html>\n`);
      return Promise.resolve(status);
    },
    profiles: () => 0,
    unbuilt: () => 0,
    firstViews: () => Promise.resolve(0),
    site: "https://example.org/",
    feeds: (output, booksOn) => {
      writeFileSync(join(output, "en/feed.xml"), booksOn);
      return Promise.resolve(1);
    },
    modules: () => Promise.resolve(0),
    licences: () => "licences",
    supplyChain: () => new Map([["sbom.json", "{}"]]),
    llms: () => "llms",
    studies: () => Promise.resolve(new Map()),
    sources: () => new Map([["/source/studies/mine.txt", "# Mine"]]),
    now: () => new Date("2026-05-21T06:00:00Z"),
    log: () => undefined
  };
}

const build = (root: string, how: SiteEffects) => buildSite({root, output: join(root, "dist"), knownOn: null}, how);

/** What stands in a folder, by path; null where it is not there. */
function filesOf(folder: string): ReadonlyMap<string, string> | null {
  if (!existsSync(folder)) return null;
  const files = readdirSync(folder, {recursive: true, withFileTypes: true}).filter((e) => e.isFile());
  return new Map(files.map((e) => join(e.parentPath, e.name)).map((path) => [path.slice(folder.length), readFileSync(path, "utf8")])); // prettier-ignore
}

describe("buildSite(options)", () => {
  it("verifies, prepares and builds, then puts the site with licences and kept pages in its place", async () => {
    const {root, remove} = copyBooks(good.root);
    const how = effects("new");
    await build(root, how);
    expect(how.did).toEqual(["prepare", "framework"]);
    const files = filesOf(join(root, "dist"));
    expect(files?.get("/licences.txt")).toBe("licences");
    expect(files?.get("/llms.txt")).toBe("llms");
    expect(files?.get("/en/feed.xml")).toBe(readLedger(root).entries.at(-1)?.retrieved_at.slice(0, 10));
    expect(files?.get("/source/studies/mine.txt")).toBe("# Mine");
    expect(files?.get("/en/index.html")).toContain("<title>new · Alpha Ledger</title>");
    expect(files?.get("/en/index.html")).toContain('<link rel="canonical" href="https://example.org/en/index.html">');
    expect(files?.get("/sitemap.xml")).toContain("<loc>https://example.org/en/index.html</loc>");
    expect([...(files?.keys() ?? [])]).toEqual(expect.arrayContaining(["/404.html", "/robots.txt"]));
    expect(files?.get("/editions/2026-05-20/zh/edition.html")).toBe(withPolicy(TAKEN.get("zh/edition.html") ?? ""));
    for (const [path, text] of files ?? [])
      if (path.endsWith(".html")) expect(text).toContain(`content="default-src 'none'`);
    expect(readdirSync(root).sort()).toEqual(["data", "dist"]);
    remove();
  });

  it("publishes nothing for an audience from pages that the gate refuses, and leaves what stands", async () => {
    const {root, remove} = copyBooks(good.root);
    await build(root, effects("old"));
    const before = filesOf(join(root, "dist"));
    vi.stubEnv(AUDIENCE, "client");
    await expect(build(root, effects("new"))).rejects.toThrow(
      /^\/en\/index\.html: notice: no notice at its foot; .*\n[^]*nothing was published for client$/
    );
    vi.unstubAllEnvs();
    expect(filesOf(join(root, "dist"))).toEqual(before);
    remove();
  });

  const edit = (path: string, from: string, to: string) => (root: string) =>
    writeFileSync(join(root, path), readFileSync(join(root, path), "utf8").replace(from, to));
  const WEEKS = "data/snapshots/usage_weekly/weekly.csv";

  it.each<[string, (root: string) => void, RegExp]>([
    ["a value times ten", edit(WEEKS, "c1/a,100", "c1/a,1000"), /weekly\.csv: sha256/],
    ["rows that were cut", edit(WEEKS, "2026-01-05,u1/a,300\n", ""), /weekly\.csv: sha256/],
    ["a snapshot that is gone", (root) => rmSync(join(root, WEEKS)), /weekly\.csv: missing/],
    [
      "a payload that was removed",
      (root) => {
        const entry = readLedger(root).entries.find((e) => e.kind === "curated");
        rmSync(join(root, payloadPath(entry?.content ?? "")));
      },
      /data\/payloads\/.*: missing/
    ],
    [
      "a source that was opened",
      edit("data/registry/source.csv", "none stated,cite", "none stated,open"),
      /^data\/registry\/source\.csv:7 quoted rights: "open"; on record "cite"$/m
    ],
    [
      "an edited edition",
      edit("data/editions/2026-05-20.json", '"numbers":[', '"numbers":[{},'),
      /data\/editions\/2026-05-20\.json: sha256/
    ],
    ["a page that nobody kept", (root) => writeFileSync(join(root, "data/editions/2026-05-20/more.js"), ""), /more\.js: not on record/] // prettier-ignore
  ])("builds nothing from books with %s, which is named, and leaves the site that stands", async (_, change, named) => {
    const {root, remove} = copyBooks(good.root);
    await build(root, effects("old"));
    const before = filesOf(join(root, "dist"));
    change(root);
    const how = effects("new");
    await expect(build(root, how)).rejects.toThrow(named);
    expect(how.did).toEqual([]);
    expect(filesOf(join(root, "dist"))).toEqual(before);
    remove();
  });

  it("leaves the site that stands where a loader or Framework fails", async () => {
    const {root, remove} = copyBooks(good.root);
    await build(root, effects("old"));
    const before = filesOf(join(root, "dist"));
    await expect(build(root, effects("new", 3))).rejects.toThrow(/not built \(exit 3\)/);
    await expect(build(root, effects("new", 0, ["src/data/a.json.ts: no rows"]))).rejects.toThrow(
      /^src\/data\/a\.json\.ts: no rows\nthe site was not built/
    );
    expect(filesOf(join(root, "dist"))).toEqual(before);
    expect(readdirSync(root).sort()).toEqual(["data", "dist"]);
    remove();
  });
});

describe("a build on a disk that gives out", () => {
  /** Builds over an old site until the disk gives out at one operation, then, of a share, soundly. False once it ends before. */
  async function survives(kind: DiskFailure["kind"], operation: number, sites: Sites): Promise<boolean> {
    const {root, remove} = copyBooks(sites.root);
    const dist = join(root, "dist");
    const failed = await onFailingDisk({kind, operation}, () => build(root, effects("new")));
    const now = filesOf(dist);
    const [replaced] = readdirSync(root).filter((name) => name.startsWith(".replaced-"));
    // Between two renames there is neither: the old site, whole, waits beside the place.
    if (now === null) expect(filesOf(join(root, replaced ?? ""))).toEqual(sites.old);
    else expect([sites.old, sites.new]).toContainEqual(now);
    // Most operations leave what the one before left: how a sound build goes on from it is tried on a share of them.
    if (operation % stride(12) === 0 || now === null || replaced !== undefined) {
      await build(root, effects("new"));
      expect(filesOf(dist)).toEqual(sites.new);
      expect(readdirSync(root).sort()).toEqual(["data", "dist"]);
    }
    remove();
    return failed;
  }

  interface Sites {
    readonly root: string;
    readonly old: ReadonlyMap<string, string> | null;
    readonly new: ReadonlyMap<string, string> | null;
  }

  it.each(["killed", "full"] as const)(
    "leaves the old site or the new one, whole: %s at each of its operations",
    async (kind) => {
      const {root, remove} = copyBooks(good.root);
      await build(root, effects("new"));
      const after = filesOf(join(root, "dist"));
      await build(root, effects("old"));
      const sites = {root, old: filesOf(join(root, "dist")), new: after};
      let operation = 1;
      while (await survives(kind, operation, sites)) operation++;
      expect(operation).toBeGreaterThan(8);
      remove();
    },
    120_000
  );

  it("puts back the old site that a kill between two renames left beside its place, before it does anything else", async () => {
    const {root, remove} = copyBooks(good.root);
    await build(root, effects("old"));
    const old = filesOf(join(root, "dist"));
    cpSync(join(root, "dist"), join(root, ".replaced-dist"), {recursive: true});
    rmSync(join(root, "dist"), {recursive: true});
    await expect(build(root, effects("new", 1))).rejects.toThrow("not built");
    expect(filesOf(join(root, "dist"))).toEqual(old);
    remove();
  });
});
