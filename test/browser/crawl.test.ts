import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {editionDates} from "../../loaders/editions/files.js";
import {projectRoot} from "../../loaders/paths.js";
import {serveFolder} from "../../loaders/publish/serve.js";
import {HTML_LANG, LANGUAGES, langOfPath as langOf} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {PAGES} from "../../src/lib/pages.js";
import {bareNumbers, blankFigures, packageFaults, shownText, unsourcedNumbers} from "./inspect.js";
import {deadLinks, shownLeads, writtenLeads, type Leads} from "./links.js";
import {namesOnPages} from "./names.js";
import {showAll, siteBrowser} from "./page.js";

const dist = join(projectRoot, "dist");
// Pages that editions keep as they were shown have tests of their own: they follow the rules of their day.
const documents = readdirSync(dist, {recursive: true, encoding: "utf8"}).filter((file) => file.endsWith(".html"));
const files = documents.filter((file) => !file.startsWith("editions/"));
const routes = files.filter((file) => file !== "index.html").map((file) => `/${file.replace(/(index)?\.html$/, "")}`);
const open = siteBrowser();
let names: ReadonlySet<string>;
let below: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  names = await namesOnPages();
  below = await serveFolder(dist, "/sub/dist");
});
afterAll(() => below.close());
const openBelow = siteBrowser(() => below.url);

const SCREENS = [
  {width: 1440, height: 900, colorScheme: "light", mount: "the root", site: () => inject("site"), openAt: open},
  {width: 360, height: 740, colorScheme: "dark", mount: "/sub/dist", site: () => below.url, openAt: openBelow}
] as const;

describe("the built site", () => {
  it("has every page in every language, and the way in", () => {
    const editions = editionDates().map((date) => `/editions/${date}`);
    const paths = [...PAGES.map(({path}) => path), ...editions];
    const expected = LANGUAGES.flatMap((lang) => paths.map((path) => `/${lang}${path}`));
    expect([...routes].sort()).toEqual(expected.sort());
    expect(files).toContain("index.html");
  });

  it("names its language in the first tag of every page, for readers without scripts", () => {
    const silent = files.filter((file) => !firstTags(file).includes(`<html lang="${HTML_LANG[langOf(`/${file}`)]}"`));
    expect(silent).toEqual([]);
  });

  it("lets readers zoom in on every page", () => {
    expect(files.filter((file) => /maximum-scale|user-scalable/.test(firstTags(file)))).toEqual([]);
  });
});

describe.each(SCREENS)("at $width px, $colorScheme, from $mount", ({colorScheme, width, height, site, openAt}) => {
  const leads = new Map<string, Leads>();

  it.each(routes)("%s shows all it has, without a fault and from its own origin", async (route) => {
    const visit = await openAt(route, {viewport: {width, height}, colorScheme});
    const {page, problems, requests} = visit;
    await showAll(page);
    const measured = await page.evaluate(() => ({
      lang: document.documentElement.lang,
      overflow: document.documentElement.scrollWidth - innerWidth,
      errors: document.querySelectorAll(".observablehq--error, .sql-error").length
    }));
    expect(measured).toEqual({lang: HTML_LANG[langOf(route)], overflow: 0, errors: 0});
    expect(await blankFigures(page)).toEqual([]);
    expect(await unsourcedNumbers(page)).toEqual([]);
    expect(await bareNumbers(page, names)).toEqual([]);
    expect((await shownText(page)).match(/.*(\bNaN\b|\bundefined\b|Infinity|\[object |\bnull\b).*/g)).toBeNull();
    expect(await page.locator("h1").innerText()).not.toBe("");
    expect(packageFaults(requests)).toEqual([]);
    expect(problems).toEqual([]);
    leads.set(page.url().replace(/#.*/, ""), await shownLeads(page, site()));
    await visit.close();
  });

  it("every link shown or written, kept pages included, leads to a file of the site and a place on it", async () => {
    const {page, ...visit} = await openAt("/en/sources");
    for (const file of documents) {
      const address = `${site()}/${file.replaceAll("\\", "/")}`;
      const written = await writtenLeads(page, readFileSync(join(dist, file), "utf8"), address, site());
      const shown = leads.get(address);
      const ids = file.startsWith("editions/") ? written.ids : (shown?.ids ?? null);
      leads.set(address, {links: [...written.links, ...(shown?.links ?? [])], ids});
    }
    expect(await deadLinks(leads)).toEqual([]);
    await visit.close();
  }, 180_000);
});

describe("/", () => {
  it.each([
    ["zh-CN", "/zh/"],
    ["zh-TW", "/zh/"],
    ["en-GB", "/en/"],
    ["fr-FR", "/en/"]
  ])("leads a reader of %s to %s, keeping query and fragment", async (locale, path) => {
    const visit = await open("/?from=2026-02-27#kept", {locale});
    await visit.page.waitForURL(`${inject("site")}${inFull(path)}?from=2026-02-27#kept`);
    await visit.close();
  });

  it("offers every language to a reader without scripts", async () => {
    const visit = await open("/", {javaScriptEnabled: false});
    for (const lang of LANGUAGES) {
      const link = visit.page.locator(`main a[href="./${lang}/index.html"]`);
      expect(await link.isVisible()).toBe(true);
      expect(await link.evaluate((a) => a.closest("[lang]")?.getAttribute("lang"))).toBe(HTML_LANG[lang]);
    }
    await visit.page.locator(`main a[href="./zh/index.html"]`).click();
    expect(visit.page.url()).toBe(`${inject("site")}/zh/index.html`);
    await visit.close();
  });
});

function firstTags(file: string): string {
  return readFileSync(join(dist, file), "utf8").split("<title>")[0] ?? "";
}
