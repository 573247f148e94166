import {readFile} from "node:fs/promises";
import {parse} from "csv-parse/sync";
import type {Page} from "playwright-core";
import {shown, type Table} from "./native.js";

/** Does something that draws figures again, and waits until they are new and complete. */
export async function redrawn(page: Page, selector: string, action: () => Promise<unknown>): Promise<void> {
  await page.evaluate((stale) => {
    for (const element of document.querySelectorAll(stale)) element.setAttribute("data-stale", "");
  }, selector);
  await action();
  await page.waitForFunction(
    () => !document.querySelector("[data-stale]") && window.unsettled().length === 0,
    undefined,
    {polling: 20}
  );
}

/** The table of a figure, opened by its button where it shows a chart, which comes back after. */
export async function figureTable(page: Page, selector: string): Promise<Table> {
  const {columns, rows} = await page.evaluate((figureSelector) => {
    const figure = document.querySelector<HTMLElement>(figureSelector);
    if (!figure) throw new Error(`no ${figureSelector}`);
    const table = figure.querySelector<HTMLElement>(".figure-table");
    const toggle = table?.hidden ? figure.querySelector<HTMLElement>(".figure-actions button") : null;
    if (!figure.querySelector(".empty")) toggle?.click();
    const read = {
      columns: [...figure.querySelectorAll("th")].map((th) => th.textContent),
      rows: [...figure.querySelectorAll("tbody tr")].map((tr) =>
        [...tr.querySelectorAll("td")].map((td) =>
          td.matches(".missing")
            ? null
            : (td.querySelector("data")?.getAttribute("value") ??
              td.querySelector("time")?.dateTime ??
              td.textContent.trim())
        )
      )
    };
    if (!figure.querySelector(".empty")) toggle?.click();
    return read;
  }, selector);
  return {columns, rows: rows.map((row) => row.map((cell) => shown(cell)))};
}

/** What a figure's download holds, its byte order mark checked. */
export async function figureDownload(page: Page, selector: string): Promise<Table> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(`${selector} .figure-actions button`, {hasText: "Download CSV"}).click()
  ]);
  const text = await readFile(await download.path(), "utf8");
  if (text.charCodeAt(0) !== 0xfeff) throw new Error("a download without a byte order mark");
  const [columns = [], ...rows] = parse(text.slice(1));
  if (columns.slice(-2).join() !== "citation,as_of")
    throw new Error(`a download without citation and date: ${columns.join()}`);
  return {
    columns: columns.slice(0, -2),
    rows: rows.map((row) => row.slice(0, -2).map((cell) => shown(cell === "" ? null : cell)))
  };
}

/** Values of the `<data>` elements of an element, in order. */
export async function dataValues(page: Page, selector: string): Promise<number[]> {
  return page
    .locator(`${selector} data:not(.written)`)
    .evaluateAll((all) => all.map((data) => Number(data.getAttribute("value"))));
}
