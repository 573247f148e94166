import {beforeEach, describe, expect, it, vi} from "vitest";
import {heatDimension, heatView} from "../../../../src/components/explore/views/heat-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {manyModels, opened, shown, titleOf, measureOf, chosen} from "../../../fixtures/explored.js";
import {textIn} from "../../../fixtures/painted.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("heatView(x)", () => {
  it("lists periods by size of their members, and names the highest peak of who is named", async () => {
    const view = await heatView(opened());
    expect(titleOf(view)).toEqual({
      en: "l1 peaks highest: 300 from 12 Jan 2026",
      zh: "l1峰值最高：2026年1月12日起为 300"
    });
    expect(measureOf(view).en).toMatch(/^Tokens by period and lab, .*; 4 largest of the range;/);
    expect(measureOf(view).zh).toMatch(/^按时期与实验室的词元，.*；所选时段最大的 4 个；/);
    expect(shown(view).slice(0, 2)).toEqual([
      "Week beginning | other | l1 | l2 | gone",
      "5 Jan 2026 | 620 | 150 | 200 | 30"
    ]);
    const early = await heatView(opened(chosen({}, "", "2026-01-05")));
    expect(titleOf(early).en).toBe("l2 peaks highest: 200 from 5 Jan 2026");
    expect(shown(early)[0]).toBe("Week beginning | other | l2 | l1 | gone");
    const drawn = view.draw?.(600) as Element;
    expect(textIn(drawn)).toContain("l1");
  });

  it("is by model wherever there are models, twenty at most, and hands a notebook its drawing", async () => {
    const cube = {...manyModels(22), dataset: "weekly"};
    const view = await heatView(opened({by: "lab"}, {cube}));
    expect(heatDimension(opened({by: "lab"}, {cube}))).toBe("model");
    expect(heatDimension(opened())).toBe("lab");
    expect(view.columns).toHaveLength(21);
    expect(view.handed?.chart).toBe("mark: heat\nx: time\ny: model\ncolor: tokens");
  });
});
