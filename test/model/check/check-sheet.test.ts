import {describe, expect, it} from "vitest";
import {checkSheet} from "../../../src/model/check/check.js";
import {check, fact, flow, input, ratio, value, type LineSpec} from "../../../src/model/sheet/line.js";
import {smallSheet} from "../small-sheet.js";

const usd = fact("sales", "USD m", [1, 2, 3], "made up", {kind: "flow"});

describe("checkSheet(sheet)", () => {
  it("bounds the work of a sheet", () => {
    const weeks = {step: "week", first: "2000-01-03", last: "2030-12-30"} as const;
    const lines = [input("a", "1", 1, "r"), ratio("x", "1", "avg(trailing_avg(trailing_avg(a * period_index, 1), 1))")];
    const messages = (...more: LineSpec[]) =>
      checkSheet(smallSheet([...lines, ...more], weeks)).problems.map(({message}) => message);
    expect(messages()).toContainEqual(expect.stringMatching(/^more than 2000000 operations up to x/));
    // What is wrong with it comes first.
    expect(messages(value("y", "1", "b"))).not.toContainEqual(expect.stringMatching(/^more than/));
  });

  it("makes lines of periods by what they say, and checks by what their formulas give", () => {
    const lines = [usd, flow("x", "USD m", "1 * sum(sales)"), value("y", "USD m", "sales"), check("z", "sales > sales"), check("w", "1 > 2")]; // prettier-ignore
    const {lines: checked, problems} = checkSheet(smallSheet(lines));
    expect(checked.map(({isSeries}) => isSeries)).toEqual([true, true, false, true, false]);
    expect(problems.map(({line, severity}) => `${line} ${severity}`)).toEqual(["y error"]);
  });

  it("tells the same once, where it stands first", () => {
    const {problems} = checkSheet(smallSheet([value("x", "1", "bbbb + cccc + bbbb"), value("y", "1", "bbbb")]));
    expect(problems.map(({line, message}) => `${line}: ${message}`)).toEqual([
      "x: unknown name: bbbb in x",
      "x: unknown name: cccc in x",
      "y: unknown name: bbbb in y"
    ]);
  });
});
