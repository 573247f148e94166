import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join, posix} from "node:path";
import {HTML_LANG, LANGUAGES, LANGUAGE_NAME, TRADITIONAL} from "../../../src/lib/language.js";
import {addressFrom} from "../address.js";
import {addressLines} from "../heads.js";
import {SEARCH_INDEX} from "../search-index.js";
import {writeWhole} from "../../whole.js";
import {inTraditional, markupInTraditional, scriptInTraditional} from "./convert.js";

const CHINESE = /[\u3400-\u9fff]/;
/** A file that another names, relative to itself. */
const REFERENCE = /(["'`(])((?:\.{1,2}\/)+[^"'`()?#\s]+)/g;
const SWITCH = /(<nav class="languages"[^>]*>)([^]*?)(<\/nav>)/;

/**
 * Writes a built site in Traditional Chinese below its own folder: every page in Simplified, the scripts and data that hold its
 * texts, converted as they stand; all else is loaded from where it is. Gives the number of pages.
 */
export function writeTraditional(folder: string, site: string): number {
  const all = new Set(
    readdirSync(folder, {recursive: true, withFileTypes: true})
      .filter((entry) => entry.isFile())
      .map((entry) => posix.relative(folder, join(entry.parentPath, entry.name).replaceAll("\\", "/")))
  );
  const text = (path: string) => readFileSync(join(folder, path), "utf8");
  const pages = [...all].filter((path) => path.startsWith(`${TRADITIONAL.of}/`) && path.endsWith(".html"));
  const scripts = [...all].filter((path) => path.startsWith("_import/") && path.endsWith(".js"));
  const data = [...all].filter(
    (path) =>
      path === `${TRADITIONAL.of}/${SEARCH_INDEX}` || (/^_file\/.*\.json$/.test(path) && CHINESE.test(text(path)))
  );
  const own = new Set([...pages, ...scripts, ...data]);
  // A feed stands in Traditional already: what it is for good is not what that in Simplified is.
  const isLeft = (target: string) =>
    all.has(target) && !own.has(target) && !all.has(posix.join(TRADITIONAL.folder, target));
  const write = (path: string, convert: (text: string) => string) =>
    writeWhole(join(folder, TRADITIONAL.folder, path), convert(relinked(text(path), path, isLeft)));
  for (const path of scripts)
    write(path, (script) => scriptInTraditional(script).replaceAll(`"${HTML_LANG.zh}"`, `"${TRADITIONAL.tag}"`));
  for (const path of data) write(path, inTraditional);
  for (const path of pages) write(path, (html) => pageInTraditional(html, path, site));
  for (const path of [...all].filter(
    (each) => LANGUAGES.some((lang) => each.startsWith(`${lang}/`)) && each.endsWith(".html")
  ))
    writeFileSync(join(folder, path), withSwitch(text(path), `/${path}`, all));
  if (all.has("index.html")) writeFileSync(join(folder, "index.html"), withWayIn(text("index.html")));
  return pages.length;
}

/** The page that chooses a language for the reader, with the way to Traditional below that to Simplified, and in its menu. */
function withWayIn(html: string): string {
  const link = languageLink(
    "/index.html",
    `/${TRADITIONAL.folder}/${TRADITIONAL.of}/`,
    TRADITIONAL.tag,
    TRADITIONAL.name
  );
  const simplified = new RegExp(`<p lang="${HTML_LANG.zh}">[^]*?</p>`);
  return withLink(html, link).replace(simplified, (way) => {
    const own = markupInTraditional(way.replace("简体", "繁体"));
    return `${way}\n${own.replace(`${TRADITIONAL.of}/`, `${TRADITIONAL.folder}/${TRADITIONAL.of}/`)}`;
  });
}

/** A page in Traditional: its words, its language, its own address, and the way to it in the other languages. */
export function pageInTraditional(html: string, path: string, site: string): string {
  const own = `/${TRADITIONAL.folder}/${path}`;
  const address = addressFrom(site, own);
  const words = scriptInTraditional(html)
    .replaceAll(`"${HTML_LANG.zh}"`, `"${TRADITIONAL.tag}"`)
    .replace(/<link rel="(?:canonical|alternate)"[^>]*>\n?/g, "")
    .replace(/(<meta property="og:url" content=")[^"]*/, (_, start: string) => start + address(own))
    .replace('content="zh_CN"', 'content="zh_HK"');
  const headed = words.replace("</title>", () => `</title>\n${addressLines(own, site).join("\n")}`);
  return headed.replace(
    SWITCH,
    (_, open: string, __, close: string) =>
      `${open}${LANGUAGES.map((lang) => languageLink(own, `/${lang}/${path.replace(/^\w+\//, "")}`, HTML_LANG[lang], LANGUAGE_NAME[lang])).join("")}${close}`
  );
}

/** A page of another language with the way to the same page in Traditional, where there is one. */
function withSwitch(html: string, path: string, all: ReadonlySet<string>): string {
  const [, , ...rest] = path.split("/");
  const page = `${TRADITIONAL.of}/${rest.join("/")}`;
  if (!all.has(page)) return html;
  const link = languageLink(path, `/${TRADITIONAL.folder}/${page}`, TRADITIONAL.tag, TRADITIONAL.name);
  return withLink(html, link);
}

function withLink(html: string, link: string): string {
  return html.replace(SWITCH, (_, open: string, links: string, close: string) => `${open}${links}${link}${close}`);
}

function languageLink(from: string, to: string, tag: string, name: string): string {
  return `<a href="${addressFrom("", from)(to)}" lang="${tag}" hreflang="${tag}">${name}</a>`;
}

/** A text that stands in the folder of Traditional, with the files it names that did not come with it. */
function relinked(text: string, path: string, isLeft: (target: string) => boolean): string {
  const [from, to] = [posix.dirname(path), posix.join(TRADITIONAL.folder, posix.dirname(path))];
  return text.replace(REFERENCE, (whole, quote: string, reference: string) => {
    const target = posix.join(from, reference);
    if (isLeft(target)) return quote + posix.relative(to, target);
    // A bundle holds addresses as seen from the place of each module in it, which lies deeper than its own.
    return target.startsWith("../") && isLeft(target.replace(/^(?:\.\.\/)+/, "")) ? `${quote}../${reference}` : whole;
  });
}
