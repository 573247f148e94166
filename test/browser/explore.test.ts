import {readFile} from "node:fs/promises";
import type {Page} from "playwright-core";
import {beforeAll, describe, expect, it} from "vitest";
import {datasetOf} from "../../src/query/cube/datasets.js";
import {EVERYTHING, type Selection} from "../../src/query/cube/selection.js";
import {gridSql} from "../../src/query/cube/sql.js";
import {LITELLM, madeLog} from "../fixtures/logs.js";
import {itInFull} from "../fixtures/share.js";
import {dataValues, figureDownload, figureTable} from "./figures.js";
import {blankFigures} from "./inspect.js";
import {builtModule} from "./built-module.js";
import {nativeLedger} from "./native.js";
import {siteBrowser, showAll, type Visit} from "./page.js";

const open = siteBrowser();
const native = nativeLedger();
const POLLING = {polling: 20};

/** Tokens by a dimension under a selection, from native DuckDB, by name. */
async function tokensBy(selection: Selection, by: string, own: readonly string[]): Promise<[string, number][]> {
  const {rows} = await native(gridSql(datasetOf("weekly"), selection, {by: [by], sum: "tokens", own}));
  const {rows: names} = await native(`SELECT ${by}, name FROM ${by}`);
  const nameOf = new Map(names.map(([key, name]) => [key, name]));
  // What is left over has no rank: undisclosed labs and models too small to be named stand last.
  const isLeft = (key: unknown) => ["ZZ", "XO", "other"].includes(String(key));
  return [...rows.filter(([key]) => !isLeft(key)), ...rows.filter(([key]) => isLeft(key))].map(([key, tokens]) => [
    String(nameOf.get(key ?? "")),
    Number(tokens)
  ]);
}

/** Scrolls to a figure, which is drawn when it comes into view, and waits until it shows the present selection. */
async function current(page: Page, selector: string): Promise<void> {
  await page.locator(selector).scrollIntoViewIfNeeded();
  await page.locator(`${selector}[aria-busy=false]`).waitFor();
}

/** Opens the panel of own usage: the live one, which a change opens, and not what stands there before its scripts. */
async function openOwn(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const panel = document.querySelector("#own-usage");
      panel?.dispatchEvent(new Event("change"));
      return panel?.hasAttribute("open") ?? false;
    },
    null,
    POLLING
  );
}

async function ranking({page}: Visit): Promise<[string, number][]> {
  await current(page, "#explore-ranking");
  const {rows} = await figureTable(page, "#explore-ranking");
  return rows.map((row) => [String(row[1]), Number(row[2])]);
}

const fragment = ({page}: Visit) => page.evaluate(() => location.hash);
const chips = ({page}: Visit) => page.locator(".explore .chip").evaluateAll((all) => all.map((c) => c.ariaLabel));

/** Waits until the summary holds the tokens that SQL gives for a selection. */
async function expectTotal({page}: Visit, selection: Selection): Promise<void> {
  const {rows} = await native(gridSql(datasetOf("weekly"), selection, {by: [], sum: "tokens"}));
  const total = Number(rows[0]?.[0]);
  await page.waitForFunction(
    (tokens) => document.querySelector(".explore .slice-summary data")?.getAttribute("value") === String(tokens),
    total,
    POLLING
  );
}

const only = (dimension: string, ...keys: string[]) => ({[dimension]: {keys, isExcluded: false}});

describe("all controls of the usage page", () => {
  let visit: Visit;
  beforeAll(async () => {
    visit = await open("/en/usage#controls=all");
    await showAll(visit.page);
  });

  it("opens on everything without DuckDB, and with nothing in the address", async () => {
    await expectTotal(visit, EVERYTHING);
    expect(await fragment(visit)).toBe("#controls=all");
    expect(visit.requests.filter((url) => url.includes("duckdb"))).toEqual([]);
    expect(await ranking(visit)).toEqual(await tokensBy(EVERYTHING, "country", []));
  });

  it("filters by the mark clicked, leaves that view whole, and says so in a chip and in the address", async () => {
    await visit.page.locator("#explore-ranking [data-key=CN]").click();
    await expectTotal(visit, {...EVERYTHING, filters: only("country", "CN")});
    expect(await fragment(visit)).toBe("#country=CN&controls=all");
    expect(await chips(visit)).toEqual(["Remove filter: China"]);
    expect(await ranking(visit)).toEqual(await tokensBy(EVERYTHING, "country", []));
    await current(visit.page, "#explore-table");
    expect((await figureTable(visit.page, "#explore-table")).rows.map((row) => row[0])).toEqual(["China"]);
  });

  it("excludes with shift, and toggles back by keyboard", async () => {
    await visit.page.locator("#explore-ranking [data-key=US]").click({modifiers: ["Shift"]});
    const filters = {country: {keys: ["US"], isExcluded: true}};
    await expectTotal(visit, {...EVERYTHING, filters});
    expect(await fragment(visit)).toBe("#country=!US&controls=all");
    await visit.page.locator("#explore-ranking [data-key=US]").focus();
    await visit.page.keyboard.press("Shift+Enter");
    await expectTotal(visit, EVERYTHING);
  });

  it("takes a range from a drag across the time series, as one step back", async () => {
    await visit.page.locator("#explore-series").scrollIntoViewIfNeeded();
    const box = await visit.page.locator("#explore-series svg").first().boundingBox();
    if (!box) throw new Error("no time series");
    await visit.page.mouse.move(box.x + box.width * 0.5, box.y + 150);
    await visit.page.mouse.down();
    for (let i = 0; i <= 10; ++i) await visit.page.mouse.move(box.x + box.width * (0.5 + i * 0.03), box.y + 150);
    await visit.page.mouse.up();
    const [, from = "", to = ""] = /^#weeks=([\d-]+)\.\.([\d-]+)&controls=all$/.exec(await fragment(visit)) ?? [];
    expect(from < to).toBe(true);
    await expectTotal(visit, {...EVERYTHING, from, to});
    expect(await ranking(visit)).toEqual(await tokensBy({...EVERYTHING, from, to}, "country", []));
    await visit.page.goBack();
    await expectTotal(visit, EVERYTHING);
    await visit.page.goForward();
    await expectTotal(visit, {...EVERYTHING, from, to});
    await visit.page.locator(".explore").getByRole("button", {name: "Clear all"}).click();
    await expectTotal(visit, EVERYTHING);
  });

  it("gives away what it shows: a table with the same values", async () => {
    await current(visit.page, "#explore-pivot");
    const {rows} = await figureTable(visit.page, "#explore-pivot");
    const download = await figureDownload(visit.page, "#explore-pivot");
    expect(download.rows).toEqual(rows);
    expect(rows.at(-1)?.[0]).toBe("Total");
    expect(visit.problems).toEqual([]);
  });

  it("gives away pictures that stand alone, as files and by the clipboard, with title, source, date and address inside", async () => {
    const figure = visit.page.locator("#explore-series");
    await current(visit.page, "#explore-series");
    const title = await figure.locator(".figure-title").innerText();
    const [svg] = await Promise.all([
      visit.page.waitForEvent("download"),
      figure.getByRole("button", {name: "SVG"}).click()
    ]);
    const text = await readFile(await svg.path(), "utf8");
    for (const part of [title, "United States", "Source: OpenRouter", "Data as of "]) expect(text).toContain(part);
    expect(text.replace(/<[^>]*>/g, "")).toContain("/en/usage.html");
    expect(/.{0,40}(var\(|NaN|undefined).{0,20}/.exec(text)?.[0]).toBeUndefined();
    expect(text.match(/<rect/g)?.length).toBeGreaterThan(100);
    const [png] = await Promise.all([
      visit.page.waitForEvent("download"),
      figure.getByRole("button", {name: "PNG"}).click()
    ]);
    const bytes = await readFile(await png.path());
    expect(bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(1500);
    await visit.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await figure.getByRole("button", {name: "Copy picture"}).click();
    await figure.getByRole("button", {name: "Copied"}).waitFor();
    const copied = () => navigator.clipboard.read().then((items) => items.flatMap(({types}) => types));
    expect(await visit.page.evaluate(copied)).toContain("image/png");
    expect(visit.problems).toEqual([]);
  });
});

describe("a reader's own usage", () => {
  it("is read in a worker, shown in every view, and in neither link nor request", async () => {
    const visit = await open("/en/usage#by=lab");
    const {page} = visit;
    await openOwn(page);
    const {csv, tokens} = madeLog(LITELLM, 3000, 8);
    const before = visit.requests.length;
    await page
      .locator("#own-usage input[type=file]")
      .setInputFiles({name: "secret-log.csv", mimeType: "text/csv", buffer: Buffer.from(csv)});
    await page.getByRole("button", {name: "Read the file"}).click();
    await page.getByText("3,000 rows read, 0 left out").waitFor();
    expect(await page.locator("#own-usage").innerText()).toContain("internal/our-model");
    expect(await page.evaluate(() => location.hash)).toBe("#by=lab");
    await page.getByRole("button", {name: "Show this data"}).click();
    await page.waitForFunction(
      (total) => document.querySelector(".explore .slice-summary data")?.getAttribute("value") === String(total),
      tokens,
      POLLING
    );
    await page.locator("#explore-ranking [data-key='internal/our-model']").click();
    await page.locator(".explore .chip").first().waitFor();
    expect(page.url()).not.toContain("#");
    const sent = visit.requests.slice(before).filter((url) => !/\/_(import|npm|observablehq)\/|^blob:/.test(url));
    expect(sent.filter((url) => !/usage-cube|own-usage|model-registry/.test(url))).toEqual([]);
    await page.getByRole("button", {name: "Back to the ledger"}).click();
    await expectTotal(visit, EVERYTHING);
    await page.getByRole("button", {name: "Show it beside the ledger"}).click();
    const {rows} = await native("SELECT sum(tokens)::BIGINT FROM usage_weekly_by_model");
    await page.waitForFunction(
      (total) => document.querySelector(".explore .slice-summary data")?.getAttribute("value") === String(total),
      tokens + Number(rows[0]?.[0]),
      POLLING
    );
    await current(page, "#explore-pivot");
    const pivot = await figureTable(page, "#explore-pivot");
    expect(pivot.columns.slice(1, 3)).toEqual(["Ledger", "Own usage"]);
    expect(pivot.rows.at(-1)?.slice(1, 3).map(Number)).toEqual([1, 1]);
    expect(page.url()).not.toContain("#");
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it("is given up by itself when its reader makes no step", async () => {
    const visit = await open("/en/usage");
    const answer = await visit.page.evaluate(`(async () => {
      const {startImport} = await import("${builtModule("query/import/client")}");
      const file = new Blob(["PAR1", new Uint8Array(64)]);
      return startImport({files: [file], settings: {}, registry: null}, () => undefined, 0).result;
    })()`);
    expect(answer).toMatchObject({kind: "fault", fault: {kind: "stalled"}});
    await visit.close();
  });

  it("changes nothing when the file is bad, and says what is wrong", async () => {
    const visit = await open("/en/usage#controls=all");
    await openOwn(visit.page);
    const input = visit.page.locator("#own-usage input[type=file]");
    await input.setInputFiles({name: "a.csv.gz", mimeType: "", buffer: Buffer.from([0x1f, 0x8b, 8, 0])});
    await visit.page.getByText("The gzip file is damaged or cut off").waitFor();
    const openQuote = 'time,model,tokens\n2026-02-01,"m,5\n';
    await input.setInputFiles({name: "b.csv", mimeType: "", buffer: Buffer.from(openQuote)});
    await visit.page.getByText("opens in row 2 is never closed").waitFor();
    await expectTotal(visit, EVERYTHING);
    await visit.close();
  });
});

describe("a link to all controls", () => {
  const LINK = "/en/usage#by=lab&measure=share_of_named&weeks=2026-01-05..2026-03-02&weights=open&lab=!deepseek";

  it("brings back the view it was copied from", async () => {
    const visit = await open(LINK);
    await showAll(visit.page);
    const filters = {...only("weights", "open"), lab: {keys: ["deepseek"], isExcluded: true}};
    await expectTotal(visit, {from: "2026-01-05", to: "2026-03-02", filters});
    expect(await chips(visit)).toHaveLength(3);
    const shares = await dataValues(visit.page, "#explore-pivot tbody tr:last-child");
    expect(shares.at(-1)).toBeGreaterThan(0);
    expect(shares.at(-1)).toBeLessThan(1);
    expect(await blankFigures(visit.page)).toEqual([]);
    expect(visit.problems).toEqual([]);
    await visit.close();
  });

  it("says which parts of it mean nothing, and shows the rest", async () => {
    const visit = await open("/en/usage#lab=deepseek,no-such-lab&by=planet&weeks=2031-01-06..&controls=all");
    await expectTotal(visit, {...EVERYTHING, filters: only("lab", "deepseek")});
    const notice = (await visit.page.locator(".explore-notice, .address-notice").allInnerTexts()).join(" ");
    for (const part of ["lab=no-such-lab", "by=planet", "weeks=2031-01-06.."]) expect(notice).toContain(part);
    await visit.close();
  });

  itInFull("opens data that is not published as a cube with DuckDB in the browser", async () => {
    const visit = await open("/en/usage#data=tasks&by=use_case");
    const {rows} = await native(gridSql(datasetOf("tasks"), EVERYTHING, {by: ["use_case"], sum: "tokens"}));
    await visit.page.locator("#explore-ranking svg").waitFor({timeout: 30_000});
    const table = await figureTable(visit.page, "#explore-ranking");
    expect(table.rows.map((row) => row[2])).toEqual(rows.map((row) => row[1]));
    expect(visit.problems).toEqual([]);
    await visit.close();
  });
});
