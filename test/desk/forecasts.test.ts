import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {logged, logText, readLog, type Forecast, type LoggedForecast} from "../../src/desk/forecast-log.js";
import {scoreOf, trackRecord} from "../../src/desk/score.js";
import {knownTargets, type KnownTarget} from "../../src/desk/target.js";
import {clientData, ENTITIES, modelOf} from "../companies/data.js";

const forecast = (value: number, other: Partial<Forecast> = {}): Forecast => ({
  entity: "0100.HK",
  line: "api_revenue",
  period: "FY2026H2",
  value,
  low: null,
  high: null,
  reason: "usage",
  day: "2026-11-28",
  ...other
});

async function logOf(...forecasts: readonly Forecast[]): Promise<LoggedForecast[]> {
  let log: LoggedForecast[] = [];
  for (const each of forecasts) log = await logged(log, each);
  return log;
}

describe("logged(log, forecast)", () => {
  it("chains each entry to the one before, by SHA-256 as any tool works it out", async () => {
    const [first, second] = await logOf(forecast(80), forecast(90, {low: 85, high: 95}));
    const hash = (said: unknown[]) => createHash("sha256").update(JSON.stringify(said)).digest("hex");
    const one = hash(["", "2026-11-28", "0100.HK", "api_revenue", "FY2026H2", 80, null, null, "usage"]);
    expect([first?.seq, first?.hash]).toEqual([1, one]);
    expect(second?.hash).toBe(hash([one, "2026-11-28", "0100.HK", "api_revenue", "FY2026H2", 90, 85, 95, "usage"]));
  });

  it.each([
    [{day: "2026-11-27"}, "day: 2026-11-27; expected none before 2026-11-28"],
    [{value: NaN}, "value: NaN; expected a number"],
    [{low: 91}, "range: 91 to ; expected one around 90"],
    [{high: 89}, "range:  to 89; expected one around 90"],
    [{reason: " "}, "reason: none; expected why"]
  ])("refuses %j", async (other, message) => {
    await expect(logged(await logOf(forecast(80)), forecast(90, other))).rejects.toThrow(message);
  });
});

describe("readLog(file)", () => {
  it("gives back what was saved, and refuses what was changed, taken out or put in since", async () => {
    const log = await logOf(forecast(80), forecast(90), forecast(100));
    expect(await readLog(logText(log))).toEqual(log);
    expect(await readLog("")).toEqual([]);
    const rows = logText(log).trim().split("\n");
    await expect(readLog(logText(log).replace('"value":90', '"value":70'))).rejects.toThrow("entry 2: hash");
    await expect(readLog([rows[0], rows[2]].join("\n"))).rejects.toThrow("entry 2: hash");
    await expect(readLog([rows[1], rows[0], rows[2]].join("\n"))).rejects.toThrow("entry 1: hash");
    await expect(readLog("no log")).rejects.toThrow("entry 1: no log; expected an entry of a saved log");
    await expect(readLog('{"seq":1}')).rejects.toThrow("entry 1");
  });
});

const TARGET: KnownTarget = {
  entity: "0100.HK",
  line: "api_revenue",
  period: "FY2026H2",
  title: {en: "API revenue", zh: "API 收入"},
  unit: "USD m",
  end: "2026-12-31",
  model: null,
  ofPercent: null,
  nowcast: null,
  naive: 120,
  result: {value: 100, on: "2027-03-15", document: "results"}
};

describe("scoreOf(forecast, targets)", () => {
  it("by hand: 90 of 100 is 10% short, within 85 to 105; the last growth would have been 20% over", () => {
    const score = scoreOf(forecast(90, {low: 85, high: 105}), [TARGET]);
    expect(score).toEqual({state: "scored", on: "2027-03-15", actual: 100, error: expect.closeTo(-0.1, 12) as number, naiveError: expect.closeTo(0.2, 12) as number, isWithin: true}); // prettier-ignore
    expect(scoreOf(forecast(90, {high: 95}), [TARGET])).toMatchObject({isWithin: false});
    expect(scoreOf(forecast(90), [TARGET])).toMatchObject({isWithin: null});
  });

  it("does not count what was logged on the day of the result or after, and waits without one", () => {
    expect(scoreOf(forecast(100, {day: "2027-03-15"}), [TARGET])).toEqual({state: "late", on: "2027-03-15"});
    expect(scoreOf(forecast(100, {day: "2027-03-14"}), [TARGET]).state).toBe("scored");
    expect(scoreOf(forecast(90), [{...TARGET, result: null}])).toEqual({state: "waits"});
    expect(scoreOf(forecast(90, {line: "revenue"}), [TARGET])).toEqual({state: "waits"});
  });
});

describe("trackRecord(scores)", () => {
  it("takes means by hand, against naive growth over the same targets alone", () => {
    const scores = [scoreOf(forecast(90), [TARGET]), scoreOf(forecast(130), [{...TARGET, naive: null}]), scoreOf(forecast(1, {day: "2027-04-01"}), [TARGET])]; // prettier-ignore
    const {scored, error, against} = trackRecord(scores);
    expect([scored, error]).toEqual([2, expect.closeTo(0.2, 12)]);
    expect(against).toEqual({targets: 1, error: expect.closeTo(0.1, 12) as number, naive: expect.closeTo(0.2, 12) as number}); // prettier-ignore
    expect(trackRecord([])).toEqual({scored: 0, error: null, against: null});
  });
});

describe("knownTargets(company, facts), of the books", () => {
  it("has each reported period of a tied line once, by the figures themselves, and one period without a result", async () => {
    const data = await clientData;
    for (const entity of ENTITIES) {
      const company = modelOf(entity, data);
      const targets = knownTargets(company, data.facts);
      expect(new Set(targets.map(({line, period}) => `${line}@${period}`)).size).toBe(targets.length);
      for (const {line, period, reported} of company.ties) {
        const target = targets.find((t) => t.line === line && t.period === period);
        if (period !== undefined) expect(target?.result?.value).toBeCloseTo(reported, 6);
      }
      const open = targets.filter(({result}) => result === null);
      expect(open.every(({model}) => model !== null)).toBe(true);
      expect(open.length).toBe(new Set(targets.map(({line}) => line)).size);
    }
  });

  it("carries the last growth on by hand: MiniMax’s platform of 2025, twice in halves", async () => {
    const data = await clientData;
    const targets = knownTargets(modelOf("0100.HK", data), data.facts).filter(({line}) => line === "api_revenue");
    const [first, second, third] = targets.map(({result}) => result?.value ?? NaN);
    expect(targets[2]?.naive).toBeCloseTo((second ?? NaN) ** 2 / (first ?? NaN), 9);
    expect(targets[3]?.naive).toBeCloseTo((third ?? NaN) ** 2 / (second ?? NaN), 9);
  });
});
