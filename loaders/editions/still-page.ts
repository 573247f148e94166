import type {Page} from "playwright-core";
import {formatDate} from "../../src/lib/format.js";
import {langOfPath, type Lang} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {settled} from "../publish/settle.js";

/** A page to be kept as it is shown. */
export interface StillSpec {
  /** Path of the open page below the site. */
  readonly route: string;
  /** Where links to pages that are kept as well lead, by path and fragment, relative to the kept page. */
  readonly kept: ReadonlyMap<string, string>;
  readonly edition: {readonly date: string; readonly entry: {readonly seq: number}};
  /** Day on which the page is kept. */
  readonly takenOn: string;
  /** The same page's charts as drawn for a phone; see takeDrawings. */
  readonly narrow: readonly string[];
}

const NARROW = "40rem";
const STILL_CSS = `
@media (width < ${NARROW}) { .still-wide { display: none !important; } }
@media (width >= ${NARROW}) { .still-narrow { display: none !important; } }`;
// From `editions/<date>/<lang>/` to the root of the site.
const TO_ROOT = "../../..";

/**
 * The document of an open, settled page that needs nothing else: styles inside, no scripts, charts as drawn, links to other
 * kept pages or to the site. What print leaves out, controls foremost, is left out here as well.
 */
export async function stillPage(page: Page, {route, kept, edition, takenOn, narrow}: StillSpec): Promise<string> {
  const note = stillNote(langOfPath(route), edition, takenOn, inFull(`${TO_ROOT}${route}`));
  await page.emulateMedia({media: "print"});
  await page.evaluate(markUnprinted);
  await page.emulateMedia({media: null});
  await settled(page);
  const document = await page.evaluate(takeStill, {
    note,
    css: STILL_CSS,
    narrow,
    toRoot: TO_ROOT,
    kept: Object.fromEntries(kept)
  });
  return `<!doctype html>\n${document}\n`;
}

function stillNote(lang: Lang, {date, entry}: StillSpec["edition"], takenOn: string, now: string): string {
  const day = (iso: string) => `<time datetime="${iso}">${formatDate(iso, lang)}</time>`;
  const seq = `<data value="${entry.seq}" data-unit="entry" data-source="data/ledger.jsonl">${entry.seq}</data>`;
  const site = inFull(`${TO_ROOT}/${lang}/editions/${date}`);
  return lang === "zh"
    ? `<strong>${day(date)} 版的页面。</strong>${day(takenOn)} 依账本第 ${seq} 笔记录留存，此后不再改变，也不运行任何脚本。<a href="${site}">该版</a> · <a href="${now}">当前页面</a>`
    : `<strong>A page of the edition of ${day(date)}.</strong> Kept on ${day(takenOn)} as shown after entry ${seq} of the books; it no longer changes and runs no script. <a href="${site}">The edition</a> · <a href="${now}">The page today</a>`;
}

interface StillMarks {
  readonly note: string;
  readonly css: string;
  readonly narrow: readonly string[];
  readonly toRoot: string;
  readonly kept: Readonly<Record<string, string>>;
}

/** A kept page with the links of its day naming their files in full. Serialised tags hold quotation marks as `&quot;`. */
export function withFullLinks(html: string): string {
  return html.replace(/<a\s(?:[^>"]|"[^"]*")*>/g, (tag) =>
    tag.replace(/(\shref=")([^"]*)/, (_, start: string, address: string) => start + inFull(address))
  );
}

/** Runs in the page, as it is printed. */
function markUnprinted(): void {
  for (const element of document.querySelectorAll("main *"))
    if (element instanceof HTMLElement && getComputedStyle(element).display === "none")
      element.dataset["unprinted"] = "";
}

/** The charts of an open, settled page in their order, as text. */
export async function takeDrawings(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll("main svg:not(svg svg)")].map((svg) => svg.outerHTML));
}

/** Runs in the page. */
function takeStill({note, css, narrow, toRoot, kept}: StillMarks): string {
  const drawings = [...document.querySelectorAll("main svg:not(svg svg)")];
  if (drawings.length !== narrow.length)
    throw new Error(
      `${location.href}: ${narrow.length} charts on a phone; expected ${drawings.length}, as on a wide screen`
    );
  for (const [i, wide] of drawings.entries()) {
    const forPhones = document.createElement("template");
    // Names within a chart are told apart, or one drawing would take the clips and hatches of the other.
    forPhones.innerHTML = (narrow[i] ?? "").replace(/(\bid="|url\(#|href="#)/g, "$1narrow-");
    const other = forPhones.content.firstElementChild;
    if (!other || other.getAttribute("width") === wide.getAttribute("width")) continue;
    wide.classList.add("still-wide");
    other.classList.add("still-narrow");
    wide.after(other);
  }
  const rules = [...document.styleSheets]
    .flatMap((sheet) => [...sheet.cssRules].filter((rule) => !(rule instanceof CSSFontFaceRule)))
    .map((rule) => rule.cssText);
  const still = document.documentElement.cloneNode(true) as HTMLElement;
  for (const element of still.querySelectorAll("script, link, style, [data-unprinted]")) element.remove();
  for (const button of still.querySelectorAll("button")) {
    const words = document.createElement("span");
    words.append(...button.childNodes);
    button.replaceWith(words);
  }
  for (const control of still.querySelectorAll("input, select, textarea")) control.setAttribute("disabled", "");
  const comments = document.createNodeIterator(still, NodeFilter.SHOW_COMMENT);
  for (let comment; (comment = comments.nextNode() as Comment | null);) comment.remove();
  for (const a of still.querySelectorAll<HTMLAnchorElement>("a[href]")) {
    const {origin, pathname, search, hash, protocol} = new URL(a.getAttribute("href") ?? "", location.href);
    if (protocol === "blob:" || protocol === "data:") a.removeAttribute("href");
    else if (origin === location.origin) {
      const isHere = pathname === location.pathname && search === "";
      const whole = pathname + search + hash;
      const target = kept[whole] ?? (kept[pathname + search] ?? toRoot + pathname + search) + hash;
      a.setAttribute("href", isHere && hash ? hash : target);
    }
  }
  const style = document.createElement("style");
  style.textContent = [...rules, css].join("\n");
  still.querySelector("head")?.append(style);
  const banner = document.createElement("p");
  banner.className = "as-known";
  banner.setAttribute("role", "note");
  banner.innerHTML = note;
  still.querySelector("#content")?.before(banner);
  return still.outerHTML;
}
