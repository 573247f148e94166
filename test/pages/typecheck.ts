import {spawnSync} from "node:child_process";
import {mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../../loaders/paths.js";
import {cellModule, pageCells, pageFiles} from "./cells.js";

// Framework strips the types of pages and checks none of them: here every page becomes a module, which tsc reads with all
// that it reads anyway.
const folder = join(projectRoot, "test/.out/pages");
rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
for (const file of pageFiles())
  writeFileSync(
    join(folder, `${file.replace(/\W+/g, "-")}.ts`),
    `// ${file}\n${cellModule(pageCells(file), "../../../src/")}`
  );
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
const {status} = spawnSync(process.execPath, [tsc, "-p", folder], {stdio: "inherit"});
process.exit(status ?? 1);
