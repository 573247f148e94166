import {describe, expect, it} from "vitest";
import {readAddress, writeAddress} from "../../../src/lib/address.js";
import type {Cube} from "../../../src/query/cube/cube.js";
import {DATASETS} from "../../../src/query/cube/datasets.js";
import {DIMENSIONS} from "../../../src/query/cube/dimensions.js";
import {
  checkedState,
  EXPLORE_CODECS,
  fromFlat,
  shownGrain,
  TIME_SCALES,
  toFlat,
  type ExploreState
} from "../../../src/query/cube/explore-state.js";
import {MARKS} from "../../../src/query/events.js";
import {CUBE_MEASURES} from "../../../src/query/cube/measures.js";
import {handCube} from "../../fixtures/cubes.js";
import {sample, seeded} from "../../fixtures/random.js";
import {publishedCube} from "../../fixtures/results.js";

const cube = await publishedCube();
const WEEKLY = DATASETS[0].dimensions;

function one<T>(values: readonly T[], random: () => number): T {
  const [value] = sample(values, 1, random);
  if (value === undefined) throw new Error("expected at least one value");
  return value;
}

function randomState({periods, dimensions}: Cube, random: () => number): ExploreState {
  const spans = () => {
    const [from = "", to = ""] = sample(periods, 2, random).sort();
    return {from, to};
  };
  const filters = dimensions
    .filter(() => random() < 0.4)
    .map(({name, members}) => {
      const keys = sample(members, 1 + Math.floor(random() * 5), random).map((m) => m.key);
      return [name, {keys, isExcluded: random() < 0.5}] as const;
    });
  const pair = sample(dimensions.find((d) => d.name === "model")?.members ?? [], 2, random).map((m) => m.key);
  const [a = "", b = ""] = pair;
  return {
    data: "weekly",
    measure: one(CUBE_MEASURES, random).name,
    by: one<ExploreState["by"]>(WEEKLY, random),
    across: one<ExploreState["across"]>(WEEKLY, random),
    grain: one(["auto", "week", "month"] as const, random),
    scale: one(TIME_SCALES, random),
    mark: one(MARKS, random),
    comparison: one(
      [null, {kind: "periods", a: spans(), b: spans()}, {kind: "members", dimension: "model", a, b}] as const,
      random
    ),
    selection: {...(random() < 0.5 ? spans() : {from: "", to: ""}), filters: Object.fromEntries(filters)}
  };
}

const addressOf = (state: ExploreState) => writeAddress(EXPLORE_CODECS, toFlat(state));

describe("EXPLORE_CODECS", () => {
  it("bring back 500 random states of the published data through a link", () => {
    const random = seeded(4);
    for (let i = 0; i < 500; ++i) {
      const state = randomState(cube, random);
      const {state: flat, ignored} = readAddress(EXPLORE_CODECS, addressOf(state));
      expect(fromFlat(flat)).toEqual(state);
      expect(ignored).toEqual([]);
      expect(checkedState({...state, measure: "tokens"}, cube).ignored).toEqual([]);
    }
  });

  it("write nothing for the page as it opens", () => {
    expect(addressOf(fromFlat(readAddress(EXPLORE_CODECS, "").state))).toBe("");
  });

  it("use every dataset, dimension and measure by its own name, each once", () => {
    const keys = Object.keys(EXPLORE_CODECS);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).toEqual(expect.arrayContaining(DIMENSIONS.map((d) => d.name)));
    for (const {name} of DATASETS) expect(EXPLORE_CODECS.data.parse(name)).toBe(name);
  });

  it.each(["2026-01-05..", "planet:a~b", "lab:a~a", "lab:a,b~c", "lab:a", "2026-01-05..~nonsense"])(
    "ignore the comparison %s",
    (text) => {
      expect(readAddress(EXPLORE_CODECS, `compare=${text}`).ignored).toEqual([{key: "compare", value: text}]);
    }
  );
});

describe("checkedState(state, cube)", () => {
  const read = (fragment: string) => checkedState(fromFlat(readAddress(EXPLORE_CODECS, fragment).state), cube);

  it.each([
    ["lab=deepseek,no-such-lab", {key: "lab", value: "no-such-lab"}],
    ["weeks=2031-01-06..", {key: "weeks", value: "2031-01-06.."}],
    ["by=app", {key: "by", value: "app"}],
    ["measure=requests", {key: "measure", value: "requests"}],
    ["grain=day", {key: "grain", value: "day"}],
    ["compare=lab:deepseek~no-such-lab", {key: "compare", value: "lab:deepseek~no-such-lab"}]
  ])("leaves out of %s what this build does not have", (fragment, ignored) => {
    expect(read(fragment).ignored).toEqual([ignored]);
  });

  it("keeps the known part of a list", () => {
    expect(read("lab=!deepseek,no-such-lab").state.selection.filters).toEqual({
      lab: {keys: ["deepseek"], isExcluded: true}
    });
  });

  const hand = (fragment: string, changed: Partial<Cube> = {}) =>
    checkedState(fromFlat(readAddress(EXPLORE_CODECS, fragment).state), {...handCube(), ...changed});

  it.each([
    ["2026-01-26..", "2026-01-26", ""],
    ["2026-01-27..", "", ""],
    ["..2026-01-05", "", "2026-01-05"],
    ["..2026-01-04", "", ""],
    ["2025-12-29..2026-02-09", "2025-12-29", "2026-02-09"]
  ])("keeps the weeks %s where any of them has data", (weeks, from, to) => {
    const {state, ignored} = hand(`weeks=${weeks}`);
    expect([state.selection.from, state.selection.to]).toEqual([from, to]);
    expect(ignored).toEqual(from || to ? [] : [{key: "weeks", value: weeks}]);
  });

  it("shows by the first dimension that there is, across another, and tells what was chosen and is not there", () => {
    expect(hand("")).toMatchObject({ignored: [], state: {by: "lab", across: "weights", grain: "auto"}});
    expect(hand("by=weights&across=app")).toMatchObject({
      ignored: [{key: "across", value: "app"}],
      state: {by: "weights", across: "lab"}
    });
    expect(hand("across=app", {dimensions: handCube().dimensions.slice(0, 1)}).state).toMatchObject({
      by: "lab",
      across: "lab"
    });
    expect(hand("measure=requests&grain=day")).toMatchObject({
      ignored: [
        {key: "measure", value: "requests"},
        {key: "grain", value: "day"}
      ],
      state: {measure: "tokens", grain: "auto"}
    });
    expect(hand("grain=month&measure=share_of_named").ignored).toEqual([]);
    const named = handCube().dimensions.map((d) => ({
      ...d,
      members: d.members.filter(({origin}) => origin !== "other")
    }));
    expect(hand("measure=share_of_named", {dimensions: named}).state.measure).toBe("tokens");
  });

  it.each([
    ["lab:l1~l2", true],
    ["lab:l1~l9", false],
    ["lab:l9~l1", false],
    ["app:a~b", false],
    ["2026-01-05..~..2026-01-12", true]
  ])("keeps the comparison %s where its members are known", (compare, isKept) => {
    const {state, ignored} = hand(`compare=${compare}`);
    expect([state.comparison !== null, ignored]).toEqual([isKept, isKept ? [] : [{key: "compare", value: compare}]]);
  });

  describe("of members that overlap", () => {
    const [lab, weights] = handCube().dimensions;
    const category = {
      ...weights,
      name: "category",
      members: ["legal", "programming", "academia"].map((key) => ({key, name: {en: key, zh: key}, origin: null}))
    };
    const dimensions = [lab, category].filter((d) => d !== undefined) as Cube["dimensions"];
    const chosen = (fragment: string) => {
      const {state, ignored} = hand(fragment, {dimensions});
      return [state.selection.filters["category"]?.keys ?? null, ignored.map(({value}) => value)];
    };

    it("sums one, the first chosen or the first there is, and tells the others", () => {
      expect(chosen("")).toEqual([["programming"], []]);
      const three = handCube().dimensions;
      expect(hand("", {dimensions: [...three, ...dimensions.slice(1)]}).state.across).toBe("weights");
      expect(chosen("category=legal,academia")).toEqual([["legal"], ["academia"]]);
      expect(chosen("category=!programming")).toEqual([["legal"], ["programming"]]);
      expect(chosen("category=!programming,legal,academia")).toEqual([["programming"], ["legal", "academia"]]);
      expect(chosen("category=nothing")).toEqual([["programming"], ["nothing"]]);
    });

    it("shows all of them side by side", () => {
      expect(chosen("by=category")).toEqual([null, []]);
      expect(chosen("by=category&category=legal,academia")).toEqual([["legal", "academia"], []]);
    });
  });
});

it("the grain of views is the reader’s, or the finest of the data", () => {
  expect([shownGrain({grain: "auto"}, {grain: "week"}), shownGrain({grain: "month"}, {grain: "week"})]).toEqual([
    "week",
    "month"
  ]);
});
