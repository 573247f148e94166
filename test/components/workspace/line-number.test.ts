import {afterEach, describe, expect, it, vi} from "vitest";
import {cellParts, lineNumbers, lineParts} from "../../../src/components/workspace/line-number.js";
import {failureName, modelNumber, outcomeText, periodText} from "../../../src/components/workspace/model-number.js";
import {printPart, type Part} from "../../../src/words/say.js";
import {withDocument} from "../../fixtures/document.js";
import {smallDesk} from "../../fixtures/small-desk.js";

withDocument();
afterEach(() => void vi.unstubAllGlobals());

const printed = (parts: readonly Part[], lang: "en" | "zh") => parts.map((part) => printPart(part, lang)).join("");

describe("modelNumber(value, style, lang)", () => {
  it.each([
    [0.1234, {percent: true, digits: 1}, "12.3%"],
    [1234.567, {percent: false, digits: 2}, "1,234.57"],
    [46000, {percent: false, digits: 0, isDate: true}, "9 Dec 2025"],
    [46000, {percent: false, digits: 0}, "46,000"],
    [-5, {percent: false, digits: 0, isDate: true}, "−5"]
  ] as const)("%d in %o", (value, style, text) => {
    expect(modelNumber(value, style, "en")).toBe(text);
  });

  it("gives the name of an error in place of a number", () => {
    const style = {percent: false, digits: 1};
    expect(outcomeText({ok: true, value: 2}, style, "en")).toBe("2.0");
    const failed = {ok: false, error: {kind: "missing", line: "a", period: null, detail: ""}} as const;
    expect([outcomeText(failed, style, "en"), outcomeText(failed, style, "zh")]).toEqual([
      "not on record",
      "账本未收录"
    ]);
    expect(failureName("several_roots", "en")).toBe("several solutions");
  });

  it("names periods in words, weeks by their Monday", () => {
    expect([periodText("2026-02-16", "en"), periodText("2026-02-16", "zh")]).toEqual(["16 Feb 2026", "2026年2月16日"]);
    expect(periodText("FY2026", "zh")).not.toContain("-");
  });
});

describe("lineNumbers(workspace, name)", () => {
  it("writes numbers of a line of money with its unit, changes with their sign", () => {
    const {workspace} = smallDesk("zh");
    const {unit, text, change, quantity, element, style} = lineNumbers(workspace, "value_per_share");
    expect([unit, style.percent]).toEqual(["港元/股", false]);
    expect([change(1), change(0), change(-1)]).toEqual([`+${text(1)}`, text(0), text(-1)]);
    expect([quantity(1).print("en"), quantity(1, true).print("en"), quantity(-1, true).print("en")]).toEqual([
      text(1),
      `+${text(1)}`,
      text(-1)
    ]);
    expect(quantity(0, true).print("en")).toBe(text(0));
    expect(quantity(2).unit).toBe("HKD/share");
    expect(element(2).outerHTML).toBe(
      `<data value="2" data-unit="HKD/share" data-source="worked out by the sheet">${text(2)}</data>`
    );
  });

  it("has no unit beside per cent", () => {
    const {workspace} = smallDesk();
    const {unit, text} = lineNumbers(workspace, "token_growth");
    expect([unit, text(0.5)]).toEqual(["", "50.0%"]);
    expect(lineNumbers(workspace, "revenue").unit).toBe("USD m");
  });
});

it("lineParts and cellParts say a number with its unit in words, or the name of its error", () => {
  const {workspace, value} = smallDesk();
  const {evaluation} = workspace;
  expect(printed(lineParts(evaluation, "price", 42), "en")).toMatch(/^42(\.0+)? HKD\/share$/);
  expect(printed(lineParts(evaluation, "price", 42), "zh")).toMatch(/^42(\.0+)? 港元\/股$/);
  expect(printed(lineParts(evaluation, "token_growth", 0.5), "en")).toBe("50.0%");
  expect(cellParts(evaluation, "revenue", "FY2026")).toEqual([
    expect.objectContaining({value: value("revenue@FY2026"), unit: "USD m"}),
    {en: " USD m", zh: " 百万美元"}
  ]);
  expect(printed(cellParts(evaluation, "tokens_reported", "FY2027"), "en")).toBe("not on record");
});
