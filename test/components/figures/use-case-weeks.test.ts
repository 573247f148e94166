import {beforeEach, describe, expect, it, vi} from "vitest";
import {appCategoryFigure, appCategoryTitle} from "../../../src/components/figures/app-category-figure.js";
import {
  categoriesOf,
  categoryOrigins,
  categoryTitle,
  originWeeks
} from "../../../src/components/figures/category-origins.js";
import {annotationsOf, eventWords} from "../../../src/components/figures/event-names.js";
import type {DatedEvent} from "../../../src/query/events.js";
import type {AppHistory, CategoryOrigin, FilterHistory} from "../../../src/query/use-cases.js";
import {withDocument} from "../../fixtures/document.js";
import {tableOf, textIn} from "../../fixtures/painted.js";
import {said} from "../../fixtures/said.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

const part = (
  week: string,
  origin: CategoryOrigin["origin"],
  share: number,
  category = "programming"
): CategoryOrigin => ({week, category, origin, share});
const HISTORY: FilterHistory = {
  from: "2026-01-05",
  to: "2026-01-19",
  citation: "Source: made up.",
  origins: [
    part("2026-01-19", "us", 0.3),
    part("2026-01-19", "china", 0.2),
    part("2026-01-19", "other", 0.5),
    part("2026-01-05", "china", 0.6),
    part("2026-01-05", "zzz" as never, 1, "zzz"),
    part("2026-01-05", "us", 1, "aaa")
  ]
};

describe("weeks of a category by origin", () => {
  it("are in order, and its title names who can be placed and carries most in the last", () => {
    const weeks = originWeeks(HISTORY, "programming");
    expect(weeks).toEqual([
      {week: "2026-01-05", shares: {china: 0.6}},
      {week: "2026-01-19", shares: {us: 0.3, china: 0.2, other: 0.5}}
    ]);
    expect(said(categoryTitle(weeks, "programming")).en).toMatch(
      /: The United States carries most, at least 30\.0% in the week of 19 Jan 2026$/
    );
    expect(said(categoryTitle(weeks, "programming")).zh).toMatch(/美国最多，2026年1月19日当周至少占 30\.0%$/);
    expect(said(categoryTitle([], "programming"))).toEqual({en: "", zh: ""});
    expect(said(categoryTitle([{week: "2026-01-05", shares: {other: 1}}], "programming"))).toEqual({en: "", zh: ""});
  });

  it("are of categories in the order of their names, those unknown last", () => {
    expect(categoriesOf(HISTORY)).toEqual(["programming", "aaa", "zzz"]);
  });

  it("are drawn and listed, the newest first, with what brings them where they are not on record", () => {
    const element = categoryOrigins(HISTORY, "programming", "en");
    expect(textIn(element.querySelector(".figure-chart"))).not.toBe("");
    element.querySelector<HTMLElement>(".figure-actions button")?.click();
    expect(tableOf(element).slice(1)).toEqual([
      ["19 Jan 2026", "20.0%", "30.0%", "50.0%"],
      ["5 Jan 2026", "60.0%", "0.0%", "0.0%"]
    ]);
    expect(element.querySelector(".figure-note a")?.getAttribute("href")).toBe(
      "./usage.html#data=categories&at=all-controls"
    );
    const [sql] = element.querySelectorAll<HTMLAnchorElement>(".figure-actions a");
    expect(new URLSearchParams(sql?.getAttribute("href")?.replace(/.*#/, "")).get("q")).toContain(
      "WHERE category = 'programming'"
    );
    expect(textIn(categoryOrigins(null, "programming", "en"))).toMatch(
      /^Who carried which use case .* is not on record yet\..*Until it is/
    );
    expect(textIn(categoryOrigins(null, "programming", "zh"))).toMatch(/^各用途由谁承担/);
  });
});

const app = (week: string, name: string, tokens: number, category = "coding") => ({
  week,
  category,
  app: name,
  tokens,
  requests: 2 * tokens
});
const APPS: AppHistory = {
  citation: "Source: made up.",
  weeks: [
    app("2026-01-05", "Old", 900),
    app("2026-01-19", "Small", 10),
    app("2026-01-19", "Large", 30),
    app("2026-01-19", "Else", 99, "other")
  ]
};

describe("the largest apps of a category", () => {
  it("are named by the last week, listed newest and largest first", () => {
    const element = appCategoryFigure(APPS, "coding", "en");
    expect(textIn(element.querySelector("h3"))).toMatch(/Large sent the most tokens, 30 in the week of 19 Jan 2026$/);
    expect(said(appCategoryTitle(APPS.weeks.slice(0, 3), "coding")).zh).toMatch(
      /Large 的词元最多，2026年1月19日当周为 30$/
    );
    element.querySelector<HTMLElement>(".figure-actions button")?.click();
    expect(tableOf(element)).toEqual([
      ["Week beginning", "App", "Tokens", "Requests"],
      ["19 Jan 2026", "Large", "30", "60"],
      ["19 Jan 2026", "Small", "10", "20"],
      ["5 Jan 2026", "Old", "900", "1800"]
    ]);
    expect([...element.querySelectorAll(".origin-key > *")].map(textIn)).toEqual(["Large", "Small", "Old"]);
    expect(element.querySelector<HTMLElement>(".swatch")?.style.background).toBe("var(--series-1)");
    expect(textIn(element.querySelector(".figure-source"))).toContain("25 Jan 2026");
  });

  it("are missed in words", () => {
    expect(textIn(appCategoryFigure(null, "coding", "en"))).toMatch(
      /^Which apps led each category week by week is not on record yet\./
    );
    expect(textIn(appCategoryFigure(APPS, "creative", "zh"))).toBe("该类别的应用尚无任何一周在录。");
    expect(said(appCategoryTitle([], "coding"))).toEqual({en: "", zh: ""});
  });
});

describe("events in words", () => {
  const event = (told: Partial<DatedEvent>) =>
    ({
      date: "2026-01-06",
      kind: "release",
      title: {en: "A is out", zh: "甲发布"},
      was: null,
      now: null,
      since: null,
      ...told
    }) as DatedEvent;

  it("say results with their period, and the note’s own in its words", () => {
    expect(said(eventWords(event({kind: "results", since: "2025-12-31"})))).toEqual({
      en: "Results: A is out, period to 31 Dec 2025",
      zh: "业绩：甲发布，截至 2025年12月31日"
    });
    expect(said(eventWords(event({kind: "results"}))).en).toBe("Results: A is out");
    expect(said(eventWords(event({kind: "note_evidence"}))).en).toBe("A is out");
    expect(said(eventWords(event({since: "2025-12-31"}))).zh).toBe("发布：甲发布");
  });

  const marked = (events: readonly DatedEvent[], weeks = ["2026-01-05", "2026-01-12"]) =>
    annotationsOf({events}, "models", weeks, "en");

  it("mark days within the weeks of a figure, those of one sort, oldest first", () => {
    const days = ["2026-01-04", "2026-01-05", "2026-01-12", "2026-01-13"];
    expect(marked(days.toReversed().map((date) => event({date})))).toEqual([
      {date: "2026-01-05", label: "Release: A is out"},
      {date: "2026-01-12", label: "Release: A is out"}
    ]);
    expect(marked([event({kind: "ipo"})])).toEqual([]);
    expect(marked([event({})], [])).toEqual([]);
  });

  it("join those of a day, of more than three the first and how many more, and keep the latest six days", () => {
    const of = (count: number) => marked(Array.from({length: count}, () => event({})))[0]?.label;
    expect(of(3)).toBe(Array.from({length: 3}, () => "Release: A is out").join("; "));
    expect(of(5)).toBe(`${of(3)}; 2 more`);
    const days = Array.from({length: 7}, (_, i) => event({date: `2026-01-0${i + 1}`}));
    expect(marked(days, ["2026-01-01", "2026-01-12"]).map(({date}) => date)).toEqual(
      days.slice(1).map(({date}) => date)
    );
    expect(
      annotationsOf({events: Array.from({length: 4}, () => event({}))}, "models", ["2026-01-05", "2026-01-12"], "zh")[0]
        ?.label
    ).toMatch(/；另 1 项$/);
  });
});
