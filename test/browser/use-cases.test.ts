import {beforeAll, describe, expect, it} from "vitest";
import {useCaseName} from "../../src/lib/use-cases.js";
import {ORIGIN_NAME, type Origin} from "../../src/lib/origins.js";
import {LAB_SQL, shownLab} from "./lab-names.js";
import {dataValues, figureTable, redrawn} from "./figures.js";
import {nativeLedger, type Shown} from "./native.js";
import {showAll, siteBrowser, type Visit} from "./page.js";

const open = siteBrowser();
const native = nativeLedger();
let visit: Visit;

beforeAll(async () => {
  visit = await open("/en/use-cases");
  await showAll(visit.page);
});

const field = (label: string, nth = 0) => visit.page.locator(".field", {hasText: label}).nth(nth).locator("select");

const LATEST = "as_of = (SELECT max(as_of) FROM use_case_share)";

describe("the use-case page", () => {
  it("answers with SQL’s shares of code and agents", async () => {
    const {rows} = await native(`SELECT token_share FROM use_case_share
      WHERE use_case IN ('macro:code', 'macro:agent') AND ${LATEST} ORDER BY use_case DESC`);
    expect(await dataValues(visit.page, "main > p")).toEqual([7, ...rows.flat()]);
  });

  it("shows the tasks with their shares of tokens and of requests", async () => {
    const {rows} = await native(`SELECT macro, use_case, token_share, request_share FROM use_case_share
      WHERE level = 'task' AND ${LATEST} ORDER BY token_share DESC, use_case`);
    expect((await figureTable(visit.page, "#task-shares")).rows).toEqual(
      rows.map(([macro, task, ...shares]) => [
        useCaseName(`macro:${macro}`).en,
        useCaseName(String(task)).en,
        ...shares
      ])
    );
  });

  it.each(["code:debugging", "roleplay_fiction"])(
    "lists the models of the task %s with who holds at least how much",
    async (task) => {
      await redrawn(visit.page, "[id^=task-models]", () => field("Task").selectOption(task));
      const {rows} = await native(`SELECT m.name, ${LAB_SQL}, c.origin, ms.share_within_use_case
      FROM use_case_model_share ms JOIN model m USING (model) JOIN lab l USING (lab) JOIN country c USING (country)
      WHERE use_case = '${task}' AND ${LATEST} ORDER BY 4 DESC, ms.model`);
      const named = rows.map(([model, lab, origin, share]) => [
        model,
        shownLab(lab),
        ORIGIN_NAME[origin as Origin].en,
        share
      ]);
      expect((await figureTable(visit.page, `#task-models-${task.replace(":", "-")}`)).rows).toEqual(named);
      const held = (origin: string) => rows.filter((r) => r[2] === origin).reduce((sum, r) => sum + Number(r[3]), 0);
      expect(await visit.page.locator("[id^=task-models] .figure-title").innerText()).toBe(
        `${useCaseName(task).en}: at least ${whole(held("china"))} Chinese and ${whole(held("us"))} American`
      );
    }
  );
});

describe("the slice by model, country and use case", () => {
  const by = (label: string) => visit.page.locator(".segmented label", {hasText: label}).click();
  // The section queries only while it is in view.
  const again = async (action: () => Promise<unknown>) => {
    await visit.page.locator("h2", {hasText: "Slice by"}).evaluate((heading) => heading.scrollIntoView());
    await redrawn(visit.page, "#use-case-slice, main .empty:not(.not-on-record)", action);
  };

  async function expectSlice(key: string, where: string, name = (value: Shown | undefined) => value): Promise<void> {
    const {rows} = await native(`SELECT ${key} AS key, sum(u.share_of_all), CAST(sum(u.tokens_estimate) AS BIGINT)
      FROM use_case_usage_weekly u JOIN lab l USING (lab) JOIN country c ON c.country = u.country
      WHERE ${where} AND u.week_start = (SELECT max(week_start) FROM use_case_usage_weekly) GROUP BY 1 ORDER BY 2 DESC, 1`);
    expect(rows.length).toBeGreaterThan(0);
    expect((await figureTable(visit.page, "#use-case-slice")).rows).toEqual(
      rows.map(([value, ...sums]) => [name(value), ...sums])
    );
  }

  it("begins with every model of every task", async () => {
    await expectSlice("u.name", "true");
  });

  it("follows task, origin and grouping as SQL does", async () => {
    await again(() => field("Task", 1).selectOption("code:debugging"));
    await expectSlice("u.name", "use_case = 'code:debugging'");
    await again(() => field("Origin").selectOption("china"));
    await expectSlice("u.name", "use_case = 'code:debugging' AND u.origin = 'china'");
    await again(() => by("Lab"));
    await expectSlice("l.name", "use_case = 'code:debugging' AND u.origin = 'china'");
    await again(() => by("Country"));
    await expectSlice("c.name", "use_case = 'code:debugging' AND u.origin = 'china'");
    await again(() => field("Task", 1).selectOption(""));
    await again(() => by("Task"));
    await expectSlice("use_case", "u.origin = 'china'", (value) => useCaseName(String(value)).en);
  });

  it("marks its tokens as estimates", async () => {
    const slice = visit.page.locator("#use-case-slice");
    expect(await slice.locator("th").last().innerText()).toContain("estimate");
    expect(await slice.locator("td:last-child data").allInnerTexts()).toEqual(
      expect.not.arrayContaining([expect.not.stringMatching(/^≈ /)])
    );
    expect(await slice.locator("td:last-child data").first().getAttribute("data-unit")).toBe("tokens, estimate");
  });

  it("says when no listed model fits", async () => {
    await again(() => field("Origin").selectOption("europe"));
    await again(() => field("Task", 1).selectOption("code:debugging"));
    expect(await visit.page.locator("main .empty:not(.not-on-record)").innerText()).toMatch(
      /^Nothing passes these filters/
    );
    expect(visit.problems).toEqual([]);
  });
});

describe("the address of the use-case page", () => {
  it("gives back every control, and follows changes", async () => {
    visit = await open(
      "/en/use-cases#task=roleplay_fiction&origin=china&slice=code:debugging&by=lab&mark=models&foo=1"
    );
    await showAll(visit.page);
    expect(await visit.page.locator("figure#task-models-roleplay_fiction").count()).toBe(1);
    const values = [field("Task"), field("Origin"), field("Task", 1), field("Mark")].map((f) => f.inputValue());
    expect(await Promise.all(values)).toEqual(["roleplay_fiction", "china", "code:debugging", "models"]);
    expect(await visit.page.locator(".segmented", {hasText: "Model"}).locator("input:checked").inputValue()).toBe(
      "lab"
    );
    expect(await visit.page.locator(".address-notice").innerText()).toMatch(/: foo=1$/);
    await field("Origin").selectOption("");
    expect(new URL(visit.page.url()).hash).toBe("#task=roleplay_fiction&slice=code:debugging&by=lab&mark=models");
    expect(await visit.page.locator(".address-notice").isVisible()).toBe(false);
    expect(visit.problems).toEqual([]);
  });
});

function whole(share: number): string {
  return `${(share * 100).toFixed(0)}%`;
}
