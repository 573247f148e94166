import {readFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it, vi} from "vitest";
import {AUDIENCE} from "../../../loaders/audience.js";
import {footer} from "../../../loaders/pages/furniture.js";
import {sourceRoot} from "../../../loaders/paths.js";
import {finishPage} from "../../../loaders/publish/finish.js";
import {pageSources, sourceOfPage} from "../../../loaders/publish/page-sources.js";

describe("pageSources(root) and sourceOfPage(path)", () => {
  it("give each page its source, at an address that its footer links with the command that forks it", () => {
    expect(pageSources().get("/source/usage.txt")).toBe(readFileSync(join(sourceRoot, "[lang]/usage.md"), "utf8"));
    for (const path of ["/en/", "/en/index.html", "/zh/usage", "/zh/usage.html"])
      expect(pageSources().has(sourceOfPage(path) ?? "")).toBe(true);
    const page = `<html><title>词元</title>${footer({path: "/zh/usage"})}</html>`;
    expect(finishPage(page, "/zh/usage.html")).toContain('<a href="../source/usage.txt">本页源文件。</a>');
    expect(footer({path: "/en/"})).toContain("npm run new -- my-question --from index");
  });

  it.each([
    ["internal", true],
    ["client", false],
    ["public", false]
  ])("name the command for the house alone: %s", (audience, isNamed) => {
    vi.stubEnv(AUDIENCE, audience);
    const foot = footer({path: "/en/"});
    expect(foot.includes("npm run new")).toBe(isNamed);
    expect(finishPage(`<html><title>A</title>${foot}</html>`, "/en/index.html")).toContain("Source of this page.");
  });

  it("leave the source of the present page where that of a moved one stood", () => {
    for (const name of ["tokens", "explore"])
      expect(pageSources().get(`/source/${name}.txt`)).toBe(pageSources().get("/source/usage.txt"));
  });

  it("have none for the way in, an edition's day or a page that is not there", () => {
    expect(["/index.html", "/en/editions/2026-02-27", "/en/none"].map((path) => sourceOfPage(path))).toEqual([
      null,
      null,
      null
    ]);
  });
});
