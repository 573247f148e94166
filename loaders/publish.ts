import {join} from "node:path";
import {parseArgs} from "node:util";
import {isoDate} from "../src/lib/dates.js";
import {AUDIENCE, parseAudience} from "./audience.js";
import {editionDates} from "./editions/files.js";
import {projectRoot} from "./paths.js";
import {dayOf, editionOf, publicationFolder} from "./publish/publication.js";
import {buildSite} from "./publish/site.js";

const HELP = "npm run publish -- --audience internal|client|public [--edition <date>] [--on <date>]";

try {
  const {values} = parseArgs({
    options: {audience: {type: "string"}, edition: {type: "string"}, on: {type: "string"}, help: {type: "boolean"}}
  });
  if (values.help === true) console.log(HELP);
  else {
    const audience = parseAudience(values.audience ?? "", "--audience");
    const today = isoDate(new Date());
    const on = dayOf(values.on ?? today, "--on");
    const edition = values.edition === undefined ? null : editionOf(values.edition, editionDates());
    process.env[AUDIENCE] = audience;
    await buildSite({root: projectRoot, output: join(projectRoot, publicationFolder(audience)), knownOn: edition, on});
    console.log(`${publicationFolder(audience)}: published for ${audience}, on ${on}`);
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  console.error(HELP);
  process.exitCode = 1;
}
