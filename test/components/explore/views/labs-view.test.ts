import {beforeEach, describe, expect, it, vi} from "vitest";
import {labsView} from "../../../../src/components/explore/views/labs-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {opened, shown, titleOf, measureOf, chosen, only} from "../../../fixtures/explored.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("labsView(x)", () => {
  it("lists labs by size, who is named first, and names the highest week", async () => {
    const view = await labsView(opened());
    expect(titleOf(view)).toEqual({en: "l1 reached 300 from 12 Jan 2026", zh: "l1自 2026年1月12日起达到 300"});
    expect(measureOf(view)).toEqual({
      en: "Tokens by lab, the 4 largest, all on one scale",
      zh: "按实验室的词元，最大的 4 个，同一刻度"
    });
    expect(shown(view)[0]).toBe("Week beginning | l1 | l2 | gone | other");
    expect(shown(view)[1]).toBe("5 Jan 2026 | 150 | 200 | 30 | 620");
    expect(shown(await labsView(opened(chosen({}, "2026-01-12", "2026-01-12")))).slice(1)).toEqual([
      "12 Jan 2026 | 300 | 100 | 600"
    ]);
  });

  it.each([
    [400, 2, 192],
    [750, 3, 239],
    [1000, 4, 238],
    [2000, 4, 488]
  ])("draws at %i pixels %i panels a row, each %i wide", async (width, columns, each) => {
    const view = await labsView(opened(chosen({lab: only("l1")})));
    const panels = view.draw?.(width) as HTMLElement;
    expect(panels.style.gridTemplateColumns).toBe(`repeat(${columns}, minmax(0, 1fr))`);
    expect(panels.querySelector("svg")?.getAttribute("width")).toBe(String(each));
    expect([...panels.children].map((panel) => [(panel as HTMLElement).dataset["key"], panel.className])).toEqual([
      ["l1", "panel"],
      ["l2", "panel faded"],
      ["gone", "panel faded"],
      ["other", "panel faded"]
    ]);
  });
});
