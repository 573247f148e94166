import {describe, expect, it} from "vitest";
import {loadComparables} from "../../loaders/data/comparables.js";
import type {MultipleSeries} from "../../src/companies/multiple-history.js";
import type {FoundSplit} from "../../src/companies/discount-split.js";
import {historyValue} from "../../src/shell/peers/history.js";
import {splitValue} from "../../src/shell/peers/split.js";
import {stepValue} from "../../src/shell/peers/step.js";
import {printWords, slotProblems, type Words} from "../../src/words/say.js";

const data = await loadComparables();
const problems = ({title, measure, note}: {title: Words; measure: Words; note?: Words}) =>
  [title, measure, ...(note ? [note] : [])].flatMap(slotProblems);

describe("figures of the peers, of the books", () => {
  it("state the same quantities in both languages", () => {
    expect(problems(splitValue(data))).toEqual([]);
    expect(problems(historyValue(data, []))).toEqual([]);
    if (data.step) expect(problems(stepValue(data, data.step))).toEqual([]);
  });

  it("count the bases on which the causes would close more than the gap, and name those that are not on record", () => {
    const split = (unexplained: number): FoundSplit => ({entity: "BABA", key: "k", own: 10, pair: 20, by: {margins: null, growth: 2 / unexplained, capital: 1}, unexplained}); // prettier-ignore
    const value = splitValue({...data, splits: [split(0.5), split(1.5), {entity: "0700.HK", key: "ev_sales", lacks: "EV ÷ sales"}]}); // prettier-ignore
    expect(printWords(value.title, "en")).toMatch(/^On 1 of 2 bases /);
    expect(value.rows.length).toBe(3);
  });

  it("show the multiple of sales by enterprise value where there is one, and a reader’s price as theirs", () => {
    const series = (measure: MultipleSeries["measure"], entity: string): MultipleSeries => ({
      entity,
      measure,
      unit: "USD per share",
      prices: [{date: "2026-01-02", value: 10}],
      years: [{to: "2025-12-31", perShare: 2}],
      netDebt: 0,
      counts: []
    });
    const history = {series: [series("ev_sales", "A"), series("price_sales", "A"), series("price_sales", "B")], missing: []}; // prettier-ignore
    const value = historyValue({...data, history}, [{entity: "B", date: "2026-02-02", value: 4}]);
    expect(value.rows.map(({entity, measure}) => `${entity} ${measure}`)).toEqual(["A ev_sales", "B price_sales"]);
    expect(printWords(value.title, "en")).toBe(
      "1 of 2 multiples stand below the median of their own history on record, at last prices of 2 Jan 2026 to 2 Feb 2026"
    );
    expect(printWords(value.measure, "en")).toMatch(/ the last, of 2 Jan 2026 for A; of 2 Feb 2026 for B$/);
    expect(printWords(value.measure, "zh")).toMatch(/最近值：A 为2026年1月2日；B 为2026年2月2日$/);
    expect(value.rows.at(-1)?.latest).toEqual({date: "2026-02-02", value: 2, isReaders: true});
  });

  it("name the first year in which the margin assumed earns the step, or say that none does", () => {
    const step = {own: 17, peers: 24.5, keptMultiple: 14, keptValue: 97, price: 113, cushion: -0.14};
    const years = (assumed: number) => [
      {period: "FY2027", needed: 0.9, assumed: 0.1},
      {period: "FY2028", needed: 0.2, assumed}
    ];
    expect(printWords(stepValue(data, {...step, years: years(0.25)}).title, "en")).toBe(
      "A cloud margin of 20.0% by FY2028 earns Alibaba the step from 17.0× to 24.5×; 25.0% is assumed"
    );
    const never = stepValue(data, {...step, years: years(0.1)});
    expect(printWords(never.title, "en")).toMatch(/^No year of the forecast/);
    expect(printWords(never.note ?? {en: [], zh: []}, "en")).toBe(
      "If it never comes: 14.0× the same earnings is HK$97 a share, 14% below the price of HK$113."
    );
  });
});
