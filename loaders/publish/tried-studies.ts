import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import type {Browser} from "playwright-core";
import {usesOf} from "../browser/missing.js";
import {pageBehind} from "../house/basis.js";
import {listedPages} from "./heads.js";
import {launchChromium} from "./launch.js";
import {isStudy} from "./policy.js";
import {serveFolder} from "./serve.js";
import {defineUnsettled, showAll} from "./settle.js";

/** What a policy shut out of a page that was opened, as the browser tells it. */
interface ShutOut {
  readonly directive: string;
  /** `eval`, `inline`, or the address that was asked for. */
  readonly blocked: string;
  /** Address of the script that asked. */
  readonly by: string;
}

/** How long a page may take to show all it shows, in milliseconds. */
const MOST_MS = 60_000;

/**
 * Opens the studies of a finished site in a browser, each under its own policy, since what a package does no reading of its
 * code tells: gives what was shut out first, in words with the line of its source, by path.
 */
export async function tryStudies(folder: string, root: string): Promise<ReadonlyMap<string, string>> {
  const paths = listedPages(folder).flatMap(({path}) => (isStudy(path) ? [path] : []));
  const found = new Map<string, string>();
  if (paths.length === 0) return found;
  const site = await serveFolder(folder);
  const browser = await launchChromium();
  try {
    for (const path of paths) {
      const [first] = await shutOutOf(browser, site.url + path);
      if (first) found.set(path, inWords(first, path, root));
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return found;
}

async function shutOutOf(browser: Browser, url: string): Promise<readonly ShutOut[]> {
  const page = await browser.newPage({viewport: {width: 1440, height: 900}});
  page.setDefaultTimeout(MOST_MS);
  await page.addInitScript(defineUnsettled);
  await page.addInitScript(() => {
    window.shutOut = [];
    addEventListener("securitypolicyviolation", ({effectiveDirective, blockedURI, sourceFile}) => {
      window.shutOut.push({directive: effectiveDirective, blocked: blockedURI, by: sourceFile});
    });
  });
  await page.goto(url);
  // What never comes to rest has shown by then what it shows.
  await showAll(page).catch(() => undefined);
  await page.waitForLoadState("networkidle").catch(() => undefined);
  const found = await page.evaluate(() => window.shutOut);
  await page.close();
  return found.filter((each) => !isHeld(each));
}

/** Whether it is no more than the place that htl holds for a function in its markup, which it sets right after. */
function isHeld({directive, by}: ShutOut): boolean {
  return directive === "script-src-attr" && by.includes("/_npm/htl@");
}

/** What was shut out, with the line of the page that has it where one does. */
function inWords({directive, blocked, by}: ShutOut, path: string, root: string): string {
  const file = `src/[lang]/${pageBehind(path)}.md`;
  const [, name, version] = /\/_npm\/((?:@[^/]+\/)?[^/@]+)@([^/]+)\//.exec(by) ?? [];
  if (name !== undefined) {
    const place = usesOf(name, join(root, "src")).places.find((each) => each.includes(`${file}:`));
    const line = place === undefined ? "" : `${file}${/:\d+$/.exec(place)?.[0]}: `;
    return `${line}npm:${name}@${version} ${asked(directive, blocked)}`;
  }
  return `${placeOf(signOf(directive, blocked), file, root)}${asked(directive, blocked)}`;
}

function asked(directive: string, blocked: string): string {
  if (blocked === "eval") return "makes code of text (eval, new Function)";
  if (directive === "script-src-attr") return "an event handler written into HTML";
  if (directive.startsWith("style-src"))
    return "a style in a text made markup of: set it by code, in a class, or in a template of html";
  return blocked === "inline" ? `something written into the page (${directive})` : `asks for ${blocked} (${directive})`;
}

/** By what the line of a page is found that asks for what was shut out. */
function signOf(directive: string, blocked: string): RegExp {
  if (blocked === "eval") return /\bnew\s+Function\b|(?<![.\w$])(?:Function|eval)\s*\(/;
  if (directive === "script-src-attr") return /<[a-z][^>]*\son[a-z]+\s*=\s*["']/i;
  if (directive.startsWith("style-src")) return /\b(?:innerHTML|outerHTML|insertAdjacentHTML)\b/;
  const host = /^https?:\/\/([^/]+)/.exec(blocked)?.[1];
  return host === undefined ? /(?!)/ : new RegExp(host.replaceAll(".", "\\."));
}

function placeOf(sign: RegExp, file: string, root: string): string {
  const path = join(root, file);
  const at = existsSync(path) ? readFileSync(path, "utf8").split("\n").findIndex((line) => sign.test(line)) : -1; // prettier-ignore
  return at < 0 ? "" : `${file}:${at + 1}: `;
}

declare global {
  interface Window {
    /** What the policy of the open page has shut out so far. */
    shutOut: ShutOut[];
  }
}
