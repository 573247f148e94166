import {describe, expect, it} from "vitest";
import {doneText, placeInFormula, problemsText, refusalText} from "../../../src/components/workspace/change-words.js";
import {changedCount, overriddenCount} from "../../../src/components/workspace/changed-cells.js";
import {said} from "../../fixtures/said.js";

type Refused = Parameters<typeof refusalText>[0]["why"];

describe("refusalText(refused, lang)", () => {
  it.each<[Refused, string, string]>([
    [
      {kind: "text"},
      "The text of this model has problems: mend it below, or undo, and try again.",
      "模型文本有误：请在下方改正或撤销后重试。"
    ],
    [{kind: "read", by: ["a", "b"]}, "Nothing was changed: it is named by a, b", "未作更改：以下各处引用了它：a、b"],
    [{kind: "edge"}, "There is nothing further that way.", "该方向上没有可交换的位置。"],
    [
      {kind: "taken", name: "beta"},
      "beta: is the name of another line; expected one that is free",
      "beta：已是另一行的名称，请换一个"
    ],
    [{kind: "problems", problems: [{message: "one"}, {message: "two"}]} as unknown as Refused, "one; two", "one；two"]
  ])("says why of %o", (why, en, zh) => {
    expect([refusalText({ok: false, why}, "en"), refusalText({ok: false, why}, "zh")]).toEqual([en, zh]);
  });
});

it("doneText(done, lang) names documents that were written out, and nothing where none was", () => {
  expect(doneText({ok: true, writtenOut: []}, "en")).toBe("");
  expect(doneText({ok: true, writtenOut: ["a", "b"]}, "zh")).toBe("已展开写入您的模型，不再跟随共享文档：a、b。");
});

describe("problemsText(problems, lang)", () => {
  it("says where each is, by columns from one, and of more than five that there are more", () => {
    const problems = (count: number) =>
      Array.from({length: count}, (_, i) => ({message: `m${i}`, from: i === 0 ? 4 : null}));
    expect(problemsText(problems(2), "en")).toBe("column 5: m0; m1");
    expect(problemsText(problems(2), "zh")).toBe("第 5 列：m0；m1");
    expect(problemsText(problems(5), "en")).toBe("column 5: m0; m1; m2; m3; m4");
    expect(problemsText(problems(6), "en")).toBe("column 5: m0; m1; m2; m3; m4; …");
  });

  it("parts nothing by a semicolon after a question", () => {
    expect(problemsText([{message: "x; did you mean y?"}, {message: "z"}], "en")).toBe("x; did you mean y? z");
  });
});

describe("placeInFormula(message, text)", () => {
  it.each([
    ["unknown name: cots", "revenue - cots", 10],
    ["unknown function: sumif", "1 + SumIf(x)", 4],
    ["unknown name: cost", "costs + a.cost + cost", 17],
    ["one of them (a + b)", "1 * a+b", 4],
    ["a term with a unit (price)", "2 ^ price", 4],
    ["unknown name: gone", "revenue", null],
    ["something else", "revenue", null]
  ])("of %s in %s is %s", (message, text, place) => {
    expect(placeInFormula(message, text)).toBe(place);
  });
});

it("counts of cells are said in both languages", () => {
  expect(said(changedCount(1))).toEqual({en: "1 cell changed", zh: "已修改 1 格"});
});

it("counts of cells that stand otherwise agree with their verb", () => {
  const [one, two] = [overriddenCount(1), overriddenCount(2)];
  const print = (words: typeof one) =>
    words.en.map((part) => (typeof part === "string" ? part : "print" in part ? part.print("en") : part.en)).join("");
  expect([print(one), print(two)]).toEqual([
    "1 cell stands otherwise than the line says",
    "2 cells stand otherwise than the line says"
  ]);
});
