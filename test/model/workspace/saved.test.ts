import {describe, expect, it} from "vitest";
import {bandOf} from "../../../src/model/workspace/band.js";
import {savedFromJson, savedToJson, withSaved, type SavedCase} from "../../../src/model/workspace/saved.js";

const mine: SavedCase = {
  name: "Slower",
  company: "2513.HK",
  case: "base",
  edits: {"token_growth@FY2027": 0.1 + 0.2},
  savedOn: "2026-08-30"
};

describe("savedToJson(cases) and savedFromJson(json)", () => {
  it("give back the cases, and say whose they are in both languages", () => {
    const json = savedToJson([mine]);
    expect(savedFromJson(json)).toEqual({ok: true, value: [mine]});
    expect(json).toContain("Your scenario, not our view / 您的情景，并非我们的观点");
  });

  it.each([
    ["", "saved cases are no JSON"],
    ["[]", "expected an object"],
    ['{"schema": 2, "note": "", "cases": []}', "saved cases.schema: 2; expected 1"],
    ['{"schema": 1, "note": "", "cases": [{"name": "x"}]}', "saved cases.cases[0].company: nothing; expected a text"],
    [savedToJson([mine]).replace("0.30000000000000004", '"1"'), "expected a number"]
  ])("refuse %j and say why", (json, message) => {
    const read = savedFromJson(json);
    expect(read.ok ? "" : read.problems[0]?.message).toContain(message);
  });
});

it("withSaved(cases, added) replaces the case of the same name and company", () => {
  const other = {...mine, company: "BABA"};
  expect(withSaved([mine, other], {...mine, edits: {}})).toEqual([other, {...mine, edits: {}}]);
});

describe("bandOf(expectedReturn, scale)", () => {
  const scale = {above: 0.1, below: -0.1, months: 12};
  it.each([
    [0.1001, "above"],
    [0.1, "between"],
    [0, "between"],
    [-0.1, "between"],
    [-0.1001, "below"]
  ])("puts %s %s", (expected, band) => {
    expect(bandOf(expected, scale)).toBe(band);
  });
});
