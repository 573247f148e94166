import {describe, expect, it} from "vitest";
import {allOf, goTo, takeUp, withOwnModel, type Desk} from "../../src/workspace/desk.js";
import {begin, commit, redo, undo} from "../../src/workspace/history.js";
import {openingState, type OwnModel} from "../../src/workspace/state.js";

const fresh: Desk = {open: openingState("2513.HK"), left: {}, own: []};
const edits = {"token_growth@FY2027H1": 1.5};

describe("goTo(desk, next)", () => {
  it("brings a company back as it was left, the case and what was looked at too", () => {
    const edited = goTo(fresh, {edits, case: "price-war", view: {rows: "beta"}});
    const away = goTo(edited, {company: "BABA"});
    expect(away.open).toEqual(openingState("BABA"));
    expect(goTo(away, {company: "2513.HK"}).open).toBe(edited.open);
  });

  it("keeps nothing of a company nothing was done with", () => {
    expect(goTo(fresh, {company: "BABA"})).toEqual({open: openingState("BABA"), left: {}, own: []});
  });

  it("takes a link as it is, and keeps what it leaves", () => {
    const edited = goTo(fresh, {edits});
    const linked = goTo(edited, {...openingState("BABA"), edits: {beta: 1.2}});
    expect(linked.open.edits).toEqual({beta: 1.2});
    expect(allOf(linked)).toEqual({"2513.HK": edited.open, BABA: linked.open});
  });

  it("is undone and done again one step at a time", () => {
    const desks = [fresh, goTo(fresh, {edits})];
    desks.push(goTo(desks[1] as Desk, {company: "BABA"}));
    desks.push(goTo(desks[2] as Desk, {edits: {beta: 1.2}}));
    desks.push(goTo(desks[3] as Desk, {company: "2513.HK"}));
    let history = desks.slice(1).reduce(commit, begin(fresh));
    for (const desk of desks.toReversed()) {
      expect(history.present).toBe(desk);
      history = undo(history);
    }
    for (const desk of desks.slice(1)) expect((history = redo(history)).present).toBe(desk);
  });
});

describe("takeUp(desk, company)", () => {
  it("opens what was left of the company that is open, and leaves nothing else behind", () => {
    const before = {...openingState("2513.HK"), edits};
    const desk: Desk = {open: openingState("2513.HK"), left: {"2513.HK": before}, own: []};
    expect(takeUp(desk, "2513.HK")).toEqual({open: before, left: {}, own: []});
  });

  it("keeps the edits of another company it leaves", () => {
    const open = {...openingState("BABA"), edits: {beta: 1.2}};
    expect(takeUp({open, left: {"2513.HK": {...fresh.open, edits}}, own: []}, "2513.HK")).toEqual({
      open: {...fresh.open, edits},
      left: {BABA: open},
      own: []
    });
  });
});

describe("withOwnModel(own, model)", () => {
  it("puts a model in its place among the others, instead of the one of its key", () => {
    const [a, b, c] = ["a", "b", "c"].map((key) => ({key, text: "old"})) as [OwnModel, OwnModel, OwnModel];
    const changed = {key: "b", text: "new"};
    expect(withOwnModel([a, b, c], changed)).toEqual([a, changed, c]);
    expect(withOwnModel([c, a], changed)).toEqual([a, changed, c]);
    expect(withOwnModel([], a)).toEqual([a]);
  });
});
