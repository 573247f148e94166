import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {cellModule, pageCells, pageFiles, pagesCalled} from "./cells.js";
import {toldOfPages, type PageModule} from "./told-of-pages.js";

// npm run typecheck [-- <page> …]: Framework strips the types of pages and checks none of them. Here every page becomes a module,
// which tsc reads with all that it reads anyway; where pages are named, these and what they import alone.
const asked = process.argv.slice(2);
const {pages, unknown} = pagesCalled(asked, pageFiles());
if (unknown !== null) {
  console.error(`typecheck: ${unknown}: no page; expected a file below src, such as src/[lang]/studies/my-question.md`);
  process.exit(1);
}
/** What pages and their modules may take without an import. */
const DECLARATIONS = ["src/**/*.d.ts", "test/pages/*.d.ts"];
// Beside a run of all pages one of some finds its own still there.
const place = `test/.out/pages${asked.length === 0 ? "" : "-named"}`;
const folder = join(projectRoot, place);
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const modules = new Map<string, PageModule>();
for (const page of pages) {
  const name = `${page.replace(/\W+/g, "-")}.ts`;
  const module = cellModule(pageCells(page), "../../../src/");
  writeFileSync(join(folder, name), module);
  modules.set(`${place}/${name}`, {page, module});
}
const {include: included, exclude: excluded} = JSON.parse(readFileSync(join(projectRoot, "tsconfig.json"), "utf8")) as {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
};
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: "../../../tsconfig.json",
    include: ["*.ts", ...(asked.length === 0 ? included : DECLARATIONS).map((glob) => `../../../${glob}`)],
    exclude: excluded.map((glob) => `../../../${glob}`)
  })
);
const tsc = join(projectRoot, "node_modules/typescript-native/bin/tsc");
const {stdout, status} = spawnSync(process.execPath, [tsc, "-p", folder], {
  encoding: "utf8",
  stdio: ["ignore", "pipe", "inherit"]
});
const told = toldOfPages(stdout, modules);
process.stdout.write(told);
process.exit(told === "" && stdout !== "" ? 0 : (status ?? 1));
