import {describe, expect, it} from "vitest";
import type {ComparedTarget} from "../../src/desk/estimates.js";
import {consensusFigure, consensusValueFigure} from "../../src/figures/consensus-figures.js";
import {DESK, RESULT} from "../fixtures/desk-data.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const {entity, line, period, title, unit} = RESULT;
const estimate = (source: string, value: number, day: string) => ({entity, line, period, value, day, source, isRecorded: true}); // prettier-ignore
const COMPARED: ComparedTarget = {
  entity,
  line,
  period,
  title,
  unit,
  ours: 120,
  consensus: 100,
  isCurrent: true,
  low: 90,
  high: 110,
  sources: [estimate("A", 90, "2026-08-03"), estimate("B", 110, "2026-08-20"), estimate("C", 100, "2026-07-01")],
  revised: {by: -0.02, since: "2026-06-01"}
};

describe("consensusFigure(data, compared)", () => {
  it("prints ours beside what others expect, and the ends of the gaps", () => {
    const figure = consensusFigure(DESK, [COMPARED, {...COMPARED, ours: 75, revised: null, sources: []}, {...COMPARED, ours: null}, {...COMPARED, consensus: 0}]); // prettier-ignore
    expect(said(figure.title).en).toBe(
      "Our numbers stand −25% to +20% from what others expected in the 90 days to 1 Sep 2026, over 2 of 4 lines on record"
    );
    const table = printedTable(figure);
    expect(table[0]).toEqual({
      company: "Alibaba",
      line: "Cloud revenue",
      period: "H1 2026",
      ours: "CNY 120m",
      consensus: "CNY 100m",
      variance: "+20.0%",
      low: "CNY 90m",
      high: "CNY 110m",
      sources: "3",
      revised: "−2.0%",
      last: "20 Aug 2026"
    });
    expect(table[1]).toMatchObject({variance: "−25.0%", sources: "0", revised: null, last: null});
    expect([table[2]?.["ours"], table[2]?.["variance"], table[3]?.["variance"]]).toEqual([null, null, null]);
    expect(said(consensusFigure(DESK, [COMPARED]).title).zh).toBe(
      "在册 1 个科目中，1 个有截至2026年9月1日的 90 天内的他人预期，我们的数字与之相差 +20%"
    );
    const old = {...COMPARED, isCurrent: false};
    expect(said(consensusFigure(DESK, [old, old]).title).en).toBe(
      "No estimate of others is from the 90 days to 1 Sep 2026; 2 lines have older ones"
    );
    expect(printedTable(consensusFigure(DESK, [old]))[0]).toMatchObject({consensus: "CNY 100m", variance: null});
    expect(said(consensusFigure(DESK, []).title).en).toBe("No estimate of others is on record");
  });
});

describe("consensusValueFigure(data, values)", () => {
  const [ALIBABA] = DESK.values as [(typeof DESK.values)[number]];

  it("prints each value, and the reader’s own column only where something was logged", () => {
    const none = {...ALIBABA, entity: "9999.HK", base: null, price: null, atConsensus: null};
    const figure = consensusValueFigure(DESK, [ALIBABA, none]);
    expect(said(figure.title).en).toBe("1 of 2 companies can be valued on what others expect");
    expect(printedTable(figure)).toEqual([
      {company: "Alibaba", price: "US$120", base: "US$150", at_consensus: "US$165", moved: "+10%"},
      {company: "9999.HK", price: null, base: null, at_consensus: null, moved: null}
    ]);
    expect(printedTable(consensusValueFigure(DESK, [{...ALIBABA, base: null}]))[0]).toMatchObject({moved: null});
    expect(said(consensusValueFigure(DESK, [ALIBABA, none, none]).title).zh).toBe("3 家公司中有 1 家可按他人预期估值");
    const logged = printedTable(consensusValueFigure(DESK, [{...ALIBABA, atLogged: 141}, none]));
    expect(logged.map((row) => row["at_logged"])).toEqual(["US$141", null]);
  });

  it("names the shares and the source of its prices, and gives each price its own", () => {
    const quoted = {shares: {exchange: "NYSE", code: "BABA"}, on: "2026-08-28", isClose: true, document: "My vendor", laterFigures: "2026-08-31"}; // prettier-ignore
    const prices = [{entity: "BABA", title: ALIBABA.title, quoted}];
    const figure = consensusValueFigure({...DESK, prices}, [ALIBABA]);
    expect(figure.note && said(figure.note).en).toBe(
      "Prices are closes by the exchange’s day: Alibaba (NYSE BABA) of 28 Aug 2026, from My vendor. Figures later than the price are in the models of Alibaba (31 Aug 2026)."
    );
    const price = figure.columns.find(({key}) => key === "price")?.cell(ALIBABA);
    expect(price).toMatchObject({value: 120, source: "My vendor"});
    expect(consensusValueFigure(DESK, [ALIBABA]).note).toBeUndefined();
  });
});
