import {describe, expect, it} from "vitest";
import {overviewShare, unplacedSentence} from "../../src/figures/overview-share.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";
import {weekByOrigin as week} from "../fixtures/weeks.js";

describe("overviewShare(usage, weeks)", () => {
  const usage = {citation: "made up", asOf: "2026-10-11"};

  it("prints shares of the origins that have tokens in any week, and heads them with both ends of the last", () => {
    const weeks = [week("2026-09-14", {china: 1, us: 3}), week("2026-09-21", {}), week("2026-09-28", {china: 46, us: 22, undisclosed: 32})]; // prettier-ignore
    const figure = overviewShare(usage, weeks);
    expect(printedTable(figure)).toEqual([
      {week_start: "14 Sep 2026", china_share: "25.0%", us_share: "75.0%", undisclosed_share: "0.0%"},
      {week_start: "21 Sep 2026", china_share: null, us_share: null, undisclosed_share: null},
      {week_start: "28 Sep 2026", china_share: "46.0%", us_share: "22.0%", undisclosed_share: "32.0%"}
    ]);
    expect([said(figure.title), said(figure.measure).en]).toEqual([
      {
        en: "China has 46% to 78% of the last week, the United States 22% to 54%",
        zh: "最近一周：中国 46% 至 78%，美国 22% 至 54%"
      },
      "Share of all tokens a week, 14 Sep 2026 to 28 Sep 2026; hatched and grey: home unknown"
    ]);
    expect([figure.name, figure.source, figure.rows]).toEqual(["shares-by-origin-all", {...usage, rights: "open"}, weeks]); // prettier-ignore
    expect(figure.sql).toContain("WHERE basis = 'all'");
    expect(printedTable(overviewShare(usage, [week("2026-09-28", {china: 1})]))).toEqual([
      {week_start: "28 Sep 2026", china_share: "100.0%"}
    ]);
  });

  it("refuses to draw no week", () => {
    expect(() => overviewShare(usage, [])).toThrow("weeks: none; expected at least one published week");
  });
});

describe("unplacedSentence(week)", () => {
  it.each([
    [{china: 5, us: 5}, null, null],
    [{china: 46, us: 22, undisclosed: 30, other: 2}, "32% of the tokens cannot be placed, of undisclosed labs and unnamed models; were all of it American, the United States would lead.", "32% 的词元无法归属（未披露的实验室与未具名的模型）；若全部属于美国，则美国领先。"], // prettier-ignore
    [{us: 70, china: 20, other: 10}, "10% of the tokens cannot be placed, of undisclosed labs and unnamed models; wherever they sit, the United States leads.", "10% 的词元无法归属（未披露的实验室与未具名的模型）；无论归谁，美国均领先。"] // prettier-ignore
  ])("of %j", (tokens, en, zh) => {
    const words = unplacedSentence(week("2026-09-28", tokens));
    expect(words && said(words)).toEqual(en && {en, zh});
  });

  it("is none of a week without tokens", () => {
    expect(unplacedSentence(week("2026-09-28", {}))).toBeNull();
  });
});
