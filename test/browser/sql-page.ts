import type {Locator, Page} from "playwright-core";
import {shown, type Table} from "./native.js";

/** What the SQL page answered: a table, or a message where there is none. */
export interface Answer extends Table {
  /** The line above a result, or what is said instead of one. */
  readonly says: string;
  /** DuckDB's message, when it has one. */
  readonly error: string | null;
}

/** The field of the query: plain until it is gone into, then an editor. */
export function sqlField(page: Page): Locator {
  return page.locator(".sql-editor textarea, .sql-editor .cm-content").first();
}

/** The query as it is typed. */
export async function typedSql(page: Page): Promise<string> {
  return page.evaluate(
    () => document.querySelector<HTMLElement & {value: string}>(".sql-editor .code-field")?.value ?? ""
  );
}

/** Fills in a query, clicks Run and waits for the answer. */
export async function runSql(page: Page, sql: string): Promise<Answer> {
  await sqlField(page).fill(sql);
  await page.evaluate(() => document.querySelector(".sql-output > *")?.setAttribute("data-old", ""));
  await page.locator(".sql-run button").click();
  await page.locator(".sql-output > :not([data-old])").waitFor({state: "attached", timeout: 60_000});
  return readAnswer(page);
}

async function readAnswer(page: Page): Promise<Answer> {
  const {rows, ...answer} = await page.evaluate(() => {
    const output = document.querySelector(".sql-output") as HTMLElement;
    const text = (selector: string) => output.querySelector<HTMLElement>(selector)?.innerText.trim();
    return {
      says: text(".figure-subtitle") ?? output.innerText.trim(),
      error: text(".sql-error pre") ?? null,
      columns: [...output.querySelectorAll("th")].map((th) => th.textContent),
      rows: [...output.querySelectorAll("tbody tr")].map((tr) =>
        [...tr.querySelectorAll("td")].map((td) =>
          td.matches(".missing") ? null : (td.querySelector("data")?.getAttribute("value") ?? td.textContent.trim())
        )
      )
    };
  });
  return {...answer, rows: rows.map((row) => row.map(shown))};
}
