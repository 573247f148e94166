import {writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {dayOfTime, isoDate, type IsoDate} from "../../src/lib/dates.js";
import {AS_KNOWN_ON, firstEvidence, parseAsKnownOn} from "../as-known-on.js";
import {audienceOf} from "../audience.js";
import {loadEditions} from "../data/editions.js";
import {publishTables} from "../editions/tables.js";
import {publishStillPages} from "../editions/still-pages.js";
import {OUTPUT, runFramework} from "../framework.js";
import {lastEntry} from "../ledger/archive.js";
import {GENESIS} from "../ledger/entry.js";
import {faultsOf, verify} from "../ledger/verify.js";
import {prepare} from "../prepare.js";
import {readTables} from "../warehouse/tables.js";
import {clearUnfinished, replaceFolder, restoreFolder, writeWhole} from "../whole.js";
import {bundlePages} from "./bundle-pages.js";
import {SITE_ADDRESS, siteAddress} from "./address.js";
import {writeFeeds} from "./feeds.js";
import {finishPages} from "./finish.js";
import {writeFirstViews} from "./first-view/first-views.js";
import {listedPages, writeHeads} from "./heads.js";
import {writeHostFiles} from "./host-headers.js";
import {writeKeptReleases} from "./kept-release.js";
import {licenceTexts} from "./licences.js";
import {llmsOfSite} from "./llms.js";
import {markFiles, markPages} from "./marks.js";
import {publishModules} from "./modules.js";
import {writeMovedPages} from "./moved.js";
import {pageSources} from "./page-sources.js";
import {linkPaper, type PaperSpec} from "./paper.js";
import {passGate, writeChecksums, type Sealed} from "./pass-gate.js";
import {writePolicies} from "./policy.js";
import {writeProfilePages, writeUnbuiltProfiles} from "./profiles.js";
import {writeReleases} from "./release.js";
import {writeRootFiles} from "./root-files.js";
import {writeSearchIndex} from "./search-index.js";
import {keepVersions} from "./versions.js";
import {publishStableData} from "./stable-data.js";
import {supplyChain} from "./supply-chain.js";
import {tryStudies} from "./tried-studies.js";
import {nameMarkupMakers} from "./trusted.js";
import {writeTraditional} from "./traditional/write.js";

/** Where a site is built from and to, and as of which day. */
export interface SiteOptions {
  readonly root: string;
  /** Folder of the site, absolute. */
  readonly output: string;
  /** The day on which the ledger is shown; null for today. */
  readonly knownOn: IsoDate | null;
  /** The day of which pages tell how old their data are; today by default. */
  readonly on?: IsoDate;
  /** Where what stood in the place goes; nowhere by default. */
  readonly former?: string;
}

/** What of the results of loaders could not be made, as lines that say why. */
type Results = Promise<readonly string[]>;

/** What a build takes from outside this module; tests pass their own. */
export interface SiteEffects {
  /** Puts where Framework finds them the packages of browsers and, later, the results of loaders: what could not be made. */
  readonly prepare: (knownOn: IsoDate | null) => Promise<{readonly results: Results}>;
  /** Builds the pages into a folder, once results are there; gives the exit code. */
  readonly framework: (output: string, knownOn: IsoDate | null, results: Results) => Promise<number>;
  /** Writes a page for each lab and large model; gives their number. */
  readonly profiles: (folder: string) => number;
  /** Leads from an address of every other lab and model to the page that shows it; gives their number. */
  readonly unbuilt: (folder: string) => number;
  /** Gives the pages of a folder what they show before their scripts run; gives their number. */
  readonly firstViews: (folder: string, options: {readonly today: IsoDate}) => Promise<number>;
  /** The address the site will stand at, ending in a slash; empty where it is not known. */
  readonly site: string;
  /** Writes a feed a language, as of a day of the books; gives their number. */
  readonly feeds: (folder: string, booksOn: IsoDate) => Promise<number>;
  /** Writes modules for other sites; gives their number. */
  readonly modules: (folder: string) => Promise<number>;
  readonly licences: () => string;
  /** What is said of the packages that are shipped, by file. */
  readonly supplyChain: () => ReadonlyMap<string, string>;
  /** Sources of the pages, by their paths on the site. */
  readonly sources: () => ReadonlyMap<string, string>;
  /** What `llms.txt` says of a site that stands whole in a folder, with its editions. */
  readonly llms: (folder: string, editions: readonly IsoDate[]) => string;
  /** Opens studies under their policies; gives what these shut out, by path. */
  readonly studies: (folder: string, root: string) => Promise<ReadonlyMap<string, string>>;
  /** Draws cards for shared links; gives their number. Without it there are none. */
  readonly cards?: (folder: string, site: string, editions: readonly string[]) => Promise<number>;
  /** Prints a publication’s pages; gives their number. Without it there is no paper. */
  readonly paper?: (folder: string, spec: PaperSpec) => Promise<number>;
  readonly now: () => Date;
  readonly log: (line: string) => void;
}

export function systemSite(): SiteEffects {
  const site = siteAddress();
  const envOf = (knownOn: IsoDate | null) => ({...process.env, [AS_KNOWN_ON]: knownOn ?? ""});
  return {
    prepare: (knownOn) => prepare(envOf(knownOn)),
    framework: (output, knownOn, results) =>
      runFramework(["build"], {
        env: {...envOf(knownOn), [OUTPUT]: output},
        preload: [STILL_SOURCES],
        results: results.then(failAtAny)
      }),
    profiles: (folder) => writeProfilePages(folder),
    unbuilt: (folder) => writeUnbuiltProfiles(folder),
    firstViews: writeFirstViews,
    site,
    feeds: (folder, booksOn) => writeFeeds(folder, {booksOn, site}),
    modules: publishModules,
    licences: () => licenceTexts(),
    supplyChain,
    sources: () => pageSources(),
    llms: (folder, editions) => llmsOfSite(folder, editions),
    studies: tryStudies,
    now: () => new Date(),
    log: (line) => console.log(line)
  };
}

/**
 * Builds the site from books that hold, beside its place, and puts it there once it is whole. Throws where the books have
 * faults, by their names, and where a step fails; what stood in the place then stays. Gives what became of it at the gate; null
 * for a working copy, which passes none.
 */
export async function buildSite(
  {root, output, knownOn, on, former}: SiteOptions,
  effects = systemSite()
): Promise<Sealed | null> {
  restoreFolder(output);
  const faults = faultsOf(verify(root));
  if (faults.length) throw new Error([...faults, UNVERIFIED].join("\n"));
  const day = knownOn === null ? null : parseAsKnownOn(knownOn, firstEvidence(readTables(root)), effects.now());
  const {results} = await effects.prepare(day);
  clearUnfinished(dirname(output));
  const today = on ?? isoDate(effects.now());
  const write = async (folder: string) => {
    const status = await effects.framework(folder, day, results);
    const failures = await results;
    if (failures.length) throw new Error([...failures, `the site was not built; ${output} stays`].join("\n"));
    if (status !== 0)
      throw new Error(`the site was not built (exit ${status}): see the message above; ${output} stays`);
    effects.log(`${output}: ${await bundlePages(folder)} pages load their modules in bundles`);
    writeFileSync(join(folder, "licences.txt"), effects.licences());
    for (const [path, text] of effects.supplyChain()) writeFileSync(join(folder, path), text);
    for (const [path, text] of effects.sources()) writeWhole(join(folder, path), text);
    effects.log(`${output}: ${finishPages(folder)} pages finished`);
    effects.log(`${output}: ${effects.profiles(folder)} pages of labs and models`);
    const answering = await effects.firstViews(folder, {today});
    effects.log(`${output}: ${answering} pages answer before their scripts run`);
    effects.log(`${output}: ${writeHeads(folder, effects.site)} pages say in their heads what they answer`);
    effects.log(`${output}: ${await writeMovedPages(folder)} old addresses lead on`);
    effects.log(`${output}: ${effects.unbuilt(folder)} addresses of smaller models lead to the page of all`);
    const last = lastEntry(root, day);
    effects.log(`${output}: ${await publishStableData(folder, last ?? GENESIS)} files of data at addresses that stay`);
    effects.log(
      `${output}: ${keepVersions(folder, [output, ...(former === undefined ? [] : [former])])} versions of books and models for links`
    );
    effects.log(`${output}: ${await effects.modules(folder)} modules for other sites`);
    const booksOn = day ?? (last ? dayOfTime(last.retrieved_at) : isoDate(effects.now()));
    effects.log(`${output}: ${await effects.feeds(folder, booksOn)} feeds of editions and briefs`);
    const pages = listedPages(folder).map(({path}) => path);
    effects.log(
      `${output}: ${writeRootFiles(folder, {site: effects.site, pages, booksOn, audience: audienceOf()})} files for hosts and robots`
    );
    if (effects.site === "") effects.log(`${output}: ${NO_ADDRESS}`);
    effects.log(`${output}: ${writeSearchIndex(folder)} indexes for the search box`);
    const {editions} = loadEditions(day, root);
    const dates = editions.map((e) => e.date);
    writeFileSync(join(folder, "llms.txt"), effects.llms(folder, dates));
    effects.log(`${output}: tables of ${await publishTables(folder, editions, root)} editions as they were frozen`);
    effects.log(`${output}: ${publishStillPages(folder, dates, root)} pages of editions as they were kept`);
    const audience = audienceOf();
    effects.log(`${output}: ${markPages(folder, audience)} pages say for whom they are`);
    effects.log(`${output}: ${markFiles(folder, audience)} files besides say it`);
    if (audience !== null) {
      const released = writeReleases(folder, {root, on: today, now: effects.now()});
      effects.log(`${output}: ${released} pages say when they were published and who approved them`);
      const kept = writeKeptReleases(folder, dates, {root, audience, on: today, now: effects.now()});
      effects.log(`${output}: ${kept} pages of editions say when they first were`);
    }
    effects.log(`${output}: ${writeTraditional(folder, effects.site)} pages in Traditional Chinese`);
    effects.log(`${output}: ${nameMarkupMakers(folder)} modules make markup by a policy of their own`);
    effects.log(`${output}: ${writePolicies(folder)} pages with a policy of their own`);
    effects.log(`${output}: ${writeHostFiles(folder)} files of settings for hosts`);
    if (audience === null) return null;
    const shutOut = await effects.studies(folder, root);
    const passed = passGate(folder, {root, audience, on: today, edition: day, standing: output, shutOut});
    if (effects.paper) {
      const spec = {audience, on: today, edition: day, site: effects.site};
      effects.log(`${output}: ${await effects.paper(folder, spec)} pages on paper`);
      linkPaper(folder);
    }
    if (effects.cards)
      effects.log(`${output}: ${await effects.cards(folder, effects.site, dates)} cards for shared links`);
    return {...passed, content: writeChecksums(folder)};
  };
  return replaceFolder(output, write, former);
}

/** Ends the wait for results of which some are missing. */
function failAtAny(failures: readonly string[]): void {
  if (failures.length > 0) throw new Error(failures.join("\n"));
}

const STILL_SOURCES = new URL("../still-sources.ts", import.meta.url);
const NO_ADDRESS = `${SITE_ADDRESS} is not set: addresses in heads and feeds are relative, and there is no sitemap.xml`;
const UNVERIFIED =
  "The books do not hold, so nothing was built: restore what is named from the version history, or put it on record.";
