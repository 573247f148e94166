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
});
