import {describe, expect, it} from "vitest";
import {evaluate, inputRange} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {cellKey, isEditable, withEdits} from "../../src/workspace/edits.js";
import {fromFragment, toFragment} from "../../src/workspace/fragment.js";
import {begin, commit, redo, undo} from "../../src/workspace/history.js";
import {openingState, type Subject, type WorkspaceState} from "../../src/workspace/state.js";
import {apiCompany} from "../fixtures/api-company.js";
import {seeded} from "../fixtures/random.js";

const model = compiled(apiCompany);
const cases = new Map([
  ["base", {}],
  ["price-war", {list_price: 1.2}]
]);
const subjects: Subject[] = ["API", "2513.HK"].map((entity) => ({entity, model, cases}));
const opening = openingState("API");

/** A state with some inputs at random values within their ranges. */
function randomState(random: () => number): WorkspaceState {
  const edits = Object.fromEntries(
    model.cells.flatMap((_, cell) => {
      if (!isEditable(model, cell) || random() < 0.7) return [];
      const [low, high] = inputRange(model, cell);
      const [least, greatest] = high - low < Infinity ? [low, high] : [0, 1];
      return [[cellKey(model, cell), least + (greatest - least) * random()]];
    })
  );
  const view = random() < 0.5 ? {rows: "tax_rate", from: "price-war"} : {};
  return {company: random() < 0.5 ? "API" : "2513.HK", case: random() < 0.5 ? "base" : "price-war", edits, view};
}

describe("toFragment(state, opening) and fromFragment(fragment, subjects)", () => {
  it("write a readable link, with defaults left out", () => {
    expect(toFragment(opening, opening)).toBe("");
    const edits = {"token_growth@FY2027": 0.8, list_price: 2.1};
    const state = {company: "2513.HK", case: "price-war", edits, view: {rows: "tax_rate"}};
    expect(toFragment(state, opening)).toBe(
      "company=2513.HK&case=price-war&set=token_growth@FY2027:0.8~list_price:2.1&rows=tax_rate"
    );
  });

  it("give back 500 random states and every number to the last bit", () => {
    const random = seeded(6);
    for (let i = 0; i < 500; ++i) {
      const state = randomState(random);
      const read = fromFragment(`#${toFragment(state, opening)}`, subjects);
      expect(read).toEqual({state, notices: []});
      for (const [key, value] of Object.entries(state.edits)) expect(read.state.edits[key]).toBe(value);
    }
  });

  it.each([
    ["company=2531.HK", "company: 2531.HK; expected API, 2513.HK; did you mean 2513.HK?"],
    ["case=pricewar", "case: pricewar; expected base, price-war; did you mean price-war?"],
    ["colour=red", "colour: unknown; expected company, case, set, rows, columns, rowStep, columnStep, output, from"],
    ["rowStep=-1", "rowStep: -1; expected a number above 0"],
    ["output=token_growth", "output: token_growth; expected "],
    ["rows=revenue", "rows: revenue; expected token_growth, "],
    ["set=tax_rate:0.9", "tax_rate: 0.9; expected 0 to 0.5"],
    ["set=tax_rate", "set: tax_rate; expected a cell and its number, such as growth@FY2027:0.8"],
    ["set=tax_rate:Infinity", "set: tax_rate:Infinity; expected"],
    ["set=__proto__:1", "__proto__: no such cell"],
    ["set=revenue@FY2026:5", "revenue@FY2026: revenue is a formula; expected an input"]
  ])("leave out of #%s what cannot be used, and say so", (fragment, notice) => {
    const {state, notices} = fromFragment(fragment, subjects);
    expect(state).toEqual(opening);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toContain(notice);
  });

  it("carry what is looked at, and a reason in the reader’s words, cut at 200 characters", () => {
    const view = {
      rows: "tax_rate",
      columns: "equity_beta",
      rowStep: "0.5",
      columnStep: "1e-3",
      output: "equity_value",
      from: "saved:50% less & more",
      odds: "price-war:20",
      why: "100% sure? a=b & c"
    };
    const state = {...opening, view};
    expect(fromFragment(toFragment(state, opening), subjects)).toEqual({state, notices: []});
    expect(fromFragment(`why=${"w".repeat(201)}`, subjects).state.view.why).toBe("w".repeat(200));
    expect(fromFragment("from=price-war", subjects).state.view).toEqual({from: "price-war"});
  });

  it("take the first of a field that stands twice, and an escaped one as written", () => {
    expect(fromFragment("case=price-war&case=base", subjects).state.case).toBe("price-war");
    expect(fromFragment("case=price%2Dwar", subjects).state.case).toBe("price-war");
    expect(
      fromFragment("company=2513.HK", [...subjects, {...(subjects[1] as Subject), cases: new Map()}]).state
    ).toEqual(openingState("2513.HK"));
  });

  it.each([
    ["rowStep=0", "rowStep: 0; expected a number above 0"],
    ["rowStep=0.0", "rowStep: 0.0; expected a number above 0"],
    ["columnStep=1x", "columnStep: 1x; expected a number above 0"],
    ["from=gone", "from: gone; expected base, price-war"],
    ["odds=price-war:120", "odds: price-war:120; expected a case and its probability in per cent, such as price-war:20"]
  ])("leave out #%s, and say what was expected", (fragment, notice) => {
    expect(fromFragment(fragment, subjects)).toEqual({state: opening, notices: [notice]});
  });

  it("keep what is good beside what is bad", () => {
    const {state, notices} = fromFragment("set=tax_rate:0.2~nothing:1&case=price-war", subjects);
    expect(state).toEqual({...opening, case: "price-war", edits: {tax_rate: 0.2}});
    expect(notices).toHaveLength(1);
  });

  it("throw at nothing", () => {
    for (const text of ["%", "#&&&==", "set=%E0%A4%A&case", "#set=~~:~", "company"]) fromFragment(text, subjects);
    expect(fromFragment("set=a:1", []).state.company).toBe("");
  });
});

describe("undo(history) and redo(history)", () => {
  it("lead back through the very states, whose numbers are the same to the last bit", () => {
    const random = seeded(7);
    const states = Array.from({length: 40}, () => randomState(random));
    const worth = ({edits, case: key}: WorkspaceState) =>
      evaluate(model, withEdits(model, cases.get(key) ?? {}, edits)).values;
    const bits = states.map((state) => new BigUint64Array(worth(state).buffer));
    let history = states.slice(1).reduce(commit, begin(states[0] as WorkspaceState));
    for (let i = states.length - 1; i >= 0; --i, history = undo(history)) {
      expect(history.present).toBe(states[i]);
      expect(new BigUint64Array(worth(history.present).buffer)).toEqual(bits[i]);
    }
    expect(undo(history)).toBe(history);
    for (let i = 1; i < states.length; ++i) expect((history = redo(history)).present).toBe(states[i]);
    expect(redo(history)).toBe(history);
  });

  it("stay as they are at either end", () => {
    const history = begin("a");
    expect(undo(history)).toBe(history);
    expect(redo(history)).toBe(history);
  });

  it("keep the last five hundred states", () => {
    let history = begin(0);
    for (let i = 1; i <= 502; ++i) history = commit(history, i);
    expect([history.past.length, history.past[0], history.past.at(-1)]).toEqual([500, 2, 501]);
  });

  it("forget what was undone once something else is done", () => {
    const history = commit(undo(commit(begin("a"), "b")), "c");
    expect(history).toEqual({past: ["a"], present: "c", future: []});
  });
});
