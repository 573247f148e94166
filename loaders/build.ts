import {existsSync, readdirSync} from "node:fs";
import {join, resolve} from "node:path";
import {parseArgs} from "node:util";
import {reasonOf} from "../src/lib/reason-of.js";
import {projectRoot} from "./paths.js";
import {buildSite} from "./publish/site.js";

const {values} = parseArgs({
  options: {"as-known-on": {type: "string"}, output: {type: "string", default: join(projectRoot, "dist")}}
});
const output = resolve(values.output);
if (!output.startsWith(resolve(projectRoot)) && existsSync(output) && readdirSync(output).length)
  stop(`--output: ${values.output} is not empty; choose another folder, or remove it first`);
try {
  await buildSite({root: projectRoot, output, knownOn: values["as-known-on"] ?? null});
} catch (error) {
  stop(reasonOf(error));
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
