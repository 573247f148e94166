import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {LITELLM, madeLog} from "../fixtures/logs.js";
import {itInFull} from "../fixtures/share.js";
import {siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
let visit: Visit;

beforeEach(async () => {
  visit = await open("/en/usage#controls=all");
  await visit.page.locator(".explore .slice-summary data").first().waitFor();
});
afterEach(async () => {
  expect(visit.problems).toEqual([]);
  await visit.close();
});

const choose = (name: string, buffer: Buffer) =>
  visit.page.locator("#own-usage input[type=file]").setInputFiles({name, mimeType: "", buffer});

/** Draws everything below the prose anew, as a page does when a cell of it runs again. */
const drawAnew = () =>
  visit.page.evaluate(`(async () => {
    const loaded = performance.getEntriesByType("resource").map(({name}) => name);
    const bundles = await Promise.all(loaded.filter((name) => /\\/_import\\/[^/]*\\.js$/.test(name)).map((name) => import(name)));
    const modules = bundles.flatMap((bundle) => [bundle, ...Object.values(bundle)]);
    const given = (name) => modules.find((module) => typeof module === "object" && name in module)[name];
    document.querySelector(".explore").replaceWith(given("explore")("en", {events: []}, given("usageStore")({weeks: []})));
  })()`);

describe("the panel of own usage", () => {
  it("keeps the file a reader chose when the page is drawn anew, and shows it there", async () => {
    const {page} = visit;
    const {csv, tokens} = madeLog(LITELLM, 3000, 8);
    await choose("log.csv", Buffer.from(csv));
    await page.getByRole("button", {name: "Read the file"}).waitFor();
    await drawAnew();
    await page.getByRole("button", {name: "Read the file"}).click();
    await page.getByText("3,000 rows read, 0 left out").waitFor();
    await drawAnew();
    await page.getByRole("button", {name: "Show this data"}).click();
    await page.locator(`.explore .slice-summary data[value="${tokens}"]`).waitFor();
  });

  itInFull("shows what it says of a file though it was folded when the file came", async () => {
    await choose("a.csv.gz", Buffer.from([0x1f, 0x8b, 8, 0]));
    await visit.page.getByText("The gzip file is damaged or cut off").waitFor();
  });
});
