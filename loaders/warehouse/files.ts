import {readdirSync, readFileSync, existsSync} from "node:fs";
import {basename, join} from "node:path";
import {REGISTRIES} from "../../src/query/registries.js";
import type {Table} from "../../src/query/schema.js";
import {projectRoot} from "../paths.js";

/** One data file: `data/registry/<table>.csv`, or `data/snapshots/<table>/<source>.csv`. */
export interface DataFile {
  /** Path from the repository, with forward slashes. */
  readonly path: string;
  readonly table: string;
  /** Source of every row, where rows do not name their own. */
  readonly source: string | null;
}

/** The data files of a table, in the order of their names. */
export function tableFiles({name}: Table, root = projectRoot): DataFile[] {
  if (isRegistry(name)) return [{path: `data/registry/${name}.csv`, table: name, source: null}];
  const folder = `data/snapshots/${name}`;
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder))
    .sort()
    .map((file) => ({path: `${folder}/${file}`, table: name, source: basename(file, ".csv")}));
}

export function isRegistry(name: string): boolean {
  return REGISTRIES.some((t) => t.name === name);
}

export function readDataFile(path: string, root = projectRoot): string {
  return readFileSync(join(root, path), "utf8");
}
