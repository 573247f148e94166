import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {ORIGINS, ORIGIN_NAME, isOrigin, originColor, originLine} from "../../src/lib/origins.js";

const STYLE = readFileSync(new URL("../../src/style/tokens.css", import.meta.url), "utf8");

describe("ORIGINS", () => {
  it("have a name of their own in every language", () => {
    for (const lang of LANGUAGES) expect(new Set(ORIGINS.map((o) => ORIGIN_NAME[o][lang])).size).toBe(ORIGINS.length);
  });

  it("cover every country of the registry", () => {
    const file = new URL("../../data/registry/country.csv", import.meta.url);
    const [, ...lines] = readFileSync(file, "utf8").trimEnd().split("\n");
    expect(new Set(lines.map((line) => line.split(",").at(-1)))).toEqual(new Set(ORIGINS));
  });
});

describe("originLine(origin) and originColor(origin)", () => {
  it.each(ORIGINS)("take %s from a variable that the style sheet sets", (origin) => {
    expect(originLine(origin)).toBe(`var(--origin-${origin})`);
    expect(STYLE).toMatch(new RegExp(`--origin-${origin}:\\s*\\S`));
  });

  it("hatch undisclosed labs, and nothing else", () => {
    expect(ORIGINS.filter((o) => originColor(o).startsWith("url("))).toEqual(["undisclosed"]);
    expect(originColor("china")).toBe(originLine("china"));
  });
});

describe("isOrigin(value)", () => {
  it("holds for origins alone", () => {
    expect(ORIGINS.every(isOrigin)).toBe(true);
    expect(["China", "cn", "", null, undefined, 1].some(isOrigin)).toBe(false);
  });
});
