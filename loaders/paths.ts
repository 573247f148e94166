import {join} from "node:path";
import {fileURLToPath} from "node:url";

/** Absolute path of the repository. */
export const projectRoot = fileURLToPath(new URL("..", import.meta.url));
export const sourceRoot = join(projectRoot, "src");
export const dataRoot = join(projectRoot, "data");
export const cacheRoot = join(sourceRoot, ".observablehq", "cache");
