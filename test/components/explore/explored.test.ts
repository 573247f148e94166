import {beforeEach, describe, expect, it, vi} from "vitest";
import {displayed} from "../../../src/components/explore/displayed.js";
import {
  chosenSpan,
  colorsOf,
  datasetIn,
  isChosen,
  isFaded,
  isKeyLeftOver,
  isSummable,
  largest,
  nameOf
} from "../../../src/components/explore/explored.js";
import {memberLink, memberName} from "../../../src/components/explore/member-name.js";
import {coverageColumn, isPriced, pricedNote, pricedOf, pricedText} from "../../../src/components/explore/priced.js";
import {
  ALL_OTHERS,
  dimensionName,
  isAdditive,
  measureColumn,
  periodHead,
  viewSql
} from "../../../src/components/explore/view-parts.js";
import {measureOf as cubeMeasure} from "../../../src/query/cube/measures.js";
import {TIME} from "../../../src/query/cube/selection.js";
import {handCube} from "../../fixtures/cubes.js";
import {withDocument} from "../../fixtures/document.js";
import {chosen, only, opened, PRICED} from "../../fixtures/explored.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("what views ask of a cube", () => {
  it("is of its dataset, in its grain or the one chosen, up to the end of each period", () => {
    const x = opened();
    expect([x.grain, x.periods, x.ends]).toEqual([
      "week",
      ["2026-01-05", "2026-01-12", "2026-01-26"],
      ["2026-01-12", "2026-01-19", "2026-02-02"]
    ]);
    const months = opened({grain: "month"});
    expect([months.grain, months.periods, months.ends]).toEqual(["month", ["2026-01-01"], ["2026-02-01"]]);
    expect([datasetIn({dataset: "hand"}), datasetIn({dataset: "weekly"})?.name]).toEqual([undefined, "weekly"]);
    expect([periodHead(x).en, periodHead(months).zh, periodHead({...x, grain: "day"}).en]).toEqual([
      "Week beginning",
      "月（起始日）",
      "Day"
    ]);
  });

  it("names members as readers know them, and a key that it lacks by itself", () => {
    const x = opened();
    expect([nameOf(x, "lab", "l1"), nameOf(x, "lab", "gone too"), nameOf(x, "lab", "unknown")]).toEqual([
      "l1",
      "gone too",
      "Unknown"
    ]);
    expect([
      isKeyLeftOver(x, "lab", "other"),
      isKeyLeftOver(x, "lab", "l1"),
      isKeyLeftOver(x, "lab", "unknown"),
      isKeyLeftOver(x, "none", "l1")
    ]).toEqual([true, false, true, false]);
    const cube = handCube();
    const [lab, weights] = cube.dimensions;
    const renamed = displayed({
      ...cube,
      dimensions: [{...lab, members: [{key: "z-ai", name: {en: "x", zh: "x"}, origin: null}]}, weights]
    } as typeof cube);
    expect(renamed.dimensions.map(({members}) => members.map(({name}) => name.en))).toEqual([
      ["Zhipu"],
      ["closed", "open"]
    ]);
    expect(
      displayed({
        ...cube,
        dimensions: [{...lab, name: "entity", members: [{key: "BABA", name: {en: "x", zh: "x"}, origin: null}]}]
      } as typeof cube).dimensions[0]?.members[0]?.name.zh
    ).toBe("阿里巴巴");
  });

  it("ranks those that have a value, equal ones by key", () => {
    const x = opened();
    expect(largest(x, "lab", [5, 5, 7, 0]).map(({key, index, value}) => [key, index, value])).toEqual([
      ["other", 2, 7],
      ["l1", 1, 5],
      ["l2", 0, 5]
    ]);
    expect(largest(x, "lab", [null, -1, -2]).map(({key}) => key)).toEqual(["l1", "other"]);
  });

  it("keeps colours whatever is chosen, fades who does not pass, and tells which periods are chosen", () => {
    const x = opened(chosen({lab: only("l1")}, "2026-01-12", "2026-01-20"));
    expect([isFaded(x, "lab", "l1"), isFaded(x, "lab", "l2"), isFaded(x, "weights", "open")]).toEqual([
      false,
      true,
      false
    ]);
    expect(x.periods.map(isChosen(x))).toEqual([false, true, false]);
    expect(chosenSpan(x)).toEqual({from: "2026-01-12", to: "2026-01-12"});
    expect(chosenSpan(opened())).toEqual({from: "2026-01-05", to: "2026-01-26"});
    expect(chosenSpan(opened(chosen({}, "2027-01-01", "")))).toBeNull();
    const month = opened({grain: "month", ...chosen({}, "2026-01-26", "")});
    expect(month.periods.map(isChosen(month))).toEqual([true]);
    const [alone, both] = [colorsOf(x, "lab", ["l1"]), colorsOf(x, "lab", ["l1", "l2"])];
    expect(alone.get("l1")).toBe(both.get("l1"));
    expect(both.get("l1")).not.toBe(both.get("l2"));
  });

  it("adds nothing up that overlaps, unless one of it is chosen or each stands by itself", () => {
    const cube = {
      dimensions: [
        {name: "category", members: []},
        {name: "lab", members: []}
      ]
    } as unknown as Parameters<typeof isSummable>[0]["cube"];
    const summed = (by: readonly string[], filters = {}, own: readonly string[] = []) =>
      isSummable({cube, state: {...opened().state, selection: {from: "", to: "", filters}}}, {by, own});
    expect([
      summed(["lab"]),
      summed(["category"]),
      summed(["lab"], {category: only("a")}),
      summed(["lab"], {category: only("a", "b")})
    ]).toEqual([false, true, true, false]);
    expect([
      summed(["lab"], {category: {keys: ["a"], isExcluded: true}}),
      summed(["lab"], {category: only("a")}, ["category"])
    ]).toEqual([false, false]);
    expect(isSummable(opened(), {by: ["lab"]})).toBe(true);
  });
});

it("memberName and memberLink lead to the profile of a lab or a model, and nowhere else", () => {
  const member = {key: "l1", label: "L One"};
  expect(memberName("lab", member)).toMatchObject({en: "L One", subject: {kind: "lab", key: "l1"}});
  expect(memberName("country", member)).toBe("L One");
  expect([
    memberLink("model", "l1", "en"),
    memberLink("lab", "other", "en"),
    memberLink("country", "l1", "en")
  ]).toEqual(["./models/l1.html", null, null]);
});

describe("what rests on list prices", () => {
  it("is told by its measure, its text and how much of it has one", async () => {
    expect(
      ["tokens", "revenue_low", "input_price", "growth", "cost"].map((name) => isPriced(cubeMeasure(name)))
    ).toEqual([false, true, true, false, false]);
    const unit = {unit: "usd_per_mtok"} as const;
    expect([pricedText(null, unit, "en"), pricedText(0, unit, "zh"), pricedText(2, unit, "en")]).toEqual([
      "no price on record",
      "0.00美元，标价为免费",
      "US$2.00"
    ]);
    const x = opened({by: "model"}, {cube: PRICED});
    expect(await pricedOf(x, "model")).toEqual([
      {tokens: 1e6, priced: 1e6},
      {tokens: 2e6, priced: 1e6},
      {tokens: 1e6, priced: 0}
    ]);
    expect(await pricedOf(opened(), "lab")).toBeNull();
    expect(await pricedNote(x, "model", [])).toBeNull();
    const column = coverageColumn((row: {tokens: number; priced: number} | null) => row, "en");
    expect([
      column.head,
      column.value({tokens: 4, priced: 1}),
      column.value({tokens: 0, priced: 0}),
      column.value(null)
    ]).toEqual(["Tokens with a list price", 0.25, null, null]);
    expect([column.text?.({tokens: 4, priced: 1}), column.text?.(null)]).toEqual(["25.0%", "n/a"]);
  });
});

describe("parts of views", () => {
  it("say whether values add up, and what a dimension is called within a sentence", () => {
    expect(["tokens", "share_of_all", "input_price", "growth"].map((name) => isAdditive(cubeMeasure(name)))).toEqual([
      true,
      true,
      false,
      false
    ]);
    expect([dimensionName("release_age", "en"), dimensionName("release_age", "zh"), ALL_OTHERS.zh]).toEqual([
      "age since release",
      "发布至今",
      "其余"
    ]);
    const column = measureColumn(opened(), "k", "Head", (row: number | null) => row);
    expect([column.unit, column.text?.(5.16e12), column.text?.(null)]).toEqual(["tokens", "5.16T", "n/a"]);
  });

  it("give the SQL of data that is in the ledger, and hand a notebook what they draw", () => {
    const weekly = (set: Parameters<typeof opened>[0]) => opened(set, {cube: {...handCube(), dataset: "weekly"}});
    expect(viewSql(opened(), {by: ["lab"]})).toEqual({});
    const {sql, handed} = viewSql(weekly({}), {by: ["lab"], own: ["lab"], chart: {fields: ["mark: bar", "x: lab"]}});
    expect(sql).toMatch(/^SELECT lab AS lab|AS lab/);
    expect(handed?.chart).toBe("mark: bar\nx: lab\ny: tokens");
    expect(viewSql(weekly({measure: "share_of_named"}), {by: ["lab"]}).sql).toContain("origin <> 'other'");
    const share = viewSql(weekly({measure: "share_of_all"}), {by: [TIME, "lab"], chart: {fields: ["mark: heat"]}});
    expect(share.handed?.chart).toBe("mark: heat\ncolor: share_of_all\nformat: percent");
    expect(share.sql).not.toContain("origin <> 'other'");
  });
});
