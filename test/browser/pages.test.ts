import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, inject, it} from "vitest";
import {editionDates} from "../../loaders/editions/files.js";
import {profilePages} from "../../loaders/publish/profiles.js";
import {studies} from "../../loaders/pages/studies.js";
import {projectRoot} from "../../loaders/paths.js";
import {SUPPLY_CHAIN} from "../../loaders/publish/supply-chain.js";
import {serveFolder} from "../../loaders/publish/serve.js";
import {HTML_LANG, LANGUAGES, langOfPath as langOf, type Lang, TRADITIONAL} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {MOVED, PAGES} from "../../src/lib/pages.js";
import {profileRoute} from "../../src/lib/profile-address.js";
import {largestSubjects} from "../fixtures/largest-subjects.js";
import {publishedProfiles, publishedUsage} from "../fixtures/results.js";
import {every, inTurn, TRIES_ALL} from "../fixtures/share.js";
import {packageFaults} from "./inspect.js";
import {CJK, foreignWords, halfWidthSigns, isChineseLabel, isChineseName} from "./language-rules.js";
import {deadLinks, writtenLeads, type Leads} from "./links.js";
import {namesOnPages} from "./names.js";
import {siteBrowser} from "./page.js";
import {see, SIZES, type Seen, type Size} from "./seen.js";

const dist = join(projectRoot, "dist");
// Pages that editions keep as they were shown have tests of their own: they follow the rules of their day.
// What hosts show for an address without a page names no place of its own, and has a test in Node.
const documents = readdirSync(dist, {recursive: true, encoding: "utf8"}).filter(
  (file) => file.endsWith(".html") && !["404.html", SUPPLY_CHAIN].includes(file)
);
// Profiles are written from one page: of their links, `npm test` follows those of some.
const isProfile = (file: string) => /^(\w+[\\/])+(labs|models)[\\/]/.test(file);
const withFewProfiles = [...documents.filter((file) => !isProfile(file)), ...every(16, documents.filter(isProfile))];
const files = documents.filter((file) => !file.startsWith("editions/"));
/** A page with its state, where that shows more than the page as it opens. */
const OPENED = ["/usage#controls=all"];
/** Profiles: addresses of all of them, and of four that are looked at. */
const profiles = profilePages(await publishedProfiles(), await publishedUsage());
const profileRoutes = [...profiles.built, ...profiles.unbuilt].map(({subject}) => profileRoute(subject));
const largest = [...new Set((await largestSubjects()).map(profileRoute))];
const paths = [
  ...PAGES.map(({path}) => path),
  ...OPENED,
  ...largest,
  ...editionDates().map((date) => `/editions/${date}`)
];
/** Pages that are opened: a seventh of them by turns, and one of the others, be it open at its controls, a profile or an edition. */
const opened = [
  ...inTurn(
    "pages",
    PAGES.map(({path}) => path),
    {of: 7}
  ),
  ...inTurn("others", [...OPENED, ...largest, ...editionDates().map((date) => `/editions/${date}`)])
];
/** Pages of researchers: they must work; the rules of the house are for what is published. */
const drafts = studies().map(({path}) => path);
/** Pages of which parts wait for DuckDB, or to come into sight. */
const IN_PARTS = ["/sql", ...OPENED, "/use-cases"];
/** Pages that hold no number before a reader begins. */
const UNFILLED = ["/sql", "/notebook", "/tutorial", "/report"];
const ENGINE = /\.wasm|\.duckdb$|duckdb-browser|_npm\/@duckdb/;
const NOTHING_KNOWN = /.*(\bNaN\b|\bundefined\b|Infinity|\[object |\bnull\b).*/g;

let names: ReadonlySet<string>;
let below: Awaited<ReturnType<typeof serveFolder>>;
beforeAll(async () => {
  names = await namesOnPages();
  below = await serveFolder(dist, "/sub/dist");
});
afterAll(() => below.close());
/** Each language is read from a mount of its own: the site may stand at the root of a host, or below a path. */
const site: Record<Lang, () => string> = {en: () => inject("site"), zh: () => below.url};
const open = {en: siteBrowser(site.en), zh: siteBrowser(site.zh)};

describe("the built site", () => {
  it("has every page in every language, and the way in", () => {
    const expected = LANGUAGES.flatMap((lang) =>
      [
        ...new Set([...paths.filter((path) => !OPENED.includes(path)), ...profileRoutes]),
        ...drafts,
        ...MOVED.map(({path}) => path)
      ].map((path) => inFull(`/${lang}${path}`).slice(1))
    );
    const traditional = expected.filter((path) => path.startsWith(`${TRADITIONAL.of}/`)).map((path) => `${TRADITIONAL.folder}/${path}`); // prettier-ignore
    expect([...files].sort()).toEqual([...expected, ...traditional, "index.html"].sort());
  });

  it("names its language in the first tag of every page, for readers without scripts", () => {
    const tagOf = (file: string) => (file.startsWith(`${TRADITIONAL.folder}/`) ? TRADITIONAL.tag : HTML_LANG[langOf(`/${file}`)]); // prettier-ignore
    const silent = files.filter((file) => !firstTags(file).includes(`<html lang="${tagOf(file)}"`));
    expect(silent).toEqual([]);
  });

  it("shows no value as code does, such as an empty text in its quotes", () => {
    const shown = /<\w+ class="[^"]*\bobservablehq--(?:inspect|string|number|undefined|null)\b/;
    expect(files.filter((file) => shown.test(readFileSync(join(dist, file), "utf8")))).toEqual([]);
  });

  it("lets readers zoom in on every page", () => {
    expect(files.filter((file) => /maximum-scale|user-scalable/.test(firstTags(file)))).toEqual([]);
  });
});

const leads: Record<Lang, Map<string, Leads>> = {en: new Map(), zh: new Map()};

describe.each(opened)("%s", (path) => {
  const seen = {} as Record<Lang, Seen>;
  // Both languages have the same elements: `npm test` sees one on the phone, the other at the desk, and audits one of two
  // pages in one language, by turns.
  const turn = opened.indexOf(path);
  const looksAt = (lang: Lang): readonly Size[] =>
    TRIES_ALL ? SIZES : SIZES.filter((_, i) => i === (turn + LANGUAGES.indexOf(lang)) % SIZES.length);
  const audited = LANGUAGES.filter((_, i) => TRIES_ALL || 2 * i === turn % (2 * LANGUAGES.length));
  const stilled = inTurn(`still ${path}`, LANGUAGES);
  beforeAll(async () => {
    await Promise.all(
      LANGUAGES.map(async (lang) => {
        const sight = {
          names,
          site: site[lang](),
          sizes: looksAt(lang),
          isAudited: audited.includes(lang),
          isStilled: stilled.includes(lang)
        };
        seen[lang] = await see(open[lang], `/${lang}${path}`, sight);
        leads[lang].set(...seen[lang].leads);
      })
    );
  });

  it.each(LANGUAGES)("in %s shows all it has, on a dark phone and a light desk, without a fault", (lang) => {
    for (const look of seen[lang].looks) {
      const {text, heading, ...faults} = look;
      expect(faults).toEqual({
        lang: HTML_LANG[lang],
        overflow: 0,
        headerLines: 1,
        errors: 0,
        blankFigures: [],
        unsourcedNumbers: [],
        bareNumbers: []
      });
      expect(text.match(NOTHING_KNOWN)).toBeNull();
      expect(heading).not.toBe("");
    }
    expect(seen[lang].problems).toEqual([]);
    expect(packageFaults(seen[lang].requests)).toEqual([]);
  });

  it.each(audited)("in %s puts nothing serious in the way of readers who see or move otherwise", (lang) => {
    expect(seen[lang].barriers).toEqual([]);
  });

  it.each(LANGUAGES)("in %s does not ask for DuckDB by being opened", (lang) => {
    expect(seen[lang].requestsAtFirst.filter((url) => ENGINE.test(url))).toEqual([]);
  });

  it.each(stilled)("in %s says before its scripts what it says after them, number by number", (lang) => {
    const {before, after} = seen[lang];
    expect(before?.inlineStyles).toBe(0);
    expect(before?.numbers.filter((number) => !after.numbers.includes(number))).toEqual([]);
    if (IN_PARTS.includes(path)) return;
    expect(before?.numbers).toHaveLength(after.numbers.length);
    expect([before?.drawings, before?.tables]).toEqual([after.drawings, after.tables]);
  });

  it("shows the same values, figures, tables and controls in every language", () => {
    const [en, zh] = [seen.en.unfolded, seen.zh.unfolded];
    expect(en.values.length > 0).toBe(!UNFILLED.includes(path));
    expect(zh.values).toEqual(en.values);
    expect([...zh.dates].sort()).toEqual([...en.dates].sort());
    expect([...zh.percentages].sort()).toEqual([...en.percentages].sort());
    expect(zh.counts).toEqual(en.counts);
  });

  it("is English throughout in English", () => {
    const {texts, labels, names} = seen.en.unfolded;
    expect([...texts, ...labels, ...names].filter((text) => CJK.test(text))).toEqual([]);
  });

  it("is Chinese throughout in Chinese: headings, labels, tables, choices and prose, but names and terms that stay", () => {
    const {texts, labels, names: cells} = seen.zh.unfolded;
    expect(labels.filter((label) => !isChineseLabel(label, names))).toEqual([]);
    expect(cells.filter((cell) => !isChineseName(cell, names))).toEqual([]);
    expect(new Set(texts.flatMap((text) => foreignWords(text, names)))).toEqual(new Set());
    expect([...texts, ...labels].flatMap(halfWidthSigns)).toEqual([]);
  });

  it("leads to itself in the other language", () => {
    for (const [lang, other] of [
      ["en", "zh"],
      ["zh", "en"]
    ] as const)
      expect(seen[lang].otherLanguage).toEqual({
        href: site[lang]() + inFull(`/${other}${path.replace(/#.*/, "")}`),
        lang: HTML_LANG[other]
      });
  });
});

describe.skipIf(drafts.length === 0).each(drafts)("the study %s", (path) => {
  it.each(LANGUAGES)("in %s works, without a fault", async (lang) => {
    const sight = {names, site: site[lang](), sizes: SIZES, isAudited: false, isStilled: true};
    const {before, looks, problems, requests, leads: own} = await see(open[lang], `/${lang}${path}`, sight);
    leads[lang].set(...own);
    for (const {errors, blankFigures, text} of looks)
      expect({errors, blankFigures, unknown: text.match(NOTHING_KNOWN)}).toEqual({
        errors: 0,
        blankFigures: [],
        unknown: null
      });
    expect(before?.inlineStyles).toBe(0);
    expect([problems, packageFaults(requests)]).toEqual([[], []]);
  });
});

describe("links, from the root and from below a path", () => {
  it.each(inTurn("links", LANGUAGES))(
    "shown or written, those of kept pages included, lead to a file and a place on it (%s)",
    async (lang) => {
      for (const file of TRIES_ALL ? documents : withFewProfiles) {
        const address = `${site[lang]()}/${file.replaceAll("\\", "/")}`;
        const written = writtenLeads(readFileSync(join(dist, file), "utf8"), address, site[lang]());
        const shown = leads[lang].get(address);
        const ids = file.startsWith("editions/") ? written.ids : (shown?.ids ?? null);
        leads[lang].set(address, {links: [...written.links, ...(shown?.links ?? [])], ids});
      }
      expect(await deadLinks(leads[lang])).toEqual([]);
    },
    180_000
  );
});

describe("/", () => {
  it.each(
    inTurn(
      "locales",
      [
        ["zh-CN", "/zh/"],
        ["zh-TW", "/hant/zh/"],
        ["en-GB", "/en/"],
        ["fr-FR", "/en/"]
      ] as const,
      {of: 2}
    )
  )("leads a reader of %s to %s, keeping query and fragment", async (locale, path) => {
    const visit = await open.en("/?from=2026-02-27#kept", {locale});
    await visit.page.waitForURL(`${inject("site")}${inFull(path)}?from=2026-02-27#kept`);
    await visit.close();
  });

  it("offers every language to a reader without scripts", async () => {
    const visit = await open.en("/", {javaScriptEnabled: false});
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
