import {describe, expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import {bandOf} from "../../src/workspace/band.js";
import {savedFromJson, savedProblem, savedToJson, withSaved, type SavedCase} from "../../src/workspace/saved.js";
import {apiCompany} from "../fixtures/api-company.js";

const mine: SavedCase = {
  name: "Slower",
  company: "2513.HK",
  case: "base",
  edits: {"token_growth@FY2027": 0.1 + 0.2},
  savedOn: "2026-08-30"
};

const keptAs = (...cases: readonly unknown[]) => JSON.stringify({schema: 1, note: "", cases});

describe("savedToJson(saved) and savedFromJson(json)", () => {
  it("give back the cases, and say whose they are in both languages", () => {
    const json = savedToJson({cases: [mine], unread: []});
    expect(savedFromJson(json)).toEqual({cases: [mine], unread: []});
    expect(json).toContain("Your scenario, not our view / 您的情景，并非我们的观点");
  });

  it.each([
    ["", "saved cases are no JSON"],
    ["[]", "expected an object"],
    ['{"schema": 2, "note": "", "cases": []}', "saved cases.schema: 2; expected 1"],
    [keptAs({name: "x"}), "saved cases.cases[0].company: nothing; expected a text"],
    [keptAs({...mine, edits: {beta: "1"}}), "expected a number"],
    [keptAs({...mine, savedOn: "2026-02-30"}), 'savedOn: "2026-02-30"; expected a day, YYYY-MM-DD'],
    [keptAs({...mine, savedOn: "yesterday"}), "expected a day"]
  ])("say why %j cannot be read", (json, message) => {
    const {cases, unread} = savedFromJson(json);
    expect(cases).toEqual([]);
    expect(unread.map(({reason}) => reason.en)).toEqual([expect.stringContaining(message)]);
    expect(unread[0]?.reason.zh).toMatch(/\p{sc=Han}/u);
  });

  it("read each case by itself, and keep what could not be read", () => {
    const bad = {...mine, name: "Bad", savedOn: "soon"};
    const saved = savedFromJson(keptAs(bad, mine, "x"));
    expect(saved.cases).toEqual([mine]);
    expect(saved.unread.map(({name, company}) => [name, company])).toEqual([
      ["Bad", "2513.HK"],
      ["", null]
    ]);
    expect(savedFromJson(savedToJson(saved))).toMatchObject({cases: [mine], unread: [{kept: bad}, {kept: "x"}]});
  });
});

describe("savedProblem(saved, subject)", () => {
  const subject = {entity: "API", model: compiled(apiCompany), cases: new Map([["base", {}]])};
  const good: SavedCase = {...mine, company: "API", edits: {"token_growth@FY2027": 0.8}};

  it("finds none in a case the model takes", () => {
    expect(savedProblem(good, subject)).toBeNull();
  });

  it.each([
    [{...good, edits: {"gone@FY2027": 1, tax_rate: 0.2}}, "gone@FY2027: no such cell"],
    [{...good, edits: {tax_rate: 0.9}}, "tax_rate: 0.9; expected 0 to 0.5"],
    [{...good, case: "price-war"}, "it stands on the case price-war, which is no more; there are base"]
  ])("says why %j cannot be used", (saved, reason) => {
    expect(savedProblem(saved, subject)?.en).toContain(reason);
    expect(savedProblem(saved, subject)?.zh).toMatch(/\p{sc=Han}/u);
  });

  it("names every cell that is to blame: those that are gone, and those that take no such value", () => {
    expect(savedProblem({...good, edits: {"gone@FY2027": 1, tax_rate: 0.9}}, subject)).toEqual({
      en: "gone@FY2027: no such cell; expected an input and its period; tax_rate: 0.9; expected 0 to 0.5",
      zh: "gone@FY2027 在现有模型中已不存在；tax_rate 不能再设为 0.9（tax_rate：0.9，应在 0 至 0.5 之间）"
    });
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
