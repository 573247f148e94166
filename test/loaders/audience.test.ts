import {mkdtempSync, readFileSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, describe, expect, it, vi} from "vitest";
import {AUDIENCE, audienceOf, heldFor, reaches} from "../../loaders/audience.js";
import {loadCompanyModels} from "../../loaders/data/company-models.js";
import {footer, head, header} from "../../loaders/pages/furniture.js";
import {projectRoot} from "../../loaders/paths.js";
import {markFiles, markedPage} from "../../loaders/publish/marks.js";
import {pagePolicy, withPolicy} from "../../loaders/publish/policy.js";
import {writeWhole} from "../../loaders/whole.js";
import {AUDIENCE_NOTICE, AUDIENCES} from "../../src/lib/audience.js";
import {sheetMargins} from "../../src/lib/sheet-margins.js";
import {filesBelow} from "../fixtures/imports.js";
import {messageOf} from "../fixtures/message.js";

afterEach(() => vi.unstubAllEnvs());

describe("audienceOf(env)", () => {
  it("is whom a publication says it is for, and none in a working copy", () => {
    expect(AUDIENCES.map((audience) => audienceOf({[AUDIENCE]: audience}))).toEqual(AUDIENCES);
    expect([audienceOf({}), audienceOf({[AUDIENCE]: ""})]).toEqual([null, null]);
    expect(messageOf(() => audienceOf({[AUDIENCE]: "everyone"}))).toBe(
      `${AUDIENCE}: everyone; expected internal, client or public`
    );
  });
});

describe("heldFor(audience)", () => {
  it("has rows of vendors for the house alone, and the note’s scale for it and its clients", () => {
    expect(AUDIENCES.map((audience) => [heldFor(audience).rows, heldFor(audience).hasScale])).toEqual([
      ["internal", true],
      ["full", true],
      ["full", false]
    ]);
    expect(heldFor(null)).toEqual(heldFor("public"));
  });
});

describe("reaches(stated, audience)", () => {
  it("lets a page come as far as it says, and a draft no farther than the house", () => {
    const reached = [null, ...AUDIENCES].map((stated) => AUDIENCES.filter((audience) => reaches(stated, audience)));
    expect(reached).toEqual([["internal"], ["internal"], ["internal", "client"], ["internal", "client", "public"]]);
    expect([null, ...AUDIENCES].every((stated) => reaches(stated, null))).toBe(true);
  });
});

describe("the note’s scale", () => {
  const NAMES = /underperform|跑输大市/;

  it("is called in no page and no module that pages load, and so comes to those alone who may see it", async () => {
    const holders = filesBelow(projectRoot, "src", /\.(ts|md|css|model)$/).filter((file) =>
      NAMES.test(readFileSync(join(projectRoot, file), "utf8"))
    );
    expect(holders).toEqual([]);
    const told = [];
    for (const audience of AUDIENCES) {
      vi.stubEnv(AUDIENCE, audience);
      told.push(NAMES.test(JSON.stringify(await loadCompanyModels())));
    }
    expect(told).toEqual([true, true, false]);
  });
});

it("markFiles(folder, audience) has files with room for words say it, sources of pages behind their front matter", () => {
  const folder = mkdtempSync(join(tmpdir(), "marks-"));
  const files = {
    "source/studies/mine.txt": "---\naudience: client\n---\n# Mine\n",
    "sbom.json": `{"bomFormat": "CycloneDX", "metadata": {"component": {"name": "x"}}, "components": []}`,
    "data/lab.csv": "lab\r\n"
  };
  for (const [path, text] of Object.entries(files)) writeWhole(join(folder, path), text);
  const read = (path: keyof typeof files) => readFileSync(join(folder, path), "utf8");
  expect([markFiles(folder, null), read("source/studies/mine.txt")]).toEqual([0, files["source/studies/mine.txt"]]);
  expect(markFiles(folder, "client")).toBe(2);
  expect(read("source/studies/mine.txt")).toBe(
    `${files["source/studies/mine.txt"]}\n<!-- For clients. Do not pass it on. · 仅供客户使用，请勿转发。 -->\n`
  );
  expect(JSON.parse(read("sbom.json"))).toEqual({
    bomFormat: "CycloneDX",
    metadata: {component: {name: "x"}, properties: [{name: "audience", value: "client"}]},
    components: []
  });
  expect(read("data/lab.csv")).toBe(files["data/lab.csv"]);
  rmSync(folder, {recursive: true});
});

describe("a published page", () => {
  const furniture = (audience: string) => {
    vi.stubEnv(AUDIENCE, audience);
    return [head, header, footer].map((part) => part({path: "/zh/usage"})).join("\n");
  };

  it.each(AUDIENCES)(
    "says that it is for %s, in its head and in words, and few readers’ is no matter of robots",
    (to) => {
      const page = furniture(to);
      expect(page).toContain(`<meta name="audience" content="${to}">`);
      expect(page).toContain(`<p class="audience" role="note">${AUDIENCE_NOTICE[to].zh}</p>`);
      expect(page.includes(`<meta name="robots" content="noindex, nofollow">`)).toBe(to !== "public");
      const sheets = sheetMargins({"top-right": AUDIENCE_NOTICE[to].zh});
      expect(page).toContain(`<style>${sheets}</style>`);
      const other = markedPage(`<!doctype html>\n<html lang="zh-Hans"><meta charset="utf-8"><p>x</p></html>`, to);
      expect(other).toContain(`<meta charset="utf-8"><meta name="audience" content="${to}">`);
      expect(other).toContain(`${AUDIENCE_NOTICE[to].zh}</p></html>`);
      const kept = markedPage(`<html lang="en"><head></head><body><main>x</main><footer>y</footer></body></html>`, to, "../../../"); // prettier-ignore
      const [top = "", rest = ""] = kept.split("<main>");
      expect(top.includes(`role="note">${AUDIENCE_NOTICE[to].en}`)).toBe(to !== "public");
      expect(rest).toMatch(/y<p class="audience" .*<li data-disclosure="holdings">.*<\/footer>/);
      expect(rest).toContain(`<a href="../../../en/value.html">`);
      expect(rest).toContain("nothing here is held against a newer price");
      expect(rest).not.toContain("older than");
      const withItsPolicy = markedPage(
        withPolicy("<!doctype html>\n<html><head></head><body><p>x</p></body></html>"),
        to
      );
      expect(withItsPolicy).toContain(`content="${pagePolicy(withItsPolicy)}"`);
      expect(withItsPolicy).toContain(`<style>${sheetMargins({"top-right": AUDIENCE_NOTICE[to].en})}</style>`);
    }
  );

  it("says nothing of the kind in a working copy", () => {
    expect(furniture("")).not.toMatch(/audience|robots/);
  });
});
