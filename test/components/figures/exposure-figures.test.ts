import {beforeEach, describe, expect, it, vi} from "vitest";
import {
  exposureFigure,
  ownerTable,
  relationTable,
  tickerColor
} from "../../../src/components/figures/exposure-figures.js";
import type {Exposure, ExposureData, ExposureWeek} from "../../../src/query/exposure.js";
import {withDocument} from "../../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../../fixtures/painted.js";

withDocument("http://site/en/companies");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

const WEEKS = ["2026-01-05", "2026-01-12"];
const week = (at: number, entity: string, tokens: number | null, told: Partial<ExposureWeek> = {}): ExposureWeek => ({
  week: WEEKS[at] ?? "",
  entity,
  kind: "owner",
  tokens,
  undisclosed: 0,
  usd: null,
  pricedShare: null,
  ...told
});
const relation = (told: Partial<Exposure>): Exposure => ({
  lab: "z-ai",
  labName: {en: "Zhipu", zh: "智谱"},
  entity: "2513.HK",
  kind: "owner",
  weight: 1,
  from: "2026-01-08",
  to: null,
  note: null,
  citation: "Source: prospectus.",
  ...told
});
const DATA: ExposureData = {
  knownOn: null,
  asOf: "2026-01-19",
  maxAgeDays: null,
  citation: "Source: made up.",
  companies: [{entity: "ABC", name: {en: "Abc Ltd", zh: "甲公司"}}],
  exposures: [
    relation({}),
    relation({entity: "ABC", kind: "stake", weight: null, to: "2026-02-01", citation: "Source: filing."}),
    relation({entity: "ABC", lab: "other", kind: "stake", weight: 0.25})
  ],
  weeks: [
    week(0, "2513.HK", 100, {usd: 10, pricedShare: 0.5}),
    week(1, "2513.HK", 200, {usd: 30, pricedShare: 0.5}),
    week(0, "ABC", 10, {usd: 0, pricedShare: 0}),
    week(1, "ABC", 30, {pricedShare: 0}),
    week(1, "GDS", null, {kind: "host", undisclosed: 300})
  ],
  totals: WEEKS.map((each) => ({
    week: each,
    tokens: 1000,
    undisclosed: 100,
    other: 400,
    priced: 250,
    usd: 60,
    usdUndisclosed: 0,
    usdOther: 0
  }))
};

describe("exposureFigure(data, kind, measure, lang)", () => {
  it("lists shares by week, the largest at the end first, and draws who reached a twentieth", () => {
    const element = exposureFigure(DATA, "owner", "tokens", "en");
    expect(element.id).toBe("exposure-owner-tokens");
    expect(textIn(element.querySelector("h3"))).toContain("Zhipu has most of any listed company on record: 20.0%");
    const drawn = textIn(element.querySelector(".figure-chart"));
    expect([drawn.includes("Zhipu"), drawn.includes("Abc Ltd")]).toEqual([true, false]);
    element.querySelector<HTMLElement>(".figure-actions button")?.click();
    expect(tableOf(element)).toEqual([
      ["Week beginning", "Zhipu", "Abc Ltd"],
      ["5 Jan 2026", "10.0%", "1.0%"],
      ["12 Jan 2026", "20.0%", "3.0%"]
    ]);
    expect(textIn(element.querySelector(".figure-subtitle"))).toMatch(
      /^Owner: revenue\. Share of all tokens of the week by listed company, all on one scale, /
    );
    expect(textIn(element.querySelector(".figure-note"))).toMatch(/^Drawn are companies that reached 5% in some week;/);
    expect(element.querySelector(".figure-actions a")?.getAttribute("href")).toContain("listed_exposure_weekly");
  });

  it("says in dollars how much has a price, and of undisclosed weights the most it could be", () => {
    const usd = exposureFigure(DATA, "owner", "usd", "zh");
    expect(textIn(usd.querySelector(".figure-subtitle"))).toMatch(/。最近一周仅 25% 的词元有标价记录$/);
    expect(textIn(usd.querySelector("h3"))).toContain("智谱");
    const hosts = {...DATA, exposures: [relation({kind: "host", entity: "GDS", weight: null})]};
    const bound = exposureFigure(hosts, "host", "usd", "en");
    expect(bound.id).toBe("exposure-host-bound");
    expect(textIn(bound.querySelector("h3"))).toContain("GDS: at most 30.0%");
    expect(textIn(bound.querySelector(".figure-subtitle"))).toContain(
      "Share of all tokens of the week by listed company, upper bound, all on one scale"
    );
    expect(textIn(bound.querySelector(".figure-chart"))).toContain("GDS");
    expect(bound.querySelector("a.to-notebook")).toBeNull();
    expect(textIn(exposureFigure({...DATA, exposures: []}, "host", "tokens", "en").querySelector("h3"))).toBe(
      "No relation of this kind is on record"
    );
  });
});

describe("ownerTable(data, lang)", () => {
  it("lists everything of the last week by owner, so that shares sum to one", () => {
    const element = ownerTable(DATA, "en");
    expect(textIn(element.querySelector("h3"))).toMatch(/^Zhipu owns 20\.0% .*; 77% have no listed owner on record$/);
    expect(tableOf(element)).toEqual([
      ["Owner", "Share of tokens", "Share of implied dollars", "Of its tokens priced"],
      ["Zhipu", "20.0%", "50.0%", "50%"],
      ["Abc Ltd", "3.0%", "no price", "0%"],
      ["Labs with no listed owner on record", "27.0%", "50.0%", "n/a"],
      ["Undisclosed labs", "10.0%", "no price", "n/a"],
      ["Other models", "40.0%", "no price", "n/a"]
    ]);
    const [, , dollars] = numbersOf(element.querySelector("tbody") ?? element).map((each) => each.split(" | ")[1]);
    expect(dollars).toBe("0.5");
    expect(tableOf(ownerTable(DATA, "zh")).at(-1)).toEqual(["其他模型", "40.0%", "无标价", "无"]);
    expect(textIn(ownerTable({...DATA, weeks: []}, "en").querySelector("h3"))).toBe(
      "No relation of this kind is on record"
    );
  });
});

describe("relationTable(data, lang, entity)", () => {
  it("lists relations with their days and sources, and counts those of undisclosed weight", () => {
    const element = relationTable(DATA, "en");
    expect(textIn(element.querySelector("h3"))).toBe("3 relations on record, 1 of undisclosed weight");
    expect(tableOf(element)).toEqual([
      ["Company", "Kind", "Lab", "Weight", "From", "To", "Source"],
      ["Zhipu", "Owner: revenue", "Zhipu", "100%", "8 Jan 2026", "holds", "Source: prospectus."],
      ["Abc Ltd", "Stake: equity value", "Zhipu", "undisclosed", "8 Jan 2026", "31 Jan 2026", "Source: filing."],
      ["Abc Ltd", "Stake: equity value", "Zhipu", "25%", "8 Jan 2026", "holds", "Source: prospectus."]
    ]);
    expect([...element.querySelectorAll("td a")].map((a) => a.getAttribute("href"))).toEqual([
      "./labs/z-ai.html",
      "./labs/z-ai.html"
    ]);
    expect(element.id).toBe("exposure-relations");
    expect(textIn(element.querySelector(".figure-source"))).toContain("Source: prospectus.");
    expect(textIn(element.querySelector(".figure-note"))).toContain("since 1 Jan 2025");
  });

  it("is of one company where one is asked for", () => {
    const element = relationTable(DATA, "zh", "ABC");
    expect([element.id, textIn(element.querySelector("h3"))]).toEqual([
      "relations-ABC",
      "在册关系 2 条，其中 1 条未披露持股比例"
    ]);
    expect(tableOf(element)[1]).toEqual([
      "甲公司",
      "参股：对应股权价值",
      "智谱",
      "未披露",
      "2026年1月8日",
      "2026年1月31日",
      "Source: filing."
    ]);
    expect(element.querySelector<HTMLElement>(".figure-note")?.hidden).toBe(true);
    expect(textIn(element.querySelector(".figure-source"))).toContain("made up");
  });
});

it("tickerColor(entity) is a hue of its own, or the accent", () => {
  expect([tickerColor("GOOGL"), tickerColor("ABC")]).toEqual(["var(--origin-us)", "var(--accent)"]);
});
