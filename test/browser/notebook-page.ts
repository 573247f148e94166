import type {Page} from "playwright-core";
import {packText} from "../../src/lib/packed-text.js";

/** Waits until nothing of an open notebook is under way or to come. */
export async function notebookIdle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const cells = [...document.querySelectorAll<HTMLElement>(".notebook-cell")];
    return cells.length > 0 && cells.every(({dataset}) => !["stale", "running"].includes(dataset["phase"] ?? "stale"));
  });
}

/** Phases of the cells of an open notebook with what is wrong with each. */
export async function phasesOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>(".notebook-cell")].map((cell) =>
      [
        cell.dataset["kind"],
        cell.dataset["phase"],
        cell.querySelector<HTMLElement>(".notebook-problems")?.innerText.trim()
      ]
        .join(" ")
        .trim()
    )
  );
}

/** Values of all numbers that outputs of cells show. */
export async function numbersOf(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("main data[data-source]")]
      .filter((data) => data.closest(".notebook") ?? data.closest("p"))
      .map((data) => `${data.getAttribute("value") ?? ""} ${data.textContent}`)
  );
}

/** The part of an address that opens a text as a notebook. */
export function notebookFragment(text: string): string {
  return `#n=${packText(text)}`;
}
