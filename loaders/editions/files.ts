import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {projectRoot} from "../paths.js";
import type {EditionFile} from "./freeze.js";

/** Editions lie here, one file a date; a file never changes once it is published. */
export const EDITIONS = "data/editions";

/** Every edition on disk, oldest first. */
export function readEditions(root = projectRoot): EditionFile[] {
  const folder = join(root, EDITIONS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".json"))
    .sort()
    .map((file) => JSON.parse(readFileSync(join(folder, file), "utf8")) as EditionFile);
}

/** The dates of all editions, for their addresses. */
export function editionDates(root = projectRoot): string[] {
  const folder = join(root, EDITIONS);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((file) => (file.endsWith(".json") ? [file.slice(0, -5)] : []))
    .sort();
}
