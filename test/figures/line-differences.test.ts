import {describe, expect, it} from "vitest";
import type {LineDifference, LineState} from "../../src/desk/line-difference.js";
import type {ValueHistory} from "../../src/desk/value-history.js";
import {lineDifferencesFigure} from "../../src/figures/line-differences.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";

const formula = (text: string): LineState => ({type: "formula", formula: text});
const numbers = (type: "fact" | "input", values: Readonly<Record<string, number>>, isPercent = false): LineState => ({type, values, unit: isPercent ? "1" : "CNY m", isPercent}); // prettier-ignore
const differs = (kind: LineDifference["kind"], line: string, was: LineState | null, is: LineState | null) => ({kind, line, title: `old ${line}`, was, is}); // prettier-ignore
const history = (differences: readonly LineDifference[], withoutModels: readonly string[] = []): ValueHistory => ({
  knownOn: null,
  asOf: "2026-11-25",
  citation: "made up",
  withoutModels,
  companies: [{entity: "2513.HK", title: {en: "Zhipu", zh: "智谱"}, currency: "HKD", unit: "HKD/share", mondays: [], titles: {research: {en: "R&D", zh: "研发费用"}}, changes: [{since: "2026-11-25", until: null, from: 1, to: 2, parts: [], differences}]}] // prettier-ignore
});

describe("lineDifferencesFigure(history, entity)", () => {
  const five = (from: number) => Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`FY203${n}`, from + n]));
  const data = history([
    differs("model text", "research", formula("a + b"), formula("a - b")),
    differs("model text", "gone", numbers("input", {"": 0.215}, true), null),
    differs("model text", "rate", numbers("fact", {"": 7}), numbers("input", {"": 7.5})),
    differs("data", "usage", numbers("fact", {FY2026H2: 70.206598}), numbers("fact", {FY2026H2: 105.0210141})),
    differs("assumption", "growth", numbers("input", five(0)), numbers("input", five(1)))
  ]);
  const rows = (lang: "en" | "zh") => {
    const figure = lineDifferencesFigure(data, "2513.HK");
    return (figure ? printedTable(figure, lang) : []).map(({kind, line, was, is, unit}) => [kind, line, was, is, unit]);
  };

  it("says of each line what it was and what it is, gone ones and new kinds of number among them", () => {
    expect(rows("en")).toEqual([
      ["Model text", "R&D", "a + b", "a - b", null],
      ["Model text", "old gone", "input: 21.5%", "no such line", null],
      ["Model text", "old rate", "on record: 7", "input: 7.5", "CNY m"],
      ["Data", "old usage", "H2 2026 70.2066", "H2 2026 105.021", "CNY m"],
      ["Assumptions", "old growth", "FY2031 1, FY2032 2, FY2033 3, FY2034 4 and 1 period more", "FY2031 2, FY2032 3, FY2033 4, FY2034 5 and 1 period more", "CNY m"] // prettier-ignore
    ]);
    expect(
      rows("zh")
        .slice(0, 4)
        .map((row) => row.slice(1, 4))
    ).toEqual([
      ["研发费用", "a + b", "a - b"],
      ["old gone", "输入：21.5%", "无此行"],
      ["old rate", "在册：7", "输入：7.5"],
      ["old usage", "2026年下半年 70.2066", "2026年下半年 105.021"]
    ]);
  });

  it("counts them, and names editions from which nothing is on record", () => {
    const figure = lineDifferencesFigure(data, "2513.HK");
    expect(figure && said(figure.title)).toEqual({
      en: "Zhipu: 5 lines of the model differ from the edition of 25 Nov 2026, 3 in the text",
      zh: "智谱：与2026年11月25日版相比，模型有 5 行不同，其中 3 行为文本"
    });
    const [first] = data.companies[0]?.changes[0]?.differences ?? [];
    const one = lineDifferencesFigure(history(first ? [first] : []), "2513.HK");
    expect(one && said(one.title).en).toContain("1 line of the model differs from the edition");
    expect(figure?.note && said(figure.note).en).not.toContain("no model was kept");
    const noted = lineDifferencesFigure(history(data.companies[0]?.changes[0]?.differences ?? [], ["2026-02-27", "2026-03-01"]), "2513.HK"); // prettier-ignore
    expect(noted?.note && said(noted.note)).toMatchObject({
      en: expect.stringContaining(" Of 27 Feb 2026, 1 Mar 2026 no model was kept, so") as string,
      zh: expect.stringContaining("2026年2月27日、2026年3月1日的版本未留存模型") as string
    });
    expect(lineDifferencesFigure(history([]), "2513.HK")).toBeNull();
    expect(lineDifferencesFigure(data, "GDS")).toBeNull();
  });
});
