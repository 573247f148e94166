import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {
  HTML_LANG,
  LANGUAGES,
  PLACES,
  SITE_NAME,
  TRADITIONAL,
  isLang,
  langOfPath,
  type Lang
} from "../../src/lib/language.js";
import {FEED} from "../../src/lib/pages.js";
import {addressFrom} from "./address.js";
import {headlineIn, leadIn, sentencesWithin} from "./page-text.js";
import {textAt} from "./traditional/convert.js";

/** Most characters of a description, as lists of results show them. */
const MOST: Readonly<Record<Lang, number>> = {en: 240, zh: 120};

/** What of a built site is no page of its own: pages of editions stay as they were kept, those in Traditional are made of others. */
const NONE_OF_THEIR_OWN = ["editions/", `${TRADITIONAL.folder}/`];
const LEADS_ON = '<meta name="robots" content="noindex">';

/** A page that lists of a site name, with what it says. */
export interface ListedPage {
  /** Below the output folder, such as "/en/usage.html". */
  readonly path: string;
  readonly html: string;
}

/** Pages of a built site that stand for themselves: neither kept by an edition nor there to lead on, in one order. */
export function listedPages(folder: string): ListedPage[] {
  return readdirSync(folder, {recursive: true, encoding: "utf8"})
    .map((file) => file.replaceAll("\\", "/"))
    .filter(
      (file) => /(?:^|\/)\w[^/]*\.html$/.test(file) && NONE_OF_THEIR_OWN.every((folder) => !file.startsWith(folder))
    )
    .sort()
    .map((file) => ({path: `/${file}`, html: readFileSync(join(folder, file), "utf8")}))
    .filter(({html}) => !html.includes(LEADS_ON));
}

/** Says in the head of each page of a built site what it is, from what it shows, and where it stands; gives their number. */
export function writeHeads(folder: string, site: string): number {
  const pages = listedPages(folder);
  for (const {path, html} of pages) writeFileSync(join(folder, path), withHead(html, path, site));
  return pages.length;
}

/** One page with its description, its own address, the same page in every language, and the feed of its language. */
export function withHead(html: string, path: string, site: string): string {
  const lang = langOfPath(path);
  const address = addressFrom(site, path);
  const [, title = SITE_NAME[lang]] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const description = attribute(descriptionOf(html, path));
  const lines = [
    ...(description === "" ? [] : [`<meta name="description" content="${description}">`]),
    ...addressLines(path, site),
    `<meta property="og:type" content="website">`,
    `<meta property="og:site_name" content="${SITE_NAME[lang]}">`,
    `<meta property="og:title" content="${title.replaceAll('"', "&quot;")}">`,
    ...(description === "" ? [] : [`<meta property="og:description" content="${description}">`]),
    `<meta property="og:locale" content="${LOCALE[lang]}">`,
    ...(site === "" ? [] : [`<meta property="og:url" content="${address(path)}">`])
  ];
  return html.replace("</title>", () => `</title>\n${lines.join("\n")}`);
}

const LOCALE: Readonly<Record<Lang, string>> = {en: "en_GB", zh: "zh_CN"};

/** What a page answers: its headline where data write it, then its lead, in as many whole sentences as lists show. */
export function descriptionOf(html: string, path: string): string {
  const lang = langOfPath(path);
  const [, title = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const [headline, lead] = [headlineIn(html), leadIn(html)];
  const isTitle = headline === "" || title.startsWith(headline);
  const ended = isTitle || /[.?!。？！…]$/.test(headline) ? headline : `${headline}${{en: ".", zh: "。"}[lang]}`;
  const told = [...(isTitle ? [] : [ended]), lead].filter((part) => part !== "").join({en: " ", zh: ""}[lang]);
  return sentencesWithin(told === "" ? headline : told, MOST[lang]);
}

/** Where a page stands itself and in every language, with the feed of its own. */
export function addressLines(path: string, site: string): string[] {
  const address = addressFrom(site, path);
  return [`<link rel="canonical" href="${address(path)}">`, ...alternates(path, address)];
}

/** Links to the same page in every language, to the one that chooses for the reader where the page has none, and to the feed. */
function alternates(path: string, address: (target: string) => string): string[] {
  const [, first, ...rest] = path.replace(`/${TRADITIONAL.folder}/`, "/").split("/");
  const page = isLang(first) ? rest.join("/") : "";
  const link = (hreflang: string, target: string) =>
    `<link rel="alternate" hreflang="${hreflang}" href="${address(target)}">`;
  const inLanguages = LANGUAGES.map((lang) => link(HTML_LANG[lang], `/${lang}/${page}`));
  const feeds = PLACES.filter((place) => !isLang(first) || path.startsWith(`/${place}/`)).map(
    (place) =>
      `<link rel="alternate" type="application/atom+xml" title="${textAt(place, SITE_NAME)}" href="${address(`/${place}${FEED}`)}">`
  );
  const traditional = link(TRADITIONAL.tag, `/${TRADITIONAL.folder}/${TRADITIONAL.of}/${page}`);
  return [...inLanguages, traditional, ...(isLang(first) ? [] : [link("x-default", path)]), ...feeds];
}

function attribute(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
