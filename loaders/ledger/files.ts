import {existsSync, readdirSync, statSync} from "node:fs";
import {join} from "node:path";
import {EDITIONS} from "./archive.js";

/** Snapshots carried in by hand: `data/snapshots/<table>/<source>.csv`. They never change; a later vintage is a new file. */
export function carriedFiles(root: string): string[] {
  const folder = "data/snapshots";
  return list(root, folder).flatMap((table) => csvFiles(root, `${folder}/${table}`));
}

/** Registries, changed by pull request: `data/registry/<table>.csv`. */
export function curatedFiles(root: string): string[] {
  return csvFiles(root, "data/registry");
}

/**
 * Files of editions, by what is put on record at once: `data/editions/<date>.json`, and the folder `data/editions/<date>`
 * with the pages it keeps. They never change.
 */
export function editionFiles(root: string): ReadonlyMap<string, readonly string[]> {
  const isFolder = (name: string) => statSync(join(root, EDITIONS, name)).isDirectory();
  const names = list(root, EDITIONS).map((name) => (isFolder(name) ? `${name}/` : name));
  // By this order an edition comes before its pages.
  return new Map(
    names.sort().map((name): readonly [string, readonly string[]] => {
      const path = `${EDITIONS}/${name.replace("/", "")}`;
      return [path, name.endsWith("/") ? filesBelow(root, path) : [path]];
    })
  );
}

function csvFiles(root: string, folder: string): string[] {
  return list(root, folder)
    .filter((file) => file.endsWith(".csv"))
    .map((file) => `${folder}/${file}`);
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), {withFileTypes: true})
    .flatMap((e) => (e.isDirectory() ? filesBelow(root, `${folder}/${e.name}`) : [`${folder}/${e.name}`]))
    .sort();
}

/** Names in a folder, without the hidden ones: those are of the system, or of a process that has not finished. */
function list(root: string, folder: string): string[] {
  const names = existsSync(join(root, folder)) ? readdirSync(join(root, folder)) : [];
  return names.filter((name) => !name.startsWith(".")).sort();
}
