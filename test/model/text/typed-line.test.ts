import {describe, expect, it} from "vitest";
import {nameFor, typedLine, typedWords} from "../../../src/model/text/typed-line.js";

const LINE = {name: "growth", title: "Growth | 增速", unit: "%", kind: "", worth: "10%", reason: "hope"};

describe("nameFor(title, taken)", () => {
  it.each([
    ["Sales of tokens | 收入", [], "sales_of_tokens"],
    ["Café 2", ["cafe_2"], "cafe_2_2"],
    ["2025 sales!", [], "sales"],
    ["收入", ["line"], "line_2"],
    [`${"a".repeat(59)}bc`, [], `${"a".repeat(59)}b`]
  ])("of %j, %j taken, is %s", (title, taken, name) => expect(nameFor(title, new Set(taken))).toBe(name));
});

describe("typedLine(typed, counts)", () => {
  it("is a line as a document writes it: a number, a run of them, a formula or what else a line may be worth", () => {
    expect(typedLine(LINE, [])).toMatchObject({
      name: "growth",
      unit: "%",
      title: {en: "Growth", zh: "增速"},
      reason: {en: "hope", zh: null},
      definition: {type: "input", series: {items: [{label: null, quantity: {value: 0.1}}], thereafter: false}}
    });
    expect(typedLine({...LINE, kind: "ratio"}, [])).toMatchObject({definition: {series: {thereafter: true}}});
    expect(typedLine({...LINE, worth: "＝a + b"}, [])).toMatchObject({definition: {type: "formula", formula: "a + b"}});
    expect(typedLine({...LINE, worth: "fact revenue ifrs 6m"}, [])).toMatchObject({definition: {type: "fact"}});
    expect(typedLine({...LINE, unit: "m racks", worth: "10"}, ["rack"])).toMatchObject({unit: "m racks"});
  });

  it("takes titles and reasons as they are, whatever words they begin with", () => {
    expect(typedLine({...LINE, title: "because it is", reason: "override = 3"}, [])).toMatchObject({
      title: {en: "because it is"},
      reason: {en: "override = 3"}
    });
  });

  it.each([
    [{worth: ""}, "no value; expected a number"],
    [{worth: "lots"}, "expected a number"],
    [{worth: "=a +"}, "expected a number, a name or a bracket"],
    [{unit: ""}, "expected a unit"],
    [{name: "My line"}, "expected"],
    [{name: "a % input lots\nline b"}, "expected a number"]
  ])("tells what is wrong with %j", (wrong, message) => {
    expect(typedLine({...LINE, ...wrong}, [])).toMatchObject({problem: expect.stringContaining(message) as string});
  });
});

describe("nameFor(title, taken)", () => {
  it("is plain and free", () => {
    expect([
      nameFor("R&D cost, 2027 | 研发", new Set()),
      nameFor("2027 x", new Set(["x"])),
      nameFor("研发", new Set())
    ]).toEqual(["r_d_cost_2027", "x_2", "line"]);
  });
});

describe("wordsOf(text)", () => {
  it("is in both languages where a | stands between them", () => {
    expect([typedWords("a | b"), typedWords("a"), typedWords("a | ")]).toEqual([
      {en: "a", zh: "b"},
      {en: "a", zh: null},
      {en: "a", zh: null}
    ]);
  });
});
