import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** Absolute path of the repository. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));
export const sourceRoot = join(projectRoot, "src");
export const dataRoot = join(projectRoot, "data");
export const cacheRoot = cacheOf(projectRoot);

/** Where Framework keeps what it loads, below a repository; what begins with `_` is not the output of loaders. */
export function cacheOf(root: string): string {
  return join(root, "src", ".observablehq", "cache");
}
