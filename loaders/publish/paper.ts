import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {AUDIENCE_NOTICE, type Audience} from "../../src/lib/audience.js";
import type {IsoDate} from "../../src/lib/dates.js";
import {PLACES, TRADITIONAL, langOfPath, type Text} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {sheetMargins, type SheetMargins} from "../../src/lib/sheet-margins.js";
import {editionName} from "../editions/files.js";
import {writeWhole} from "../whole.js";
import {headlineIn, textInside} from "./page-text.js";
import {defineUnsettled, showAll} from "./settle.js";
import {serveFolder} from "./serve.js";
import {inTraditional} from "./traditional/convert.js";

/** Pages that clients are given on paper, by their routes, with the most sheets each may take; null for as many as it needs. */
const ON_PAPER: readonly (readonly [route: string, name: string, sheets: number | null])[] = [
  ["/", "index", null],
  ["/brief", "brief", 2],
  ["/claims", "claims", null],
  ["/usage", "usage", null],
  ["/revenue", "revenue", null],
  ["/companies", "companies", null]
];
const PUBLISHED: Text = {en: "Published on ", zh: "发布日："};
const OUR_CASE: Text = {en: "our base case", zh: "我们的基准情景"};
const SIGNS = {en: "A", zh: "词", [TRADITIONAL.folder]: "詞"} as const;
/** Scales of the text, the largest that fits the sheets being taken. */
const SCALES = [1, 0.9, 0.8, 0.7, 0.6];
const WIDTH_PX = 1000;

/** For whom, when and from what is printed; `site` is the address that the sheets name, empty where it is not known. */
export interface PaperSpec {
  readonly audience: Audience;
  readonly on: IsoDate;
  readonly edition: IsoDate | null;
  readonly site: string;
}

/**
 * Prints pages of a built site as PDF files below `paper/`, in each language and in Traditional: the overview, what a client
 * reads, and each company as our base case has it. Throws where no font has the signs of a language, by name, and where a page
 * does not fit the sheets it may take. Gives their number.
 */
export async function writePaper(
  folder: string,
  entities: readonly string[],
  spec: PaperSpec,
  browser: Browser
): Promise<number> {
  const served = await serveFolder(folder);
  const routes = [
    ...ON_PAPER,
    ...entities.map((entity) => [`/value#company=${entity}`, `value-${entity}`, null] as const)
  ];
  let written = 0;
  try {
    for (const place of PLACES)
      for (const [route, name, sheets] of routes) {
        const path = inFull(`/${place}${route}`);
        if (!existsSync(join(folder, path.replace(/#.*/, "")))) continue;
        const file = `paper/${place}/${name}.pdf`;
        const context = await browser.newContext({viewport: {width: WIDTH_PX, height: 900}, colorScheme: "light"});
        try {
          await context.addInitScript(defineUnsettled);
          const page = await context.newPage();
          await page.goto(served.url + path);
          await showAll(page);
          await requireSigns(page, place.startsWith(TRADITIONAL.folder) ? SIGNS.hant : SIGNS[langOfPath(path)], file);
          await page.evaluate(writeMargins, sheetMargins(await headOf(page, path, spec)));
          await page.evaluate(nameLinks, {served: `${served.url}/`, site: spec.site});
          writeWhole(join(folder, file), await printed(page, file, sheets));
        } finally {
          await context.close();
        }
        written++;
      }
  } finally {
    await served.close();
  }
  return written;
}

/** Gives each printed page a link to its sheets. */
export function linkPaper(folder: string): void {
  for (const place of PLACES)
    for (const [route, name] of ON_PAPER) {
      const page = join(folder, inFull(`/${place}${route}`));
      if (!existsSync(page) || !existsSync(join(folder, `paper/${place}/${name}.pdf`))) continue;
      const up = "../".repeat(place.split("/").length);
      const link = `<a href="${up}paper/${place}/${name}.pdf">PDF</a> `;
      writeFileSync(
        page,
        readFileSync(page, "utf8").replace('<p class="fork">', (mark) => mark + link)
      );
    }
}

/** How many sheets a PDF file has. */
export function sheetsOf(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString("latin1")
      .match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0
  );
}

/** What each sheet of a page says: what it is of, when, for whom and where. */
async function headOf(page: Page, path: string, {audience, on, edition, site}: PaperSpec): Promise<SheetMargins> {
  const lang = langOfPath(path);
  const html = await page.content();
  const [, name = ""] = /<title>([^<]*)<\/title>/.exec(html) ?? [];
  const isTraditional = path.startsWith(`/${TRADITIONAL.folder}/`);
  const told = (words: string) => (isTraditional ? inTraditional(words) : words);
  const label = [
    ...(path.includes("/value") ? [OUR_CASE[lang]] : []),
    edition === null ? PUBLISHED[lang] + on : editionName(edition)[lang],
    AUDIENCE_NOTICE[audience][lang]
  ];
  return {
    "top-left": textInside(headlineIn(html) || name),
    "top-right": told(label.join(" · ")),
    "bottom-left": site + path.slice(1)
  };
}

/** Has links lead to where the site will stand, not to where it was printed; without an address, to their page alone. */
function nameLinks({served, site}: {readonly served: string; readonly site: string}): void {
  for (const a of document.links)
    if (a.href.startsWith(served)) a.setAttribute("href", site + a.href.slice(served.length));
}

/** Adds rules for paper to a page, after its own. */
function writeMargins(rules: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(rules);
  addEventListener("beforeprint", () => {
    document.adoptedStyleSheets = [...document.adoptedStyleSheets.filter((each) => each !== sheet), sheet];
  });
}

async function printed(page: Page, file: string, sheets: number | null): Promise<Buffer> {
  for (const scale of SCALES) {
    const pdf = await page.pdf({format: "A4", printBackground: true, preferCSSPageSize: true, scale});
    if (sheets === null || sheetsOf(pdf) <= sheets) return pdf;
  }
  throw new Error(
    `${file}: more than ${sheets ?? 0} sheets at ${SCALES.at(-1) ?? 0} of its size; expected at most ${sheets ?? 0}: print less of it`
  );
}

/** Throws where the machine has no font with a sign: it is drawn like one that no font has. */
async function requireSigns(page: Page, sign: string, file: string): Promise<void> {
  const isMissing = await page.evaluate((sign) => {
    const [drawn, none] = [sign, "\u{10fffe}"].map((text) => {
      const canvas = document.createElement("canvas");
      const context = canvas.getContext("2d");
      if (context === null) return text;
      context.font = `32px ${getComputedStyle(document.body).fontFamily}`;
      context.fillText(text, 10, 60);
      return canvas.toDataURL();
    });
    return drawn === none;
  }, sign);
  if (isMissing)
    throw new Error(
      `${file}: no font on this machine has ${sign}; install one, such as fonts-noto-cjk, and publish again`
    );
}
