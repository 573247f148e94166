import {describe, expect, it} from "vitest";
import {normalizeConfig} from "../../../node_modules/@observablehq/framework/dist/config.js";
import config from "../../../observablehq.config.js";
import {PAGES} from "../../../src/lib/pages.js";
import {inFull} from "../../../src/lib/links.js";

describe("the links that Framework writes", () => {
  it("are ours, for every page of the site", async () => {
    const framework = normalizeConfig(config);
    const paths = ["/", "/en/", "/zh/editions/2026-11-25", "/en/sql.html", "/licences.txt"];
    for await (const path of framework.paths()) paths.push(path);
    expect(paths.length).toBeGreaterThan(2 * PAGES.length);
    expect(paths.map((path) => framework.normalizePath(path))).toEqual(paths.map(inFull));
  });
});
