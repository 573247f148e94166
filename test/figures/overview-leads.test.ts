import {describe, expect, it} from "vitest";
import {leaderFigure, leadFinding, leadRows} from "../../src/figures/overview-leads.js";
import {printedTable} from "../fixtures/printed-table.js";
import {said} from "../fixtures/said.js";
import {weekByOrigin} from "../fixtures/weeks.js";

type Tokens = Parameters<typeof weekByOrigin>[1];

/** Three weeks under each basis, of which the last is as told. */
const bases = (nine: Tokens, named: Tokens, all: Tokens) => {
  const weeks = (last: Tokens) => [weekByOrigin("2026-09-14", {us: 7}), weekByOrigin("2026-09-21", {us: 8}), weekByOrigin("2026-09-28", last)]; // prettier-ignore
  return {nine: weeks(nine), named: weeks(named), all: weeks(all)};
};
const sure = {china: 9, us: 1};

describe("leadFinding(byBasis)", () => {
  it.each([
    [[sure, sure, {china: 8, us: 2, other: 1}], "China leads on every count, wherever the unplaced sit", "各口径下均为中国领先，无论未归属的词元归谁"], // prettier-ignore
    [[{us: 9, china: 1}, {us: 5, china: 4}, {us: 5, china: 3, undisclosed: 2}], "The United States leads, unless the unplaced 20% say otherwise", "美国领先，除非来源不明的 20% 词元改变结论"], // prettier-ignore
    [[{china: 5, us: 4, undisclosed: 2}, sure, sure], "China leads, unless the unplaced 0% say otherwise", "中国领先，除非来源不明的 0% 词元改变结论"], // prettier-ignore
    [[sure, {china: 5, us: 4, undisclosed: 2}, sure], "China leads, unless the unplaced 0% say otherwise", "中国领先，除非来源不明的 0% 词元改变结论"], // prettier-ignore
    [[sure, {us: 5, china: 3}, {us: 5, china: 3}], "The count decides: China in the top nine, the United States overall", "谁领先取决于口径：前九大模型看中国，全部具名模型看美国"] // prettier-ignore
  ] as const)("of %j", ([nine, named, all], en, zh) => {
    expect(said(leadFinding(bases(nine, named, all)))).toEqual({en, zh});
  });

  it.each(["nine", "named", "all"])("refuses to speak where there is no week of %s", (basis) => {
    const without = {...bases(sure, sure, sure), [basis]: []};
    expect(() => leadFinding(without)).toThrow("weeks: none; expected at least one published week");
    expect(leadRows(without).map((row) => row.basis)).toEqual(
      ["nine", "nine", "named", "named", "all", "all"].filter((each) => each !== basis)
    );
  });
});

describe("leaderFigure(usage, byBasis)", () => {
  const usage = {citation: "made up", asOf: "2026-10-11"};

  it("prints both ends of what either side carries in the last week, by each count", () => {
    const figure = leaderFigure(usage, bases(sure, {china: 5, us: 5}, {china: 46, us: 22, undisclosed: 25, other: 7}));
    expect(said(figure.title)).toEqual({
      en: "At least 46% Chinese and 22% American, of all tokens",
      zh: "全部词元中，中国至少 46%，美国至少 22%"
    });
    expect(said(figure.measure).en).toBe(
      "Share of tokens in the week of 28 Sep 2026: solid what is known, hatched what could be added"
    );
    expect(printedTable(figure).map((row) => Object.values(row).join(" | "))).toEqual([
      "Nine largest models | China | 90.0% | 90.0%",
      "Nine largest models | the United States | 10.0% | 10.0%",
      "All named models | China | 50.0% | 50.0%",
      "All named models | the United States | 50.0% | 50.0%",
      "All tokens | China | 46.0% | 78.0%",
      "All tokens | the United States | 22.0% | 54.0%"
    ]);
    expect(figure.source).toEqual({...usage, rights: "open"});
  });

  it("refuses to draw no week", () => {
    expect(() => leaderFigure(usage, {...bases(sure, sure, sure), all: []})).toThrow("weeks: none; expected at least");
  });
});
