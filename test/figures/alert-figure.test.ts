import {describe, expect, it} from "vitest";
import type {Alert, WatchRule} from "../../src/desk/watch.js";
import type {ReplayedAlert} from "../../src/desk/watch-replay.js";
import {houseAlertFigure, ownAlertFigure, replayFigure, watched} from "../../src/figures/alert-figure.js";
import {DESK} from "../fixtures/desk-data.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const moves = (kind: "share" | "price" | "value", of: string): WatchRule => ({kind, of, test: "moves", by: 0.01});
const alert = (rule: WatchRule, was: Alert["was"], now: Alert["now"]): Alert => ({text: rule.kind, rule, day: "2026-09-07", was, now}); // prettier-ignore
const ALERTS = [
  alert(moves("share", "z-ai"), 0.12, null),
  alert(moves("price", "z-ai/glm"), 0.6, 0.55),
  alert(moves("value", "BABA"), 150, 165),
  alert(moves("value", "GDS"), 30, 31),
  alert({kind: "restated"}, 1_200, 1_203),
  alert({kind: "claim", of: "china"}, "holds", "unheard_of")
];

describe("houseAlertFigure(data, alerts, mondays), ownAlertFigure(data, alerts, since)", () => {
  it("print what each rule reads in its unit, a verdict as it is called, and nothing where nothing was on record", () => {
    const house = houseAlertFigure(DESK, ALERTS, 13);
    expect(printedTable(house).map(({day, rule, was, now}) => [day, rule, was, now])).toEqual([
      ["7 Sep 2026", "Token share of Zhipu moved by 1 points or more", "12.0%", null],
      ["7 Sep 2026", "List price of input of z-ai/glm moved by 1% or more", "US$0.6", "US$0.55"],
      ["7 Sep 2026", "Base value of Alibaba moved by 1% or more", "US$150", "US$165"],
      ["7 Sep 2026", "Base value of GDS moved by 1% or more", " 30", " 31"],
      ["7 Sep 2026", "Weekly token counts were restated", "1,200", "1,203"],
      ["7 Sep 2026", "The verdict on china turned", "holds", "unheard_of"]
    ]);
    expect(said(house.title)).toEqual({
      en: "The house’s rules told of 6 things over the last 13 Mondays",
      zh: "本站规则在最近 13 个周一共提示 6 项"
    });
    expect(watched({rule: moves("price", "a")}, 0.6, DESK.values)).toMatchObject({unit: "USD/Mtok"});
    expect(watched({rule: moves("value", "not valued")}, 5, DESK.values)).toMatchObject({value: 5, unit: "1"});
    const own = ownAlertFigure(DESK, ALERTS, "2026-08-31");
    expect([own.rows, said(own.measure).en]).toEqual([ALERTS, "Between what the books knew on 31 Aug 2026 and now"]);
  });
});

describe("replayFigure(data, replay)", () => {
  it("counts alerts by outcome, of those that were due all but the false ones", () => {
    const replayed = (outcome: ReplayedAlert["outcome"], due: string | null, told: string | null): ReplayedAlert => ({text: "restated", rule: {kind: "restated"}, due, told, was: 1, now: 2, outcome}); // prettier-ignore
    const alerts = [
      replayed("on the Monday", "2026-07-20", "2026-07-20"),
      replayed("on the Monday", "2026-07-27", "2026-07-27"),
      replayed("late", "2026-07-27", "2026-08-03"),
      replayed("missed", "2026-08-03", null),
      replayed("missed", "2026-08-10", null),
      replayed("missed", "2026-08-17", null),
      replayed("false", null, "2026-08-10")
    ];
    const figure = replayFigure(DESK, {first: "2026-07-20", last: "2026-10-12", alerts});
    expect(said(figure.title).en).toBe(
      "Replayed over a quarter, 6 alerts were due: 2 told on their Monday, 1 late, 3 missed; 1 were false"
    );
    expect(
      printedTable(figure)
        .map(({due, told, outcome}) => [due, told, outcome])
        .slice(2)
    ).toEqual([
      ["27 Jul 2026", "3 Aug 2026", "late"],
      ["3 Aug 2026", "not told", "missed"],
      ["10 Aug 2026", "not told", "missed"],
      ["17 Aug 2026", "not told", "missed"],
      ["not due", "10 Aug 2026", "false"]
    ]);
    expect(printedTable(figure)[0]).toMatchObject({rule: "Weekly token counts were restated", was: "1", now: "2"});
  });
});
