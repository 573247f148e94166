import {describe, expect, it} from "vitest";
import {changeLog, claimsTable} from "../../../src/components/claims/claim-summary.js";
import {reportTitle, seriesList} from "../../../src/components/claims/report-view.js";
import type {VerdictChange} from "../../../src/query/claims/claims.js";
import type {JudgedReport} from "../../../src/query/report/judged.js";
import {LEADING_REPORT} from "../../../src/query/report/report.js";
import {withDocument} from "../../fixtures/document.js";
import {tableOf, textIn} from "../../fixtures/painted.js";
import {scorecardOf, smallClaim} from "../../fixtures/small-claims.js";

withDocument("http://site/en/claims");

const PRICE = smallClaim({claim: "cheap", topic: "price", statement: {en: "Prices fell by 40%", zh: "价格下降 40%"}});

describe("claimsTable(claims, lang)", () => {
  it("lists claims by topic, in the order of topics, with both verdicts", () => {
    const table = claimsTable(scorecardOf([PRICE, smallClaim()]), "en");
    expect(tableOf(table)).toEqual([
      ["Claim", "At the note’s date", "Today"],
      ["Tokens: who is ahead"],
      ["China is above half", "● Holds", "◐ Only on some bases"],
      ["Price and efficiency"],
      ["Prices fell by 40%", "● Holds", "◐ Only on some bases"]
    ]);
    expect(
      [...table.querySelectorAll("td.verdict")].map((cell) => [cell.className, cell.getAttribute("title")])[1]
    ).toEqual(["verdict verdict-holds_only_under", "Holds only under: Basis a"]);
    expect(table.querySelector("a")?.getAttribute("href")).toBe("#over_half");
    expect(textIn(table.querySelector(".verdict-key"))).toBe(
      "● Holds◐ Only on some bases○ Does not hold– Cannot be tested"
    );
    expect(tableOf(claimsTable(scorecardOf([PRICE]), "zh"))).toEqual([
      ["论断", "研报当日", "今日"],
      ["价格与效率"],
      ["价格下降 40%", "● 成立", "◐ 仅部分口径成立"]
    ]);
  });
});

describe("changeLog(claims, lang)", () => {
  const change = (told: Partial<VerdictChange>): VerdictChange => ({
    day: "2026-09-07",
    claim: "over_half",
    from: {kind: "holds"},
    to: {kind: "holds_only_under", bases: ["a"]},
    cause: "restated",
    ...told
  });
  const log = (changes: readonly VerdictChange[], lang: "en" | "zh" = "en") =>
    changeLog(scorecardOf([smallClaim()], {changes}), lang);

  it("tells each day what turned, from what to what, and why", () => {
    const told = log([change({}), change({day: "2026-08-31", to: {kind: "does_not_hold"}, cause: "due"})]);
    expect([...told.querySelectorAll("h3")].map(textIn)).toEqual(["7 Sep 2026", "31 Aug 2026"]);
    expect([...told.querySelectorAll("li")].map(textIn)).toEqual([
      "China is above half: Holds → Holds only under: Basis a restated",
      "China is above half: Holds → Does not hold fell due"
    ]);
    expect(textIn(log([change({})], "zh").querySelector("li"))).toBe(
      "中国过半：成立 → 仅在以下口径成立：口径a 数据修订"
    );
  });

  it("tells of one that holds under some bases before and after which it gained and lost", () => {
    const moved = (from: readonly string[], to: readonly string[], lang: "en" | "zh" = "en") =>
      textIn(
        log(
          [change({from: {kind: "holds_only_under", bases: from}, to: {kind: "holds_only_under", bases: to}})],
          lang
        ).querySelector("li > span")
      );
    expect(moved(["a"], ["b"])).toBe("Only on some bases, gained: Basis b; lost: Basis a");
    expect(moved(["a"], ["a", "b"])).toBe("Only on some bases, gained: Basis b");
    expect(moved(["a"], ["b"], "zh")).toBe("仅部分口径成立，新增口径：口径b；失去口径：口径a");
  });

  it("says where nothing has changed, and names a claim that is none", () => {
    expect([textIn(log([])), textIn(log([], "zh"))]).toEqual(["No verdict has changed so far.", "迄今没有判定改变。"]);
    expect(() => log([change({claim: "gone"})])).toThrow("claim: gone; expected one of the claims");
  });
});

describe("seriesList(founding, reports, lang)", () => {
  const report = (name: string) =>
    ({
      ...scorecardOf([smallClaim()], {then: "2026-06-30"}),
      name,
      title: {en: `Report ${name}`, zh: `研报 ${name}`}
    }) as unknown as JudgedReport;
  const listed = (names: readonly string[], lang: "en" | "zh" = "en") => {
    const list = seriesList(scorecardOf([smallClaim(), PRICE]), {knownOn: null, reports: names.map(report)}, lang);
    return [...list.children].map((item) => [textIn(item), item.querySelector("a")?.getAttribute("href")]);
  };

  it("has the founding note behind the leading report and before the others", () => {
    expect(listed([LEADING_REPORT, "next"])).toEqual([
      [
        `Report ${LEADING_REPORT}, 30 Jun 2026: 0 of 1 claims hold on every basis today`,
        `./reports/${LEADING_REPORT}.html`
      ],
      [
        "The founding note of February 2026, which began the series, 27 Feb 2026: 0 of 2 claims hold on every basis today",
        "./claims.html"
      ],
      ["Report next, 30 Jun 2026: 0 of 1 claims hold on every basis today", "./reports/next.html"]
    ]);
    expect(listed(["next"], "zh").map(([text]) => text)).toEqual([
      "系列首篇：2026年2月的研报，2026年2月27日：今日 0 条论断在所有口径下成立，共 2 条",
      "研报 next，2026年6月30日：今日 0 条论断在所有口径下成立，共 1 条"
    ]);
    expect([reportTitle(report("a"), "en"), reportTitle(undefined, "en"), reportTitle(undefined, "zh")]).toEqual([
      "Report a",
      "No such report",
      "没有此研报"
    ]);
  });
});
