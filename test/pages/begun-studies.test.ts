import {cpSync, mkdirSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {join, relative} from "node:path";
import {afterAll, expect, it} from "vitest";
import {projectRoot, sourceRoot} from "../../loaders/paths.js";
import {createStudy, STUDIES} from "../../loaders/studies/create.js";
import {checkPages} from "./check-pages.js";

const root = join(projectRoot, "test/.out/begun");
afterAll(() => {
  rmSync(root, {recursive: true, force: true});
});

it("studies as commands begin them, and the README’s example, pass the check of types", () => {
  rmSync(root, {recursive: true, force: true});
  mkdirSync(join(root, STUDIES), {recursive: true});
  for (const path of ["src/companies/zhipu.model", "src/[lang]/usage.md", "data/ledger.head.json"])
    cpSync(join(projectRoot, path), join(root, path));
  createStudy("blank", null, root);
  createStudy("mine", "zhipu", root);
  createStudy("of-usage", "usage", root);
  const readme = readFileSync(join(projectRoot, "README.md"), "utf8");
  writeFileSync(join(root, STUDIES, "readme.md"), /^````md\n([^]*?)^````$/m.exec(readme)?.[1] ?? "");
  const pages = ["blank", "mine", "of-usage", "readme"].map((name) => relative(sourceRoot, join(root, STUDIES, `${name}.md`))); // prettier-ignore
  expect(checkPages(pages, {place: "pages-begun"})).toEqual({told: "", status: 0});
});
