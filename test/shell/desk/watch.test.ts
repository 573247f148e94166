import {describe, expect, it, vi} from "vitest";
import type {PastCall} from "../../../src/desk/past-calls.js";
import type {ValueHistory} from "../../../src/desk/value-history.js";
import type {WatchData} from "../../../src/desk/watch-data.js";
import type {WatchState} from "../../../src/desk/watch.js";
import {LANGUAGES, type Lang} from "../../../src/lib/language.js";
import type {Claims} from "../../../src/query/claims/claims.js";
import * as kept from "../../../src/shell/desk/kept.js";
import {resultsDesk} from "../../../src/shell/desk/results.js";
import {watchDesk} from "../../../src/shell/desk/watch.js";
import {DESK, RESULT, WAITING} from "../../fixtures/desk-data.js";
import {setField, withPage} from "../../fixtures/document.js";
import {expectGoldenPage} from "../../fixtures/golden-page.js";
import {shown} from "../../fixtures/shown.js";
import {NOT_KEPT, blockStorage, models, partsOf} from "../../fixtures/desk-page.js";

withPage("http://site/en/desk.html");

const STATE: WatchState = {day: "2026-10-05", shares: {CN: 0.4, "z-ai": 0.05}, prices: {}, values: {}, restated: 7, claims: {}}; // prettier-ignore
const NOW: WatchState = {...STATE, day: "2026-10-12", shares: {CN: 0.6, "z-ai": 0.12}, restated: 8};

describe("resultsDesk(data, history, models, lang)", () => {
  const MONDAY: PastCall = {day: "2026-09-14", value: 66, lacking: null, price: {date: "2026-07-31", value: 80}, call: "below the price", since: 0.1, wasRight: false}; // prettier-ignore
  const HISTORY: ValueHistory = {knownOn: null, asOf: "2026-09-14", citation: "made up", withoutModels: [], companies: [{entity: "BABA", title: {en: "Alibaba", zh: "阿里巴巴"}, currency: "USD", unit: "USD/ADS", changes: [], mondays: [MONDAY], titles: {}}]}; // prettier-ignore
  const DATA = {...DESK, targets: [WAITING, RESULT, {...WAITING, entity: "9999.HK", line: "revenue", period: "FY2026"}]}; // prettier-ignore
  const opened = (lang: Lang = "en") => {
    const asked = models();
    const parts = partsOf(resultsDesk(DATA, HISTORY, asked, lang));
    return {...parts, asked, menu: parts.desk.querySelector("select")};
  };

  it.each(LANGUAGES)(
    "shows the results of a company at a time, and its past Mondays where there are any (%s)",
    async (lang) => {
      const {desk, menu, figures, asked} = opened(lang);
      expect([...(menu?.children ?? [])].map((option) => option.textContent)).toEqual([{en: "Alibaba", zh: "阿里巴巴"}[lang], "9999.HK"]); // prettier-ignore
      expectGoldenPage(`desk-results-${lang}`, desk);
      const [results] = figures();
      expect(figures().length).toBe(2);
      setField(menu, "9999.HK");
      await expect.poll(figures).toEqual([results]);
      expect(asked).not.toHaveBeenCalled();
    }
  );
});

describe("watchDesk(data, watch, claims, lang)", () => {
  const WATCH: WatchData = {knownOn: null, states: [STATE, NOW], replay: {first: "2026-07-20", last: "2026-10-12", alerts: []}}; // prettier-ignore
  const CLAIM = {claim: "led", statement: {en: "China led", zh: "中国领先"}, test: "above", expected: 1, expectedHigh: null, tolerance: 0, decidedOn: null, readings: [{name: {en: "all", zh: "全部"}, then: {}, now: {basis: "all", value: 2, coverage: null, citation: "", asOf: "2026-10-12"}}]}; // prettier-ignore
  const CLAIMS = {claims: [CLAIM], changes: [{day: "2026-10-10", claim: "led", from: {kind: "does_not_hold"}, to: {kind: "holds"}}], then: "2026-02-27", now: "2026-10-12", rises: [], knownOn: null, citation: ""} as unknown as Claims; // prettier-ignore
  const opened = (lang: Lang = "en", watch = WATCH) => {
    const claims = vi.fn(() => Promise.resolve(CLAIMS));
    return {...partsOf(watchDesk(DESK, watch, claims, lang)), claims};
  };
  const RULES = "share of z-ai above 10%\nshare of nobody above 1%\nodd";

  it.each(LANGUAGES)(
    "shows what the house’s rules told, and keeps a reader’s rules for the next visit (%s)",
    async (lang) => {
      const {desk, area, buttons, said, claims, figures} = opened(lang);
      expectGoldenPage(`desk-watch-${lang}`, desk);
      setField(area, RULES);
      buttons[0]?.click();
      await expect.poll(() => said().length).toBe(3);
      expectGoldenPage(`desk-watch-first-${lang}`, desk.querySelector("[role=status]") ?? desk);
      expect([kept.keptRules(), kept.keptSeen(), claims.mock.calls.length, figures().length]).toEqual([
        RULES,
        NOW,
        0,
        2
      ]);
    }
  );

  it("tells what changed since the reader last looked, and looks on from now", async () => {
    kept.keepRules(RULES);
    kept.keepSeen(STATE);
    const {desk, figures, area, buttons, said} = opened();
    expect([kept.keptSeen(), area?.value]).toEqual([NOW, RULES]);
    await expect.poll(() => figures().length).toBe(3);
    const text = shown(desk).join("\n");
    expect(text).toContain("Between what the books knew on 5 Oct 2026 and now");
    expect(text).not.toContain("The rules are kept");
    setField(area, "restated");
    buttons[0]?.click();
    await expect.poll(said).toEqual([]);
    setField(area, "");
    buttons[0]?.click();
    await expect.poll(() => figures().length).toBe(2);
  });

  it("reads verdicts on claims as of either day, where a rule is of one alone", async () => {
    kept.keepRules("claim led turns");
    kept.keepSeen(STATE);
    const {claims, figures, table} = opened();
    await expect.poll(() => figures().length).toBe(3);
    expect([claims.mock.calls.length, figures()[0]]).toEqual([1, "desk-own-alerts"]);
    expect(table("desk-own-alerts").length).toBe(1);
  });

  it("has nothing to hold rules against where no state is on record, and keeps them all the same", async () => {
    kept.keepRules("restated");
    const {said, figures, buttons, area} = opened("en", {...WATCH, states: [], replay: null});
    setField(area, "share of CN above 50%");
    buttons[0]?.click();
    await expect.poll(kept.keptRules).toBe("share of CN above 50%");
    expect([said(), figures().length, kept.keptSeen()]).toEqual([[], 1, null]);
  });

  it("keeps the state a reader last saw while no rule stands, and says where nothing can be kept", async () => {
    kept.keepSeen(STATE);
    const {area, buttons, said} = opened();
    expect(kept.keptSeen()).toEqual(STATE);
    setField(area, "restated");
    buttons[0]?.click();
    await expect.poll(kept.keptRules).toBe("restated");
    expect(kept.keptSeen()).toEqual(STATE);
    blockStorage();
    buttons[0]?.click();
    await expect.poll(said).toEqual([NOT_KEPT]);
    const fresh = opened();
    setField(fresh.area, "restated");
    fresh.buttons[0]?.click();
    await expect.poll(() => fresh.said().join(" ")).toBe(`The rules are kept: what changes from now on is told the next time you open this page. ${NOT_KEPT}`); // prettier-ignore
  });
});
