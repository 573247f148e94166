import {describe, expect, it} from "vitest";
import {boundCompany} from "../../src/companies/bound-company.js";
import type {CompanyData} from "../../src/companies/facts.js";
import {writtenNumbers} from "../../src/lib/written-numbers.js";
import {parseModel} from "../../src/model/text/parse.js";
import {placedProblem} from "../../src/model/text/place.js";
import {clientData, DOCUMENTS} from "./data.js";

const EMPTY: CompanyData = {facts: [], events: [], weeks: [], owned: []};

const SMALL = `title Small | 小
periods FY2026 to FY2028
growth  %           input 10% in 0..100%
  because a guess | 假设
sales   CNY m flow  = 100 * 1 * (1 + growth) ^ period_index
`;

/** Problems of a document with some lines more, each with its place. */
function told(text: string, shared: Readonly<Record<string, string>> = {}): string[] {
  return boundCompany(text, shared, EMPTY).problems.map(placedProblem);
}

describe("boundCompany(text, library, data)", () => {
  it("tells an unknown name where it stands in its formula, with the nearest known", () => {
    const text = SMALL.replace("= 100 * 1 * (1 + growth)", "= growht");
    expect(told(text)).toContain("line 5, column 23: unknown name: growht in sales; did you mean growth?");
  });

  it("tells the address of a cell by what is written here instead", () => {
    expect(told(SMALL.replace("= 100 * 1", "= C5 * 1"))).toContain(
      "line 5, column 23: unknown name: C5 in sales; cells have no addresses here, lines are read by their names, as in revenue * margin"
    );
  });

  it.each([
    ["in the second line of a formula", "cost  CNY m flow  = sales *\n    (1 + growht)", "line 7, column 10"],
    [
      "in the formula of reported periods",
      "cost  CNY m flow\n  forecast = sales\n  reported = growht * sales",
      "line 8, column 14"
    ],
    ["in a check", "ok  check sales > 0 * growht", "line 6, column 23"]
  ])("tells an unknown name %s", (_, line, place) => {
    expect(told(`${SMALL}${line}`)).toContainEqual(expect.stringContaining(`${place}: unknown name: growht in `));
  });

  it("tells lines, inputs and periods that sections name and the model does not have", () => {
    const problems = told(
      `${SMALL}case war\n  growht = 5%\nuntied sales@FY2031 because x\nheadline a, b, c, d, sales\n`
    );
    expect(problems).toContain("line 7, column 12: growht: no input of this model; expected one; did you mean growth?");
    expect(problems).toContain("line 8, column 1: FY2031: no period of this model; expected FY2026 to FY2028");
    expect(problems).toContain("line 9, column 1: a: no line of this model; expected one");
  });

  it("tells every mistake at once, and nothing that only follows from another", () => {
    const shared = {
      risk: "shared risk\nbeta  1  given\nrate  %  = beta * spread\nspread  %  input 5% in 0..9%\n  because x\n"
    };
    const text = [
      SMALL.replace("100 * 1", "100 * one").trimEnd(),
      "one     CNY m       input 1 in 0..9",
      "  because x",
      "margin  %  inptu 20%",
      "cost  CNY m flow  = sales * (1 - margin) + cots",
      "more  CNY m flow  = sales + margin",
      "less  HKD m flow  = sales * growth",
      "include risk",
      "  beta  input 1.6 inn 0.5..3",
      "value  CNY m  = last(sales) / (rate - growth) * beta + blank",
      "case war",
      "  margin = 5%",
      "  growht = 5%"
    ].join("\n");
    expect(told(text, shared)).toEqual([
      "line 8, column 12: inptu; expected =, check, input, stated, fact, market, usage, table, given after the unit of margin; did you mean input?",
      "line 9, column 44: unknown name: cots in cost; did you mean cost?",
      "line 11, column 19: less is in HKD m but its formula gives CNY m; convert() or correct one",
      "line 13, column 19: inn; expected the end of the line; did you mean in?",
      "line 14, column 56: unknown name: blank in value",
      "line 15, column 1: no headline, or more than one; expected headline value, expected_value, dividend, price, expected_return",
      "line 17, column 12: growht: no input of this model; expected one; did you mean growth?"
    ]);
  });

  it("tells every mistake within one formula, each where it stands", () => {
    const text = [
      SMALL.replace("100 * 1 * (1 + growth) ^ period_index", "0").trimEnd(),
      "cost    HKD m  input 1 in 0..9",
      "  because x",
      "names  CNY m flow  = slaes * growht + soom(sales) - sales / last(sales, 2)",
      "units  CNY m flow  = sales + cost + (sales - growth) * (cost",
      "      > sales)",
      "signs  CNY m flow  = max(sales, ) * (1 + growht $ 2) + soom(1 2)",
      "reads  HKD m flow  = signs + cost",
      "own    CNY m flow  = sales",
      "  override FY2027 = sales + slaes + cost because x"
    ].join("\n");
    expect(told(text)).toEqual([
      "line 8, column 22: unknown name: slaes in names; did you mean sales?",
      "line 8, column 30: unknown name: growht in names; did you mean growth?",
      "line 8, column 39: unknown function: soom in names; did you mean sum?",
      "line 8, column 61: last with 2 arguments in names; expected last(series)",
      "line 9, column 22: cannot add HKD m to CNY m in units; convert() one of them (sales + cost)",
      "line 9, column 38: cannot subtract a pure number from CNY m in units; expected two amounts: a rate multiplies, as in revenue * (1 + growth), and an amount is a line with a unit (sales - growth)",
      "line 9, column 57: cannot compare HKD m with CNY m in units; convert() one of them (cost > sales)",
      "line 9, column 57: condition cost > sales in units; expected an amount: if(…, 1, 0)",
      "line 11, column 33: unexpected ); expected a number, a name or a bracket",
      "line 11, column 42: unknown name: growht in signs; did you mean growth?",
      "line 11, column 49: unexpected $; expected a number, a name, an operator or a bracket",
      "line 11, column 56: unknown function: soom in signs; did you mean sum?",
      "line 11, column 63: unexpected 2; expected ,",
      "line 12, column 22: cannot add HKD m to CNY m in reads; convert() one of them (signs + cost)",
      "line 13, column 1: no headline, or more than one; expected headline value, expected_value, dividend, price, expected_return",
      "line 14, column 21: cannot add HKD m to CNY m in own; convert() one of them (sales + slaes + cost)",
      "line 14, column 29: unknown name: slaes in own; did you mean sales?"
    ]);
  });

  it("takes no name for unknown where an include that may bring it cannot be read", () => {
    const text = `${SMALL}headline value, value, value, value, value\nnamed  %  = growth + cost_of_equity\ninclude cost-of-equty\n`;
    expect(
      told(text.replace("100 * 1", "100"), {"cost-of-equity": ""}).filter((each) => !each.includes("gives"))
    ).toEqual([
      "line 8, column 1: include cost-of-equty: no such document; expected cost-of-equity; did you mean cost-of-equity?"
    ]);
  });

  it("names a check of research by the threshold it compares with", () => {
    const {document} = parseModel(DOCUMENTS.shared["lab-value"] ?? "");
    const check = document.statements.find((s) => s.type === "line" && s.name === "research_sustained");
    if (check?.type !== "line" || check.definition.type !== "check") throw new Error("no check of research");
    const [, threshold] = />= ([\d.]+%)/.exec(check.definition.formula) ?? [];
    for (const title of [check.title?.en ?? "", check.title?.zh ?? ""])
      expect(writtenNumbers(title).filter((part) => typeof part === "object")).toMatchObject([{text: threshold}]);
  });

  it("says of each step why it is that far", () => {
    const documents = Object.entries({...DOCUMENTS.companies, ...DOCUMENTS.shared});
    const told = documents.flatMap(([document, text]) =>
      parseModel(text).document.statements.flatMap((statement) => {
        const lines = statement.type === "include" ? statement.lines : statement.type === "line" ? [statement] : [];
        const stepped = lines.filter(({definition}) => "step" in definition && definition.step);
        return stepped.map(
          ({name, reason}) => [document, name, /moved by /i.test(reason?.en ?? ""), reason?.zh] as const
        );
      })
    );
    expect(told.length).toBeGreaterThan(30);
    expect(told.filter(([, , isTold, zh]) => !isTold || !zh?.includes("上下"))).toEqual([]);
  });

  it("asks for a headline and for periods", () => {
    expect(told(SMALL).at(-1)).toMatch(/^line 5, column 1: no headline, or more than one; expected headline value, /);
    expect(told("a 1 input 1")).toEqual([
      "line 1, column 1: no periods; expected a line such as periods FY2025 to FY2030, reported to FY2026"
    ]);
  });

  it("tells a number for a period that is none", () => {
    expect(told(SMALL.replace("input 10%", "input FY2027 10%, 9%, 8%"))).toContain(
      "line 3, column 21: more numbers than periods; expected FY2026 to FY2028"
    );
  });

  const shared = {
    capital:
      "shared capital (money)\nbeta 1 given\n  Beta\nrate % = beta * premum\npremium % input 5%\n  because x\ndebt {money} input 3\n  because x\n"
  };

  it("tells what an include lacks, and a problem within by the name of its document", () => {
    expect(told(`${SMALL}include capital`, shared)).toContain(
      "line 6, column 1: include capital: money not given; expected with money = …"
    );
    expect(told(`${SMALL}include captal`, shared)).toContain(
      "line 6, column 1: include captal: no such document; expected capital; did you mean capital?"
    );
    expect(told(`${SMALL}include capital with money = CNY m`, shared)).toContain(
      "line 6, column 1: include capital: beta is not given; expected it below, such as beta input 1"
    );
    expect(told(`${SMALL}include capital with money = CNY m\n  betta input 1\n`, shared)).toContain(
      "line 7, column 3: betta: no line of capital; expected one of its lines; did you mean beta?"
    );
    expect(told(`${SMALL}include capital with money = CNY m\n  beta input 1\n    because x\n`, shared)).toContain(
      "capital, line 4, column 17: unknown name: premum in rate; did you mean premium?"
    );
  });

  it("refuses a document that includes itself", () => {
    expect(told("periods FY2026 to FY2027\ninclude a", {a: "shared a\ninclude a"})[0]).toBe(
      "a, line 2, column 1: include a: within itself, or more than 8 deep"
    );
  });

  it("warns of figures and labs that the record has nothing of, with the nearest it has", async () => {
    const text = (DOCUMENTS.companies["zhipu"] ?? "")
      .replace("fact revenue ifrs", "fact revenu ifrs")
      .replace("fact gross_profit ifrs", "fact gross_profit ifr")
      .replace("labs = z-ai, thudm;", "labs = z-aii;");
    const {company, problems} = boundCompany(text, DOCUMENTS.shared, await clientData);
    expect([company === null, problems.map(({severity}) => severity)]).toEqual([
      false,
      ["warning", "warning", "warning"]
    ]);
    expect(problems.map(placedProblem)).toEqual([
      expect.stringMatching(/^router-usage, line 5, .*no usage of z-aii on record; .*; did you mean z-ai\?$/),
      "line 35, column 48: revenue_reported: no revenu of 2513.HK on record; did you mean revenue?",
      "line 48, column 48: gross_profit_reported: no gross_profit of 2513.HK on the basis ifr; expected ifrs"
    ]);
  });

  it("gives a document a line that replaces one of what it includes, its title kept", async () => {
    const text = (DOCUMENTS.companies["zhipu"] ?? "").replace(
      "include roll-forward with unit = HKD/share",
      "$&\n  expected_value = value"
    );
    const {company} = boundCompany(text, DOCUMENTS.shared, await clientData);
    const line = company?.sheet.lines.find(({name}) => name === "expected_value");
    expect(line).toMatchObject({formula: "value", title: "Value in twelve months, after the dividend"});
  });

  it("says of each company which lines weekly usage feeds", async () => {
    const data = await clientData;
    const fed = Object.values(DOCUMENTS.companies).map(
      (text) => boundCompany(text, DOCUMENTS.shared, data).company?.fed
    );
    expect(fed.map((lines) => lines?.length)).toEqual([7, 7, 0, 0, 0]);
    expect(fed[0]?.[0]).toEqual({line: "paid_tokens", measure: "paid_tokens", labs: ["z-ai", "thudm"]});
  });
});
