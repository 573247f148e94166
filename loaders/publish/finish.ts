import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {dirname, join} from "node:path";
import {HTML_LANG, SITE_NAME, isLang, langOfPath, type Text} from "../../src/lib/language.js";
import {inFull, linkTo} from "../../src/lib/links.js";
import {PAGES, type Page} from "../../src/lib/pages.js";
import {editionName} from "../editions/files.js";
import {escapedMarkup} from "../markup.js";
import {studies} from "../pages/studies.js";
import {reportPages} from "../reports/files.js";
import {sourceOfPage} from "./page-sources.js";
import {SUPPLY_CHAIN} from "./supply-chain.js";

const SOURCE_OF_PAGE: Text = {en: "Source of this page.", zh: "本页源文件。"};

const SHIPPED: Text = {en: "What this site ships.", zh: "本站所含软件包。"};

/** Mends in built pages what Framework has no option for: language, title, zoom, frames and the link to a page’s source. */
export function finishPages(
  folder: string,
  named: readonly Page[] = [...PAGES, ...studies(), ...reportPages()]
): number {
  const files = readdirSync(folder, {recursive: true, encoding: "utf8"}).filter((f) => f.endsWith(".html"));
  for (const file of files) {
    const path = join(folder, file);
    const page = finishPage(readFileSync(path, "utf8"), `/${file.replaceAll("\\", "/")}`, named);
    writeFileSync(
      path,
      framesInFull(page, (address) => existsSync(join(dirname(path), address)))
    );
  }
  return files.length;
}

/**
 * One built page, complete; one whose headline the data write is called by its name among those given, that of an edition by
 * its day. `path` is its file below the output folder, such as "/zh/tokens.html". Throws where nothing names it.
 */
export function finishPage(html: string, path: string, named: readonly Page[] = PAGES): string {
  const lang = langOfPath(path);
  const isLanguagePage = path.split("/").length > 2;
  const title = isLanguagePage ? ` · ${SITE_NAME[lang]}</title>` : "</title>";
  const titled = html.includes("<title>")
    ? html
    : html.replace(
        /(<meta name="viewport"[^>]*>\n?)/,
        `$1<title>${escapedMarkup(nameOf(path, named)[lang])}</title>\n`
      );
  return titled
    .replace("<html>", `<html lang="${HTML_LANG[lang]}">`)
    .replace(/(<meta name="viewport" content="[^"]*?),\s*maximum-scale=1"/, '$1"')
    .replace("</title>", title)
    .replace('<p class="fork">', (mark) => mark + sourceLink(path));
}

/** Names the files of pages that a page frames, as Framework does for its links alone: hosts know no others. */
export function framesInFull(html: string, stands: (address: string) => boolean): string {
  return html.replace(/(<iframe\b[^>]*?\ssrc=")([^"/#?][^"]*)/g, (tag, before: string, address: string) => {
    const whole = inFull(address);
    return stands(whole.replace(/[?#].*$/, "")) ? before + whole : tag;
  });
}

/** Links that Framework, which knows the pages alone, would take for broken ones. */
function sourceLink(path: string): string {
  const source = sourceOfPage(path);
  if (source === null) return "";
  const link = (to: string, name: Text) => `<a href="${linkTo(to, path)}">${name[langOfPath(path)]}</a> `;
  return link(source, SOURCE_OF_PAGE) + link(`/${SUPPLY_CHAIN}`, SHIPPED);
}

/** What a page without a title of its own is called. */
function nameOf(path: string, named: readonly Page[]): Text {
  const [, lang, ...rest] = path.split("/");
  const route = `/${rest.join("/")}`;
  const [, edition] = /^\/editions\/(\d{4}-\d\d-\d\d)\.html$/.exec(route) ?? [];
  const name =
    edition === undefined
      ? named.find((page) => inFull(page.path) === route && isLang(lang))?.name
      : editionName(edition);
  if (name) return name;
  throw new Error(`${path}: no title; expected a first heading in words, or a page that src/lib/pages.ts names`);
}
