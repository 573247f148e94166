import {spawnSync} from "node:child_process";
import {expect, it} from "vitest";
import {projectRoot} from "../../loaders/paths.js";
import {itInFull} from "../fixtures/share.js";
import {cellModule, pagesCalled} from "./cells.js";
import {toldOfPages} from "./told-of-pages.js";

const SOURCE = `import * as L from "npm:leaflet";

import {sum} from "npm:d3";
const n: number = "a";
`;
const module = cellModule(
  [
    {kind: "code", source: SOURCE, line: 10, isTyped: true},
    {kind: "inline", source: "nothing.there", line: 20, isTyped: false},
    {kind: "code", source: "const f = (d) => d;", line: 30, isTyped: false}
  ],
  "../"
);
const modules = new Map([["test/.out/pages/a.ts", {page: "[lang]/studies/a.md", module}]]);
const at = (text: string) => module.split("\n").findIndex((line) => line.includes(text)) + 1;
const said = (text: string, what: string) => `test/.out/pages/a.ts(${at(text)},3): error ${what}\n`;

it("what the compiler says of a page is told by the page’s own line, with what to do", () => {
  const type = "TS2322: Type 'string' is not assignable to type 'number'.";
  expect(toldOfPages(`${said("const n", type)}  more of it\n`, modules)).toBe(
    `src/[lang]/studies/a.md:13: error ${type}\n  more of it\n`
  );
  expect(toldOfPages(said("nothing.there", "TS2304: Cannot find name 'nothing'."), modules)).toContain("a.md:20: ");
  expect(toldOfPages(said("leaflet", "TS2307: Cannot find module 'npm:leaflet' or its types."), modules)).toBe(
    'src/[lang]/studies/a.md:10: npm:leaflet is not installed: run "npm install leaflet"\n'
  );
  expect(toldOfPages(said("npm:d3", "TS2307: Cannot find module 'npm:@a/b/c.js' or its types."), modules)).toContain(
    'a.md:12: npm:@a/b is not installed: run "npm install @a/b"'
  );
});

it("a package without types is any, and other files stay as they were told", () => {
  const untyped = `${said("leaflet", "TS7016: Could not find a declaration file for module 'npm:leaflet'.")}  There are none.\n`;
  const other = "src/lib/x.ts(1,1): error TS2304: Cannot find name 'x'.\n";
  expect(toldOfPages(untyped, modules)).toBe("");
  expect(toldOfPages(untyped + other, modules)).toBe(other);
});

it("a page that names Framework’s own client of DuckDB is told what to write instead", () => {
  expect(toldOfPages(said("nothing.there", "TS2304: Cannot find name 'DuckDBClient'."), modules)).toMatch(
    /^src\/\[lang\]\/studies\/a\.md:20: DuckDBClient does not work here: write a sql fence/
  );
});

it("a study is told nothing of what it does not use and, where it writes no types, nothing of types", () => {
  const implicit = said("const f", "TS7006: Parameter 'd' implicitly has an 'any' type.");
  const unused = said("npm:d3", "TS6133: 'sum' is declared but its value is never read.");
  const page = new Map([["test/.out/pages/a.ts", {page: "[lang]/a.md", module}]]);
  expect(toldOfPages(implicit + unused, modules)).toBe("");
  expect(toldOfPages(implicit + unused, page)).toBe(
    "src/[lang]/a.md:30: error TS7006: Parameter 'd' implicitly has an 'any' type.\n" +
      "src/[lang]/a.md:12: error TS6133: 'sum' is declared but its value is never read.\n"
  );
});

it.each<[named: string, pages: readonly string[], unknown: string | null]>([
  ["", ["[lang]/usage.md", "[lang]/studies/usage.md", "[lang]/studies/mine.md"], null],
  ["usage", ["[lang]/usage.md", "[lang]/studies/usage.md"], null],
  ["studies/mine", ["[lang]/studies/mine.md"], null],
  ["./src/[lang]/studies/mine.md", ["[lang]/studies/mine.md"], null],
  ["mine usage nowhere", ["[lang]/usage.md", "[lang]/studies/usage.md", "[lang]/studies/mine.md"], "nowhere"],
  ["ine", [], "ine"]
])("pages called %j are %j, and %j none", (named, pages, unknown) => {
  const all = ["[lang]/usage.md", "[lang]/studies/usage.md", "[lang]/studies/mine.md"];
  expect(pagesCalled(named.split(" ").filter(Boolean), all)).toEqual({pages, unknown});
});

itInFull("a page that is named is checked by itself, and one that is not there is told", () => {
  const run = (page: string) =>
    spawnSync(process.execPath, ["--import", "tsx", "test/pages/typecheck.ts", page], {cwd: projectRoot, encoding: "utf8"}); // prettier-ignore
  expect(run("[lang]/tutorial.md")).toMatchObject({status: 0, stdout: ""});
  expect(run("nowhere")).toMatchObject({
    status: 1,
    stderr: "typecheck: nowhere: no page; expected a file below src, such as src/[lang]/studies/my-question.md\n"
  });
});
