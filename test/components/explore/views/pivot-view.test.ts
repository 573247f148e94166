import {beforeEach, describe, expect, it, vi} from "vitest";
import {pivotView} from "../../../../src/components/explore/views/pivot-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {manyModels, opened, shown, titleOf, measureOf} from "../../../fixtures/explored.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("pivotView(x)", () => {
  it("sets two dimensions against each other, with totals of rows and columns", async () => {
    const view = await pivotView(opened());
    expect(titleOf(view)).toEqual({en: "l1: 600 of 2,200 in all", zh: "l1为 600，合计 2,200"});
    expect(measureOf(view)).toEqual({
      en: "Tokens by lab and weights, with totals, under all filters",
      zh: "按实验室与是否开放权重的词元，附合计，已应用全部筛选"
    });
    expect(shown(view)).toEqual([
      "Lab | open | closed | Total",
      "other | n/a | 1,260 | 1,260",
      "l1 | 550 | 50 | 600",
      "l2 | n/a | 310 | 310",
      "gone | 30 | n/a | 30",
      "Total | 580 | 1,620 | 2,200"
    ]);
    expect(view.draw).toBeNull();
    expect(shown(await pivotView(opened({}, {lang: "zh"}))).at(-1)).toBe("合计 | 580 | 1,620 | 2,200");
  });

  it("takes another column where a dimension stands against itself, and adds up those beyond the twelfth", async () => {
    const view = await pivotView(opened({across: "lab"}));
    expect(measureOf(view).en).toBe("Tokens by lab and weights, with totals, under all filters");
    const wide = await pivotView(opened({by: "lab", across: "model"}, {cube: manyModels(14)}));
    expect(wide.columns).toHaveLength(15);
    expect(wide.columns.at(-2)?.head).toBe("All others");
    expect(shown(wide)[1]?.split(" | ").slice(-2)).toEqual(["428", "3,000"]);
    const growth = await pivotView(opened({measure: "growth"}));
    expect(growth.columns.map(({key}) => key)).toEqual(["lab", "total"]);
    expect(titleOf(growth).en).toBe("l2: −95.0% of n/a in all");
  });
});
