import {register} from "node:module";
import {pathToFileURL} from "node:url";
import {drawPages, type FirstView} from "./draw-page.js";

// Draws pages one after another in a process of its own: what a page finds as its window is global.

/** Views of the pages asked for, in their order, or why there are none. */
export interface Drawn {
  readonly views?: readonly FirstView[];
  readonly problem?: string;
}

const site = process.argv[2] ?? "";
const hooks = new URL("./module-hooks.mjs", import.meta.url).href;
register(hooks, {data: {site: pathToFileURL(`${site}/`).href}});

process.on("message", (files: readonly string[]) => {
  void drawPages(site, files)
    .then((views): Drawn => ({views}))
    .catch((error: unknown): Drawn => ({
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error)
    }))
    .then((drawn) => process.send?.(drawn));
});
