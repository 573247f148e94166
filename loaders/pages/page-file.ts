import {existsSync} from "node:fs";
import {join} from "node:path";
import type {PagePlace} from "./own-tables.js";

/** The file that a page is read from, by where Framework says it stands; undefined where there is none. */
export function pageFile({path, params = {}}: PagePlace, root: string): string | undefined {
  if (path === undefined) return undefined;
  const named = Object.entries(params).reduce(
    (route, [name, value]) => route.replace(`/${value}/`, `/[${name}]/`),
    path
  );
  return [path, named]
    .map((route) => join(root, `${route.replace(/\.html$/, "")}.md`))
    .find((file) => existsSync(file));
}
