import {existsSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {PLACES} from "../../src/lib/language.js";
import {inFull} from "../../src/lib/links.js";
import {PAGES} from "../../src/lib/pages.js";
import {writeWhole} from "../whole.js";
import {builtProfileRoutes} from "./profiles.js";
import {serveFolder} from "./serve.js";

/** What shared links show: half of the size in which services keep it, at two dots a pixel. */
const CARD = {width: 600, height: 315} as const;
const DOTS_A_PIXEL = 2;
const FIGURE = /<figure id="([^"]+)" class="figure"/;
const IMAGE = '<meta property="og:image"';

/**
 * Draws for each page of a built site, each lab and large model, a card of its first figure, in each language and in Traditional, below `cards/`, and names it
 * in the head of the page, which takes the whole address of a site. A page without a figure has none. Gives their number.
 */
export async function writeCards(
  folder: string,
  site: string,
  editions: readonly string[],
  browser: Browser
): Promise<number> {
  const routes = [
    ...PAGES.map(({path}) => path),
    ...builtProfileRoutes(),
    ...editions.map((day) => `/editions/${day}`)
  ];
  const served = await serveFolder(folder);
  const context = await browser.newContext({viewport: CARD, deviceScaleFactor: DOTS_A_PIXEL, colorScheme: "light"});
  let drawn = 0;
  try {
    for (const place of PLACES)
      for (const route of routes) {
        const path = inFull(`/${place}${route}`);
        const file = join(folder, path);
        const html = existsSync(file) ? readFileSync(file, "utf8") : "";
        const figure = firstFigure(html);
        if (figure === null) continue;
        const page = await context.newPage();
        await page.goto(`${served.url}${path}?embed=${encodeURIComponent(figure)}`);
        await page.locator(`[id="${figure}"] :is(svg, table)`).first().waitFor({state: "attached"});
        await page.evaluate(fitInto, CARD.height);
        const card = cardOf(path);
        writeWhole(join(folder, card), await page.screenshot({clip: {x: 0, y: 0, ...CARD}}));
        writeFileSync(file, withCard(html, site + card.slice(1)));
        await page.close();
        drawn++;
      }
  } finally {
    await context.close();
    await served.close();
  }
  return drawn;
}

/** Where the card of a page stands. */
export function cardOf(path: string): string {
  return `/cards${path.replace(/\.html$/, ".png")}`;
}

/** The first figure of a page by its id; null where it has none. */
export function firstFigure(html: string): string | null {
  return FIGURE.exec(html)?.[1] ?? null;
}

/** A page whose head names its card. */
export function withCard(html: string, address: string): string {
  if (html.includes(IMAGE)) return html;
  const lines = [
    `${IMAGE} content="${address}">`,
    `<meta property="og:image:width" content="${CARD.width * DOTS_A_PIXEL}">`,
    `<meta property="og:image:height" content="${CARD.height * DOTS_A_PIXEL}">`,
    `<meta name="twitter:card" content="summary_large_image">`
  ];
  return html.replace("</title>", () => `</title>\n${lines.join("\n")}`);
}

/** Makes a figure, with the name of the site below it, as small as fits the height, without what only a page can do. */
function fitInto(height: number): void {
  for (const actions of document.querySelectorAll<HTMLElement>(".figure-actions")) actions.style.display = "none";
  const needed = document.body.scrollHeight + 24;
  document.documentElement.style.setProperty("zoom", String(Math.min(1, height / needed)));
  document.body.style.setProperty("padding", "12px", "important");
}
