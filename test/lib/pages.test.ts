import {existsSync, readdirSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {LANGUAGES} from "../../src/lib/language.js";
import {HOME, MOVED, PAGES, ROOMS, densityOf, roomOf} from "../../src/lib/pages.js";

const FOLDER = new URL("../../src/[lang]/", import.meta.url);

describe("PAGES", () => {
  it.each(PAGES)("$path is a page below [lang]", ({path}) => {
    expect(existsSync(new URL(path === "/" ? "index.md" : `${path.slice(1)}.md`, FOLDER))).toBe(true);
  });

  it("name every page of the folder, once", () => {
    const files = readdirSync(FOLDER).filter((f) => f.endsWith(".md"));
    const paths = files.map((f) => `/${f.replace(/\.md$/, "").replace(/^index$/, "")}`);
    expect(PAGES.map((p) => p.path).sort()).toEqual(paths.sort());
  });

  it("have a name of their own in every language", () => {
    for (const lang of LANGUAGES) {
      const names = PAGES.map((p) => p.name[lang].trim());
      expect(names).not.toContain("");
      expect(new Set(names).size).toBe(PAGES.length);
    }
  });
});

describe("ROOMS", () => {
  it("are six, and hold every page but the home, once", () => {
    expect(ROOMS).toHaveLength(6);
    expect([HOME, ...ROOMS.flatMap(({pages}) => pages)]).toEqual(PAGES);
  });

  it("roomOf(path) finds the room of a page and of what stands below it", () => {
    expect(roomOf("/value")?.name.en).toBe("Companies");
    expect(roomOf("/editions/2026-02-27")?.name.en).toBe("Reports");
    expect(["/profiles", "/labs/z-ai", "/models/z-ai--glm-5"].map((path) => roomOf(path)?.name.en)).toEqual(
      Array(3).fill("Usage")
    );
    expect(roomOf("/")).toBeNull();
    expect(roomOf("/valued")).toBeNull();
  });
});

describe("densityOf(path)", () => {
  it.each([
    ["/", "reading"],
    ["/editions/2026-02-27", "reading"],
    ["/usage", "work"],
    ["/value", "work"],
    ["/studies/mine", "work"],
    ["/events", null],
    ["/nowhere", null]
  ])("of %s is %s", (path, density) => {
    expect(densityOf(path)).toBe(density);
  });
});

describe("MOVED", () => {
  it("leads from addresses of no page to those of pages", () => {
    const paths = PAGES.map(({path}) => path);
    for (const {path, to} of MOVED) expect([paths.includes(path), paths.includes(to)]).toEqual([false, true]);
  });

  it("keeps the addresses of Tokens, Explore, Peers and Tickers", () => {
    expect(MOVED.map(({path, to}) => [path, to])).toEqual([
      ["/tokens", "/usage"],
      ["/explore", "/usage"],
      ["/comparables", "/companies"],
      ["/exposure", "/companies"]
    ]);
  });
});
