import {describe, expect, it} from "vitest";
import {evaluate, outcome} from "../../src/model/calculate/evaluate.js";
import {compiled} from "../../src/model/compile.js";
import {
  cellKey,
  cellOfKey,
  editProblem,
  resetCells,
  setCells,
  valueInCase,
  withEdits
} from "../../src/workspace/edits.js";
import {apiCompany} from "../fixtures/api-company.js";
import {input, ratio} from "../../src/model/sheet/line.js";
import {smallSheet} from "../model/small-sheet.js";

const model = compiled(apiCompany);

describe("cellKey(model, cell) and cellOfKey(model, key)", () => {
  it("name every cell but the points of tables, and find it again", () => {
    model.cells.forEach(({line}, cell) => {
      if (line.spec.type !== "table") expect(cellOfKey(model, cellKey(model, cell))).toBe(cell);
    });
  });

  it.each(["token_growth", "token_growth@FY2040", "list_price@FY2026", "nothing", ""])("know no cell %s", (key) => {
    expect(cellOfKey(model, key)).toBeNull();
  });
});

describe("editProblem(model, key, value)", () => {
  it.each([
    ["token_growht@FY2026", 1, "no such cell; expected an input and its period; did you mean token_growth?"],
    ["revenue@FY2026", 1, "revenue is a formula; expected an input"],
    ["tokens_reported@FY2025", 1, "tokens_reported is a fact; expected an input"],
    ["tax_rate", 0.6, "0.6; expected 0 to 0.5"],
    [
      "token_growth@FY2025",
      1,
      "nothing reads this line there; it is set in FY2026, FY2027, FY2028, FY2029, FY2030, FY2031, FY2032"
    ],
    ["tax_rate", NaN, "NaN; expected 0 to 0.5"]
  ])("says why %s is not set to %s", (key, value, message) => {
    expect(editProblem(model, key, value)?.en).toBe(`${key}: ${message}`);
    expect(editProblem(model, key, value)?.zh).toMatch(/^[\w@]+：.*\p{Script=Han}/u);
  });

  it("lets an input be set within its range, ends included", () => {
    expect(editProblem(model, "tax_rate", 0.5)).toBeNull();
    expect(editProblem(model, "tax_rate", 0)).toBeNull();
  });

  it("names inputs alone, and says where nothing may be set at all", () => {
    expect(editProblem(model, "revenu", 1)?.en).toBe("revenu: no such cell; expected an input and its period");
    const unset = compiled(smallSheet([input("empty", "1", {}, "r"), ratio("twice", "1", "empty * 2")]));
    expect(editProblem(unset, "empty@FY2026", 1)).toEqual({
      en: "empty@FY2026: nothing reads this line there; it is set in no period",
      zh: "empty@FY2026：该行在此无人读取；可设期间为 无"
    });
    expect(editProblem(model, "token_growth@FY2025", 1)?.zh).toBe(
      "token_growth@FY2025：该行在此无人读取；可设期间为 FY2026、FY2027、FY2028、FY2029、FY2030、FY2031、FY2032"
    );
    expect(editProblem(model, "tax_rate", 0.6)?.zh).toBe("tax_rate：0.6，应在 0 至 0.5 之间");
  });
});

describe("withEdits(model, overrides, edits)", () => {
  // Growth as stated: 1.5, 1, 0.7, 0.5, 0.35, 0.25, 0.15.
  it.each([
    ["nothing", {}, [1.5, 4, 0.7]],
    ["a factor", {token_growth: {scale: 0.5}}, [0.75, 4, 0.35]],
    ["an amount", {token_growth: {shift: 0.1}}, [1.6, 4, 0.8]],
    ["one number", {token_growth: 2}, [2, 4, 2]],
    ["numbers by period", {token_growth: {at: {FY2026: 3}}}, [3, 4, 0.7]]
  ])("sets a cell on top of a case that says %s", (_, overrides, expected) => {
    const evaluation = evaluate(model, withEdits(model, overrides, {"token_growth@FY2027": 4}));
    const shown = ["FY2026", "FY2027", "FY2028"].map((label) => outcome(evaluation, "token_growth", label));
    shown.forEach((o, i) => expect(o.ok && o.value).toBeCloseTo(expected[i] as number, 12));
  });

  it("sets a single value, and leaves the rest of the case", () => {
    expect(withEdits(model, {tax_rate: 0.2, list_price: 3}, {tax_rate: 0.1})).toEqual({tax_rate: 0.1, list_price: 3});
  });
});

describe("setCells(model, overrides, edits, changes)", () => {
  it("forgets an edit that sets what the case has", () => {
    const edits = setCells(model, {list_price: 3}, {tax_rate: 0.2}, [["list_price", 3], ["tax_rate", 0.165]]); // prettier-ignore
    expect(edits).toEqual({});
    expect(valueInCase(model, {list_price: 3}, cellOfKey(model, "list_price") as number)).toBe(3);
  });

  it("keeps an edit of one period beside what a case sets of the others", () => {
    const halved = {token_growth: {scale: 0.5}};
    const cell = (label: string) => cellOfKey(model, `token_growth@${label}`) as number;
    expect(valueInCase(model, halved, cell("FY2027"))).toBe(0.5);
    expect(valueInCase(model, halved, cell("FY2025"))).toBeNaN();
    expect(valueInCase(model, {}, cell("FY2028"))).toBe(0.7);
    expect(setCells(model, halved, {}, [["token_growth@FY2027", 0.5]])).toEqual({});
    expect(setCells(model, halved, {}, [["token_growth@FY2027", 1]])).toEqual({"token_growth@FY2027": 1});
  });

  it("throws on a cell that is not the reader's", () => {
    expect(() => setCells(model, {}, {}, [["revenue@FY2026", 1]])).toThrow("expected an input");
  });
});

it("resetCells(edits, keys) takes some back, leaving the others", () => {
  expect(resetCells({tax_rate: 0.2, list_price: 3}, ["tax_rate"])).toEqual({list_price: 3});
});
