import {describe, expect, it} from "vitest";
import type {PastCall} from "../../src/desk/past-calls.js";
import type {ValueHistory, VersionChange} from "../../src/desk/value-history.js";
import {
  largestPart,
  latestVersionsFigure,
  mondayRuns,
  mondaysFigure,
  versionFigure
} from "../../src/figures/value-history.js";
import {cellWords} from "../../src/figures/spec.js";
import {NO_WORDS, printWords, slotProblems} from "../../src/words/say.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const CHANGE: VersionChange = {
  since: "2026-11-25",
  until: null,
  from: 295.6,
  to: 299.6,
  differences: [],
  parts: [
    {kind: "model text", change: -22.3, lines: ["research", "gone_line"], with: []},
    {kind: "data", change: 26.3, lines: ["a", "b", "c", "d", "e", "f"], with: ["assumption"]}
  ]
};
const call = (day: string, value: number | null, other: Partial<PastCall> = {}): PastCall => ({
  day,
  value,
  lacking: null,
  price: {date: "2026-07-31", value: 230.6},
  call: value === null ? null : "below the price",
  since: 0.17,
  wasRight: value === null ? null : false,
  ...other
});
const history = (changes: readonly VersionChange[], mondays: readonly PastCall[]): ValueHistory => ({
  knownOn: null,
  asOf: "2026-11-25",
  citation: "made up",
  withoutModels: [],
  companies: [{entity: "2513.HK", title: {en: "Zhipu", zh: "智谱"}, currency: "HKD", unit: "HKD/share", changes, mondays, titles: {research: {en: "R&D", zh: "研发费用"}}}] // prettier-ignore
});

describe("versionFigure(history, entity)", () => {
  it("leads with the part that moved the value most, in both languages", () => {
    const figure = versionFigure(history([CHANGE], []), "2513.HK");
    expect(figure && said(figure.title)).toEqual({
      en: "Zhipu: HK$296 in the edition of 25 Nov 2026, HK$300 as shown; data moved it most, by +HK$26.3",
      zh: "智谱：2026年11月25日版为 296港元，当前为 300港元；数据影响最大，为 +26.3港元"
    });
    const cells = figure?.rows.map((row) => figure.columns.map(({cell}) => { return printWords(cellWords(cell(row)) ?? NO_WORDS, "en"); })); // prettier-ignore
    expect(cells?.map((row) => [row[3], row[4], row[6]])).toEqual([
      ["Model text", "−HK$22.3", "R&D and others"],
      ["Assumptions + Data", "+HK$26.3", ""]
    ]);
  });

  it("says so where nothing moved, and nothing of a company without a version", () => {
    const same = versionFigure(history([{...CHANGE, to: CHANGE.from, parts: []}], []), "2513.HK");
    expect(same && said(same.title).en).toBe("Zhipu: HK$296, the same as in the edition of 25 Nov 2026");
    expect(versionFigure(history([], []), "2513.HK")).toBeNull();
    expect(versionFigure(history([CHANGE], []), "GDS")).toBeNull();
  });
});

describe("mondaysFigure(history, entity)", () => {
  it("puts Mondays that know the same into one row, and counts calls by Monday", () => {
    const mondays = [
      call("2026-09-14", 66),
      call("2026-09-07", 66),
      call("2026-08-31", null, {lacking: {en: "A figure", zh: "某数"}})
    ];
    expect(mondayRuns(mondays).map(({first, last}) => [first, last])).toEqual([
      ["2026-09-07", "2026-09-14"],
      ["2026-08-31", "2026-08-31"]
    ]);
    const figure = mondaysFigure(history([], mondays), "2513.HK");
    expect(figure && said(figure.title).en).toBe("Zhipu: HK$66 on past Mondays; the price went its way after 0 of 2");
  });

  it("states the same quantities in both languages, with and without values and judged calls", () => {
    const unjudged = {since: null, wasRight: null};
    for (const mondays of [
      [call("2026-09-14", 66)],
      [call("2026-09-14", 66, unjudged), call("2026-09-07", 93, unjudged)],
      [call("2026-09-14", null)]
    ]) {
      // prettier-ignore
      const figure = mondaysFigure(history([], mondays), "2513.HK");
      expect(figure ? [figure.title, figure.measure, ...(figure.note ? [figure.note] : [])].flatMap(slotProblems) : ["none"]).toEqual([]); // prettier-ignore
    }
    const latest = latestVersionsFigure(history([CHANGE], []));
    expect(latest ? [latest.title, latest.measure].flatMap(slotProblems) : ["none"]).toEqual([]);
  });
});

describe("the tables of values", () => {
  const [FIRST, SECOND] = [
    {kind: "model text", change: -22.3, lines: [], with: []},
    {kind: "data", change: 26.3, lines: ["research", "gone_line", "a", "b", "c", "d"], with: []}
  ] as const;
  const titles = Object.fromEntries(["research", "a", "b", "c", "d"].map((line) => [line, {en: line, zh: line}]));
  const named = (changes: readonly VersionChange[], mondays: readonly PastCall[] = []): ValueHistory => ({
    ...history(changes, mondays),
    companies: history(changes, mondays).companies.map((company) => ({...company, titles}))
  });

  it("of versions print each part with what was before and after it", () => {
    const older = {...CHANGE, since: "2026-11-01", until: "2026-11-25", parts: [FIRST]};
    const figure = versionFigure(named([{...CHANGE, parts: [SECOND, FIRST]}, older]), "2513.HK");
    expect(figure && printedTable(figure)).toEqual([
      {since: "25 Nov 2026", until: "as shown", was: "HK$296", kind: "Data", change: "+HK$26.3", is: "HK$300", lines: "research; a; b; c and others"}, // prettier-ignore
      {since: "25 Nov 2026", until: "as shown", was: "HK$296", kind: "Model text", change: "−HK$22.3", is: "HK$300", lines: null}, // prettier-ignore
      {since: "1 Nov 2026", until: "25 Nov 2026", was: "HK$296", kind: "Model text", change: "−HK$22.3", is: "HK$300", lines: null} // prettier-ignore
    ]);
    const two = versionFigure(named([{...CHANGE, parts: [{...SECOND, lines: ["a", "b"]}]}]), "2513.HK");
    expect(two && printedTable(two, "zh")[0]?.["lines"]).toBe("a；b");
    expect(largestPart({parts: [FIRST, SECOND]})).toBe(SECOND);
    expect([largestPart({parts: [{...FIRST, change: 0}]}), largestPart({parts: []})]).toEqual([null, null]);
  });

  it("of the last version print every company that an edition kept, by the kinds that moved any", () => {
    const [company] = named([{...CHANGE, parts: [FIRST, SECOND]}]).companies as [ValueHistory["companies"][number]];
    const still = {...company, entity: "BABA", changes: [{...CHANGE, since: "2026-11-01", to: CHANGE.from, parts: []}]};
    const data = {...named([]), companies: [company, still, {...company, entity: "GDS", changes: []}]};
    const figure = latestVersionsFigure(data);
    expect(figure && said(figure.title).en).toBe("1 of 2 values differ from the edition of 25 Nov 2026");
    expect(figure && printedTable(figure)).toEqual([
      {company: "Zhipu", was: "HK$296", model_text: "−HK$22.3", data: "+HK$26.3", is: "HK$300"},
      {company: "Alibaba", was: "HK$296", model_text: null, data: null, is: "HK$296"}
    ]);
    expect(latestVersionsFigure(named([]))).toBeNull();
  });

  it("of Mondays print value, price, the call and what became of it", () => {
    const mondays = [
      call("2026-09-21", 345.9, {call: "above the price", wasRight: true}),
      call("2026-09-14", 66, {price: null, call: null, since: null, wasRight: null}),
      call("2026-09-07", 66),
      call("2026-08-31", 66, {price: {date: "2026-08-28", value: 132}}),
      call("2026-08-24", null, {lacking: {en: "Net cash", zh: "净现金"}, price: null, since: null})
    ];
    const figure = mondaysFigure(named([], mondays), "2513.HK");
    expect(figure && said(figure.title).en).toBe(
      "Zhipu: HK$66 to HK$346 on past Mondays; the price went its way after 1 of 3"
    );
    expect(figure && printedTable(figure)).toEqual([
      {from: "21 Sep 2026", to: "21 Sep 2026", value: "HK$346", price: "HK$231", price_of: "31 Jul 2026", to_price: "+50%", call: "above the price", since: "+17%"}, // prettier-ignore
      {from: "14 Sep 2026", to: "14 Sep 2026", value: "HK$66", price: null, price_of: null, to_price: null, call: null, since: null}, // prettier-ignore
      {from: "7 Sep 2026", to: "7 Sep 2026", value: "HK$66", price: "HK$231", price_of: "31 Jul 2026", to_price: "−71%", call: "below the price", since: "+17%"}, // prettier-ignore
      {from: "31 Aug 2026", to: "31 Aug 2026", value: "HK$66", price: "HK$132", price_of: "28 Aug 2026", to_price: "−50%", call: "below the price", since: "+17%"}, // prettier-ignore
      {from: "24 Aug 2026", to: "24 Aug 2026", value: null, price: null, price_of: null, to_price: null, call: null, since: null} // prettier-ignore
    ]);
    expect(figure?.note && said(figure.note).en).toContain(
      "Up to 24 Aug 2026 the books did not hold the line “Net cash”."
    );
    const plain = mondaysFigure(named([], mondays.slice(2, 3)), "2513.HK");
    expect(plain?.note && said(plain.note).en).not.toContain("Up to");
    expect(mondaysFigure(named([]), "2513.HK")).toBeNull();
    expect(mondaysFigure(named([], mondays), "GDS")).toBeNull();
  });

  it("of Mondays say in their titles whether any was judged, and whether any had a value", () => {
    const title = (...mondays: readonly PastCall[]) => {
      const figure = mondaysFigure(named([], mondays), "2513.HK");
      return figure && said(figure.title).en;
    };
    const unjudged = {since: null, wasRight: null};
    expect(title(call("2026-09-14", 66, unjudged), call("2026-09-07", 93, unjudged))).toBe(
      "Zhipu: HK$66 to HK$93 on past Mondays; no later price on record tells more"
    );
    const later = {date: "2026-08-07", value: 230};
    expect(title(call("2026-09-14", 66, {price: later}), call("2026-09-07", 66))).toContain(
      "Zhipu: HK$66 on past Mondays"
    );
    expect(title(call("2026-09-14", 300.1), call("2026-09-07", 300.2))).toContain("Zhipu: HK$300 on past Mondays");
    expect(title(call("2026-09-14", null))).toContain("on no past Monday did the books hold");
  });
});
