import {describe, expect, it} from "vitest";
import {loadDesk} from "../../loaders/data/desk.js";
import type {DeskData} from "../../src/desk/desk-data.js";
import type {KnownTarget} from "../../src/desk/target.js";
import type {LoggedForecast} from "../../src/desk/forecast-log.js";
import {NOTE_CASES} from "../../src/companies/company.js";
import type {ReplayedAlert} from "../../src/desk/watch-replay.js";
import {replayFigure} from "../../src/figures/alert-figure.js";
import {caseFigure} from "../../src/figures/case-figure.js";
import {consensusFigure, consensusValueFigure} from "../../src/figures/consensus-figures.js";
import {deskFinding, forecastFigure, nowcastRecord, resultsFigure} from "../../src/figures/desk-figures.js";
import {printWords, slotProblems, type Words} from "../../src/words/say.js";

const desk = await loadDesk();

/** A target of the books, with a result on record where one is wanted. */
const known = (wanted: "result" | null): KnownTarget => {
  const found = desk.targets.find(({result}) => wanted === null || result !== null);
  if (!found) throw new Error(`targets: ${desk.targets.length}; expected one ${wanted ?? ""}`);
  return found;
};

const REPLAYED = (["on the Monday", "late", "missed", "false"] as const).map((outcome, i): ReplayedAlert => ({
  text: "restated",
  rule: {kind: "restated"},
  due: outcome === "false" ? null : "2026-07-20",
  told: outcome === "missed" ? null : "2026-07-27",
  was: i,
  now: i + 1,
  outcome
}));

const problems = (figures: readonly {title: Words; measure: Words; note?: Words}[]) =>
  figures.flatMap(({title, measure, note}) => [title, measure, ...(note ? [note] : [])]).flatMap(slotProblems);

describe("figures of the desk, of the books", () => {
  it("state the same quantities in both languages, with what is on record and without", () => {
    const none: DeskData = {...desk, targets: [], ours: [], compared: [], values: [], cases: []};
    for (const data of [desk, none])
      expect(
        problems([
          forecastFigure(data, []),
          caseFigure(data),
          consensusFigure(data, data.compared),
          consensusValueFigure(data, data.values),
          replayFigure(data, {first: "2026-07-20", last: "2026-10-12", alerts: REPLAYED}),
          ...desk.values.map(({entity}) => resultsFigure(data, entity))
        ])
      ).toEqual([]);
    expect([desk, none].map(deskFinding).flatMap(slotProblems)).toEqual([]);
  });

  it("hold each catalyst and risk of the note for each company, with a value and its signs or the reason why not", () => {
    const keys = Object.values(NOTE_CASES).flat();
    expect(desk.cases.map(({entity, key}) => `${entity} ${key}`).sort()).toEqual(
      desk.values.flatMap(({entity}) => keys.map((key) => `${entity} ${key}`)).sort()
    );
    for (const {entity, key, value, whyNot, trigger, indicator} of desk.cases)
      expect([entity, key, value === null, trigger === null, indicator === null]).toEqual([
        entity,
        key,
        ...[1, 2, 3].map(() => whyNot !== null)
      ]);
  });

  it("value companies with what others expect as our own case of that name does", () => {
    // Two routes: cells set in the sheet here, inputs of the case in the model.
    expect(desk.values.filter(({atConsensus}) => atConsensus !== null).length).toBeGreaterThan(0);
    for (const {base, atConsensus} of desk.values) if (atConsensus !== null) expect(atConsensus).not.toBe(base);
  });

  it("take the mean error of the nowcast by hand, over results that both rules say something of", () => {
    const target = {
      ...known(null),
      naive: 80,
      nowcast: 130,
      result: {value: 100, on: "2026-08-26", document: "x"}
    };
    expect(
      nowcastRecord([target, {...target, nowcast: 90}, {...target, naive: null}, {...target, result: null}])
    ).toEqual({
      results: 2,
      nowcast: expect.closeTo(0.2, 12) as number,
      naive: expect.closeTo(0.2, 12) as number
    });
    expect(nowcastRecord([])).toBeNull();
  });
});

describe("forecastFigure(data, own)", () => {
  it("counts a forecast of ours only once the books hold it, and a reader’s only before the result", () => {
    const target = known("result");
    const own = (day: string): LoggedForecast => ({entity: target.entity, line: target.line, period: target.period, value: 1, low: null, high: null, reason: "test", day, seq: 1, hash: "0"}); // prettier-ignore
    const ours = desk.ours.map((f) => ({...f, line: target.line, entity: target.entity, period: target.period, day: null, hash: null})); // prettier-ignore
    const states = (logged: readonly LoggedForecast[], held = ours) =>
      forecastFigure({...desk, ours: held}, logged).rows.map(({score}) => score.state);
    expect(new Set(states([]))).toEqual(new Set(ours.length > 0 ? ["waits"] : []));
    expect(states([own("2020-01-01"), own("2099-01-01")], [])).toEqual(["scored", "late"]);
    expect(printWords(forecastFigure({...desk, ours: []}, [own("2020-01-01")]).title, "en")).toMatch(
      /^1 of 1 forecasts/
    );
  });
});

describe("resultsFigure(data, entity, …)", () => {
  it("shows what the reader logged before a result, and nothing of the day of it or after", () => {
    const target = known("result");
    const on = target.result?.on ?? "";
    const own = (day: string): LoggedForecast => ({entity: target.entity, line: target.line, period: target.period, value: 1, low: null, high: null, reason: "test", day, seq: 1, hash: "0"}); // prettier-ignore
    const yours = (logged: readonly LoggedForecast[]) => {
      const {columns} = resultsFigure(desk, target.entity, {own: logged});
      return columns.find(({key}) => key === "yours")?.cell(target) ?? null;
    };
    expect(yours([own("2020-01-01")])).not.toBeNull();
    expect([yours([own(on)]), yours([own("2099-01-01")])]).toEqual([null, null]);
  });

  it("says of what waits what one per cent adds to the value, and of what came nothing", () => {
    for (const {result, ofPercent, model} of desk.targets)
      expect(ofPercent !== null).toBe(result === null && model !== null);
  });
});
