import type {Page} from "playwright-core";

// Without a screen, frames may stop coming once nothing changes, so pages are looked at by the clock.
const POLLING = {polling: 20};

/** Waits until every cell that displays something has done so, and every figure is drawn. */
export async function settled(page: Page): Promise<void> {
  await orExplain(page, () => page.waitForFunction(() => window.unsettled().length === 0, undefined, POLLING));
}

/** Waits until a page shows what it shows unscrolled: figures below, and the slice of use cases, wait to be seen. */
export async function opened(page: Page): Promise<void> {
  await orExplain(page, () => page.waitForFunction(() => window.unsettled(true).length <= 1, undefined, POLLING));
}

/**
 * Scrolls, step by step, until it has seen the whole page settled: some parts load when they come into view. Goes on only
 * once the figures in sight are drawn: frames may come so rarely that steps by the clock would pass some by for ever.
 */
export async function showAll(page: Page): Promise<void> {
  await orExplain(page, () =>
    page.waitForFunction(
      () => {
        const isAtEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
        if (isAtEnd && window.unsettled().length === 0) return true;
        if (window.unsettled(true).some((what) => what.startsWith("figure "))) return false;
        scrollTo(0, isAtEnd ? 0 : scrollY + innerHeight / 2);
        return false;
      },
      undefined,
      POLLING
    )
  );
}

async function orExplain(page: Page, settle: () => Promise<unknown>): Promise<void> {
  try {
    await orAnew(page, settle);
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

/** Without a screen a busy Chromium at times draws no frame of a page any more; loading it anew is all that helps. */
async function orAnew(page: Page, settle: () => Promise<unknown>): Promise<void> {
  try {
    await settle();
  } catch (error) {
    if (await drawsFrames(page)) throw error;
    await page.reload();
    await settle();
  }
}

function drawsFrames(page: Page): Promise<boolean> {
  return page.evaluate(
    () =>
      new Promise((resolve) => {
        setTimeout(() => resolve(false), 2000);
        requestAnimationFrame(() => resolve(true));
      })
  );
}

declare global {
  interface Window {
    /** What a page still has to display or draw; where only what is in sight counts, without the figures beyond. */
    unsettled(isInSight?: boolean): string[];
  }
}

/** Runs in the page before its scripts: Framework's module script says which cells display, a comment marks where. */
export function defineUnsettled(): void {
  window.unsettled = (isInSight = false) => {
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
        .filter((chart) => {
          const {top, bottom} = chart.getBoundingClientRect();
          return !isInSight || (top < innerHeight && bottom > 0);
        })
        .map((chart) => `figure ${chart.parentElement?.id}`)
    ];
  };
}
