import {join} from "node:path";
import {parseArgs} from "node:util";
import type {Browser} from "playwright-core";
import {entityOf} from "../src/companies/models.js";
import {addDays, isoDate, type IsoDate} from "../src/lib/dates.js";
import type {Audience} from "../src/lib/audience.js";
import {reasonOf} from "../src/lib/reason-of.js";
import {AUDIENCE, parseAudience} from "./audience.js";
import {companyDocuments} from "./data/company-documents.js";
import {editionDates} from "./editions/files.js";
import {approvals, unapproved} from "./house/approvals.js";
import {pagesToApprove} from "./house/basis.js";
import {lendingProblems} from "./house/lending.js";
import {disclosureProblems, priceLimit} from "./house/registers.js";
import {projectRoot} from "./paths.js";
import {SITE_ADDRESS} from "./publish/address.js";
import {writeCards} from "./publish/cards.js";
import {launchChromium} from "./publish/launch.js";
import {writePaper, type PaperSpec} from "./publish/paper.js";
import {PRICES_SINCE, PUBLISHED_ON, dayOf, editionOf, formerFolder, publicationFolder} from "./publish/publication.js";
import {recordPublication, rollBack} from "./publish/record.js";
import {buildSite, systemSite} from "./publish/site.js";
import {reportProblems} from "./reports/issue.js";

const HELP =
  "npm run publish -- --audience internal|client|public [--edition <date>] [--on <date>] [--paper] [--cards]\nnpm run publish -- --audience internal|client|public --rollback";

try {
  const {values} = parseArgs({
    options: {
      audience: {type: "string"},
      edition: {type: "string"},
      on: {type: "string"},
      cards: {type: "boolean"},
      paper: {type: "boolean"},
      rollback: {type: "boolean"},
      help: {type: "boolean"}
    }
  });
  if (values.help === true) console.log(HELP);
  else {
    const audience = parseAudience(values.audience ?? "", "--audience");
    const on = dayOf(values.on ?? isoDate(new Date()), "--on");
    if (values.rollback === true) {
      if (values.edition !== undefined || values.on !== undefined)
        throw new Error(
          "--rollback: puts back what was published before, as it was; expected no --edition and no --on with it"
        );
      rollBack({root: projectRoot, audience, now: new Date()});
      console.log(`${publicationFolder(audience)}: what was published before stands again`);
    } else {
      const edition = values.edition === undefined ? null : editionOf(values.edition, editionDates(), on);
      requireReady(audience, on);
      const limit = priceLimit(audience);
      const since = limit?.older === "drop" ? addDays(on, -limit.maxAgeDays) : "";
      [process.env[AUDIENCE], process.env[PUBLISHED_ON], process.env[PRICES_SINCE]] = [audience, on, since];
      const [output, former] = [publicationFolder(audience), formerFolder(audience)].map((path) =>
        join(projectRoot, path)
      ) as [string, string];
      const system = systemSite();
      if (values.cards === true && system.site === "")
        throw new Error(`--cards: ${SITE_ADDRESS} is not set; expected the address that heads name cards by`);
      const site = {
        ...system,
        ...(values.paper === true && {paper: printed}),
        ...(values.cards === true && {cards: drawn})
      };
      const passed = await buildSite({root: projectRoot, output, knownOn: edition, on, former}, site);
      if (passed) recordPublication({root: projectRoot, audience, edition, on, now: new Date()}, passed);
      for (const route of passed?.held ?? [])
        console.log(`${route}: stays as it was published; what it finds waits for npm run approve`);
      console.log(`${publicationFolder(audience)}: published for ${audience}, on ${on}`);
    }
  }
} catch (error) {
  console.error(reasonOf(error));
  console.error(HELP);
  process.exitCode = 1;
}

/** Prints what clients read, and each company that has a model. */
function printed(folder: string, spec: PaperSpec): Promise<number> {
  const entities = Object.values(companyDocuments().companies).map(entityOf);
  return inBrowser((browser) => writePaper(folder, entities, spec, browser));
}

function drawn(folder: string, address: string, editions: readonly string[]): Promise<number> {
  return inBrowser((browser) => writeCards(folder, address, editions, browser));
}

async function inBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await launchChromium();
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** Throws, before anything is built, what keeps pages from leaving the house. */
function requireReady(audience: Audience, on: IsoDate): void {
  const approved = approvals();
  const waiting = () => pagesToApprove(projectRoot, audience).flatMap((page) => unapproved(page, approved) ?? []);
  const problems = [
    ...disclosureProblems(audience, on),
    ...(audience === "internal"
      ? []
      : [
          ...lendingProblems(),
          ...reportProblems(audience, on),
          ...waiting().map((reason) => `${reason}: npm run approve -- <page> --by <name>`)
        ])
  ];
  if (problems.length > 0) throw new Error([...problems, `nothing was published for ${audience}`].join("\n"));
}
