import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {JSDOM} from "jsdom";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {actProblems, appendActs, type Publication} from "../../../loaders/house/acts.js";
import {ledgerMark, recommendationsHtml} from "../../../loaders/house/recommendations.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "recommendations-"));
  mkdirSync(join(root, "data/house"), {recursive: true});
});
afterEach(() => {
  rmSync(root, {recursive: true});
});

const keep = (...rows: readonly string[]) =>
  writeFileSync(join(root, "data/house/recommendation.csv"), `${["date,entity,rating,target", ...rows].join("\n")}\n`);
const ROWS = ["2023-01-10,BABA,sell,90 USD", "2025-05-30,BABA,buy,120 USD", "2025-06-02,0700.HK,buy,\"1,200 HKD\"", "2026-01-02,GDS,hold,40 USD", "2026-03-02,BABA,hold,110 USD"]; // prettier-ignore

describe("recommendationsHtml(lang, on, root)", () => {
  it("says in both languages that there are none where the house keeps no ledger", () => {
    expect(recommendationsHtml("en", "2026-05-31", root)).toContain("keeps no ledger of recommendations and has made none"); // prettier-ignore
    expect(recommendationsHtml("zh", "2026-05-31", root)).toContain("从未作出推荐");
  });

  it("draws list, distribution and history from the ledger alone, as of the day", () => {
    keep(...ROWS, "2026-06-01,BABA,buy,500 USD");
    const told = recommendationsHtml("en", "2026-05-31", root);
    const {document} = new JSDOM(told).window;
    expect(document.body.textContent).toContain("Recommendations of the last twelve months: 2025-06-02 0700.HK: buy, 1,200 HKD; 2026-01-02 GDS: hold, 40 USD; 2026-03-02 BABA: hold, 110 USD."); // prettier-ignore
    // Three companies are rated: one buy, two hold.
    expect(document.body.textContent).toContain("Ratings in force: buy 1 (33%); hold 2 (67%).");
    const charts = [...document.querySelectorAll("svg")];
    expect(charts.map((chart) => chart.getAttribute("aria-label"))).toEqual([
      "BABA: 2025-05-30 buy 120 USD; 2026-03-02 hold 110 USD",
      "0700.HK: 2025-06-02 buy 1,200 HKD",
      "GDS: 2026-01-02 hold 40 USD"
    ]);
    expect(told).not.toMatch(/NaN|undefined|style=/);
    expect(told).not.toContain("500 USD");
  });
});

describe("the ledger of recommendations", () => {
  const published = (): Publication => ({kind: "publication", audience: "client", edition: null, on: "2026-05-31", at: "2026-05-31T08:00:00Z", ledger: {seq: 0, hash: ""}, held: [], content: "", recommendations: ledgerMark(root), isRollback: false}); // prettier-ignore

  it("takes rows behind those that were published, and no change of them", () => {
    keep(...ROWS);
    appendActs([published()], root);
    keep(...ROWS, "2026-06-01,GDS,buy,50 USD");
    expect(actProblems(root)).toEqual([]);
    keep(...ROWS.slice(0, -1), "2026-03-02,BABA,buy,110 USD");
    expect(actProblems(root)[0]).toMatch(/^data\/house\/recommendation\.csv: the first 5 rows are not as they were published; expected sha256 /); // prettier-ignore
    keep(...ROWS.slice(1));
    expect(actProblems(root)).toHaveLength(1);
  });

  it("has no mark where the house keeps none", () => {
    expect(ledgerMark(root)).toBeNull();
    appendActs([published()], root);
    expect(actProblems(root)).toEqual([]);
  });
});
