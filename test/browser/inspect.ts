import type {Page} from "playwright-core";
import {sharedPackages} from "../../loaders/browser/packages.js";

/** Figures that show neither marks of any size, nor rows, nor why they are empty; and marks placed nowhere. */
export async function blankFigures(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const hasSize = (mark: Element) => {
      const {width, height} = mark.getBoundingClientRect();
      return width + height > 0;
    };
    return [...document.querySelectorAll(".figure")].flatMap((figure) => {
      const marks = [...figure.querySelectorAll("svg :is(path, rect, line)")].filter((m) => !m.closest("defs"));
      const isShown = marks.some(hasSize) || figure.querySelector("tbody tr, .empty") !== null;
      const isBroken = /(NaN|undefined|Infinity)/.exec(
        [...figure.querySelectorAll("svg *")].flatMap((m) => [...m.attributes].map((a) => a.value)).join(" ")
      );
      return [...(isShown ? [] : [`${figure.id}: blank`]), ...(isBroken ? [`${figure.id}: ${isBroken[0]}`] : [])];
    });
  });
}

/** Numbers without unit or source: elements that lack one, and charts with digits that stand beside no source. */
export async function unsourcedNumbers(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const elements = [...document.querySelectorAll("data")].filter((e) =>
      ["value", "data-unit", "data-source"].some((name) => !e.getAttribute(name))
    );
    const charts = [...document.querySelectorAll("main svg")].filter(
      (svg) =>
        /\d/.test(svg.textContent) && !svg.closest("figure, article")?.querySelector(".figure-source")?.textContent
    );
    return [...elements, ...charts].map((e) => e.outerHTML.slice(0, 200));
  });
}

const MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*";
/** Dates, years and checksums: digits that are no numbers. A year that counts something is one. */
const DATE = new RegExp(
  [
    String.raw`\b[0-9a-f]{64}\b`,
    String.raw`\d{4}-\d{2}-\d{2}`,
    String.raw`\b[HQ]\d 20\d{2}\b`,
    String.raw`\d{1,2}(?: to \d{1,2})? ${MONTH}(?: \d{4})?`,
    String.raw`\d{4} ?(?:年|财年)(?: ?\d+ ?月|\d季度|[上下]半年)?(?: ?\d+ ?日)?`,
    String.raw`\d{1,2} ?月(?: ?\d+ ?日)?(?: 至 \d+ 日)?`,
    String.raw`\b20[12]\d\b(?! ?(?:tokens|models|labs|rows|weeks|companies|个|家|项|×|%))`
  ].join("|"),
  "g"
);
/** Words with digits in them, such as names of models; a currency or a sign of times before digits is no word. */
const WORD = /(?<![A-Za-z])(?!(?:USD|HKD|CNY|RMB|EUR|x)\d)[A-Za-z][\w.-]*/g;

/** Texts with digits that are in no number element, and are no date, name, citation, code of shares or of programs, choice or chart. */
export async function bareNumbers(page: Page, names: ReadonlySet<string>): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const exempt =
      "data, time, code, pre, svg, script, style, textarea, label, button, option, nav, .figure-source, .source dd, .dictionary, .sql-schema, .cell, .checksum, .shares, .event-list b, td[lang], small[lang]";
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    for (let node; (node = walker.nextNode());)
      if (/\d/.test(node.textContent ?? "") && !node.parentElement?.closest(exempt))
        found.push(node.textContent?.trim() ?? "");
    return found;
  });
  const known = [...names].filter((name) => /\d/.test(name)).sort((a, b) => b.length - a.length);
  const rest = (text: string) =>
    known
      .reduce((left, name) => left.replaceAll(name, ""), text)
      .replace(DATE, "")
      .replace(WORD, "");
  return texts.filter((text) => /\d/.test(rest(text)));
}

/** What a reader sees as text: the page's and its figures', with what fields hold and what is said aloud. */
export async function shownText(page: Page): Promise<string> {
  return page.evaluate(() => {
    const drawn = [...document.querySelectorAll("svg text, svg title")].map((text) => text.textContent);
    const said = [...document.querySelectorAll("[aria-label], [title], [placeholder]")].flatMap((element) =>
      ["aria-label", "title", "placeholder"].map((name) => element.getAttribute(name) ?? "")
    );
    // The dictionary says of columns where they are null.
    const dictionary = document.querySelector<HTMLElement>(".dictionary")?.innerText ?? "";
    return [document.title, document.body.innerText.replace(dictionary, ""), ...drawn, ...said].join("\n");
  });
}

interface LoadedPackage {
  /** Empty for Framework's own modules. */
  readonly name: string;
  readonly versions: readonly string[];
  /** Each file, its hash left out, with the addresses it was loaded from. */
  readonly files: readonly (readonly [file: string, urls: readonly string[]])[];
}

/** What is wrong with the packages a page loads: a version other than the locked one, or a module at two addresses. */
export function packageFaults(requests: readonly string[]): string[] {
  const locked = new Map(sharedPackages().map(({name, version}) => [name, version]));
  return loadedModules(requests).flatMap(({name, versions, files}) => [
    ...(name && versions.join() !== locked.get(name) ? [`${name}: ${versions.join(", ")}`] : []),
    ...files.filter(([, urls]) => urls.length > 1).map(([file, urls]) => `${name}/${file}: ${urls.join(", ")}`)
  ]);
}

/** The npm packages, and Framework's own modules, among the addresses a page requested. */
export function loadedModules(requests: readonly string[]): LoadedPackage[] {
  const packages = new Map<string, {versions: Set<string>; files: Map<string, Set<string>>}>();
  for (const url of requests) {
    const [, npm, own] = /\/_npm\/(.+)$|\/_observablehq\/(.+)$/.exec(url) ?? [];
    const [, name = "", version = "", file = own] = /^((?:@[^/@]+\/)?[^/@]+)@([^/]+)\/(.+)$/.exec(npm ?? "") ?? [];
    if (!file) continue;
    const entry = packages.get(name) ?? {versions: new Set(), files: new Map<string, Set<string>>()};
    const stem = file.replace(/\.?\b[0-9a-f]{8}\b/, "").replace(/^\.js$/, "_esm.js");
    packages.set(name, entry);
    entry.versions.add(version);
    entry.files.set(stem, (entry.files.get(stem) ?? new Set()).add(url));
  }
  return [...packages].map(([name, {versions, files}]) => ({
    name,
    versions: [...versions],
    files: [...files].map(([file, urls]) => [file, [...urls]] as const)
  }));
}
