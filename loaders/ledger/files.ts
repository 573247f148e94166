import {existsSync, readdirSync} from "node:fs";
import {join} from "node:path";

/** Snapshots carried in by hand: `data/snapshots/<table>/<source>.csv`. They never change; a later vintage is a new file. */
export function carriedFiles(root: string): string[] {
  const folder = "data/snapshots";
  return list(root, folder).flatMap((table) => csvFiles(root, `${folder}/${table}`));
}

/** Registries, changed by pull request: `data/registry/<table>.csv`. */
export function curatedFiles(root: string): string[] {
  return csvFiles(root, "data/registry");
}

function csvFiles(root: string, folder: string): string[] {
  return list(root, folder)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => `${folder}/${file}`);
}

function list(root: string, folder: string): string[] {
  return existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];
}
