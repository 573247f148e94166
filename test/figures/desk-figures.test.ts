import {describe, expect, it} from "vitest";
import type {OurForecast} from "../../src/desk/desk-data.js";
import type {LoggedForecast} from "../../src/desk/forecast-log.js";
import {deskFinding, forecastFigure, inUnit, nowcastRecord, resultsFigure} from "../../src/figures/desk-figures.js";
import {DESK, RESULT, WAITING} from "../fixtures/desk-data.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const {entity, line} = RESULT;
const OURS: OurForecast = {entity, line, period: RESULT.period, rule: "model", value: 105, low: 90, high: 120, unit: "CNY m", reason: {en: "by the model", zh: "按模型"}, day: "2026-08-01", hash: "0"}; // prettier-ignore
const own = (day: string, value: number, of = RESULT): LoggedForecast => ({entity, line, period: of.period, value, low: null, high: null, reason: "a hunch", day, seq: 1, hash: "0"}); // prettier-ignore

describe("inUnit(value, unit)", () => {
  it.each([
    [1.5, "CNY m", "CNY 1.5m"],
    [1.5, "CNY", "CNY 1.5"],
    [29.94, "USD/ADS", "US$29.9"],
    [1234.56, "tokens tn", "1,235"],
    [null, "CNY m", undefined]
  ])("of %s %s is %s", (value, unit, text) => {
    expect(inUnit(value, unit)?.print("en")).toBe(text);
  });
});

describe("forecastFigure(data, own)", () => {
  it("prints each forecast beside what came: scored before the result, late on its day, waiting without one", () => {
    const data = {...DESK, ours: [OURS, {...OURS, rule: "last_growth" as const, low: null, high: null, day: null}]};
    const figure = forecastFigure(data, [
      own("2026-08-25", 80),
      own("2026-08-26", 99),
      own("2026-09-01", 130, WAITING)
    ]);
    expect(said(figure.title).en).toBe("2 of 5 forecasts are scored, off by 13% on the mean");
    const table = printedTable(figure);
    expect(table[0]).toEqual({
      by: "Our model",
      company: "Alibaba",
      line: "Cloud revenue",
      period: "H1 2026",
      value: "CNY 105m",
      low: "CNY 90m",
      high: "CNY 120m",
      logged: "1 Aug 2026",
      state: "scored",
      actual: "CNY 100m",
      error: "+5%",
      naive_error: "−20%",
      reason: "by the model"
    });
    expect(table[1]).toMatchObject({by: "The last growth", low: null, high: null, logged: "not yet in the books", state: "waits", actual: null, error: null, naive_error: null}); // prettier-ignore
    expect(table.slice(2).map(({by, state, error, reason}) => [by, state, error, reason])).toEqual([
      ["You", "scored", "−20%", "a hunch"],
      ["You", "logged after the result", null, "a hunch"],
      ["You", "waits", null, "a hunch"]
    ]);
    const unknown = printedTable(forecastFigure(DESK, [{...own("2026-08-01", 1234.56), line: "net_cash"}]))[0];
    expect(unknown).toMatchObject({line: "net cash", value: "1,235", state: "waits"});
    const ofOurs = {...DESK, targets: [], ours: [OURS]};
    expect(printedTable(forecastFigure(ofOurs, [own("2026-08-01", 80)]))[1]).toMatchObject({value: "CNY 80m"});
    expect(said(forecastFigure(ofOurs, []).title).en).toBe("1 forecasts are logged, none of them scored yet");
    const noNaive = {...DESK, targets: [{...RESULT, naive: null}]};
    expect(printedTable(forecastFigure(noNaive, [own("2026-08-01", 80)]))[0]).toMatchObject({error: "−20%", naive_error: null}); // prettier-ignore
  });
});

describe("deskFinding(data), nowcastRecord(targets)", () => {
  it("count what waits and how far two rules missed, over results that both say something of", () => {
    // The nowcast missed by 10%, the last growth by 20%.
    expect(nowcastRecord([RESULT, WAITING, {...RESULT, nowcast: null}])).toEqual({results: 1, nowcast: expect.closeTo(0.1, 9) as number, naive: expect.closeTo(0.2, 9) as number}); // prettier-ignore
    const waits = {...OURS, period: WAITING.period};
    expect(said(deskFinding({...DESK, ours: [OURS, waits, {...waits, day: null}]})).en).toBe(
      "1 forecasts of ours wait for a result; tried on 1 result already known, the nowcast misses by 10%, the last growth by 20%"
    );
    expect(said(deskFinding({...DESK, targets: [WAITING]})).en).toBe(
      "0 forecasts of ours wait for a result; none is scored yet"
    );
  });
});

describe("resultsFigure(data, entity, …)", () => {
  const source = (day: string) => ({
    entity,
    line,
    period: RESULT.period,
    value: 104,
    day,
    source: "A",
    isRecorded: true
  });
  const compared = (days: readonly string[]) => [{entity, line, period: RESULT.period, title: RESULT.title, unit: RESULT.unit, ours: null, consensus: 104, isCurrent: true, low: 104, high: 104, sources: days.map(source), revised: null}]; // prettier-ignore

  it("prints what was said of each line before its result, newest first, and what one per cent more adds", () => {
    const data = {...DESK, ours: [OURS, {...OURS, value: 1, rule: "pooled_power" as const, day: "2026-08-20"}]};
    const figure = resultsFigure(data, entity, {own: [own("2026-07-01", 60), own("2026-08-25", 80), own("2026-08-26", 99)], compared: compared(["2026-08-25"])}); // prettier-ignore
    expect(said(figure.title).en).toBe(
      "Alibaba: Cloud revenue of H1 2026 came at CNY 100m, by a document of 26 Aug 2026"
    );
    expect(printedTable(figure)).toEqual([
      {line: "Cloud revenue", period: "H2 2026", consensus: null, nowcast: null, ours: "CNY 120m", yours: null, naive: null, came: null, on: "waits", nowcast_error: null, yours_error: null, naive_error: null, of_percent: "+US$0.25"}, // prettier-ignore
      {line: "Cloud revenue", period: "H1 2026", consensus: "CNY 104m", nowcast: "CNY 110m", ours: "CNY 105m", yours: "CNY 80m", naive: "CNY 80m", came: "CNY 100m", on: "26 Aug 2026", nowcast_error: "+10%", yours_error: "−20%", naive_error: "−20%", of_percent: null} // prettier-ignore
    ]);
  });

  it("leaves out an estimate of the day of the result, and says that none is on record", () => {
    const late = resultsFigure(DESK, entity, {compared: compared(["2026-08-20", "2026-08-26"])});
    expect(printedTable(late)[1]).toMatchObject({consensus: null});
    expect(said(resultsFigure({...DESK, targets: [WAITING]}, entity).title).en).toBe("Alibaba: no result on record");
    expect(resultsFigure(DESK, "GDS").rows).toEqual([]);
    const minus = {...DESK, targets: [{...WAITING, ofPercent: -0.25}]};
    expect(printedTable(resultsFigure(minus, entity))[0]).toMatchObject({of_percent: "−US$0.25"});
    expect(printedTable(resultsFigure({...DESK, values: []}, entity))[0]).toMatchObject({of_percent: null});
    const order = resultsFigure({...DESK, targets: [RESULT, WAITING, {...WAITING, line: "other"}]}, entity).rows;
    expect(order.map(({line: of, period}) => [of, period])).toEqual([
      ["cloud_revenue", "FY2026H2"],
      ["other", "FY2026H2"],
      ["cloud_revenue", "FY2026H1"]
    ]);
  });
});
