import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {cellModule, pageCells, pageFiles} from "./cells.js";
import {toldOfPages, type PageModule} from "./told-of-pages.js";

// Framework strips the types of pages and checks none of them: here every page becomes a module, which tsc reads with all
// that it reads anyway.
const folder = join(projectRoot, "test/.out/pages");
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const modules = new Map<string, PageModule>();
for (const page of pageFiles()) {
  const name = `${page.replace(/\W+/g, "-")}.ts`;
  const module = cellModule(pageCells(page), "../../../src/");
  writeFileSync(join(folder, name), module);
  modules.set(`test/.out/pages/${name}`, {page, module});
}
const {include: included, exclude: excluded} = JSON.parse(readFileSync(join(projectRoot, "tsconfig.json"), "utf8")) as {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
};
writeFileSync(
  join(folder, "tsconfig.json"),
  JSON.stringify({
    extends: "../../../tsconfig.json",
    include: ["*.ts", ...included.map((glob) => `../../../${glob}`)],
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
