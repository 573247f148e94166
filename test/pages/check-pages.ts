import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {cellModule, pageCells} from "./cells.js";
import {toldOfPages, type PageModule} from "./told-of-pages.js";

/** What pages and their modules may take without an import. */
export const DECLARATIONS = ["src/**/*.d.ts", "test/pages/*.d.ts"];

/**
 * Checks the types of pages, named from `src`, each as a module in a folder below `test/.out`, with other files of the project:
 * Framework strips the types of pages and checks none of them. Gives what is wrong, "" for nothing, and the compiler's status.
 */
export function checkPages(
  pages: readonly string[],
  {place, beside = DECLARATIONS}: {readonly place: string; readonly beside?: readonly string[]}
): {readonly told: string; readonly status: number} {
  const below = `test/.out/${place}`;
  const folder = join(projectRoot, below);
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  const modules = new Map<string, PageModule>();
  for (const page of pages) {
    const name = `${page.replace(/\W+/g, "-")}.ts`;
    const module = cellModule(pageCells(page), "../../../src/");
    writeFileSync(join(folder, name), module);
    modules.set(`${below}/${name}`, {page, module});
  }
  const {exclude} = JSON.parse(readFileSync(join(projectRoot, "tsconfig.json"), "utf8")) as {readonly exclude: readonly string[]}; // prettier-ignore
  const fromHere = (globs: readonly string[]) => globs.map((glob) => `../../../${glob}`);
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../../tsconfig.json",
      include: ["*.ts", ...fromHere(beside)],
      exclude: fromHere(exclude)
    })
  );
  const tsc = join(projectRoot, "node_modules/typescript-native/bin/tsc");
  const {stdout, status} = spawnSync(process.execPath, [tsc, "-p", folder], {
    cwd: projectRoot,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"]
  });
  const told = toldOfPages(stdout, modules);
  return {told, status: told === "" && stdout !== "" ? 0 : (status ?? 1)};
}
