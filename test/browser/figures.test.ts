import type {Locator, Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {drawn, misfit, type Drawn} from "./drawn.js";
import {figureDownload, figureTable} from "./figures.js";
import {nativeLedger, type Shown, type Table} from "./native.js";
import {opened, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const native = nativeLedger();

/** The charts of each page, by the beginnings of their names, in order. */
const FIGURES = {
  "/en/": ["shares-by-origin", "leads", "router-over-reported", "value-against-price"],
  "/en/usage": [
    "shares-by-origin",
    "tokens-by-origin",
    "slice-weeks",
    "slice-country",
    "slice-lab",
    "slice-ranking",
    "top-models"
  ],
  "/en/use-cases": ["task-shares", "task-models", "category-history"]
} as const;

/** Of what may be shown and not given away. */
const CITED = ["category-history", "router-over-reported", "value-against-price"];

/** Charts of ranges: what their bars stand for, of the columns of the table, in the order they are drawn. */
const RANGES: Readonly<Record<string, (column: (head: string) => number[]) => number[]>> = {
  leads: (column) => solidThenHatched(column("At least"), column("At most")),
  "router-over-reported": (column) => solidThenHatched(column("Part, at least"), column("Part, at most")),
  "value-against-price": (column) =>
    column("Highest case").map((high, i) => (high - (column("Lowest case")[i] ?? NaN)) / (column("Price")[i] ?? NaN))
};

function solidThenHatched(low: readonly number[], high: readonly number[]): number[] {
  return [...low, ...high.map((h, i) => h - (low[i] ?? NaN))];
}

describe.each(Object.entries(FIGURES))("the figures of %s", (route, names) => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await open(route);
    await opened(visit.page);
    await visit.page
      .locator(`figure.figure[id^="${names.at(-1) ?? ""}"]:has(svg)`)
      .first()
      .waitFor();
  });

  it("are these, and no chart more", async () => {
    const ids = await visit.page.locator("figure.figure:has(svg)").evaluateAll((all) => all.map((f) => f.id));
    expect(ids.map((id) => names.find((name) => id.startsWith(name)))).toEqual(names);
  });

  it.each(names)("say what %s shows, in what unit, by whom and as of when", async (name) => {
    const figure = figureOf(visit.page, name);
    for (const part of [".figure-title", ".figure-subtitle", ".figure-source"])
      expect((await figure.locator(part).innerText()).length).toBeGreaterThan(10);
    expect(await figure.locator(".figure-source time").getAttribute("datetime")).toMatch(/^\d{4}-\d\d-\d\d$/);
  });

  it.each(names)("turn %s into a table and back", async (name) => {
    const figure = figureOf(visit.page, name);
    for (const [button, shown, hidden] of [
      ["Table", "table", ".figure-chart svg"],
      ["Table", ".figure-chart svg", "table"]
    ] as const) {
      await figure.getByRole("button", {name: button, exact: true}).click();
      await figure.locator(shown).waitFor({state: "visible"});
      await figure.locator(hidden).waitFor({state: "hidden"});
    }
  });

  it.each(names)("draw in %s the values of its table", async (name) => {
    const {columns, rows} = await figureTable(visit.page, `[id^=${name}]`);
    for (const [values, lengths] of pairs(name, {columns, rows}, await drawn(figureOf(visit.page, name))))
      expect(misfit(values, lengths)).toBeLessThan(0.05);
  });

  it.each(names)("offer %s for download with the values of its table, unless it may only be cited", async (name) => {
    const figure = figureOf(visit.page, name);
    const isCited = CITED.includes(name);
    expect(await figure.getByRole("button", {name: "Download CSV"}).count()).toBe(isCited ? 0 : 1);
    if (isCited) return;
    const {rows} = await figureDownload(visit.page, `[id^=${name}]`);
    expect(rows).toEqual((await figureTable(visit.page, `[id^=${name}]`)).rows);
  });

  it.each(names)("link %s to SQL that gives its numbers, where they link at all", async (name) => {
    const {rows} = await figureTable(visit.page, `[id^=${name}]`);
    for (const link of await figureOf(visit.page, name).getByRole("link", {name: "Query in SQL"}).all()) {
      const {hash} = new URL((await link.getAttribute("href")) ?? "", visit.page.url());
      const answer = await native(new URLSearchParams(hash.slice(1)).get("q") ?? "");
      const given = new Set<Shown>(answer.rows.flat());
      const numbers = rows.flat().filter((value) => typeof value === "number" && value !== 0);
      expect(numbers.filter((value) => !given.has(value))).toEqual([]);
    }
  });

  it("do all this without a fault", () => {
    expect(visit.problems).toEqual([]);
  });
});

function figureOf(page: Page, name: string): Locator {
  return page.locator(`figure[id^=${name}]`);
}

/** Values of the table, each list beside the lengths that stand for it. */
function pairs(name: string, table: Table, {bars, blocks, lines}: Drawn): [readonly number[], readonly number[]][] {
  const column = (head: string) => table.rows.map((row) => Number(row[table.columns.indexOf(head)]));
  const ranges = RANGES[name];
  if (ranges) return [[ranges(column), bars]];
  if (bars.length > 0) {
    const values = column(table.columns.find((head) => /^(Tokens|Share)/.test(head)) ?? "");
    const unlisted = name === "task-models" ? [1 - values.reduce((sum, v) => sum + v, 0)] : [];
    // Below the ten largest of labs stands what cannot be placed, at the end of the table.
    if (name === "slice-lab") values.splice(10, values.length - bars.length);
    return [[[...values, ...unlisted].slice(0, bars.length), bars]];
  }
  const heads = table.columns.filter((head) => !["Week beginning", "Tokens"].includes(head));
  if (lines.length === 0) {
    const values = heads.flatMap(column).filter((value) => value > 0);
    return [[values.sort(descending), [...blocks].sort(descending)]];
  }
  const mean = (head: string) => column(head).reduce((sum, v) => sum + v, 0);
  const shown = name === "category-history" ? heads.sort((a, b) => mean(b) - mean(a)).slice(0, lines.length) : heads;
  return [[shown.flatMap(column), lines.flat()]];
}

function descending(a: number, b: number): number {
  return b - a;
}
