import {existsSync, mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {gunzipSync, gzipSync} from "node:zlib";
import type {Browser, Page} from "playwright-core";
import {LANGUAGES, type Lang} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {EDITIONS} from "../ledger/archive.js";
import {sha256} from "../ledger/entry.js";
import {projectRoot} from "../paths.js";
import {withPolicy} from "../publish/policy.js";
import {defineUnsettled, showAll} from "../publish/settle.js";
import {replaceFolder} from "../whole.js";
import type {EditionFile} from "./freeze.js";
import {stillPage, takeDrawings, withFullLinks} from "./still-page.js";

const READ = ["", "brief", "claims", "usage", "use-cases", "revenue", "companies", "events"];
const PHONE_PX = 390;
const WIDE_PX = 960;
const LIST = "pages.json";

/** What an edition keeps of the site: the checksum of each page, by its path below the edition. */
export interface StillPages {
  /** Day on which they were kept. */
  readonly takenOn: string;
  readonly pages: readonly {readonly path: string; readonly sha256: string}[];
}

/**
 * Pages an edition keeps as shown, file name by route below the language: its own, and what clients read with the value of
 * each company it has a model of. A reconstructed one has its own alone: the site never stood like that.
 */
function routesOf({date, kind, models}: EditionFile): ReadonlyMap<string, string> {
  const own = [[`/editions/${date}`, "edition"]] as const;
  if (kind === "reconstructed") return new Map(own);
  const values = models.map(({entity}) => [`/value#company=${entity}`, `value-${entity}`] as const);
  return new Map([...own, ...READ.map((page) => [`/${page}`, page || "index"] as const), ...values]);
}

/** Pages as they are kept, by their path below the edition. */
export type TakenPages = ReadonlyMap<string, string>;

/** The pages of an edition as a served site shows them. */
export async function takePages(
  edition: EditionFile,
  {browser, site, takenOn}: {readonly browser: Browser; readonly site: string; readonly takenOn: string}
): Promise<TakenPages> {
  const routes = routesOf(edition);
  const pages = new Map<string, string>();
  for (const lang of LANGUAGES)
    for (const [route, name] of routes) {
      const url = site + inFull(`/${lang}${route}`);
      const narrow = await visit(browser, url, PHONE_PX, takeDrawings);
      const spec = {route: `/${lang}${route}`, kept: keptFrom(routes, lang), edition, takenOn, narrow};
      const still = await visit(browser, url, WIDE_PX, async (page) => stillPage(page, spec));
      pages.set(`${lang}/${name}.html`, still);
    }
  return pages;
}

/** Keeps taken pages below `data/editions/<date>/`, all of them or none. */
export async function keepPages(
  date: string,
  taken: TakenPages,
  takenOn: string,
  root = projectRoot
): Promise<StillPages> {
  const pages = [...taken].map(([path, html]) => ({path, sha256: sha256(Buffer.from(html))}));
  await replaceFolder(join(root, stillFolder(date)), (folder) => {
    for (const [path, html] of taken) write(join(folder, `${path}.gz`), gzipSync(html, {level: 9}));
    write(join(folder, LIST), `${JSON.stringify({takenOn, pages}, null, 2)}\n`);
  });
  return {takenOn, pages};
}

/** What is taken from a page that has shown all it has at a width. */
async function visit<T>(browser: Browser, url: string, width: number, take: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({viewport: {width, height: 900}, colorScheme: "light"});
  try {
    await context.addInitScript(defineUnsettled);
    const page = await context.newPage();
    await page.goto(url);
    await showAll(page);
    return await take(page);
  } finally {
    await context.close();
  }
}

/** The pages kept of an edition; null where none were. */
export function readStillPages(date: string, root = projectRoot): StillPages | null {
  const list = join(root, stillFolder(date), LIST);
  return existsSync(list) ? (JSON.parse(readFileSync(list, "utf8")) as StillPages) : null;
}

/** One kept page. Throws where it is not what was kept. */
export function readStillPage(
  date: string,
  {path, sha256: kept}: StillPages["pages"][number],
  root = projectRoot
): string {
  const bytes = gunzipSync(readFileSync(join(root, stillFolder(date), `${path}.gz`)));
  if (sha256(bytes) === kept) return bytes.toString();
  throw new Error(
    `${EDITIONS}/${date}/${path}: checksum ${sha256(bytes)}; expected ${kept}, of the page as it was kept`
  );
}

/**
 * A kept page as it is served: as it was kept, but for links of its day to pages, which name their files in full, and with a
 * policy by which nothing in it runs.
 */
export function servedStillPage(date: string, page: StillPages["pages"][number], root = projectRoot): string {
  return withPolicy(withFullLinks(readStillPage(date, page, root)));
}

/** Writes the kept pages of editions into a built site, at `editions/<date>/<language>/<page>.html`; how many. */
export function publishStillPages(output: string, dates: readonly string[], root = projectRoot): number {
  const all = dates.flatMap((date) => (readStillPages(date, root)?.pages ?? []).map((page) => [date, page] as const));
  for (const [date, page] of all) write(join(output, "editions", date, page.path), servedStillPage(date, page, root));
  return all.length;
}

/** Where links between kept pages lead, by path and fragment on the site, relative to a page in one language. */
function keptFrom(routes: ReadonlyMap<string, string>, from: Lang): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const lang of LANGUAGES)
    for (const [route, name] of routes) {
      const file = `${lang === from ? "" : `../${lang}/`}${name}.html`;
      const whole = inFull(`/${lang}${route}`);
      const [path = ""] = whole.split("#");
      links.set(whole, file);
      if (!links.has(path)) links.set(path, file);
    }
  return links;
}

/** Where the pages of an edition lie, from the repository. */
export function stillFolder(date: string): string {
  return `${EDITIONS}/${date}`;
}

function write(path: string, bytes: Buffer | string): void {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, bytes);
}
