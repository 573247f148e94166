import {describe, expect, it, vi} from "vitest";
import type {ComparablesData} from "../../../src/companies/comparables.js";
import type {DiscountSplit} from "../../../src/companies/discount-split.js";
import type {EarnedStep} from "../../../src/companies/earned-step.js";
import type {MultipleSeries} from "../../../src/companies/multiple-history.js";
import {LANGUAGES, type Lang} from "../../../src/lib/language.js";
import {multipleHistoryFigure} from "../../../src/shell/peers/history.js";
import {splitFigure} from "../../../src/shell/peers/split.js";
import {stepFigure} from "../../../src/shell/peers/step.js";
import {setField, withPage} from "../../fixtures/document.js";
import {expectGoldenDrawings, expectGoldenPage} from "../../fixtures/golden-page.js";
import {shown} from "../../fixtures/shown.js";

withPage("http://site/en/peers.html");

const ALIBABA: MultipleSeries = {entity: "BABA", measure: "price_earnings", unit: "HKD per share", prices: [{date: "2026-01-02", value: 10}, {date: "2026-02-02", value: 20}, {date: "2026-03-02", value: 30}], years: [{to: "2025-12-31", perShare: 2}], netDebt: 0, counts: []}; // prettier-ignore
const ZHIPU: MultipleSeries = {...ALIBABA, entity: "2513.HK", measure: "price_sales", prices: [{date: "2026-02-03", value: 40}, {date: "2026-03-01", value: 30}, {date: "2026-03-03", value: 10}]}; // prettier-ignore
const split = (entity: string, key: string, unexplained: number, margins: number | null = null): DiscountSplit => ({entity, key, own: 10, pair: 20, by: {margins, growth: 1.25, capital: 0.8}, unexplained}); // prettier-ignore
const STEP: EarnedStep = {own: 17, peers: 24.5, keptMultiple: 14, keptValue: 97, price: 113, cushion: -0.14, years: [{period: "FY2027", needed: 0.9, assumed: 0.1}, {period: "FY2028", needed: 0.2, assumed: 0.2}]}; // prettier-ignore
const multiple = (entity: string, key: string, on: string) => ({entity, key, basis: {en: `${key} basis`, zh: `${key}口径`}, facts: [{source_date: on}]}); // prettier-ignore
const DATA = {
  names: {
    BABA: {en: "Alibaba", zh: "阿里巴巴"},
    "2513.HK": {en: "Zhipu", zh: "智谱"},
    MSFT: {en: "Microsoft", zh: "微软"}
  },
  multiples: [multiple("2513.HK", "forward", "2026-08-01"), multiple("BABA", "forward", "2026-08-20")],
  comparables: [multiple("BABA", "growth", "2026-09-01")],
  splits: [split("BABA", "forward", 1), split("BABA", "ev_sales", 0.9, 1.5), split("0700.HK", "gone", 1.2), {entity: "MSFT", key: "ev_sales", lacks: "EV ÷ sales"}, {entity: "MSFT", key: "forward", lacks: "a yield"}], // prettier-ignore
  history: {
    series: [ALIBABA, {...ALIBABA, measure: "ev_sales", netDebt: 2}, {...ALIBABA, measure: "price_sales"}, ZHIPU],
    missing: [{entity: "2513.HK", measure: "ev_sales", lacks: "net cash"}, {entity: "MSFT", measure: "price_earnings", lacks: "profit"}, {entity: "MSFT", measure: "price_sales", lacks: "prices"}, {entity: "GDS", measure: "ev_sales", lacks: "accounts"}, {entity: "2513.HK", measure: "price_earnings", lacks: "prices"}] // prettier-ignore
  },
  step: STEP
} as unknown as ComparablesData & {readonly step: EarnedStep};

const opened = (element: HTMLElement) => {
  for (const toggle of element.querySelectorAll<HTMLButtonElement>("button[aria-pressed=false]")) toggle.click();
  return element;
};

describe("figures of the peers", () => {
  it.each(LANGUAGES)("show the splits, the step and multiples through time (%s)", (lang) => {
    const parts = [splitFigure(DATA, lang), stepFigure(DATA, lang), multipleHistoryFigure(DATA, lang)];
    expectGoldenPage(`peers-${lang}`, ...parts.map(opened));
    const above = {...DATA, step: {...STEP, cushion: 0.2, years: STEP.years.slice(0, 1)}};
    expectGoldenPage(`peers-never-${lang}`, stepFigure(above, lang), multipleHistoryFigure({...DATA, history: {...DATA.history, missing: []}}, lang)); // prettier-ignore
  });

  it.each(LANGUAGES)("draw a band around each median (%s)", (lang) => {
    expectGoldenDrawings(`peers-${lang}`, multipleHistoryFigure(DATA, lang));
  });
});

describe("multipleHistoryFigure(data, lang)", () => {
  const figure = (lang: Lang = "en") => {
    const element = multipleHistoryFigure(DATA, lang);
    const [area, take] = [
      element.querySelector("textarea"),
      element.querySelector<HTMLElement>(".answer-controls button")
    ];
    const paste = (text: string) => {
      setField(area, text);
      take?.click();
    };
    return {element, area, paste, said: () => shown(element.querySelector("[role=status]") ?? element)};
  };

  it("takes prices of a reader beside those on record, and keeps them", () => {
    const {element, paste, said} = figure();
    expect(said()).toEqual([]);
    paste("2513 2026-10-30 812\nodd\nmore");
    expect(said()).toEqual(["Not understood: odd · more"]);
    const rows = () => [...opened(element).querySelectorAll("tbody tr")].flatMap(shown);
    expect(rows().at(-1)).toMatch(/^Zhipu \| Market cap ÷ sales \| 4 \| .*\| 30 Oct 2026 \(yours\)$/);
    expect(localStorage.getItem("alpha-ledger.prices")).toBe("2513 2026-10-30 812\nodd\nmore");
    expect(shown(element).join("\n")).toContain("Data as of 3 Mar 2026");
    const again = figure("zh");
    expect(again.area?.value).toBe("2513 2026-10-30 812\nodd\nmore");
    expect(again.said()).toEqual(["无法识别：odd · more"]);
    paste("");
    expect([said(), rows().at(-1)]).toEqual([[], expect.stringMatching(/\| 3 Mar 2026$/)]);
  });

  it("says so where the browser keeps nothing", () => {
    const refuse = () => {
      throw new Error("storage is blocked");
    };
    vi.stubGlobal("localStorage", {getItem: refuse, setItem: refuse});
    const {paste, said} = figure();
    paste("odd");
    expect(said()).toEqual([
      "Not understood: odd This browser keeps nothing for this page: storage is blocked or full"
    ]);
  });
});
