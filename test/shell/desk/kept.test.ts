import {describe, expect, it, vi} from "vitest";
import type {WatchState} from "../../../src/desk/watch.js";
import * as kept from "../../../src/shell/desk/kept.js";
import {withPage} from "../../fixtures/document.js";
import {blockStorage, ESTIMATE} from "../../fixtures/desk-page.js";

withPage("http://site/en/desk.html");

const STATE: WatchState = {day: "2026-10-05", shares: {CN: 0.4, "z-ai": 0.05}, prices: {}, values: {}, restated: 7, claims: {}}; // prettier-ignore

describe("kept", () => {
  it("gives back what a reader brought, and tells of estimates and forecasts", () => {
    const all = () => [kept.keptEstimates(), kept.keptLog(), kept.keptBook(), kept.keptRules(), kept.keptSeen()];
    expect(all()).toEqual([[], "", "", "", null]);
    const heard = vi.fn();
    addEventListener(kept.KEPT, heard);
    expect([kept.keepEstimates([ESTIMATE]), kept.keepLog("a"), kept.keepBook("b"), kept.keepRules("c"), kept.keepSeen(STATE)]).toEqual([true, true, true, true, true]); // prettier-ignore
    expect(all()).toEqual([[ESTIMATE], "a", "b", "c", STATE]);
    expect(heard).toHaveBeenCalledTimes(2);
    kept.forgetBook();
    expect(kept.keptBook()).toBe("");
    for (const odd of ["{", "[1]", '{"day":1}']) {
      for (const key of ["estimates", "seen"]) localStorage.setItem(`alpha-ledger.${key}`, odd);
      expect([kept.keptEstimates(), kept.keptSeen()]).toEqual([[], null]);
    }
    blockStorage();
    expect([all(), kept.keepBook("b")]).toEqual([[[], "", "", "", null], false]);
  });
});
