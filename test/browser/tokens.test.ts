import {beforeAll, describe, expect, it} from "vitest";
import {formatDate} from "../../src/lib/format.js";
import type {Slice} from "../../src/query/slice.js";
import {dataValues, figureDownload, figureTable} from "./figures.js";
import {blankFigures, shownText} from "./inspect.js";
import {leadBoundsSql, nativeLedger} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";
import {chips, choose, chooseWeek, clickInBar, dropDown, expectedViews, shownViews} from "./token-filters.js";

const open = siteBrowser();
const native = nativeLedger();
let visit: Visit;
let all: Slice & {from: string; to: string};

beforeAll(async () => {
  const {rows} = await native("SELECT min(week_start), max(week_start) FROM usage_weekly");
  const [from, to] = (rows[0] ?? []).map(String);
  all = {from: from ?? "", to: to ?? ""};
  visit = await open("/en/usage");
  await settled(visit.page);
});

async function expectSlice(slice: Slice): Promise<void> {
  expect(await shownViews(visit.page)).toEqual(await expectedViews(native, {...all, ...slice}));
}

describe("the filters of the usage page, one after another", () => {
  const CHINA = {country: ["CN"]} as const;
  const OPEN = {...CHINA, weights: ["open"]} as const;
  const LAB = {...OPEN, lab: ["deepseek"]} as const;
  const RANGE = {...LAB, from: "2025-12-01", to: "2026-02-16"} as const;
  let model = "";

  it("show everything at first, as SQL does", async () => {
    await expectSlice({});
    expect(await chips(visit.page)).toEqual([]);
  });

  it("cut by country, while the countries still show the United States", async () => {
    await choose(visit.page, "Country", "CN");
    await expectSlice(CHINA);
    const {rows} = await figureTable(visit.page, "#slice-country");
    expect(rows.map(([country]) => country)).toEqual(expect.arrayContaining(["China", "United States"]));
  });

  it("cut by weights", async () => {
    await choose(visit.page, "Weights", "open");
    await expectSlice(OPEN);
  });

  it("cut by lab, while the labs still show others", async () => {
    await choose(visit.page, "Lab", "deepseek");
    await expectSlice(LAB);
    expect((await figureTable(visit.page, "#slice-lab")).rows.length).toBeGreaterThan(5);
  });

  it("cut by weeks, while the time series still shows all weeks", async () => {
    await chooseWeek(visit.page, "From", RANGE.from);
    await chooseWeek(visit.page, "to", RANGE.to);
    await expectSlice(RANGE);
    const {rows} = await figureTable(visit.page, "#slice-weeks");
    expect(rows.at(-1)?.[0]).toBe(all.to);
  });

  it("cut by model, while the ranking still lists others", async () => {
    const {rows} = await figureTable(visit.page, "#slice-models");
    model = String(rows[0]?.at(-1));
    await choose(visit.page, "Model", model);
    await expectSlice({...RANGE, model: [model]});
    expect((await figureTable(visit.page, "[id^=slice-ranking]")).rows.length).toBeGreaterThan(1);
  });

  it("stand as chips, one a choice, of which each can be removed", async () => {
    expect(await chips(visit.page)).toEqual(["China", "DeepSeek", expect.any(String), "Weights: Open", "Clear all"]);
    await clickInBar(visit.page, "Remove filter: DeepSeek");
    await expectSlice({...OPEN, from: RANGE.from, to: RANGE.to, model: [model]});
    expect(await chips(visit.page)).toHaveLength(4);
  });

  it("are all cleared at once, the weeks too", async () => {
    await clickInBar(visit.page, "Clear all");
    await expectSlice({});
    expect(await chips(visit.page)).toEqual([]);
    expect(await dropDown(visit.page, "Country").locator("input:checked").count()).toBe(0);
  });

  it("read a range chosen backwards as the range between its ends", async () => {
    await chooseWeek(visit.page, "to", RANGE.from);
    await chooseWeek(visit.page, "From", RANGE.to);
    await expectSlice({from: RANGE.from, to: RANGE.to});
    await clickInBar(visit.page, "Clear all");
  });

  it("say when nothing passes them, with nothing blank or without a value", async () => {
    await choose(visit.page, "Country", "CN");
    await choose(visit.page, "Lab", "anthropic");
    const [tokens, share, , models] = await dataValues(visit.page, ".slice-summary");
    expect([tokens, share, models]).toEqual([0, 0, 0]);
    expect(await visit.page.locator("#slice-models .empty").innerText()).toMatch(/^Nothing passes these filters/);
    expect(await blankFigures(visit.page)).toEqual([]);
    expect(await shownText(visit.page)).not.toMatch(/NaN|undefined|Infinity/);
    await clickInBar(visit.page, "Clear all");
  });

  it("give a share of all tokens in as many weeks as they say", async () => {
    await choose(visit.page, "Model", "minimax/minimax-m2.5-20260211");
    const [tokens = NaN, share = NaN, said] = await dataValues(visit.page, ".slice-summary");
    await clickInBar(visit.page, "Clear all");
    const {rows} =
      await native(`WITH own AS (SELECT DISTINCT week_start FROM usage_weekly_by_model WHERE model = 'minimax/minimax-m2.5-20260211')
      SELECT count(DISTINCT week_start), CAST(sum(tokens) AS BIGINT) FROM usage_weekly_by_model UNION ALL
      SELECT count(DISTINCT week_start), CAST(sum(tokens) AS BIGINT) FROM usage_weekly_by_model JOIN own USING (week_start)`);
    const consistent = rows.map(([weeks, sum]) => ({weeks, share: (tokens / Number(sum)).toFixed(9)}));
    expect(consistent).toContainEqual({weeks: said, share: share.toFixed(9)});
  });

  it("close their drop-downs with Escape and give the focus back", async () => {
    const country = dropDown(visit.page, "Country");
    await country.locator("summary").click();
    await country.getByRole("searchbox").fill("united");
    expect(await country.locator("label:visible").allInnerTexts()).toEqual(["United States"]);
    await country.getByRole("searchbox").fill("");
    await visit.page.keyboard.press("Escape");
    expect(await country.evaluate((details: HTMLDetailsElement) => details.open)).toBe(false);
    expect(await country.locator("summary").evaluate((summary) => summary === document.activeElement)).toBe(true);
  });

  it("leave a table whose download holds the same values", async () => {
    await choose(visit.page, "Country", "CN");
    const {rows} = await figureTable(visit.page, "#slice-models");
    expect(await figureDownload(visit.page, "#slice-models")).toEqual({
      columns: ["model", "tokens", "share_of_slice", "lab", "country", "weights", "slug"],
      rows
    });
    expect(visit.problems).toEqual([]);
  });
});

describe("the answer of the usage page", () => {
  const UNPLACED = "('undisclosed', 'other')";
  /** Lead of the first country over the second, as a fraction, in the last week of a slice, from native DuckDB. */
  async function lead(where: string): Promise<[string, number]> {
    const {rows} = await native(`SELECT origin, CAST(sum(tokens) AS DOUBLE) / any_value(total) AS share FROM (
        SELECT *, sum(tokens) OVER () AS total FROM usage_weekly_by_model WHERE ${where})
      WHERE origin NOT IN ${UNPLACED} GROUP BY 1 ORDER BY 2 DESC LIMIT 2`);
    const [first = NaN, second = NaN] = rows.map((row) => Number(row[1]));
    return [String(rows[0]?.[0]), first - second];
  }
  const answer = async (path: string) => {
    const {page} = await open(path);
    await settled(page);
    const numbers = await dataValues(page, ".slice-answer");
    return {text: await page.locator(".slice-answer").innerText(), numbers: numbers.map(Number)};
  };
  const close = (values: readonly number[]) => values.map((value) => Number(value.toFixed(6)));

  it("says both ends of the two largest countries, how far they are apart and since when, as SQL does", async () => {
    const {text, numbers} = await answer("/en/usage");
    const [origin, apart] = await lead(`week_start = DATE '${all.to}'`);
    expect(origin).toBe("china");
    const bounds = await native(leadBoundsSql(`week_start = DATE '${all.to}'`));
    const [unplaced = NaN, ...ends] = bounds.rows.map(([value]) => Number(value));
    // Of all tokens, where the lead stands wherever the unplaced sit; else of those that can be placed.
    const least = apart > unplaced ? apart - unplaced : apart / (1 - unplaced);
    expect(close(numbers.slice(0, -1))).toEqual(close([...ends, unplaced]));
    expect(numbers.at(-1)).toBeCloseTo(least, 5);
    const {rows} = await native(`SELECT min(week_start) FROM usage_weekly WHERE week_start > (
      SELECT max(week_start) FROM (SELECT week_start, sum(tokens) FILTER (origin = 'china') AS c,
        sum(tokens) FILTER (origin = 'us') AS u FROM usage_weekly_by_model GROUP BY 1) WHERE c <= u)`);
    expect(text).toContain(`without a break since the week of ${formatDate(String(rows[0]?.[0]), "en")}`);
    expect(text).not.toMatch(/ahead of (?:undisclosed|other)/i);
  });

  it("follows the slice that the address asks for", async () => {
    const {text, numbers} = await answer("/en/usage#weeks=2026-02-02..2026-02-16&weights=open");
    const [origin, apart] = await lead("week_start = DATE '2026-02-16' AND weights = 'open'");
    expect(origin).toBe("china");
    expect(close(numbers).at(-1)).toBe(close([apart])[0]);
    expect(text).toMatch(
      /^In the week of 16 Feb 2026 China carries .* of the tokens chosen and .*, as in every week chosen\.$/
    );
  });

  it("comes before the filters, with the chart of shares at once after it", async () => {
    const {page} = await open("/en/usage");
    await settled(page);
    const order = await page
      .locator(".slice-answer, figure[id], .filter-bar")
      .evaluateAll((all: HTMLElement[]) => all.map((e) => e.id || e.getAttribute("class")));
    expect(order.slice(0, 4)).toEqual(["slice-answer", "shares-by-origin-all", "tokens-by-origin-all", "filter-bar"]);
  });
});

describe("the address of the usage page", () => {
  it("gives back range, filters and mark, and follows each change", async () => {
    visit = await open("/en/usage#weeks=2025-12-01..2026-02-16&country=CN&weights=open&mark=prices");
    await settled(visit.page);
    await expectSlice({country: ["CN"], weights: ["open"], from: "2025-12-01", to: "2026-02-16"});
    await choose(visit.page, "Lab", "deepseek");
    expect(new URL(visit.page.url()).hash).toBe(
      "#mark=prices&weeks=2025-12-01..2026-02-16&country=CN&lab=deepseek&weights=open"
    );
    await clickInBar(visit.page, "Clear all");
    expect(new URL(visit.page.url()).hash).toBe("#mark=prices");
    await expectSlice({});
  });

  it("names what it does not understand", async () => {
    visit = await open("/en/usage#weeks=2025-02-30..&country=XQ&lab=deepseek");
    await settled(visit.page);
    expect(await visit.page.locator(".address-notice").innerText()).toBe(
      "Parts of the link mean nothing here and were left out: weeks=2025-02-30.., country=XQ"
    );
    await expectSlice({lab: ["deepseek"]});
    expect(visit.problems).toEqual([]);
  });
});
