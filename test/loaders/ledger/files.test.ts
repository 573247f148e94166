import {afterAll, expect, it} from "vitest";
import {carriedFiles, curatedFiles, editionFiles} from "../../../loaders/ledger/files.js";
import {newFolder} from "../../fixtures/folder.js";

const {root, write, remove} = newFolder();
afterAll(remove);

it("finds nothing where there is no folder", () => {
  expect([carriedFiles(root), curatedFiles(root), [...editionFiles(root)]]).toEqual([[], [], []]);
});

it("lists snapshots, registries, and editions with their pages, without what is hidden or of another kind", () => {
  for (const path of [
    "snapshots/usage/b.csv",
    "snapshots/usage/a.csv",
    "snapshots/usage/.a.csv.part",
    "snapshots/price/c.csv",
    "registry/lab.csv",
    "registry/notes.txt",
    "editions/2026-02-02.json",
    "editions/2026-01-05/pages/index.html",
    "editions/2026-01-05/pages.json",
    "editions/2026-01-05.json",
    "editions/.unfinished"
  ])
    write(`data/${path}`, "");
  expect(carriedFiles(root)).toEqual([
    "data/snapshots/price/c.csv",
    "data/snapshots/usage/a.csv",
    "data/snapshots/usage/b.csv"
  ]);
  expect(curatedFiles(root)).toEqual(["data/registry/lab.csv"]);
  expect([...editionFiles(root)]).toEqual([
    ["data/editions/2026-01-05.json", ["data/editions/2026-01-05.json"]],
    ["data/editions/2026-01-05", ["data/editions/2026-01-05/pages.json", "data/editions/2026-01-05/pages/index.html"]],
    ["data/editions/2026-02-02.json", ["data/editions/2026-02-02.json"]]
  ]);
});
