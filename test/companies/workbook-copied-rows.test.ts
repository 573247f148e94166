import {describe, expect, it} from "vitest";
import {ownWorkbooks} from "../fixtures/own-workbook.js";
import {withRowCopied} from "../fixtures/row-copied.js";
import {withTyped, type CellTyped} from "../fixtures/workbook-cells.js";

const {company, dcf, opened, worth, book: bookOf} = await ownWorkbooks();
const book = () => bookOf(dcf, {isGrouped: true});

describe("a row that a reader copied in a workbook", () => {
  it.each<[string, string, (row: number, last: number) => number]>([
    ["revenue", "below itself", (row) => row + 1],
    ["revenue", "above itself", (row) => row],
    ["revenue", "to the end", (_, last) => last + 1],
    ["growth", "below itself", (row) => row + 1],
    ["growth", "above itself", (row) => row]
  ])("is a line of its own under a free name, and no formula is frozen: %s %s", (line, _, to) => {
    const {bytes, row, lastRow} = book();
    const of = row(line, "FY2026");
    const back = opened(withRowCopied(bytes, "model", of, to(of, lastRow)));
    expect(back.refusals).toEqual([]);
    expect(back.differences).toEqual([]);
    expect(back.text).not.toContain("override");
    expect(back.added.map(({kind, name}) => [kind, name])).toEqual([["line", `${line}_2`]]);
    expect(back.added[0]?.note?.en).toContain(`${line} stands in more than one row`);
    expect(worth(back.text, "value")).toBe(worth(dcf, "value"));
  });

  it("leaves what else was edited as it is", () => {
    const {bytes, at, row} = book();
    const of = row("revenue", "FY2026");
    const edited = withTyped(bytes, "model", [[at("margin"), 0.3]]);
    const back = opened(withRowCopied(edited, "model", of, of + 1));
    expect(back.differences).toEqual([{where: "margin", before: "0.2", after: "0.3"}]);
    expect(worth(back.text, "revenue_2", "FY2025")).toBe(worth(dcf, "revenue", "FY2025"));
  });
});

describe("formulas of a workbook that read a row or a column that was not taken", () => {
  it.each<[string, (at: ReturnType<typeof book>["at"]) => readonly [string, string]]>([
    ["a unit changed", (at) => [at("revenue", "FY2026").replace(/^[A-Z]+/, "D"), "USD bn"]],
    ["a name changed", (at) => [at("revenue", "FY2026").replace(/^[A-Z]+/, "B"), "sales"]],
    ["a name emptied", (at) => [at("growth", "FY2026").replace(/^[A-Z]+/, "B"), ""]],
    ["a heading changed", (at) => [at("revenue", "FY2028").replace(/\d+$/, "1"), "2028E"]]
  ])("stay as the document has them: %s", (_, typed) => {
    const {bytes, at} = book();
    const back = opened(withTyped(bytes, "model", [typed(at)]));
    expect(back.differences).toEqual([]);
    expect(back.text).not.toContain("override");
    expect(back.refusals.length).toBeGreaterThan(0);
    expect(back.refusals.filter(({reason}) => reason.en.includes("formula changed"))).toEqual([]);
  });
});

describe("a row of the reader's own that does not say its kind", () => {
  it("is a flow where it is money or a count, in numbers or by a formula, and the list says so", () => {
    const {bytes, at, lastRow} = book();
    const column = (period: string) => at("revenue", period).replace(/\d+/, "");
    const [a, b] = [column("FY2026"), column("FY2027")];
    const [row, next, count] = [lastRow + 1, lastRow + 2, lastRow + 3];
    const back = opened(
      withTyped(bytes, "model", [
        [`A${row}`, "Research"],
        [`D${row}`, "USD m"],
        [`${a}${row}`, 40],
        [`${b}${row}`, 45],
        [`A${next}`, "Income after research"],
        [`D${next}`, "USD m"],
        [`${a}${next}`, `=${at("operating_income", "FY2026")}-${a}${row}`, 190],
        [`${b}${next}`, `=${at("operating_income", "FY2027")}-${b}${row}`, 217],
        [`A${count}`, "Orders"],
        [`D${count}`, "m order"],
        [`${a}${count}`, 3]
      ])
    );
    expect(back.refusals).toEqual([]);
    expect(back.text).toMatch(/^research +USD m flow +input FY2026 40, 45$/m);
    expect(back.text).toMatch(/^income_after_research +USD m flow += operating_income - research$/m);
    expect(back.text).toMatch(/^orders +m order flow +input FY2026 3$/m);
    expect(back.added.map(({note}) => note)).toEqual(
      back.added.map(() => ({en: "its kind is not stated: taken as flow", zh: "未注明类别，按流量处理"}))
    );
  });

  it("is refused by what is wrong with it where its unit is another, in either language", () => {
    const {bytes, at, lastRow} = book();
    const column = at("revenue", "FY2026").replace(/\d+/, "");
    const back = opened(
      withTyped(bytes, "model", [
        [`A${lastRow + 1}`, "Toll"],
        [`D${lastRow + 1}`, "USD/token"],
        [`${column}${lastRow + 1}`, 40],
        [`A${lastRow + 2}`, "Wrong"],
        [`D${lastRow + 2}`, "bananas of gold"],
        [`${column}${lastRow + 2}`, 40]
      ])
    );
    expect(back.added).toEqual([]);
    expect(back.refusals.map(({where}) => where)).toEqual(["model: Toll", "model: Wrong"]);
    const [toll, wrong] = back.refusals.map(({reason}) => reason);
    expect(toll?.en).toMatch(/kind of toll in .* is not stated; expected flow/);
    expect(toll?.zh).toMatch(/未能作为一行采用：toll（.*）未注明类别/);
    expect(wrong?.en).toContain("bananas");
    expect(wrong?.zh).not.toMatch(/expected/);
  });
});

describe("rows that a reader added to a workbook", () => {
  it("are refused by name where they are called as a fact of periods is, or hold a value beside one", () => {
    const {bytes, lastRow: rows} = book();
    const typed: CellTyped[] = [
      ["F2", 7],
      [`A${rows + 1}`, "Index"],
      [`B${rows + 1}`, "period_index"],
      [`F${rows + 1}`, 5]
    ];
    const back = opened(withTyped(bytes, "model", typed));
    expect(back.text).toBe(dcf);
    expect(back.refusals.map(({where, reason}) => `${where}: ${reason.en}`)).toEqual([
      expect.stringMatching(/^is_estimate: 7 in F2, where the line has no value: not read$/),
      `period_index: row ${rows + 1} bears the name of a fact of periods, which the calendar gives: not read; give it another name`
    ]);
  });
});

describe("cases that a reader added to a workbook", () => {
  it("are held to the ranges of inputs, and say of formulas and texts how they were read", () => {
    const {bytes} = book();
    const typed: CellTyped[] = [
      ["I4", 3],
      ["I5", "My bull"],
      ["I7", 0.07],
      ["I8", "=I7*2", 0.14],
      ["I9", 9],
      ["I10", "12%"]
    ];
    const back = opened(withTyped(bytes, "cases", typed));
    expect(back.refusals).toEqual([
      {
        where: "growth FY2028 (My bull)",
        reason: {en: "out of range: 9; expected -0.5 to 1", zh: "超出范围：9，应在 -0.5 至 1 之间"}
      }
    ]);
    expect(company(back.text).cases.find(({key}) => key === "my_bull")?.overrides).toEqual({
      growth: {at: {FY2026: 0.07, FY2027: 0.14, FY2029: 0.12}}
    });
    expect(back.added.map(({kind, name, note}) => [kind, name, note?.en])).toEqual([
      [
        "case",
        "my_bull",
        "growth FY2027: was a formula, =I7*2: what it gave is taken; growth FY2029: was a text, “12%”"
      ]
    ]);
  });
});
