import {beforeAll, describe, expect, it} from "vitest";
import {formatDate} from "../../src/lib/format.js";
import {BASES, BASIS_NAME, type Basis} from "../../src/query/basis.js";
import {inTurn, itInFull} from "../fixtures/share.js";
import {dataValues, figureTable, redrawn} from "./figures.js";
import {LAB_SQL, shownLab} from "./lab-names.js";
import {nativeLedger, shown} from "./native.js";
import {settled, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const native = nativeLedger();
const ORIGIN_HEADS = {
  china: "China",
  us: "United States",
  europe: "Europe",
  elsewhere: "Elsewhere or unclear",
  undisclosed: "Undisclosed labs",
  other: "Other models"
} as const;
let visit: Visit;

beforeAll(async () => {
  visit = await open("/en/usage");
  await settled(visit.page);
});

/** Weeks of a basis from SQL: tokens and shares by origin, nothing where an origin has none. */
async function weeksOf(basis: Basis) {
  const origins = Object.keys(ORIGIN_HEADS);
  const columns = (value: string) =>
    origins.map((o) => `coalesce(sum(${value}) FILTER (origin = '${o}'), 0)`).join(", ");
  const {rows} = await native(`SELECT week_start, ${columns("tokens")}, ${columns("share")}
    FROM usage_weekly_by_basis WHERE basis = '${basis}' GROUP BY 1 ORDER BY 1`);
  return rows.map(([week, ...values]) => ({
    week: String(week),
    tokens: Object.fromEntries(origins.map((o, i) => [o, Number(values[i])])),
    shares: Object.fromEntries(origins.map((o, i) => [o, Number(values[i + origins.length])]))
  }));
}

async function expectBasis(basis: Basis): Promise<void> {
  const weeks = await weeksOf(basis);
  const leads = weeks.map(({tokens}) => (tokens["china"] ?? 0) > (tokens["us"] ?? 0));
  const week = (index: number) => formatDate(weeks[index]?.week ?? "", "en");
  const title = await visit.page.locator(`#tokens-by-origin-${basis} .figure-title`).innerText();
  const led = `${leads.filter(Boolean).length} of ${weeks.length} weeks`;
  expect(title).toBe(
    leads.at(-1)
      ? `Where tokens can be placed, China has led since the week of ${week(leads.lastIndexOf(false) + 1)}, and in ${led}`
      : `Where tokens can be placed, China led in ${led}, but not in the last`
  );
  for (const [figure, measure] of [
    ["tokens-by-origin", "tokens"],
    ["shares-by-origin", "shares"]
  ] as const) {
    const {columns, rows} = await figureTable(visit.page, `#${figure}-${basis}`);
    const present = Object.entries(ORIGIN_HEADS).filter(([o]) => weeks.some(({tokens}) => tokens[o]));
    expect(columns).toEqual(["Week beginning", ...present.map(([, head]) => head)]);
    expect(rows).toEqual(weeks.map((w) => [w.week, ...present.map(([o]) => shown(w[measure][o]))]));
  }
}

describe("the basis switch of the usage page", () => {
  const choose = (basis: Basis) => visit.page.locator(".segmented label", {hasText: BASIS_NAME[basis].en}).click();

  it("begins with all tokens", async () => {
    await expectBasis("all");
  });

  it.each(["nine", "named", "all"] as const)(
    "changes title and values to what SQL says of the basis %s",
    async (basis) => {
      await redrawn(visit.page, "figure[id*=-by-origin-]", () => choose(basis));
      await expectBasis(basis);
    }
  );

  itInFull("is worked by keys alone: Tab reaches it, arrows choose", async () => {
    await visit.page.locator("main h1").click();
    const chosen = () =>
      visit.page.evaluate(() => document.querySelector<HTMLInputElement>(".segmented input:focus")?.value);
    for (let steps = 0; steps < 150 && !(await chosen()); ++steps) await visit.page.keyboard.press("Tab");
    expect(await chosen()).toBe("all");
    await redrawn(visit.page, "figure[id*=-by-origin-]", () => visit.page.keyboard.press("ArrowLeft"));
    expect(await chosen()).toBe("named");
    await expectBasis("named");
    await redrawn(visit.page, "figure[id*=-by-origin-]", () => visit.page.keyboard.press("ArrowRight"));
    await expectBasis("all");
  });
});

describe("the week selector of the usage page", () => {
  it.each(inTurn("weeks", ["2026-02-16", "2025-05-05", "2025-06-16", "2026-09-07", "2026-09-28"], {of: 2}))(
    "shows the bases and the top five of %s as SQL says",
    async (week) => {
      const select = visit.page.locator(".field", {hasText: "Week beginning"}).locator("select");
      await redrawn(visit.page, "#bases, [id^=top-models]", () => select.selectOption(week));
      const {rows} = await native(`SELECT basis,
        sum(tokens) FILTER (origin = 'china'), sum(tokens) FILTER (origin = 'us'),
        sum(share) FILTER (origin = 'china'), sum(share) FILTER (origin = 'us'),
        1 - sum(share) FILTER (origin IN ('china', 'us'))
      FROM usage_weekly_by_basis WHERE week_start = DATE '${week}' GROUP BY basis`);
      const expected = BASES.map((b) => [BASIS_NAME[b].en, ...(rows.find(([basis]) => basis === b)?.slice(1) ?? [])]);
      // Columns 3 to 5 are shares: their last digits depend on the order of addition.
      const rounded = (row: readonly unknown[]) => row.map((v, i) => (i < 3 ? v : Math.abs(Number(v)).toFixed(9)));
      const {rows: bases} = await figureTable(visit.page, "#bases");
      expect(bases.map(rounded)).toEqual(expected.map(rounded));

      const [nine, named] = expected.map(([, china, us]) =>
        Number(china) > Number(us) ? "China" : "the United States"
      );
      const title = await visit.page.locator("#bases .figure-title").innerText();
      const ends =
        await native(`SELECT abs(sum(tokens) FILTER (origin = 'china') - sum(tokens) FILTER (origin = 'us')) >
        coalesce(sum(tokens) FILTER (origin IN ('undisclosed', 'other')), 0)
      FROM usage_weekly_by_basis WHERE basis = 'all' AND week_start = DATE '${week}'`);
      const other = nine === "China" ? "American" : "Chinese";
      const unless = ends.rows[0]?.[0] === "true" ? "" : `, unless all undisclosed were ${other}`;
      if (nine === named) expect(title.toLowerCase()).toBe(`${nine} leads under every basis${unless}`.toLowerCase());
      else expect(title).toContain(`among the nine largest ${nine} leads, over all named models ${named}`);

      const top = await native(`SELECT rank, t.name, ${LAB_SQL}, origin, tokens, share_of_all, rank_change
      FROM top_models_weekly t JOIN lab l USING (lab) WHERE week_start = DATE '${week}' AND rank <= 5 ORDER BY rank`);
      const {rows: five} = await figureTable(visit.page, `#top-models-${week}`);
      const heads: Readonly<Record<string, string>> = ORIGIN_HEADS;
      expect(five).toEqual(
        top.rows.map((row) =>
          row.map((value, i) => (i === 3 ? heads[String(value)] : i === 2 ? shownLab(value) : value))
        )
      );
      const chinese = top.rows.filter((row) => row[3] === "china").length;
      expect(await visit.page.locator(`#top-models-${week} .figure-title`).innerText()).toBe(
        `${chinese} of the top five models are Chinese`
      );
    }
  );

  it("stands below what the note prints, and its American figure without the ninth model and with it", async () => {
    const ninth = await native(`SELECT sum(tokens) FILTER (rank < 9), sum(tokens) FROM top_models_weekly
      WHERE week_start = DATE '2026-02-16' AND rank <= 9 AND origin = 'us'`);
    const values = await dataValues(visit.page, "main > p:has(a[href*=founding-note])");
    expect(values.map((value) => shown(value))).toEqual([5.16e12, 2.7e12, ...(ninth.rows[0] ?? [])]);
    expect(visit.problems).toEqual([]);
  });
});

describe("what is chosen there", () => {
  const state = () =>
    visit.page.evaluate(() => ({
      chosen: [...document.querySelectorAll<HTMLInputElement>(".segmented input:checked")].map((i) => i.value),
      week: [...document.querySelectorAll<HTMLSelectElement>("main .field select")].at(-1)?.value,
      notice: document.querySelector<HTMLElement>(".address-notice:not([hidden])")?.innerText ?? null
    }));

  it("keeps what is chosen, leaves defaults out, and gives it back when opened", async () => {
    visit = await open("/en/usage");
    await settled(visit.page);
    await redrawn(visit.page, "figure[id*=-by-origin-]", () =>
      visit.page.locator(".segmented label", {hasText: BASIS_NAME.nine.en}).click()
    );
    await visit.page.locator(".segmented label", {hasText: "Logarithmic"}).click();
    expect(new URL(visit.page.url()).hash).toBe("#count=nine&axis=log");
    visit = await open("/en/usage#count=nine&axis=log&week=2026-02-16");
    await settled(visit.page);
    expect(await state()).toEqual({chosen: ["nine", "log"], week: "2026-02-16", notice: null});
    await expectBasis("nine");
    await redrawn(visit.page, "figure[id*=-by-origin-]", () =>
      visit.page.locator(".segmented label", {hasText: BASIS_NAME.all.en}).click()
    );
    expect(new URL(visit.page.url()).hash).toBe("#axis=log&week=2026-02-16");
  });

  it("names what it does not understand, and takes an anchor for no state", async () => {
    visit = await open("/en/usage#count=ten&week=2026-02-17&axis=log");
    await settled(visit.page);
    expect(await state()).toMatchObject({
      chosen: ["all", "log"],
      notice: "Parts of the link mean nothing here and were left out: count=ten, week=2026-02-17"
    });
    visit = await open("/en/usage#any-week-under-each-basis");
    await settled(visit.page);
    expect((await state()).notice).toBeNull();
    expect(visit.problems).toEqual([]);
  });
});
