import {existsSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {projectRoot} from "../loaders/paths.js";
import {ROOMS} from "../src/lib/pages.js";
import {ALLOWED, filesBelow, read} from "./fixtures/imports.js";

const DOCUMENTS = ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md"];
const text = read(projectRoot, "ARCHITECTURE.md");
const {scripts} = JSON.parse(read(projectRoot, "package.json")) as {readonly scripts: Readonly<Record<string, string>>};

/** Paths that a document names as of this repository: not those of a built site, nor with a part to fill in. */
function pathsIn(document: string): string[] {
  const quoted = [...document.matchAll(/`([^`\n]+)`/g)].map(([, inner = ""]) => inner);
  return quoted.filter((path) => /^(src|loaders|test|data)\/[^\s<>*…]*$/.test(path));
}

function commandsIn(document: string): string[] {
  return [...document.matchAll(/npm run ([\w:]+)/g)].map(([, name = ""]) => name);
}

describe.each(DOCUMENTS)("%s", (name) => {
  const document = read(projectRoot, name);

  it("names paths that are there", () => {
    // What a build, a test or Framework makes is not there in a fresh clone.
    const made = /^(test\/\.out|src\/\.observablehq)/;
    const gone = pathsIn(document).filter((path) => !made.test(path) && !existsSync(join(projectRoot, path)));
    expect(pathsIn(document).length).toBeGreaterThan(3);
    expect(gone).toEqual([]);
  });

  it("names commands that package.json has", () => {
    expect(commandsIn(document).filter((command) => !(command in scripts))).toEqual([]);
    expect(commandsIn(document).length).toBeGreaterThan(5);
  });
});

it("says a sentence by one value in every language, and parts languages by no branch of markup", () => {
  const files = ["components", "controls", "inputs", "shell"].flatMap((room) =>
    filesBelow(projectRoot, `src/${room}`, /\.ts$/)
  );
  expect(files.length).toBeGreaterThan(200);
  const branch = /lang === "zh"\)?\s*(?:\?|return)\s*(?:html)?[`"][^`"]*\p{Script=Han}/u;
  expect(files.filter((file) => branch.test(read(projectRoot, file)))).toEqual([]);
});

describe("the rooms of ARCHITECTURE.md", () => {
  it("are those whose imports are held, with what each may import", () => {
    const rows = [...text.matchAll(/^\| `([\w/]+)\/` +\| [^|]+\| ([^|]+?) +\|$/gm)].map(([, room = "", may = ""]) => [
      room,
      may.startsWith("nothing") ? [] : may.split(", ")
    ]);
    const short = (folder: string) => folder.replace("src/", "");
    const held = Object.entries(ALLOWED).map(([room, folders]) => [
      room,
      folders.filter((folder) => folder !== room).map(short)
    ]);
    expect(rows.map(([room]) => room).sort()).toEqual(held.map(([room]) => room).sort());
    const sorted = (all: typeof held) => all.map(([room, may]) => [room, [...(may as string[])].sort()]).sort();
    expect(sorted(rows)).toEqual(sorted(held));
  });

  it("are, for readers, the six of the site", () => {
    for (const {name} of ROOMS) expect(text).toContain(name.en);
    expect(ROOMS).toHaveLength(6);
  });
});
