import {beforeEach, describe, expect, it, vi} from "vitest";
import {compareView, initialComparison} from "../../../../src/components/explore/views/compare-view.js";
import {withDocument} from "../../../fixtures/document.js";
import {opened, shown, titleOf, measureOf, noteOf, linksOf} from "../../../fixtures/explored.js";
import {textIn} from "../../../fixtures/painted.js";

withDocument("http://site/en/usage");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

describe("compareView(x)", () => {
  const periods = {
    kind: "periods",
    a: {from: "2026-01-05", to: "2026-01-05"},
    b: {from: "2026-01-12", to: "2026-01-26"}
  } as const;

  it("takes the last four periods against the four before until the reader chooses", () => {
    const of = (count: number) => initialComparison({periods: Array.from({length: count}, (_, i) => String(i + 1))});
    expect(of(9)).toEqual({kind: "periods", a: {from: "2", to: "5"}, b: {from: "6", to: "9"}});
    expect(of(2)).toEqual({kind: "periods", a: {from: "1", to: "1"}, b: {from: "1", to: "2"}});
    expect(of(0)).toEqual({kind: "periods", a: {from: "", to: ""}, b: {from: "", to: ""}});
  });

  it("lists changes, what each adds to the total and shares gained or lost, rounded to add up", async () => {
    const view = await compareView(opened({comparison: periods}));
    expect(titleOf(view)).toEqual({
      en: "12 Jan 2026–26 Jan 2026 against 5 Jan 2026: +200 tokens, most from l1",
      zh: "12 Jan 2026–26 Jan 2026较5 Jan 2026：+200词元，变动最大的是 l1"
    });
    expect(measureOf(view).en).toBe("Change in tokens by lab, 4 largest of 4, from 1,000 to 1,200");
    expect(measureOf(view).zh).toBe("按实验室的词元变化，4 个中最大的 4 个，由 1,000至 1,200");
    expect(shown(view)).toEqual([
      "Lab | 5 Jan 2026 | 12 Jan 2026–26 Jan 2026 | Change | Contribution to change | Share before | Share after | Share gained or lost",
      "l1 | 150 | 450 | +300 | +30.0% | 15.0% | 37.5% | +22.5%",
      "l2 | 200 | 110 | −90 | −9.0% | 20.0% | 9.2% | −10.8%",
      "gone | 30 | 0 | −30 | −3.0% | 3.0% | 0.0% | −3.0%",
      "other | 620 | 640 | +20 | +2.0% | 62.0% | 53.3% | −8.7%",
      "Total | 1,000 | 1,200 | +200 | +20.0% | 100.0% | 100.0% | 0.0%"
    ]);
    expect(linksOf(view)[0]?.slice(0, 2)).toEqual(["./labs/l1.html", "./labs/l2.html"]);
    expect(noteOf(view)?.en).toMatch(/^Contributions and shares are rounded/);
    const drawn = textIn(view.draw?.(600) as Element);
    expect(drawn).toContain("+300  +30.0%".replace(/\s+/g, " "));
  });

  it("sets members against each other under the next dimension where it stands by theirs", async () => {
    const members = {kind: "members", dimension: "lab", a: "l2", b: "l1"} as const;
    const view = await compareView(opened({comparison: members}));
    expect(titleOf(view).en).toBe("l1 against l2: +290 tokens, most from open");
    expect(shown(view).slice(1, 3)).toEqual([
      "open | 0 | 550 | +550 | +177.4% | 0.0% | 91.7% | +91.7%",
      "closed | 310 | 50 | −260 | −83.9% | 100.0% | 8.3% | −91.7%"
    ]);
  });

  it("has no shares of nothing, and opens ends of ranges by dots", async () => {
    const nothing = {kind: "periods", a: {from: "2025-01-01", to: "2025-01-02"}, b: {from: "", to: ""}} as const;
    const view = await compareView(opened({comparison: nothing}));
    expect(titleOf(view).en).toMatch(
      /^…–… against 1 Jan 2025–2 Jan 2025: \+2,200 tokens, of those named most from l1$/
    );
    expect(shown(view).at(-1)).toBe("Total | 0 | 2,200 | +2,200 | n/a | n/a | 100.0% | n/a");
    const empty = await compareView(opened({comparison: {...nothing, b: nothing.a}}));
    expect([titleOf(empty).en, empty.rows]).toEqual(["", []]);
  });
});
