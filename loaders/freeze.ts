import {spawnSync} from "node:child_process";
import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseArgs} from "node:util";
import {isoDate, parseIsoDate} from "../src/lib/dates.js";
import {loadCompanyModels} from "./data/company-models.js";
import {EDITION as READERSHIP} from "./edition.js";
import {EDITIONS, readEditions} from "./editions/files.js";
import {freeze, type EditionFile, type FrozenModel} from "./editions/freeze.js";
import {keepPages, readStillPages, type StillPages} from "./editions/still-pages.js";
import {readLedger} from "./ledger/archive.js";
import type {Entry} from "./ledger/entry.js";
import {projectRoot} from "./paths.js";
import {launchChromium} from "./publish/launch.js";
import {serveFolder} from "./publish/serve.js";

const {values} = parseArgs({
  options: {date: {type: "string"}, en: {type: "string", default: ""}, zh: {type: "string", default: ""}}
});
const {date, en, zh} = values;
const today = isoDate(new Date());
if (date === undefined || parseIsoDate(date) === null || date > today)
  stop(`--date: ${date ?? ""}; expected a date YYYY-MM-DD up to ${today}`);
const last = readLedger().entries.at(-1);
if (!last) stop("data/ledger.jsonl: no entry; run npm run refresh first");
const onDisk = readEditions().find((e) => e.date === date);
// An edition whose pages could not be kept when it was frozen may still get them, until the books go on.
if (onDisk && (readStillPages(date) || onDisk.entry.hash !== last.hash))
  stop(`${EDITIONS}/${date}.json: an edition never changes; choose another date`);
const edition = onDisk ?? (await frozen(date, last));
const {pages} = await kept(edition);
console.log(
  `${EDITIONS}/${date}: ${edition.kind}, ${edition.claims.length} claims and ${pages.length} pages, after entry ${last.seq}`
);

async function frozen(date: string, {seq, hash, retrieved_at}: Entry): Promise<EditionFile> {
  if (en === "" || zh === "") stop("--en, --zh: expected what the edition says of itself, in both languages");
  const kind = retrieved_at.slice(0, 10) <= date ? "published" : "reconstructed";
  const {companies} = kind === "published" ? await loadCompanyModels() : {companies: []};
  const models: FrozenModel[] = companies.map(({entity, title, sheet, headline, cases}) => {
    const line = sheet.lines.find((l) => l.name === headline.value);
    return {
      entity,
      company: title,
      line: headline.value,
      unit: line && "unit" in line ? line.unit : "",
      sheet,
      cases: [
        {key: "base", title: {en: "As it stands", zh: "基准"}, overrides: {}},
        ...cases.map(({key, title, overrides}) => ({key, title, overrides}))
      ]
    };
  });
  const edition = await freeze({date, kind, frozenOn: today, entry: {seq, hash}, text: {en, zh}, models});
  mkdirSync(join(projectRoot, EDITIONS), {recursive: true});
  writeFileSync(join(projectRoot, EDITIONS, `${date}.json`), `${JSON.stringify(edition)}\n`);
  return edition;
}

/** Builds the site for the public and keeps the pages of the edition as it shows them. */
async function kept(edition: EditionFile): Promise<StillPages> {
  const folder = mkdtempSync(join(tmpdir(), "edition-"));
  const build = spawnSync(process.execPath, ["--import", "tsx", "loaders/build.ts", "--output", folder], {
    cwd: projectRoot,
    stdio: "inherit",
    env: {...process.env, [READERSHIP]: "public"}
  });
  if (build.status !== 0) stop(`the site does not build; ${EDITIONS}/${edition.date}.json stands, run this again for its pages`); // prettier-ignore
  const [browser, site] = [await launchChromium(), await serveFolder(folder)];
  try {
    return await keepPages(edition, {browser, site: site.url, takenOn: today});
  } finally {
    await browser.close();
    await site.close();
    rmSync(folder, {recursive: true});
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
