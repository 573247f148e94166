import {readdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {inject} from "vitest";
import {projectRoot} from "../../loaders/paths.js";

/** Address of a module of the built site by its path in `src`, such as "query/ledger". Throws where there is none. */
export function builtModule(path: string): string {
  const folder = join(projectRoot, "dist/_import", dirname(path));
  const name = path.slice(path.lastIndexOf("/") + 1);
  const file = readdirSync(folder).find((file) => file.startsWith(`${name}.`) && file.endsWith(".js"));
  if (!file) throw new Error(`${path}: no such module in dist/_import; expected a path of src without its ending`);
  return `${inject("site")}/_import/${dirname(path)}/${file}`;
}
