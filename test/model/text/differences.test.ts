import {describe, expect, it} from "vitest";
import {differences} from "../../../src/model/text/differences.js";
import {includeAll} from "../../../src/model/text/include.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {DOCUMENTS} from "../../companies/data.js";

const statements = (text: string) => includeAll(parseModel(text).document, DOCUMENTS.shared).statements;
const zhipu = DOCUMENTS.companies["zhipu"] ?? "";
const told = (text: string) =>
  differences(statements(zhipu), statements(text)).map(({key, from, to}) => [key, from === null, to === null]);

describe("differences(from, to)", () => {
  it("are none of a model and itself, whatever its title, comments, headings and columns", () => {
    expect(
      told(`// mine\n${zhipu.replace(/^title .*$/m, "title Mine").replace("other_growth  ", "other_growth     ")}`)
    ).toEqual([]);
  });

  it("are lines and cases that were added, changed or taken away, those of included documents too", () => {
    const text = zhipu
      .replace("= gross_profit - research - other_cost", "= gross_profit - research - other_cost * 2")
      .replace("# Cash flow | 现金流", "bonus  CNY m  input 1 in 0..9\n  because a test\n\n$&")
      .replace(/^case price_war\n(?: .*\n)+/m, "case flat\n  token_growth = 0% because a test\n")
      .replace(/^include lab-value .*$/m, "$&\n  terminal_growth %  input 3% in 0%..6%\n    because a test");
    expect(told(text)).toEqual([
      ["operating_income", false, false],
      ["bonus", true, false],
      ["terminal_growth", false, false],
      ["case flat", true, false],
      ["case price_war", false, true]
    ]);
  });

  it("are told of every statement that changes a number, by its key, with titles of lines", () => {
    const P = "periods FY2025 to FY2028\n";
    const from = `title A\nmodel a\ncompany x\n${P}a 1 = 2\n  A\nties a with revenue ifrs\nuntied b@FY2026 because x\nheadline a, a, a, a, a\n# G\nno case war because y\nmethod m by a`;
    const to = `title B\nmodel b\ncompany y\n${P}a 1 = 3\n  B | 乙\nties a with cost ifrs\nuntied b@FY2026 because z\nheadline a, a, a, a, b\n# H\nno case war because z\nmethod m by b\nties a@FY2027 with revenue ifrs`;
    expect(differences(statements(from), statements(to))).toEqual([
      {key: "company", title: null, from: "company x", to: "company y"},
      {key: "a", title: {en: "B", zh: "乙"}, from: "a  1  = 2\n  A", to: "a  1  = 3\n  B | 乙"},
      {key: "ties a", title: null, from: "ties a with revenue ifrs", to: "ties a with cost ifrs"},
      {
        key: "untied b@FY2026",
        title: null,
        from: "untied b@FY2026 because x",
        to: "untied b@FY2026 because z"
      },
      {key: "headline", title: null, from: "headline a, a, a, a, a", to: "headline a, a, a, a, b"},
      {key: "no case war", title: null, from: "no case war because y", to: "no case war because z"},
      {key: "method m", title: null, from: "method m by a", to: "method m by b"},
      {key: "ties a@FY2027", title: null, from: null, to: "ties a@FY2027 with revenue ifrs"}
    ]);
  });
});
