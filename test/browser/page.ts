import type {Browser, BrowserContext, BrowserContextOptions, Page, Request} from "playwright-core";
import {afterAll, afterEach, inject} from "vitest";
import {inFull} from "../../src/lib/links.js";
import {defineUnsettled} from "../../loaders/publish/settle.js";
import {launchChromium} from "../../loaders/publish/launch.js";

export {opened, settled, showAll} from "../../loaders/publish/settle.js";

/** A page of the site that is open, and everything it did that a page should not. */
export interface Visit {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, failed requests, bad statuses, requests to other origins. */
  readonly problems: string[];
  /** What its policy stopped; a test after which some is left fails, whatever else it asks. */
  readonly violations: string[];
  /** Addresses requested so far, workers' included. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** Opens a page of the site by its route. */
export type Open = (path: string, options?: BrowserContextOptions) => Promise<Visit>;

/** Machine code of DuckDB in one pass alone: no test runs a query long enough for a second one to pay. */
const FLAGS = ["--js-flags=--liftoff-only"];

/** One browser for all tests of a worker, which ends with it. */
let launched: Promise<Browser> | undefined;

/** Returns how to open a page of the site, by its route; what a file of tests opened is closed with it. */
export function siteBrowser(origin: () => string = () => inject("site")): Open {
  const contexts: BrowserContext[] = [];
  const watched: string[][] = [];
  afterEach(() => {
    const found = watched.flatMap((violations) => violations.splice(0));
    if (found.length > 0) throw new Error(found.join("\n"));
  });
  afterAll(async () => {
    for (const context of contexts.splice(0)) await context.close();
  });
  return async (path, options = {}) => {
    const browser = await (launched ??= launchChromium(FLAGS));
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, locale: "en-US", ...options});
    contexts.push(context);
    const visit = await watch(context, origin());
    watched.push(visit.violations);
    await visit.page.goto(origin() + inFull(path));
    return visit;
  };
}

const VIOLATION = "policy violated: ";

/** Runs in each page before its scripts: tells the console what its policy stopped, where, and by which rule. */
function tellViolations(start: string): void {
  addEventListener("securitypolicyviolation", (event) => {
    const {violatedDirective, blockedURI, sourceFile, lineNumber, sample} = event;
    const [inner] = event.composedPath();
    // Where a reader types over a selection the browser would style what is put there: neither markup nor a script of ours.
    if (
      violatedDirective === "style-src-attr" &&
      sourceFile === "" &&
      inner instanceof Element &&
      inner.closest(".cm-content")
    )
      return;
    const element = inner instanceof Element ? inner.outerHTML.slice(0, 200) : "";
    console.error(`${start}${violatedDirective} ${blockedURI} ${sourceFile}:${lineNumber} ${sample} ${element}`);
  });
}

async function watch(context: BrowserContext, origin: string): Promise<Visit> {
  await context.addInitScript(defineUnsettled);
  await context.addInitScript(tellViolations, VIOLATION);
  context.setDefaultTimeout(45_000);
  const page = await context.newPage();
  const problems: string[] = [];
  const violations: string[] = [];
  const requests: string[] = [];
  context.on("console", (message) => {
    if (message.text().startsWith(VIOLATION)) violations.push(`${message.page()?.url() ?? ""}: ${message.text()}`);
  });
  page.on("console", (message) => {
    // Each is told above, with the element that it is of.
    if (message.text().includes("violates the following Content Security Policy")) return;
    if (["error", "warning"].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  // What a page had asked for and no longer wants once the reader leaves it is ended by the browser: no fault of the page.
  // So it is with what the page asks for still while the next one is on its way.
  const asked = new Map<Request, number>();
  let [left, isLeaving] = [0, false];
  page.on("framenavigated", () => (isLeaving = false));
  context.on("request", (request) => {
    if (request.isNavigationRequest()) [left, isLeaving] = [left + 1, true];
    asked.set(request, isLeaving && !request.isNavigationRequest() ? left - 1 : left);
    const url = request.url();
    requests.push(url);
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) problems.push(`another origin: ${url}`);
  });
  context.on("requestfailed", (request) => {
    const failure = request.failure()?.errorText ?? "";
    if (failure === "net::ERR_ABORTED" && (asked.get(request) ?? left) < left) return;
    problems.push(`failed: ${request.url()} ${failure}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`HTTP ${response.status()}: ${response.url()}`);
  });
  return {page, problems, violations, requests, close: () => context.close()};
}
