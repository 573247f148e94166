import {beforeEach, describe, expect, it, vi} from "vitest";
import {claimCard} from "../../../src/components/claims/claim-card.js";
import type {Claim} from "../../../src/query/claims/claims.js";
import {withDocument} from "../../fixtures/document.js";
import {numbersOf, tableOf, textIn} from "../../fixtures/painted.js";
import {basisOf, readingOf, scorecardOf, smallClaim} from "../../fixtures/small-claims.js";

withDocument("http://site/en/claims");
// Plot asks the window for the document it draws in.
beforeEach(() => void vi.stubGlobal("window", document.defaultView));

const JUDGING = scorecardOf([]);
const card = (told: Partial<Claim> = {}, lang: "en" | "zh" = "en", options = {}) =>
  claimCard(smallClaim(told), JUDGING, lang, options);
const one = (then: ReturnType<typeof readingOf>, now = then, told = {}) => ({
  readings: [basisOf("a", then, now, told)]
});

describe("claimCard(claim, judging, lang)", () => {
  it("says its verdicts at both dates, with the bases under which alone it holds", () => {
    expect([...card().querySelectorAll(".verdicts li")].map(textIn)).toEqual([
      "At the note’s date ● Holds",
      "Today ◐ Holds only under: Basis a"
    ]);
    expect([...card().querySelectorAll(".verdict")].map(({className}) => className)).toEqual([
      "verdict verdict-holds",
      "verdict verdict-holds_only_under"
    ]);
    expect([...card(one(readingOf(0.6)), "zh").querySelectorAll(".verdicts li")].map(textIn)).toEqual([
      "当时与今日 ● 成立"
    ]);
    expect([card().id, textIn(card().querySelector("h3"))]).toEqual(["over_half", "China is above half"]);
  });

  it("sets the values of each basis beside each other, with their days where these differ", () => {
    expect(tableOf(card())).toEqual([
      ["Basis", "At the note’s date", "Today", "SQL"],
      ["Basis a", "60.0% 16 Feb 2026", "55.0% 16 Feb 2026", "SQL"],
      ["Basis b", "52.0% 16 Feb 2026", "40.0% 7 Sep 2026", "SQL"]
    ]);
    expect(tableOf(card(one(readingOf(0.6)), "zh"))).toEqual([
      ["口径", "研报当日", "今日", "SQL"],
      ["口径a", "60.0%", "60.0%", "查询"]
    ]);
    const table = card().querySelector("table");
    expect(numbersOf(table ?? card())[0]).toBe("60.0% | 0.6 | share | Source: made up.");
    expect([...card().querySelectorAll("td.number")].map(({className}) => className)).toEqual([
      "number outcome-met",
      "number outcome-met",
      "number outcome-met",
      "number outcome-missed"
    ]);
  });

  it("says what part of the tokens a value rests on, and which values decide nothing", () => {
    const cells = (reading: ReturnType<typeof readingOf>, lang: "en" | "zh" = "en") =>
      tableOf(card(one(reading), lang))[1]?.[1];
    expect(cells(readingOf(null))).toBe("n/a");
    expect(cells(readingOf(0.6, {coverage: 0.8}))).toBe("60.0% on 80%");
    expect(cells(readingOf(0.6, {coverage: 0.8}), "zh")).toBe("60.0% 覆盖 80%");
    expect(cells(readingOf(0.6, {coverage: 1}))).toBe("60.0%");
    expect(cells(readingOf(0.6, {coverage: 0.4}))).toBe("60.0% on 40%too thin to read");
    expect(cells(readingOf(0.6, {votes: false}))).toBe("60.0% context, no vote");
    expect(
      card(one(readingOf(0.4)))
        .querySelector("td.number")
        ?.getAttribute("title")
    ).toBe("does not");
  });

  it("says what is claimed, and where the number comes from", () => {
    const note = (told: Partial<Claim>, lang: "en" | "zh" = "en") =>
      textIn(card(told, lang).querySelector(".claim-note"));
    expect(note({})).toBe("Claimed above 50.0%. Why.");
    expect(note({}, "zh")).toBe("论断高于 50.0%。 缘由。");
    expect(note({test: "between", expectedHigh: 0.7, tolerance: 0.01})).toBe(
      "Claimed between 50.0% and 70.0%, give or take 1.0%. Why."
    );
    expect(note({test: "between", expectedHigh: 0.7, tolerance: 0.01}, "zh")).toBe(
      "论断介于 50.0%与70.0%，容差 1.0%。 缘由。"
    );
    expect(card({expected: null}).querySelector(".claim-note")).toBeNull();
    expect(numbersOf(card().querySelector(".claim-note") ?? card())).toEqual([
      "50.0% | 0.5 | share | Report: made up."
    ]);
  });

  it("folds its evidence unless it is asked to be open, and has none without a basis", () => {
    expect(card().querySelector("details")?.hasAttribute("open")).toBe(false);
    expect(card({}, "en", {isOpen: true}).querySelector("details")?.hasAttribute("open")).toBe(true);
    expect(card({readings: []}).querySelector("details")).toBeNull();
    expect(textIn(card({readings: []}).querySelector(".claim-note"))).toBe("Claimed above 50.0%. Why.");
    expect(card().querySelector(".claim-strip")?.getAttribute("aria-label")).toBe("China is above half");
    expect(card().querySelector(".claim-strip svg")).not.toBeNull();
  });

  it("leads to each query on the day of today, broken before its clauses, and says where the file lacks its tables", () => {
    const queryOf = (told: object) => {
      const link = card(one(readingOf(0.6), readingOf(0.6), told)).querySelector<HTMLAnchorElement>("td a");
      const address = link?.getAttribute("href") ?? "";
      return [address.replace(/#.*/, ""), new URLSearchParams(address.replace(/^[^#]*#/, "")).get("q")];
    };
    expect(queryOf({})).toEqual([
      "./sql.html",
      "SELECT share\nFROM made_up\nWHERE week = DATE '2026-09-14'\nORDER BY share"
    ]);
    expect(queryOf({isOpen: false})[1]).toMatch(
      /^-- This reads tables that may only be cited: they are not in this file\.\nSELECT/
    );
    expect(tableOf(card(one(readingOf(0.6), readingOf(0.6), {isOpen: false}), "zh"))[1]?.[3]).toBe("查询 引用数据");
  });

  it("says how each basis counts, what it was read from, and its sources of which day", () => {
    const read = (document: string, date: string | null = null) => readingOf(0.6, {readFrom: [{document, date}]});
    const [how] = [...card(one(read("Annual report", "2026-03-20"))).querySelectorAll("details details")];
    expect(textIn(how)).toBe("How each basis counts Basis a Counts a Read from: Annual report, 20 Mar 2026.");
    const [both] = [...card(one(read("Annual"), read("Interim")), "zh").querySelectorAll("dd")];
    expect(textIn(both)).toBe("计a 研报当日取自：Annual。 今日取自：Interim。");
    const source = [...card().querySelectorAll(".figure-source")].at(-1);
    expect(textIn(source)).toBe("Source: made up. As of 7 Sep 2026.");
    expect(textIn([...card({}, "zh").querySelectorAll(".figure-source")].at(-1))).toBe(
      "来源：made up。 数据截至 2026年9月7日。"
    );
  });
});
