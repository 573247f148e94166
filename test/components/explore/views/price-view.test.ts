import {beforeEach, describe, expect, it, vi} from "vitest";
import {priceView} from "../../../../src/components/explore/views/price-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {PRICED, opened, shown, titleOf, noteOf} from "../../../fixtures/explored.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("priceView(x)", () => {
  it("lists models with a price by tokens, and counts those without", async () => {
    const view = await priceView(opened({by: "model"}, {cube: PRICED}));
    expect(titleOf(view)).toEqual({
      en: "Free, most used of those with a price, lists at US$0.00",
      zh: "有标价的模型中用量最大的 Free，标价 0.00美元"
    });
    expect(shown(view)).toEqual(["Model | Output price | Tokens", "Free | US$0.00 | 2.00M", "Dear | US$8.00 | 1.00M"]);
    expect(noteOf(view)).toEqual({
      en: "1 model with 1.00M tokens has no list price on record and is not drawn.",
      zh: "另有 1 个模型（100万词元）无标价记录，未绘出。"
    });
    expect(view.rows.map(({color}) => color)).toEqual(["var(--origin-china)", "var(--origin-us)"]);
  });
});
