import {writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {
  HTML_LANG,
  LANGUAGES,
  PLACES,
  SITE_NAME,
  TRADITIONAL,
  isLang,
  langOfPath,
  type Text
} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {escapedMarkup} from "../markup.js";
import {markupInTraditional} from "./traditional/convert.js";

/** What the files at the root of a site are written from. */
export interface RootFileInputs {
  /** Address of the site, ending in a slash; empty where it is not known. */
  readonly site: string;
  /** Paths of the pages that stand for themselves, such as "/en/usage.html". */
  readonly pages: readonly string[];
  /** For whom the site is published; null for a working copy. */
  readonly audience: Audience | null;
  /** Last day of the books that the pages are built from. */
  readonly booksOn: IsoDate;
}

/** Files that hosts and robots ask for by name, by their paths. Without an address of the site, and for few readers, there is no `sitemap.xml`, which takes whole ones alone. */
export function rootFiles({site, pages, booksOn, audience}: RootFileInputs): ReadonlyMap<string, string> {
  const isOpen = audience === null || audience === "public";
  return new Map([
    ["robots.txt", isOpen ? robotsText(site) : "User-agent: *\nDisallow: /\n"],
    ["404.html", notFoundHtml(site)],
    ...(site === "" || !isOpen ? [] : ([["sitemap.xml", sitemapText(site, pages, booksOn)]] as const))
  ]);
}

/** Writes them into a built site; gives their number. */
export function writeRootFiles(folder: string, inputs: RootFileInputs): number {
  const files = rootFiles(inputs);
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  return files.size;
}

function robotsText(site: string): string {
  return `User-agent: *\nAllow: /\n${site === "" ? "" : `\nSitemap: ${site}sitemap.xml\n`}`;
}

/** Pages as sitemaps.org has them, each with itself in every language. */
function sitemapText(site: string, pages: readonly string[], booksOn: IsoDate): string {
  const whole = (path: string) => escapedMarkup(site + path.slice(1));
  const entry = (path: string) => {
    const [, lang, ...rest] = path.replace(`/${TRADITIONAL.folder}/`, "/").split("/");
    const alternates = isLang(lang)
      ? [
          ...LANGUAGES.map((other) => ({tag: HTML_LANG[other], path: `/${other}/${rest.join("/")}`})),
          inTraditional(rest)
        ].filter((to) => pages.includes(to.path.replace(`/${TRADITIONAL.folder}/`, "/")))
      : [];
    return [
      "  <url>",
      `    <loc>${whole(path)}</loc>`,
      `    <lastmod>${booksOn}</lastmod>`,
      ...alternates.map(({tag, path: to}) => `    <xhtml:link rel="alternate" hreflang="${tag}" href="${whole(to)}"/>`),
      "  </url>"
    ];
  };
  return [
    `<?xml version="1.0" encoding="utf-8"?>`,
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">`,
    ...[...pages, ...pages.flatMap(traditionalOf)].flatMap(entry),
    `</urlset>`,
    ""
  ].join("\n");
}

function inTraditional(rest: readonly string[]): {readonly tag: string; readonly path: string} {
  return {tag: TRADITIONAL.tag, path: `/${TRADITIONAL.folder}/${TRADITIONAL.of}/${rest.join("/")}`};
}

/** Where a page that is in the language that Traditional is made of stands in Traditional. */
function traditionalOf(path: string): string[] {
  return path.startsWith(`/${TRADITIONAL.of}/`) ? [`/${TRADITIONAL.folder}${path}`] : [];
}

const NOT_HERE: Text = {en: "There is no page at this address.", zh: "此地址没有页面。"};
const GO_ON: Text = {en: "Go to the overview", zh: "前往概览"};
// A host shows this page at whichever address was asked for: the root is what stands before the first folder of ours.
const FROM_ROOT = `for (const a of document.querySelectorAll("a[data-page]")) {
  const at = location.pathname.search(/\\/(?:${[TRADITIONAL.folder, ...LANGUAGES, "editions", "data", "source", "modules"].join("|")})\\//);
  a.href = (at < 0 ? location.pathname.replace(/[^/]*$/, "") : location.pathname.slice(0, at + 1)) + a.dataset.page;
}`;

/** What hosts show for an address without a page. It needs no other file, since it stands at any depth. */
function notFoundHtml(site: string): string {
  const part = (place: (typeof PLACES)[number]) => {
    const page = inFull(`${place}/`);
    const link = site === "" ? `href="/${page}" data-page="${page}"` : `href="${site}${page}"`;
    const lang = langOfPath(`/${place}/`);
    const section = `<section lang="${HTML_LANG[lang]}">
<h1>${SITE_NAME[lang]}</h1>
<p>${NOT_HERE[lang]} <a ${link}>${GO_ON[lang]}</a></p>
</section>`;
    return place === lang ? section : markupInTraditional(section);
  };
  return `<!doctype html>
<html lang="${HTML_LANG.en}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>404 · ${SITE_NAME.en} · ${SITE_NAME.zh}</title>
<style>body { max-width: 40rem; margin: 4rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif; } h1 { font: 1.5rem Georgia, "Songti SC", serif; }</style>
<main>
${PLACES.map(part).join("\n")}
</main>${site === "" ? `\n<script>${FROM_ROOT}</script>` : ""}
</html>
`;
}
