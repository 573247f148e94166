import {existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterEach, beforeEach, describe, expect, it, vi} from "vitest";
import {AUDIENCE, audienceOf} from "../../../loaders/audience.js";
import {appendActs, readActs} from "../../../loaders/house/acts.js";
import {approvalOf, approvals, unapprovedFinding} from "../../../loaders/house/approvals.js";
import {sha256} from "../../../loaders/ledger/entry.js";
import {disclosed, footer, head, header} from "../../../loaders/pages/furniture.js";
import {REGISTER} from "../../../loaders/publish/hold.js";
import {passGate, writeChecksums} from "../../../loaders/publish/pass-gate.js";
import {formerFolder, PUBLISHED_ON, publicationFolder} from "../../../loaders/publish/publication.js";
import {withPolicy} from "../../../loaders/publish/policy.js";
import {writeReleases} from "../../../loaders/publish/release.js";
import {recordPublication, rollBack} from "../../../loaders/publish/record.js";
import {replaceFolder} from "../../../loaders/whole.js";
import {projectRoot} from "../../../loaders/paths.js";
import {LANGUAGES} from "../../../src/lib/language.js";

const ON = "2026-12-01";
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "pass-gate-"));
  const register = "data/house/disclosure.csv";
  write(root, register, readFileSync(join(projectRoot, register), "utf8"));
  write(root, "src/[lang]/restatements.md", "# Restatements\n");
  vi.stubEnv(AUDIENCE, "public");
  vi.stubEnv(PUBLISHED_ON, ON);
});
afterEach(() => {
  rmSync(root, {recursive: true});
  vi.unstubAllEnvs();
});

function write(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), {recursive: true});
  writeFileSync(join(folder, path), text);
}

/** A built site of one page in each language, which finds something and loads a file named by its day. */
function build(folder: string, headline: string, file: string): void {
  write(folder, `_file/${file}.js`, `import "./part.${file}.js";`);
  write(folder, `_file/part.${file}.js`, "");
  for (const lang of LANGUAGES) {
    const path = `/${lang}/restatements.html`;
    write(
      folder,
      path,
      withPolicy(
        `<!DOCTYPE html>\n<html lang="${lang}"><head><meta charset="utf-8">${head({path})}</head><body><header>${header({path})}</header><main><h1>${headline}</h1><p>What would change 会改变</p><script>"../_file/${file}.js"</script></main><footer>${footer({path}).replace(REGISTER, () => disclosed(audienceOf(), lang, {on: ON, root}))}</footer></body></html>`
      )
    );
  }
  writeReleases(folder, {root, on: ON, now: new Date(`${ON}T08:00:00Z`)});
}

const place = () => join(root, publicationFolder("public"));
const page = () => readFileSync(join(place(), "en/restatements.html"), "utf8");

/** Publishes a site as the command does. */
function publish(headline: string, file: string, edition: string | null = null) {
  const spec = {root, audience: "public", on: ON, edition} as const;
  return replaceFolder(
    place(),
    (folder) => {
      build(folder, headline, file);
      const passed = passGate(folder, {...spec, standing: place()});
      recordPublication({...spec, now: new Date(`${ON}T08:00:00Z`)}, {...passed, content: writeChecksums(folder)}); // prettier-ignore
      return passed;
    },
    join(root, formerFolder("public"))
  );
}
const approve = () => appendActs([approvalOf("restatements", {by: "A. Reader", now: new Date(), root})], root);

describe("passGate(folder, spec)", () => {
  it("refuses a page that nobody approved, holds one that finds something else, and lets it pass once that is approved", async () => {
    await expect(publish("It rose", "one")).rejects.toThrow(
      /^\/en\/restatements\.html: approval: nobody approved restatements; [^]*nothing was published for public$/
    );
    expect(existsSync(place())).toBe(false);
    approve();
    expect((await publish("It rose", "one")).held).toEqual([]);
    expect(page()).toMatch(
      /<ul><li data-disclosure="release">Published on <time datetime="2026-12-01T08:00Z">1 Dec 2026 08:00 UTC<\/time>; approved as it stands by A\. Reader on <time datetime="[\d-]{10}T\d\d:\d\dZ">[^<]* UTC<\/time>\.<\/li>/
    );
    expect((await publish("It fell", "two")).held).toEqual(["/restatements"]);
    expect(unapprovedFinding("restatements", approvals(root), root)).toBe(
      "restatements finds something else for public than was approved: headline en: It fell; approved It rose"
    );
    expect(page()).toContain("<h1>It rose</h1>");
    expect(page()).toContain(
      `<p class="held" role="note">This page stands as it was published on <time datetime="${ON}">`
    );
    expect(existsSync(join(place(), "_file/part.one.js"))).toBe(true);
    const disclosures = join(root, "data/house/disclosure.csv");
    writeFileSync(disclosures, `${readFileSync(disclosures, "utf8")}new,holding,,,Held since,现已持有,${ON},\n`);
    expect((await publish("It fell", "three")).held).toEqual(["/restatements"]);
    expect(page()).toContain(`<h1>It rose</h1>`);
    expect(page()).toContain(`<li data-disclosure="new">Held since`);
    expect(page().match(/class="held"/g)).toHaveLength(1);
    approve();
    expect(unapprovedFinding("restatements", approvals(root), root)).toBeNull();
    expect((await publish("It fell", "three")).held).toEqual([]);
    expect(page()).toContain("<h1>It fell</h1>");
    expect(existsSync(join(place(), "_file/one.js"))).toBe(false);
  });

  it("says who approved of no page that only leads to others, which nobody is asked to approve", () => {
    for (const path of ["index.html", "en/restatements.html"])
      write(place(), path, `<html><main></main><section class="disclosures"><h2>Disclosures</h2><ul></ul></section>`);
    expect(writeReleases(place(), {root, on: ON, now: new Date(`${ON}T08:00:00Z`)})).toBe(2);
    expect(readFileSync(join(place(), "index.html"), "utf8")).toContain(
      `Published on <time datetime="2026-12-01T08:00Z">1 Dec 2026 08:00 UTC</time>.</li>`
    );
    expect(page()).toContain("; nobody has approved it as it stands for readers outside the house.</li>");
  });

  it("refuses a page with another finding where none was published that could stay", async () => {
    approve();
    await publish("It rose", "one");
    approve();
    rmSync(place(), {recursive: true});
    await expect(publish("It fell", "two")).rejects.toThrow(
      /restatements\.html: findings: headline en: It fell; approved It rose; .*npm run approve -- restatements --by <name>/
    );
  });

  it("holds no page of another day in an edition, takes none from one, and keeps what was approved of each apart", async () => {
    approve();
    await publish("It rose", "one");
    approve();
    await expect(publish("It fell", "two", "2026-02-27")).rejects.toThrow(
      /findings: headline en: It fell; approved It rose; [^\n]*read it in the internal publication of the edition of 2026-02-27: npm run approve -- restatements/
    );
    expect(unapprovedFinding("restatements", approvals(root), root)).toContain(
      "finds something else for public in the edition of 2026-02-27 than was approved"
    );
    approve();
    expect((await publish("It fell", "two", "2026-02-27")).held).toEqual([]);
    expect(page()).toContain("<h1>It fell</h1>");
    await expect(publish("It rests", "three")).rejects.toThrow("headline en: It rests; approved It rose");
    expect((await publish("It rose", "three")).held).toEqual([]);
    expect((await publish("It rests", "four")).held).toEqual(["/restatements"]);
  });

  it("lets any page pass within the house, and writes down what it finds", () => {
    vi.stubEnv(AUDIENCE, "internal");
    const folder = join(root, "built");
    build(folder, "It rose", "one");
    expect(passGate(folder, {root, audience: "internal", on: ON, edition: null, standing: place()}).held).toEqual([]);
    expect(readFileSync(join(root, "published/findings.internal.json"), "utf8")).toContain(`"headline en": "It rose"`);
  });
});

describe("a page that holds values against prices", () => {
  const limit = (older: string) => write(root, "data/house/price_limit.csv", `audience,max_age_days,older,reason\npublic,30,${older},a month\n`); // prettier-ignore
  const loads = (price: number | null, pricedOn: string) => {
    write(place(), "_file/data/coverage.0a1b.json", JSON.stringify({rows: [{entity: "C1", pricedOn, price}]}));
    return "_file/data/coverage.0a1b.json";
  };
  const rerates = (pricedOn: string) => {
    const reratable = [{entity: "C1", pricedOn, price: 20}];
    write(place(), "_file/data/comparables.0a1b.json", JSON.stringify({reratable, comparables: []}));
    return "_file/data/comparables.0a1b.json";
  };
  const refused = (file: string) => {
    build(place(), "It rose", "one");
    const path = join(place(), "en/restatements.html");
    writeFileSync(path, readFileSync(path, "utf8").replace("_file/one.js", file));
    return () => passGate(place(), {root, audience: "public", on: ON, edition: null, standing: place()});
  };

  it("is refused where it loads one over the limit, as a held page may, and passes where that was dropped", () => {
    approve();
    limit("refuse");
    expect(refused(loads(20, "2026-10-31"))).toThrow(
      "/en/restatements.html: prices: the price of C1 is of 2026-10-31, 31 days before 2026-12-01; limit 30, a month"
    );
    expect(refused(rerates("2026-10-31"))).toThrow("prices: the price of C1 is of 2026-10-31");
    expect(refused(loads(20, "2026-11-01"))).not.toThrow();
    expect(refused(loads(null, "2026-10-31"))).not.toThrow();
  });
});

describe("rollBack(options)", () => {
  it("puts the publication before back in its place, on record, and again the later one", async () => {
    expect(() => rollBack({root, audience: "public", now: new Date()})).toThrow("published/before/public: missing");
    approve();
    await publish("It rose", "one");
    approve();
    await publish("It rose", "two");
    rollBack({root, audience: "public", now: new Date()});
    expect(page()).toContain("_file/one.js");
    const [acts, sums] = [readActs(root), readFileSync(join(place(), "checksums.txt"), "utf8")];
    expect(acts.at(-1)).toMatchObject({kind: "publication", isRollback: true, content: sha256(sums)});
    expect(sums).toContain(`${sha256(page())}  en/restatements.html\n`);
    rollBack({root, audience: "public", now: new Date()});
    expect(page()).toContain("_file/two.js");
    write(join(root, formerFolder("public")), "en/restatements.html", "changed");
    expect(() => rollBack({root, audience: "public", now: new Date()})).toThrow("published/before/public: not as it was published"); // prettier-ignore
    expect(page()).toContain("_file/two.js");
  });
});
