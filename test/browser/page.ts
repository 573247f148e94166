import {chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Page} from "playwright-core";
import {afterAll, beforeAll, inject} from "vitest";
import {findChromium} from "../../loaders/publish/chromium.js";

/** What a packaged browser is told for use in the cloud: here it would hide faults, or end with its first context. */
const UNWANTED = new Set([
  "--single-process",
  "--no-zygote",
  "--disable-web-security",
  "--disable-site-isolation-trials",
  "--allow-running-insecure-content"
]);

// Without a screen, frames may stop coming once nothing changes, so pages are looked at by the clock.
const POLLING = {polling: 20};

/** A page of the site that is open, and everything it did that a page should not. */
export interface Visit {
  readonly page: Page;
  /** Console errors and warnings, uncaught errors, failed requests, bad statuses, requests to other origins. */
  readonly problems: string[];
  /** Addresses requested so far, workers' included. */
  readonly requests: string[];
  close(): Promise<void>;
}

type Open = (path: string, options?: BrowserContextOptions) => Promise<Visit>;

/** One browser for the tests of a file: returns how to open a page of the site in it. */
export function siteBrowser(origin: () => string = () => inject("site")): Open {
  let browser: Browser;
  beforeAll(async () => {
    const {executablePath, args} = await findChromium();
    browser = await chromium.launch({executablePath, args: args.filter((arg) => !UNWANTED.has(arg))});
  });
  afterAll(async () => {
    await browser.close();
  });
  return async (path, options = {}) => {
    const context = await browser.newContext({viewport: {width: 1440, height: 900}, locale: "en-US", ...options});
    const visit = await watch(context, origin());
    await visit.page.goto(origin() + path);
    return visit;
  };
}

async function watch(context: BrowserContext, origin: string): Promise<Visit> {
  await context.addInitScript(defineUnsettled);
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const problems: string[] = [];
  const requests: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console ${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  context.on("request", (request) => {
    const url = request.url();
    requests.push(url);
    if (!url.startsWith(`${origin}/`) && !/^(data|blob):/.test(url)) problems.push(`another origin: ${url}`);
  });
  context.on("requestfailed", (request) =>
    problems.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`)
  );
  context.on("response", (response) => {
    if (response.status() >= 400) problems.push(`HTTP ${response.status()}: ${response.url()}`);
  });
  return {page, problems, requests, close: () => context.close()};
}

/** Waits until every cell that displays something has done so, and every figure is drawn. */
export async function settled(page: Page): Promise<void> {
  await orExplain(
    page,
    page.waitForFunction(() => window.unsettled().length === 0, undefined, POLLING)
  );
}

/** Waits until a page shows what it shows unscrolled: one cell, the slice of use cases, waits to be seen. */
export async function opened(page: Page): Promise<void> {
  await orExplain(
    page,
    page.waitForFunction(() => window.unsettled().length <= 1, undefined, POLLING)
  );
}

/** Scrolls, step by step, until it has seen the whole page settled: some parts load when they come into view. */
export async function showAll(page: Page): Promise<void> {
  await orExplain(
    page,
    page.waitForFunction(
      () => {
        const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
        if (isAtEnd && window.unsettled().length === 0) return true;
        scrollTo(0, isAtEnd ? 0 : scrollY + innerHeight / 2);
        return false;
      },
      undefined,
      POLLING
    )
  );
}

async function orExplain(page: Page, settling: Promise<unknown>): Promise<void> {
  try {
    await settling;
  } catch (cause) {
    const state = await page.evaluate(() => ({
      waiting: window.unsettled(),
      scrollY,
      innerHeight,
      height: document.documentElement.scrollHeight
    }));
    throw new Error(`the page does not settle: ${JSON.stringify(state)}`, {cause});
  }
}

declare global {
  interface Window {
    /** What a page still has to display or draw. */
    unsettled(): string[];
  }
}

/** Runs in the page: Framework's module script says which cells display, a comment marks where. */
function defineUnsettled(): void {
  window.unsettled = () => {
    const cells = [...document.scripts].flatMap((script) => [
      ...script.text.matchAll(/define\({id: "([0-9a-f-]+)"(?:, mode: "\w+")?, inputs: \[([^\]]*)\]/g)
    ]);
    const displaying = cells.filter(([, , inputs]) => /"(display|view)"/.test(inputs ?? "")).map(([, id]) => `:${id}:`);
    const roots = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT);
    const shown = new Set<string>();
    for (let root; (root = roots.nextNode() as Comment | null);) if (root.previousSibling) shown.add(root.data);
    const charts = [...document.querySelectorAll(".figure-chart:not([hidden])")];
    return [
      ...(document.readyState === "complete" ? [] : ["the document"]),
      ...[...document.querySelectorAll("observablehq-loading")].map(() => "a text"),
      ...displaying.filter((id) => !shown.has(id)).map((id) => `cell ${id}`),
      ...charts
        .filter((chart) => !chart.querySelector("svg, .empty"))
        .map((chart) => `figure ${chart.parentElement?.id}`)
    ];
  };
}
