import {existsSync, readdirSync, writeFileSync} from "node:fs";
import {join, resolve} from "node:path";
import {parseArgs} from "node:util";
import {AS_KNOWN_ON, firstEvidence, parseAsKnownOn} from "./as-known-on.js";
import {seedImportCache} from "./browser/seed.js";
import {loadEditions} from "./data/editions.js";
import {publishStillPages} from "./editions/still-pages.js";
import {OUTPUT, runFramework} from "./framework.js";
import {projectRoot} from "./paths.js";
import {finishPages, licenceTexts} from "./publish/finish.js";
import {readTables} from "./warehouse/tables.js";

const {values} = parseArgs({
  options: {"as-known-on": {type: "string"}, output: {type: "string", default: join(projectRoot, "dist")}}
});
const output = resolve(values.output);
if (!output.startsWith(resolve(projectRoot)) && existsSync(output) && readdirSync(output).length)
  stop(`--output: ${values.output} is not empty; choose another folder, or remove it first`);
await seedImportCache();
const day = wantedDay();
const status = await runFramework(["build"], {...process.env, [OUTPUT]: output, [AS_KNOWN_ON]: day});
if (status !== 0) process.exit(status);
writeFileSync(join(output, "licences.txt"), licenceTexts());
console.log(`${values.output}: ${finishPages(output)} pages finished`);
const dates = loadEditions(day === "" ? null : day).editions.map((e) => e.date);
console.log(`${values.output}: ${publishStillPages(output, dates)} pages of editions as they were kept`);

function wantedDay(): string {
  const day = values["as-known-on"];
  if (day === undefined) return "";
  try {
    return parseAsKnownOn(day, firstEvidence(readTables()), new Date());
  } catch (error) {
    return stop(error instanceof Error ? error.message : String(error));
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
