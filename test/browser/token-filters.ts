import type {Locator, Page} from "playwright-core";
import {sliceSql, type Slice} from "../../src/query/slice.js";
import {dataValues, figureTable, redrawn} from "./figures.js";
import {labName} from "../../src/words/names.js";
import type {Shown, Table} from "./native.js";

type ListName = "Country" | "Lab" | "Model" | "Weights";

const VIEWS = ".slice-summary, figure[id^=slice-]";

export function dropDown(page: Page, name: ListName): Locator {
  return page.locator("details.multi").filter({has: page.locator("summary", {hasText: new RegExp(`^${name}: `)})});
}

/** Ticks a value in a drop-down and closes it with Escape. */
export async function choose(page: Page, name: ListName, value: string): Promise<void> {
  await redrawn(page, VIEWS, async () => {
    await dropDown(page, name).locator("summary").click();
    await dropDown(page, name).locator(`input[value="${value}"]`).check();
  });
  await page.keyboard.press("Escape");
}

/** Chooses the first or last week of the range. */
export async function chooseWeek(page: Page, name: "From" | "to", week: string): Promise<void> {
  await redrawn(page, VIEWS, () =>
    page
      .locator(".filter-bar .field", {has: page.getByText(name, {exact: true})})
      .locator("select")
      .selectOption(week)
  );
}

export async function clickInBar(page: Page, name: string): Promise<void> {
  await redrawn(page, VIEWS, () => page.locator(".chips").getByRole("button", {name, exact: true}).click());
}

export async function chips(page: Page): Promise<string[]> {
  const names = await page.locator(".chips button").evaluateAll((all) => all.map((b) => b.ariaLabel ?? b.textContent));
  return names.map((name) => name.replace(/^Remove filter: /, ""));
}

/** Everything the page shows of a slice, in the terms of `expectedViews`. */
export async function shownViews(page: Page) {
  const [tokens, , , models] = await dataValues(page, ".slice-summary");
  const pick = async (figure: string, ...columns: string[]) => {
    const {columns: heads, rows} = await figureTable(page, figure);
    return rows.map((row) => columns.map((column) => row[heads.indexOf(column)]));
  };
  return {
    tokens,
    models,
    table: sorted(await pick("#slice-models", "Slug", "Tokens")),
    countries: sorted(await pick("#slice-country", "Country", "Tokens")),
    labs: sorted(await pick("#slice-lab", "Lab", "Tokens")),
    weeks: await pick("#slice-weeks", "Week beginning", "Tokens"),
    ranking: await pick("[id^=slice-ranking]", "Rank", "Model", "Tokens")
  };
}

/** The same from native DuckDB: each view under every filter but its own. */
export async function expectedViews(native: (sql: string) => Promise<Table>, slice: Slice & {to: string}) {
  const {from: _from, to: _to, ...unranged} = slice;
  const rowsOf = async (sql: string) => (await native(sql)).rows;
  const by = (cut: Slice, table: string, key: string) =>
    rowsOf(
      `SELECT t.name, CAST(sum(tokens) AS BIGINT), ${key} FROM (${sliceSql(cut)}) JOIN ${table} t USING (${key}) GROUP BY ALL`
    );
  const ofWeeks = (cut: Slice, week: string) => `usage_weekly_by_model
    WHERE ${week} AND model IN (SELECT model FROM (${sliceSql(cut)}))`;
  const table = (await rowsOf(sliceSql(slice))).map((row) => [row[0], row[5]]);
  return {
    tokens: table.reduce((sum, row) => sum + Number(row[1]), 0),
    models: table.filter(([model]) => model !== "other").length,
    table: sorted(table),
    countries: sorted((await by({...slice, country: []}, "country", "country")).map((row) => row.slice(0, 2))),
    labs: sorted(
      (await by({...slice, lab: []}, "lab", "lab")).map(([name, tokens, lab]) => [shownLab(lab, name), tokens])
    ),
    weeks: await rowsOf(
      `SELECT week_start, CAST(sum(tokens) AS BIGINT) FROM ${ofWeeks(unranged, "true")} GROUP BY 1 ORDER BY 1`
    ),
    ranking: await rowsOf(`SELECT row_number() OVER (ORDER BY tokens DESC, model), name, tokens
      FROM ${ofWeeks({...unranged, model: []}, `week_start = DATE '${slice.to}' AND origin <> 'other'`)} ORDER BY 1`)
  };
}

function shownLab(lab: Shown | undefined, name: Shown | undefined): string {
  return labName(String(lab), {en: String(name), zh: String(name)}).en;
}

function sorted<T>(rows: readonly T[]): T[] {
  return [...rows].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
