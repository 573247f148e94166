import {beforeEach, describe, expect, it, vi} from "vitest";
import {tableView} from "../../../../src/components/explore/views/table-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {PRICED, opened, shown, titleOf, chosen, only} from "../../../fixtures/explored.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("tableView(x)", () => {
  it("lists every member with every measure that its sums allow", async () => {
    const view = await tableView(opened({by: "model"}, {cube: PRICED}));
    expect(titleOf(view)).toEqual({en: "3 entries by model", zh: "共 3 个模型"});
    expect(view.columns.map(({key}) => key)).toEqual([
      "model",
      "tokens",
      "share_of_all",
      "revenue_low",
      "revenue_high",
      "input_price",
      "output_price",
      "growth",
      "priced_share",
      "key"
    ]);
    expect(shown(view).slice(1)).toEqual([
      "Free | 2.00M | 50.0% | US$0, listed as free | US$0, listed as free | US$0.00, listed as free | US$0.00, listed as free | n/a | 50.0% | free",
      "Dear | 1.00M | 25.0% | US$2 | US$8 | US$2.00 | US$8.00 | n/a | 100.0% | dear",
      "None | 1.00M | 25.0% | no price on record | no price on record | no price on record | no price on record | n/a | 0.0% | none"
    ]);
    const one = await tableView(opened(chosen({lab: only("l1")})));
    expect(titleOf(one)).toEqual({en: "1 entry by lab", zh: "共 1 个实验室"});
    expect(shown(one)).toEqual([
      "Lab | Tokens | Share of all tokens | Share of named models | Growth | Key",
      "l1 | 600 | 27.3% | 63.8% | 0.0% | l1"
    ]);
  });
});
