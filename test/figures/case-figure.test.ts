import {describe, expect, it} from "vitest";
import type {IndicatorReading, NoteCase} from "../../src/desk/note-cases.js";
import {caseFigure, indicatorWords, readingWords, triggerWords} from "../../src/figures/case-figure.js";
import {DESK} from "../fixtures/desk-data.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const READING: IndicatorReading = {
  measure: "tokens",
  labs: ["z-ai"],
  figure: null,
  test: "above",
  level: 0.1,
  change: {value: 0.25, from: "2026-08-03", to: "2026-08-31"}
};
const NOT: IndicatorReading = {...READING, measure: "price", labs: [], test: "below", level: -0.1};
const figure = (metric: string, basis: string, months: number) => said(indicatorWords({...READING, measure: "figure", figure: {metric, basis, months}})).en; // prettier-ignore

describe("indicatorWords(reading), readingWords(reading)", () => {
  it("name the series and the level that its change would pass", () => {
    expect(said(indicatorWords(READING))).toEqual({
      en: "paid tokens of its labs, over four weeks, above +10%",
      zh: "旗下实验室付费词元四周变动高于 +10%"
    });
    expect(said(indicatorWords(NOT)).en).toBe("list price of input of all labs, as used, over four weeks, below −10%");
    expect(figure("capex", "ifrs", 6)).toBe("capital spending of 6 months (IFRS), over the year, above +10%");
    expect(figure("net_cash", "company", 0)).toBe("net cash (as the company defines it), over the year, above +10%");
    expect(figure("revenue", "us-gaap", 1)).toContain("revenue of 1 month (US GAAP)");
  });

  it("say what a series reads, and whether that is as the case would", () => {
    expect([READING, NOT, {...READING, change: null}].map((reading) => said(readingWords(reading)).en)).toEqual([
      "+25% to 31 Aug 2026, seen",
      "+25% to 31 Aug 2026, not seen",
      "none on record"
    ]);
  });
});

describe("triggerWords(trigger)", () => {
  it("says when such an event was last, or that none is on record", () => {
    const last = {date: "2026-07-01", kind: "release", title: {en: "GLM-5 at US$0.6", zh: "GLM-5，0.6美元"}, lab: null, entity: null}; // prettier-ignore
    expect(said(triggerWords({kind: "release", last})).en).toBe("a release, last on 1 Jul 2026: GLM-5 at US$0.6");
    expect(said(triggerWords({kind: "price_cut", last: null})).zh).toBe("厂商降价：无记录");
  });
});

describe("caseFigure(data)", () => {
  const WHY = {en: "It sells no tokens.", zh: "不出售词元。"};
  const CASE: NoteCase = {kind: "risk", key: "price_war", title: {en: "Price war", zh: "价格战"}, entity: "BABA", currency: "USD", unit: "USD/ADS", base: 150, value: 120, whyNot: null, trigger: {kind: "price_cut", last: null}, indicator: {said: READING}}; // prettier-ignore
  const cases: NoteCase[] = [
    CASE,
    {...CASE, kind: "catalyst", indicator: {said: NOT}, trigger: {whyNot: {en: "none is known", zh: "未知"}}},
    {...CASE, base: null, indicator: {said: {...READING, change: null}}, trigger: null},
    {...CASE, entity: "9999.HK", value: null, whyNot: WHY, trigger: null, indicator: null},
    {...CASE, indicator: {whyNot: {en: "no series", zh: "无序列"}}}
  ];

  it("prints value, event and sign of each case, or the reason why there is none", () => {
    const table = caseFigure({...DESK, cases});
    expect(said(table.title).en).toBe(
      "4 cases of the note’s catalysts and risks; 1 of 2 indicators read as theirs would"
    );
    expect(printedTable(table).slice(0, 2)).toEqual([
      {
        kind: "Risk",
        case: "Price war",
        company: "Alibaba",
        value: "US$120",
        moved: "−20%",
        trigger: "a price cut by the maker: none on record",
        indicator: "paid tokens of its labs, over four weeks, above +10%",
        reading: "+25%",
        to: "31 Aug 2026",
        seen: "seen"
      },
      expect.objectContaining({kind: "Catalyst", trigger: "none is known", seen: "not seen"})
    ]);
    expect(printedTable(table)[2]).toMatchObject({moved: null, trigger: null, reading: null, to: null, seen: "none on record"}); // prettier-ignore
    expect(printedTable(table)[3]).toMatchObject({company: "9999.HK", value: null, moved: null, trigger: WHY.en, indicator: null, reading: null, to: null, seen: null}); // prettier-ignore
    expect(printedTable(table)[4]).toMatchObject({indicator: "no series", reading: null, to: null, seen: null});
  });
});
