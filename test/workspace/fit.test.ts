import {describe, expect, it} from "vitest";
import {compiled} from "../../src/model/compile.js";
import {input, ratio, value} from "../../src/model/sheet/line.js";
import {fitState} from "../../src/workspace/fit.js";
import {isReadersOwn, openingState, type Subject} from "../../src/workspace/state.js";

const model = compiled({
  name: "changed",
  calendar: {step: "year", first: "FY2026", last: "FY2027"},
  lines: [
    input("growth", "1", {FY2026: 0.1, FY2027: 0.2}, "r", {range: [0, 1]}),
    ratio("twice", "1", "growth + growth")
  ]
});
const subject: Subject = {entity: "own:a", model, cases: new Map([["base", {}]])};
const state = {
  company: "own:a",
  case: "gone",
  edits: {"growth@FY2026": 0.5, "growth@FY2027": 5, "lost@FY2026": 1},
  view: {rows: "growth", columns: "lost", from: "gone", why: "mine"}
};

describe("fitState(state, subject)", () => {
  it("leaves out edits, a case and axes that a changed sheet does not have", () => {
    expect(fitState(state, subject)).toEqual({
      company: "own:a",
      case: "base",
      edits: {"growth@FY2026": 0.5},
      view: {rows: "growth", why: "mine"}
    });
  });

  it("keeps axes, an output and a saved case to come from that the changed sheet has", () => {
    const worth = value("worth", "1", "last(twice)");
    const wider = {...subject, model: compiled({...model.sheet, lines: [...model.sheet.lines, worth]})};
    const view = {rows: "growth", columns: "worth", output: "worth", from: "saved:mine", odds: "bull:20"};
    expect(fitState({...state, view}, wider).view).toEqual(view);
    expect(fitState({...state, view: {...view, from: "base", output: "twice"}}, wider).view).toEqual({
      rows: "growth",
      columns: "worth",
      from: "base",
      odds: "bull:20"
    });
    expect(fitState({...state, view: {}}, wider).view).toEqual({});
  });

  it("keeps a case that the changed sheet has", () => {
    const bull: Subject = {...subject, cases: new Map([...subject.cases, ["bull", {}]])};
    expect(fitState({...state, case: "bull"}, bull).case).toBe("bull");
  });

  it("leaves other companies as they are", () => {
    const other = {...state, company: "BABA"};
    expect(fitState(other, subject)).toBe(other);
  });
});

describe("isReadersOwn(state)", () => {
  it("is so for a model a reader wrote, with or without edits", () => {
    expect([isReadersOwn(openingState("own:a")), isReadersOwn(openingState("BABA"))]).toEqual([true, false]);
  });
});
