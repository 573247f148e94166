import {afterEach, describe, expect, it, vi} from "vitest";
import {pasteReadings} from "../../src/components/paste-over.js";
import {changesInWords, isDoubtful} from "../../src/components/paste-question.js";
import {blockValues} from "../../src/model/workspace/grid.js";
import {valueDesk} from "../fixtures/value-desk.js";

afterEach(() => vi.unstubAllGlobals());

type Desk = Awaited<ReturnType<typeof valueDesk>>;

/** What texts pasted at a cell come to, either way that plain numbers are read. */
function readings(desk: Desk, key: string, texts: readonly (readonly string[])[]) {
  const at = {grid: desk.grid(), block: desk.at(key), isOver: true};
  return pasteReadings(desk.workspace, at, {texts, formulas: []}, desk.inPercent);
}

describe("numbers pasted over lines that are worked out and shown in per cent", () => {
  it("are asked about like those of inputs, and read as answered", async () => {
    const desk = await valueDesk();
    const {percent, fractions} = readings(desk, "cost_of_equity", [["0.62"]]);
    expect(percent.instead).toEqual([{cell: desk.cell("cost_of_equity"), worth: "0.62%"}]);
    expect(fractions.instead).toEqual([{cell: desk.cell("cost_of_equity"), worth: "62%"}]);
    expect(isDoubtful(percent, fractions)).toBe(true);
    expect(changesInWords(desk.workspace, percent)).toMatch(/ 0\.62%$/);
    expect(changesInWords(desk.workspace, fractions)).toMatch(/ 62%$/);
  });

  it("are asked about for records too, and leave no doubt with a per cent sign, or where nothing is in per cent", async () => {
    const desk = await valueDesk();
    const isAsked = (key: string, text: string) => {
      const {percent, fractions} = readings(desk, key, [[text]]);
      return isDoubtful(percent, fractions);
    };
    expect(isAsked("priced_share@FY2026H1", "0.62")).toBe(true);
    expect(isAsked("priced_share@FY2026H1", "62%")).toBe(false);
    expect(isAsked("cost_of_equity", "= risk_free")).toBe(false);
    expect(isAsked("revenue@FY2027H1", "0.62")).toBe(false);
  });
});

describe("a block that went through a spreadsheet", () => {
  it("leaves formulas, records and checks alone where their numbers are the same, and takes those that are not", async () => {
    const desk = await valueDesk();
    const grid = desk.grid();
    const whole = {top: 0, left: 0, bottom: grid.rows.length - 1, right: grid.periods.length};
    const copied = blockValues(grid, whole, desk.workspace.evaluation.values);
    const {fractions} = pasteReadings(
      desk.workspace,
      {grid, block: whole, isOver: true},
      {texts: copied, formulas: []},
      desk.inPercent
    );
    expect([fractions.refused, fractions.instead]).toEqual([[], undefined]);
    const narrow = copied.map((row) =>
      row.map((text) => (text === "" ? "" : String(Number(Number(text).toPrecision(7)))))
    );
    narrow[grid.rows.findIndex(({line}) => line.name === "value")] = ["12"];
    const rounded = pasteReadings(
      desk.workspace,
      {grid, block: whole, isOver: true},
      {texts: narrow, formulas: []},
      desk.inPercent
    ).fractions;
    expect([rounded.refused, rounded.instead]).toEqual([[], [{cell: desk.cell("value"), worth: "12"}]]);
  });

  it("is taken where a few digits agree by chance", async () => {
    const desk = await valueDesk();
    const near = String(Number(desk.value("revenue@FY2027H1").toPrecision(3)));
    expect(readings(desk, "revenue@FY2027H1", [[near]]).percent.instead).toHaveLength(1);
  });
});
