import {afterEach, describe, expect, it, vi} from "vitest";
import {loadCompanyText} from "../../loaders/data/company-text.js";
import {putDown} from "../../src/components/workspace/apply-changes.js";
import {readDefinition} from "../../src/components/workspace/cell-definition.js";
import {placeInFormula, problemsText, refusalText} from "../../src/components/workspace/change-words.js";
import {formulasIn, overReader, pasteReadings, putOver} from "../../src/components/workspace/paste-over.js";
import {changesInWords, isDoubtful} from "../../src/components/workspace/paste-question.js";
import {blockValues} from "../../src/workspace/grid.js";
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
  it("is the same where what a number was rounded to ended in zeros, and a number of its own where it did not", async () => {
    const desk = await valueDesk();
    const cell = desk.cell("value");
    const read = overReader(desk.workspace, () => false);
    const held = desk.workspace.evaluation.values;
    held[cell] = 0.96580000000004;
    expect(read(cell, "0.9658", 0, 0)).toBeNull();
    held[cell] = 0.96583;
    expect(read(cell, "0.9658", 0, 0)).toEqual({worth: "0.9658"});
  });

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

describe("what is put over formulas", () => {
  const revenue = (desk: Desk, worth: string) => [{cell: desk.cell("revenue@FY2027H1"), worth}];

  it("leaves alone what was set while it waited", async () => {
    const desk = await valueDesk();
    const put = putOver(desk, {set: [], instead: revenue(desk, "1,234.5")});
    desk.workspace.set([["beta", 1.7]]);
    expect(await put).toEqual({ok: true, writtenOut: []});
    expect([desk.value("revenue@FY2027H1"), desk.value("beta")]).toEqual([1234.5, 1.7]);
  });

  it("comes one after the other, each on what the last one made", async () => {
    const desk = await valueDesk();
    const first = putOver(desk, {set: [], instead: revenue(desk, "1,234.5")});
    const second = putOver(desk, {set: [], instead: [{cell: desk.cell("revenue@FY2027H2"), worth: "2,345"}]});
    expect([await first, await second]).toEqual([
      {ok: true, writtenOut: []},
      {ok: true, writtenOut: []}
    ]);
    expect([desk.value("revenue@FY2027H1"), desk.value("revenue@FY2027H2")]).toEqual([1234.5, 2345]);
    expect(desk.workspace.own).toHaveLength(1);
  });

  it("is told once it holds, every cell counted", async () => {
    const said: string[] = [];
    const whileLoading: string[][] = [];
    const desk = await valueDesk("en", {
      load: () => {
        whileLoading.push([...said]);
        return loadCompanyText();
      }
    });
    const changes = {set: [["beta", 1.7]] as const, refused: [], instead: revenue(desk, "1,234.5"), same: 1};
    await putDown(desk, changes, (text) => said.push(text));
    expect(whileLoading).toEqual([[""]]);
    expect(said.at(-1)).toMatch(/^2 cells set: .* 1,234\.5; 1 cell holds already what was pasted$/);
  });

  it("is refused where the document is not the reader’s to change", async () => {
    const desk = await valueDesk();
    const at = {grid: desk.grid(), block: desk.at("revenue@FY2027H1"), isOver: false};
    const {percent} = pasteReadings(desk.workspace, at, {texts: [["12"]], formulas: []}, desk.inPercent);
    const said: string[] = [];
    await putDown({workspace: desk.workspace, models: null}, percent, (text) => said.push(text));
    expect(said.join()).toMatch(/^Nothing was changed.*worked out or reported/);
  });
});

describe("queries in cells", () => {
  const QUERY = "sql \"SELECT week_start, sum(tokens) FROM usage WHERE app = 'ＡＢ：１' GROUP BY ALL\"";

  it("give their numbers, and not themselves, to other lines", async () => {
    const desk = await valueDesk();
    const changed = await desk.models.change((text) => ({
      ok: true,
      text: text.replace(/^revenue_reported /m, `asked tokens flow = ${QUERY}\n$&`)
    }));
    if (!changed.ok) throw new Error(refusalText(changed, "en"));
    const [row] = desk.grid().rows.flatMap(({line}, i) => (line.name === "asked" ? [i] : []));
    expect(desk.workspace.company.sql.map(({line}) => line)).toEqual(["asked"]);
    const block = {top: row ?? 0, bottom: row ?? 0, left: 1, right: 4};
    expect(formulasIn(desk.workspace, desk.grid(), block)).toEqual([["", "", ""]]);
  });

  it("are refused in words where a period is to take one", async () => {
    const desk = await valueDesk();
    const found = overReader(desk.workspace, desk.inPercent)(desk.cell("revenue@FY2027H1"), `= ${QUERY}`, 0, 0);
    expect(found).toMatchObject({problem: {en: "a query is for a whole line; type it into the line"}});
  });

  it("keep signs of full width as they are typed", async () => {
    const {workspace, cell} = await valueDesk();
    const at = cell("revenue@FY2027H1");
    expect(readDefinition(workspace, at, `＝ ${QUERY}`, false)).toEqual({
      type: "formula",
      formula: QUERY,
      scope: "line"
    });
    expect(readDefinition(workspace, at, "＝ ２＊３", false)).toMatchObject({formula: "2*3"});
  });
});

describe("a formula with several mistakes", () => {
  it.each([
    [
      "en",
      "column 7: unexpected ,; expected a number, a name or a bracket; column 18: unexpected ); expected a number, a name or a bracket"
    ],
    ["zh", "第 7 列：此处不应为 ,；应为数字、名称或括号；第 18 列：此处不应为 )；应为数字、名称或括号"]
  ] as const)("is refused with each of them by its column (%s)", async (lang, problem) => {
    const {workspace, cell} = await valueDesk(lang);
    const read = readDefinition(workspace, cell("revenue@FY2027H1"), "= max(, 1) + (2 +)", false);
    expect(read).toEqual({problem, from: 6});
  });
});

describe("problemsText(problems, lang) of a typed formula", () => {
  it.each([
    ["unknown name: c in x; did you mean a?", "= a+b *c", 7],
    ["cannot add USD to CNY m in x; convert() one of them (a + b * (c - 1))", "= a+b *(c-1)", 2],
    [
      "cannot subtract a pure number from USD in x; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (a - g)",
      "= 2 * (a - g)",
      7
    ],
    ["x is in CNY m but its formula gives USD; convert() or correct one", "= a", null]
  ])("places %s", (message, typed, at) => {
    expect(placeInFormula(message, typed)).toBe(at);
  });

  it("parts questions by no semicolon", () => {
    const problems = ["gros", "reserch"].map((name, from) => ({
      message: `unknown name: ${name} in x; did you mean y?`,
      from
    }));
    expect(problemsText(problems, "zh")).toBe(
      "第 1 列：x 中的名称 gros 不存在；是否想写 y？第 2 列：x 中的名称 reserch 不存在；是否想写 y？"
    );
    expect(problemsText(problems, "en")).toContain("did you mean y? column 2: unknown name");
  });
});

describe("on the Chinese page", () => {
  it.each([
    ["= 1 +", /^第 \d+ 列：公式不完整；其后应为/],
    ['= sql "DROP TABLE usage"', /应为一条以 SELECT、WITH 或 FROM 开头的查询$/],
    ['= sql "SELECT 1; SELECT 2"', /应为一条查询，不带分号$/],
    ['= sql "SELECT 1 -- one"', /应为不含注释的查询/],
    ['= sql "SELECT 1', /应为引号内的查询/]
  ])("says what is wrong with %s", async (typed, said) => {
    const {workspace, cell} = await valueDesk("zh");
    const read = readDefinition(workspace, cell("revenue@FY2027H1"), typed, false);
    expect("problem" in read ? read.problem : "").toMatch(said);
  });

  it("says why a document was not changed", async () => {
    const desk = await valueDesk("zh");
    const said: string[] = [];
    const instead = [{cell: desk.cell("revenue@FY2027H1"), worth: "revnue * 2"}];
    await putDown(desk, {set: [], refused: [], instead}, (text) => said.push(text));
    expect(said.at(-1)).toMatch(/^未作任何更改。.*名称 revnue 不存在/);
  });
});
