import {beforeEach, describe, expect, it, vi} from "vitest";
import {bumpView} from "../../../../src/components/explore/views/bump-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {manyModels, opened, shown, titleOf, measureOf} from "../../../fixtures/explored.js";
import {textIn} from "../../../fixtures/painted.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("bumpView(x)", () => {
  it("lists the ranks of who is named, period by period, and says who was first how often", async () => {
    const view = await bumpView(opened());
    expect(titleOf(view)).toEqual({en: "l1 ranked first in 2 of 3 periods", zh: "3 期中 l1有 2 期居首"});
    expect(measureOf(view)).toEqual({
      en: "Rank by lab in tokens: the 2 that ended highest",
      zh: "按词元的名次，末期排名最高的 2 个实验室"
    });
    expect(shown(view)).toEqual([
      "Week beginning | l1 | l2",
      "5 Jan 2026 | 2 | 1",
      "12 Jan 2026 | 1 | 2",
      "26 Jan 2026 | 1 | 2"
    ]);
    expect(textIn(view.draw?.(600) as Element)).toMatch(/l1.*l2|l2.*l1/);
  });

  it("draws ten, and says that ranks beyond the twelfth are not drawn", async () => {
    const view = async (count: number) => bumpView(opened({by: "model"}, {cube: manyModels(count)}));
    expect(measureOf(await view(13)).en).toBe(
      "Rank by model in tokens: the 10 that ended highest; ranks beyond 12 not drawn"
    );
    expect(measureOf(await view(13)).zh).toBe("按词元的名次，末期排名最高的 10 个模型；第 12 名之后不绘");
    expect(measureOf(await view(12)).en).toBe("Rank by model in tokens: the 10 that ended highest");
  });
});
