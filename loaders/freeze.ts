import {mkdtempSync, rmSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {isoDate, parseIsoDate, type IsoDate} from "../src/lib/dates.js";
import {reasonOf} from "../src/lib/reason-of.js";
import {loadCompanyModels} from "./data/company-models.js";
import {AUDIENCE} from "./audience.js";
import {freeze, type EditionFile, type FrozenModel} from "./editions/freeze.js";
import {makeEdition} from "./editions/make.js";
import {stillFolder, takePages, type TakenPages} from "./editions/still-pages.js";
import {keepTables} from "./editions/tables.js";
import {projectRoot} from "./paths.js";
import {launchChromium} from "./publish/launch.js";
import {serveFolder} from "./publish/serve.js";
import {buildSite} from "./publish/site.js";

const {values} = parseArgs({
  options: {date: {type: "string"}, en: {type: "string", default: ""}, zh: {type: "string", default: ""}}
});
const {date, en, zh} = values;
const today = isoDate(new Date());
if (date === undefined || parseIsoDate(date) === null || date > today)
  stop(`--date: ${date ?? ""}; expected a date YYYY-MM-DD up to ${today}`);
try {
  const effects = {now: () => new Date(), pid: process.pid, models, freeze, keepTables, takePages: fromBuiltSite};
  const {edition, pages} = await makeEdition({root: projectRoot, date, text: {en, zh}}, effects);
  console.log(
    `${stillFolder(date)}: ${edition.kind}, ${edition.claims.length} claims and ${pages.pages.length} pages, after entry ${edition.entry.seq}, hash ${edition.entry.hash}`
  );
} catch (error) {
  stop(reasonOf(error));
}

/** The company models as they stand, with the cases on top. */
async function models(): Promise<FrozenModel[]> {
  const {companies} = await loadCompanyModels();
  return companies.map(({entity, title, sheet, headline, cases}) => {
    const line = sheet.lines.find((l) => l.name === headline.value);
    return {
      entity,
      company: title,
      line: headline.value,
      unit: line && "unit" in line ? line.unit : "",
      sheet,
      cases: [
        {key: "base", title: {en: "Base case", zh: "基准"}, overrides: {}},
        ...cases.map(({key, title, overrides}) => ({key, title, overrides}))
      ]
    };
  });
}

/** Builds the site for the public and takes the pages of the edition as it shows them. */
async function fromBuiltSite(edition: EditionFile, takenOn: IsoDate): Promise<TakenPages> {
  const folder = mkdtempSync(join(tmpdir(), "edition-"));
  try {
    process.env[AUDIENCE] = "public";
    await buildSite({root: projectRoot, output: folder, knownOn: null});
    const [browser, site] = [await launchChromium(), await serveFolder(folder)];
    try {
      return await takePages(edition, {browser, site: site.url, takenOn});
    } finally {
      await browser.close();
      await site.close();
    }
  } finally {
    rmSync(folder, {recursive: true, force: true});
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
