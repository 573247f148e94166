import {describe, expect, it} from "vitest";
import {boundCompany} from "../../src/companies/bound-company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {modelOfWorkbook} from "../../src/companies/from-workbook.js";
import {cellAt, compiled} from "../../src/model/compile.js";
import {exportWorkbook} from "../../src/workbook/export.js";
import {address, columnLetters, lastColumn, layoutOf} from "../../src/workbook/layout.js";
import {writeXlsx} from "../../src/workbook/write-xlsx.js";
import {withTyped, type CellTyped} from "../fixtures/workbook-cells.js";
import {workbookSpec} from "../fixtures/xlsx.js";

const NOTHING: CompanyData = {facts: [], events: [], weeks: [], owned: []};
const TEXT = `title Small | 小
periods FY2025 to FY2027, reported to FY2025
base    CNY m      input 100 in 1..900
  because a guess
growth  %          input FY2025 10%, 10%, 20% in 0%..100%
  because a guess
sales   CNY m flow  = base * (1 + growth)
rate    %          input 8% in 1%..20%
  because a guess
value   HKD/share  input 20 in 1..90
  because a guess
later   HKD/share  = value * (1 + rate)
paid    HKD/share  = 0 * value
price   HKD/share  = value - paid
gain    %          = later / price - 1
headline value, later, paid, price, gain

case slower
  growth@FY2026 = 5% because less
  rate = 9% because dearer
`;

const {company} = boundCompany(TEXT, {}, NOTHING);
if (!company) throw new Error("no company");
const model = compiled(company.sheet);
const {places} = layoutOf(model, []);
const at = (line: string, period?: string) => address(places[cellAt(model, line, period)] ?? {row: 1, column: 1});
const columnOf = (period: string) => at("growth", period).replace(/\d+/, "");
const [P25, P26, P27] = ["FY2025", "FY2026", "FY2027"].map(columnOf) as [string, string, string];
/** The first rows and columns below and beside those of the model. */
const next = Math.max(...places.map(({row}) => row)) + 1;
const [X, Y, Z] = [2, 3, 4].map((beside) => columnLetters(lastColumn(model, "") + beside)) as [string, string, string];

/** What the workbook opens as with cells typed into a sheet of it; of the text the lines that it did not have. */
function opened(sheet: "model" | "cases", typed: readonly CellTyped[], shown = "base") {
  const {title, words, cases} = company ?? {};
  const spec = workbookSpec(model, {entity: "own:x", shown, document: TEXT, ...(title && words && cases && {title, words, cases})}); // prettier-ignore
  const back = modelOfWorkbook(withTyped(writeXlsx(exportWorkbook(spec)), sheet, typed), {}, NOTHING);
  const old = new Set(TEXT.split("\n"));
  const [added, refusals] = [back.added.map(({kind, name, note}) => [kind, name, note?.en ?? null].join(" | ")), back.refusals.map(({where, reason}) => `${where} | ${reason.en}`)]; // prettier-ignore
  return {...back, lines: back.text.split("\n").filter((line) => !old.has(line)), added, refusals};
}

describe("a workbook as it was exported", () => {
  it("opens as its text, under the case it is switched to", () => {
    const as = {text: TEXT, edits: {}, differences: [], added: [], refusals: [], problems: []};
    expect(opened("model", [])).toMatchObject({...as, case: "base"});
    expect(opened("model", [], "slower")).toMatchObject({...as, case: "slower"});
  });
});

describe("rows added to a workbook", () => {
  const rows = (...typed: readonly CellTyped[]) => {
    const {lines, added, refusals} = opened("model", typed);
    return {lines: lines.filter((line) => !line.startsWith("  ")), added, refusals};
  };
  const REASON = "a row of your own, not taken as a line";

  it.each<[name: string, typed: readonly CellTyped[], is: Partial<ReturnType<typeof rows>>]>([
    ["without a name", [[`${P26}${next}`, 5]], {lines: [], refusals: [`model: ${next} | ${REASON}: it has neither a name nor a title; type one and read it again`]}],
    [
      "of no unit",
      [[`A${next}`, "Research"], [`D${next}`, "blah"], [`${P26}${next}`, 40]],
      {lines: [], refusals: [expect.stringMatching(new RegExp(`^model: Research \\| ${REASON}: unit: blah in "blah"; expected a currency`)) as string]}
    ],
    [
      "of amounts, one below the other, the second a formula of the first",
      [
        [`A${next}`, "Research"], [`D${next}`, "CNY m"], [`${P26}${next}`, 40], [`${P27}${next}`, 45],
        [`A${next + 1}`, "More research"], [`D${next + 1}`, "CNY m"], [`E${next + 1}`, "flow"],
        [`${P25}${next + 1}`, 3], [`${P26}${next + 1}`, `=${P26}${next}*2`, 80], [`${P27}${next + 1}`, `=${P27}${next}*2`, 90]
      ],
      {
        lines: ["research       CNY m flow  input FY2026 40, 45", "more_research  CNY m flow  = research * 2"],
        added: ["line | research | its kind is not stated: taken as flow", "line | more_research | "],
        refusals: []
      }
    ],
    [
      "of a share",
      [[`A${next}`, "Share"], [`${P26}${next}`, 0.5]],
      {lines: ["share   1           input FY2026 0.5"], added: ["line | share | "]}
    ],
    [
      "under a name that is taken",
      [[`A${next}`, "Base"], [`B${next}`, "base"], [`D${next}`, "CNY m"], [`F${next}`, 7]],
      {
        lines: ["base_2  CNY m       input 7"],
        added: ["line | base_2 | base stands in more than one row: the one that formulas read is the line, this one is base_2"]
      }
    ],
    [
      "of words alone",
      [[`A${next}`, "Research"], [`D${next}`, "CNY m"], [`F${next}`, "abc"]],
      {lines: ["research  CNY m       input 0"], added: ["line | research | holds no number that can be read, so it stands at 0"]}
    ],
    [
      "of one number in words and of none",
      [[`A${next}`, "Research"], [`D${next}`, "CNY m"], [`E${next}`, "flow"], [`${P26}${next}`, "1,200"], [`${P27}${next}`, "what"]],
      {lines: ["research  CNY m flow  input FY2026 1,200"], added: ["line | research | was a text, “1,200” (and 1 more)"]}
    ],
    [
      "of a formula that reads another workbook",
      [[`A${next}`, "From mine"], [`D${next}`, "%"], [`F${next}`, "='My comps'!B1", 0.25]],
      {
        lines: ["from_mine  %           input 25%"],
        added: ["line | from_mine | its numbers are taken, not its formulas: reference: 'My comps'!B1; expected a cell that holds a line's value"]
      }
    ],
    [
      "of a formula of another unit",
      [
        [`A${next}`, "Wrong"], [`D${next}`, "HKD m"], [`E${next}`, "flow"],
        [`${P26}${next}`, `=${at("sales", "FY2026")}+0`, 110], [`${P27}${next}`, `=${at("sales", "FY2027")}+0`, 120]
      ],
      {
        lines: ["wrong   HKD m flow  input FY2026 110, 120"],
        added: ["line | wrong | its numbers are taken, not its formulas: wrong is in HKD m but its formula gives CNY m; convert() or correct one"]
      }
    ],
    [
      "of a formula without a unit of its own",
      [
        [`A${next}`, "Twice"],
        [`${P25}${next}`, `=${at("sales", "FY2025")}*2`, 220], [`${P26}${next}`, `=${at("sales", "FY2026")}*2`, 220], [`${P27}${next}`, `=${at("sales", "FY2027")}*2`, 240]
      ],
      {lines: ["twice   CNY m flow  = sales * 2"], refusals: []}
    ]
  ])("%s", (_, typed, is) => {
    expect(rows(...typed)).toMatchObject(is);
  }); // prettier-ignore
});

describe("columns added to a workbook", () => {
  const notRead = "a column of your own: its heading is no period that follows FY2027 without a gap, so it is not read";

  it("are periods as far as they follow the last without a gap, with the inputs in them", () => {
    const row = at("growth", "FY2025").replace(/\D/g, "");
    const {lines, added, differences, refusals} = opened("model", [[`${X}1`, "FY2028"], [`${Y}1`, "FY2029"], [`${Z}1`, "FY2040"], [`${X}${row}`, 0.04]]); // prettier-ignore
    expect(lines).toEqual([
      "periods FY2025 to FY2029, reported to FY2025",
      "growth  %           input FY2025 10%, 10%, 20%, 4% in 0%..100%"
    ]);
    expect(differences).toEqual([{where: "growth FY2028", before: "", after: "0.04"}]);
    expect([added, refusals]).toEqual([["period | FY2028 | ", "period | FY2029 | "], [`FY2040 | ${notRead}`]]);
  });

  it.each(["FY2029", "My notes"])("are named where they follow after a gap, or are none: %s", (heading) => {
    const {text, added, refusals} = opened("model", [[`${X}1`, heading]]);
    expect([text, added, refusals]).toEqual([TEXT, [], [`${heading} | ${notRead}`]]);
  });
});

describe("cells changed in a workbook", () => {
  it("stand in the text, those of worked-out lines as overrides; what an input cannot hold is refused with the reason", () => {
    const {lines, differences, refusals} = opened("model", [
      [at("base"), 200],
      [at("growth", "FY2027"), "25%"],
      [at("sales", "FY2026"), 55],
      [at("rate"), 0.5]
    ]);
    expect(lines).toEqual([
      "base    CNY m       input 200 in 1..900",
      "growth  %           input FY2025 10%, 10%, 25% in 0%..100%",
      "  override FY2026 = 55 because edited in the workbook | 在工作簿中修改"
    ]);
    expect(differences.map(({where, before, after, note}) => [where, before, after, note?.en])).toEqual([
      ["base", "100", "200", undefined],
      ["growth FY2027", "0.2", "0.25", "was a text, “25%”"],
      ["sales FY2026", "= base * (1 + growth)", "55", undefined]
    ]);
    expect(refusals).toEqual(["rate | out of range: 0.5; expected 0.01 to 0.2"]);
  });

  it("are settings on top of the case the workbook is switched to", () => {
    const {text, edits, differences} = opened("cases", [["B2", 2], ["G7", 0.06]]); // prettier-ignore
    expect([text, edits]).toEqual([TEXT, {"growth@FY2026": 0.06}]);
    expect(differences).toEqual([{where: "growth FY2026", before: "0.05", after: "0.06"}]);
  });
});

describe("cases added to a workbook", () => {
  const COLUMN = "J";
  const own = (...typed: readonly CellTyped[]) => opened("cases", [[`${COLUMN}4`, 3], [`${COLUMN}5`, "My bull"], ...typed]); // prettier-ignore

  it("are cases of the text with what they set, numbers in words with a note, and the one in use is opened", () => {
    const {lines, added, refusals, case: inUse} = own([`${COLUMN}7`, 0.07], [`${COLUMN}8`, "12%"], ["B2", 3]);
    expect(lines).toEqual([
      "case my_bull",
      "  My bull",
      "  growth@FY2026 = 7% because added in the workbook | 在工作簿中新增",
      "  rate = 12% because added in the workbook | 在工作簿中新增"
    ]);
    expect([added, refusals, inUse]).toEqual([["case | my_bull | rate: was a text, “12%”"], [], "my_bull"]);
    expect(own([`${COLUMN}7`, 0.07]).case).toBe("base");
  });

  it("leave out what an input cannot hold, and are none where they set nothing", () => {
    const {lines, refusals} = own([`${COLUMN}7`, 0.07], [`${COLUMN}8`, 0.9]);
    expect(lines).toHaveLength(3);
    expect(refusals).toEqual(["rate (My bull) | out of range: 0.9; expected 0.01 to 0.2"]);
    const none = own();
    expect([none.text, none.added]).toEqual([TEXT, []]);
    expect(none.refusals).toEqual([
      "My bull | a case of your own, not taken: it sets no input otherwise than the base"
    ]);
  });
});
