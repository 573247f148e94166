import {describe, expect, it} from "vitest";
import type {ProfileData, ProfiledLab, ProfiledModel} from "../../src/query/profile-data.js";
import {foundSubjects, profileOf, subjectsOf} from "../../src/query/profile.js";
import {USAGE} from "../fixtures/small-profiles.js";

const lab = (key: string, en: string, zh: string, registered = en) =>
  ({lab: key, name: {en, zh}, registered: {en: registered, zh: `${zh}公司`}}) as ProfiledLab;
const model = (key: string, name: string, aliases: string | null = null) =>
  ({model: key, name, lab: key.split("/")[0] ?? "", aliases}) as ProfiledModel;
const DATA = {
  labs: [lab("c1", "C One", "甲", "C-One Holdings"), lab("u1", "U One", "乙"), lab("stealth", "Stealth", "未披露")],
  models: [
    model("u1/a", "U (v1.5)"),
    model("c1/a", "A", "vendor/alpha vendor/a"),
    model("c1/b", "B"),
    model("c1/none", "None"),
    model("lost/a", "Lost"),
    model("stealth/x", "X")
  ]
} as unknown as ProfileData;

const weeksOf = (kind: "lab" | "model", key: string) =>
  profileOf(USAGE, DATA, {kind, key}).weeks.map(({week, isPublished, tokens, share, rank, ranked}) => [
    week.slice(5),
    isPublished,
    tokens,
    share,
    rank,
    ranked
  ]);

describe("profileOf(usage, data, subject)", () => {
  it("counts a model from its first week to the last on record, with gaps as gaps, among models that have a name", () => {
    expect(weeksOf("model", "c1/b")).toEqual([
      ["01-05", true, 2, 0.1, 3, 4],
      ["01-12", true, null, null, null, 2],
      ["01-19", false, null, null, null, 0],
      ["01-26", true, null, null, null, 1]
    ]);
    expect(weeksOf("model", "stealth/x")[0]).toEqual(["01-05", true, 1, 0.05, 4, 4]);
  });

  it("puts equal ones in the order of their keys", () => {
    expect([weeksOf("model", "c1/a")[1], weeksOf("model", "u1/a")[1]]).toEqual([
      ["01-12", true, 5, 0.25, 1, 2],
      ["01-12", true, 5, 0.25, 2, 2]
    ]);
  });

  it("adds up a lab, and ranks it among those whose name is known alone", () => {
    expect(weeksOf("lab", "c1")[0]).toEqual(["01-05", true, 10, 0.5, 1, 2]);
    expect(weeksOf("lab", "stealth")[0]).toEqual(["01-05", true, 1, 0.05, null, 2]);
    expect(weeksOf("lab", "u1").at(-1)).toEqual(["01-26", true, 4, 0.4, 1, 1]);
  });

  it("holds the first and last week with a count, and whether that is the latest on record", () => {
    const {first, last, isCurrent, models, model: own} = profileOf(USAGE, DATA, {kind: "lab", key: "u1"});
    expect([first?.week, last?.week, isCurrent, own]).toEqual(["2026-01-05", "2026-01-26", true, null]);
    expect(models.map((each) => each.model)).toEqual(["u1/a"]);
    const old = profileOf(USAGE, DATA, {kind: "model", key: "c1/b"});
    expect([old.first?.week, old.last?.week, old.isCurrent]).toEqual(["2026-01-05", "2026-01-05", false]);
    expect([old.lab.lab, old.models.map((each) => each.model)]).toEqual(["c1", ["c1/b"]]);
    const never = profileOf(USAGE, DATA, {kind: "model", key: "c1/none"});
    expect([never.weeks, never.first, never.last, never.isCurrent]).toEqual([[], null, null, false]);
  });

  it.each([
    ["model", "c1"],
    ["lab", "c1/a"],
    ["model", "lost/a"]
  ] as const)("refuses what the registry does not hold whole: %s %s", (kind, key) => {
    expect(() => profileOf(USAGE, DATA, {kind, key})).toThrow(`profile ${kind}:${key}: not in the registry`);
  });
});

describe("subjectsOf(data)", () => {
  it("are labs, then models", () => {
    expect(subjectsOf(DATA).map(({kind, key}) => `${kind}:${key}`)).toEqual([
      "lab:c1",
      "lab:u1",
      "lab:stealth",
      ...DATA.models.map(({model: key}) => `model:${key}`)
    ]);
  });
});

describe("foundSubjects(usage, data, text, most)", () => {
  const found = (text: string, most = 9) => foundSubjects(USAGE, DATA, text, most).map(({key}) => key);

  it("finds by every word of a text, whatever parts words or names them, those with most tokens first", () => {
    // Of all weeks u1 and its model have 15, c1 15, c1/a 13, c1/b 2, c1/none none.
    expect(found("one")).toEqual(["c1", "u1", "u1/a", "c1/a", "c1/b", "c1/none"]);
    expect(found("one", 2)).toEqual(["c1", "u1"]);
    expect(found("ONE（Ｃ）")).toEqual(["c1", "c1/a", "c1/b", "c1/none"]);
    expect(found("holdings c1_b")).toEqual(["c1/b"]);
    expect([found("甲公司"), found("乙")]).toEqual([
      ["c1", "c1/a", "c1/b", "c1/none"],
      ["u1", "u1/a"]
    ]);
    expect([found("vendor/alpha"), found("5 v1")]).toEqual([["c1/a"], ["u1/a"]]);
    expect([found(" - "), found("one nobody")]).toEqual([[], []]);
    expect(found("lost")).toEqual(["lost/a"]);
  });
});
