import {register} from "node:module";
import {pathToFileURL} from "node:url";
import {drawPage, type FirstView} from "./draw-page.js";

// Draws pages one after another in a process of its own: what a page finds as its window is global.

export interface Drawn {
  readonly file: string;
  readonly view?: FirstView;
  readonly problem?: string;
}

const site = process.argv[2] ?? "";
const hooks = new URL("./module-hooks.mjs", import.meta.url).href;
register(hooks, {data: {site: pathToFileURL(`${site}/`).href}});

process.on("message", (file: string) => {
  void drawPage(site, file)
    .then((view): Drawn => ({file, view}))
    .catch((error: unknown): Drawn => ({
      file,
      problem: error instanceof Error ? (error.stack ?? error.message) : String(error)
    }))
    .then((drawn) => process.send?.(drawn));
});
