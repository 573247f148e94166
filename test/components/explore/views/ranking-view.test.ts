import {beforeEach, describe, expect, it, vi} from "vitest";
import {rankingView} from "../../../../src/components/explore/views/ranking-view.js";
import type {ExploreState} from "../../../../src/query/cube/explore-state.js";
import {handCube} from "../../../fixtures/cubes.js";
import {withDocument} from "../../../fixtures/document.js";
import {
  manyModels,
  PRICED,
  opened,
  shown,
  titleOf,
  measureOf,
  noteOf,
  linksOf,
  marksOf,
  chosen,
  only
} from "../../../fixtures/explored.js";
import {textIn} from "../../../fixtures/painted.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("rankingView(x)", () => {
  it("ranks who is named by tokens, with places gained, and puts what is left over last", async () => {
    const view = await rankingView(opened());
    expect(titleOf(view)).toEqual({en: "l1 leads with 600", zh: "l1居首，为 600"});
    expect(measureOf(view).en).toMatch(/^Tokens by lab, 4 of 4; places gained or lost/);
    expect(measureOf(view).zh).toMatch(/^按实验室的词元，4 个中的 4 个；/);
    expect(shown(view)).toEqual([
      "Rank | Lab | Tokens | Places gained",
      "1 | l1 | 600 | ▲1",
      "2 | l2 | 310 | ▼1",
      "3 | gone | 30 | ",
      "– | other | 1,260 | "
    ]);
    expect(linksOf(view)).toEqual([["./labs/l1.html", "./labs/l2.html", "./labs/gone.html", null]]);
    expect(noteOf(view)).toBeNull();
    expect([view.sql, view.source.rights]).toEqual([undefined, "open"]);
  });

  it("leaves its own filter out and fades who does not pass it; another one counts, and a range moves its ends", async () => {
    const all = await rankingView(opened(chosen({lab: only("l2")})));
    expect(shown(all)).toHaveLength(5);
    expect(shown(await rankingView(opened(chosen({weights: only("open")})))).slice(1)).toEqual([
      "1 | l1 | 550 | =",
      "2 | gone | 30 | "
    ]);
    const one = await rankingView(opened(chosen({}, "2026-01-05", "2026-01-05")));
    expect(shown(one)[1]).toBe("1 | l2 | 200 | –");
  });

  it("draws fifteen and what is left over, and says so", async () => {
    const view = await rankingView(opened({by: "model"}, {cube: manyModels(17)}));
    expect(measureOf(view).en).toMatch(/^Tokens by model, 15 of 17;/);
    expect(textIn(view.draw?.(600) as Element)).toContain("m00");
    expect(marksOf(view)).toHaveLength(15);
  });

  it("says of prices what they rest on, and of countries by tokens who leads at either end", async () => {
    const priced = await rankingView(opened({by: "model", measure: "output_price"}, {cube: PRICED}));
    expect(noteOf(priced)).toEqual({
      en: "50.0% of these tokens have a list price on record. Not drawn: 1 entries whose priced tokens are all listed as free, 1 with no price on record.",
      zh: "这些词元中 50.0%有标价记录。未绘出：有标价的词元全部免费的 1 项，无标价记录的 1 项。"
    });
    const byCountry = (measure: ExploreState["measure"]) => {
      const cube = handCube();
      const dimensions = cube.dimensions.map((d) => (d.name === "lab" ? {...d, name: "country"} : d));
      return rankingView(opened({by: "country", measure}, {cube: {...cube, dimensions}}));
    };
    expect(noteOf(await byCountry("tokens"))).not.toBeNull();
    expect(noteOf(await byCountry("share_of_all"))).not.toBeNull();
    expect(noteOf(await byCountry("growth"))).toBeNull();
  });
});
