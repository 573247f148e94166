import type {Page} from "playwright-core";
import {seriousFaults} from "./axe.js";
import {bareNumbers, blankFigures, shownText, unsourcedNumbers} from "./inspect.js";
import {snapshot, type Snapshot} from "./language-snapshot.js";
import {shownLeads, type Leads} from "./links.js";
import {opened, showAll, type Open} from "./page.js";

/** What a page shows at one size and in one theme. */
export interface Look {
  readonly lang: string;
  readonly heading: string;
  /** Pixels by which the page is wider than the screen. */
  readonly overflow: number;
  /** In how many lines name, rooms, search, languages and menu stand. */
  readonly headerLines: number;
  /** Cells and queries that failed. */
  readonly errors: number;
  readonly blankFigures: readonly string[];
  readonly unsourcedNumbers: readonly string[];
  readonly bareNumbers: readonly string[];
  readonly text: string;
}

/** What of a page stands in its file as well: numbers to twelve digits, since engines differ in the last. */
export interface Printed {
  readonly numbers: readonly string[];
  readonly drawings: number;
  readonly tables: number;
  readonly inlineStyles: number;
}

/** A dark phone, and a light desk. */
export const SIZES = ["phone", "desk"] as const;
export type Size = (typeof SIZES)[number];

/** A page as its readers see it: before its scripts, on a dark phone, on a light desk, with all of it unfolded. */
export interface Seen {
  /** Null where it was not asked for. */
  readonly before: Printed | null;
  readonly after: Printed;
  readonly looks: readonly Look[];
  /** What axe finds serious at the sizes that were looked at; none where it was not asked. */
  readonly barriers: readonly string[];
  readonly unfolded: Snapshot;
  readonly leads: readonly [address: string, Leads];
  /** Where the switch of languages leads. */
  readonly otherLanguage: Readonly<{href: string; lang: string | null}>;
  /** What it asked for until it showed what it shows unscrolled. */
  readonly requestsAtFirst: readonly string[];
  readonly requests: readonly string[];
  readonly problems: readonly string[];
}

interface Sight {
  readonly names: ReadonlySet<string>;
  /** Address the page is mounted at. */
  readonly site: string;
  readonly sizes: readonly Size[];
  /** Whether axe is asked, which takes as long as all else. */
  readonly isAudited: boolean;
  /** Whether it is seen without scripts too. */
  readonly isStilled: boolean;
}

/** Sees a page by one load with scripts, and by one without them where that is asked. */
export async function see(open: Open, route: string, {names, site, sizes, isAudited, isStilled}: Sight): Promise<Seen> {
  const before = isStilled ? await printedStill(open, route) : null;
  const {page, ...visit} = await open(route, {viewport: {width: 360, height: 740}, colorScheme: "dark"});
  await opened(page);
  const requestsAtFirst = [...visit.requests];
  const looks: Look[] = [];
  const barriers: string[] = [];
  const lookAt = async (size: Size) => {
    if (!sizes.includes(size)) return;
    looks.push(await look(page, names));
    if (isAudited) barriers.push(...(await seriousFaults(page)));
  };
  await lookAt("phone");
  await page.setViewportSize({width: 1440, height: 900});
  await page.emulateMedia({colorScheme: "light"});
  await page.evaluate(() => {
    scrollTo(0, 0);
  });
  await lookAt("desk");
  if (!sizes.includes("desk")) await showAll(page);
  const after = await printed(page);
  const leads = [page.url().replace(/#.*/, ""), await shownLeads(page, site)] as const;
  const otherLanguage = await page
    .locator("header a[hreflang], header a[lang]")
    .first()
    .evaluate((a: HTMLAnchorElement) => ({href: a.href, lang: a.getAttribute("lang")}));
  const unfolded = await snapshot(page);
  await visit.close();
  return {before, after, looks, barriers, unfolded, leads, otherLanguage, requestsAtFirst, ...visit};
}

async function look(page: Page, names: ReadonlySet<string>): Promise<Look> {
  await showAll(page);
  // Figures are drawn anew in the frame after a change of size.
  await page
    .waitForFunction(() => document.documentElement.scrollWidth === innerWidth, undefined, {timeout: 5000})
    .catch(() => undefined);
  return {
    ...(await page.evaluate(() => ({
      lang: document.documentElement.lang,
      overflow: document.documentElement.scrollWidth - innerWidth,
      errors: document.querySelectorAll(
        ".observablehq--error, .observablehq--inspect, .observablehq--string, .sql-error"
      ).length
    }))),
    headerLines: await headerLines(page),
    heading: await page.locator("h1").innerText(),
    blankFigures: await blankFigures(page),
    unsourcedNumbers: await unsourcedNumbers(page),
    bareNumbers: await bareNumbers(page, names),
    text: await shownText(page)
  };
}

/** In how many lines name, rooms, search, languages and menu of a page stand. */
export async function headerLines(page: Page): Promise<number> {
  const lines = await page
    .locator("#observablehq-header > :is(.site-name, .rooms, .site-search, .languages, .menu)")
    .evaluateAll((parts) =>
      parts.flatMap((part) => {
        const {top, height} = part.getBoundingClientRect();
        return height > 0 ? [Math.round((top + height / 2) / 24)] : [];
      })
    );
  return new Set(lines).size;
}

async function printedStill(open: Open, route: string): Promise<Printed> {
  const still = await open(route, {javaScriptEnabled: false});
  const before = await printed(still.page);
  await still.close();
  return before;
}

async function printed(page: Page): Promise<Printed> {
  return page.evaluate(() => {
    const visible = (selector: string) =>
      [...document.querySelectorAll(`main ${selector}`)].filter((element) => element.checkVisibility());
    const value = (text: string) => (/^-?\d[\d.e+-]*$/.test(text) ? Number(text).toPrecision(12) : text);
    return {
      // Ages are told as of the day a page is read, which may be the next one.
      numbers: visible("data[value]:not([data-unit=days])").map((element) => {
        const {unit, source} = (element as HTMLElement).dataset;
        return [value(element.getAttribute("value") ?? ""), unit, source, element.textContent].join(" | ");
      }),
      drawings: visible("svg").filter((svg) => !svg.parentElement?.closest("svg, .observablehq-pre-copy")).length,
      tables: visible("table").length,
      inlineStyles: document.querySelectorAll("observablehq-loading [style], observablehq-loading style").length
    };
  });
}
