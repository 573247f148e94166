import {describe, expect, it} from "vitest";
import {boundSheet} from "../../../src/companies/bound-sheet.js";
import {messageZh} from "../../../src/model/text/message-zh.js";
import {parseModel} from "../../../src/model/text/parse.js";
import {placedProblem} from "../../../src/model/text/place.js";
import {printModel} from "../../../src/model/text/print.js";
import {writtenIn} from "../../../src/model/text/quantity.js";
import {typedLine} from "../../../src/model/text/typed-line.js";

const NOTHING = {facts: [], events: [], weeks: [], owned: []};
const HEAD = "periods FY2026 to FY2028\n";

const told = (text: string, library = {}) => boundSheet(HEAD + text, library, NOTHING).problems.map(placedProblem);

describe("numbers whose sign is not that of their line", () => {
  it.each([
    ["g % input 0.25 in 0%..90%", "line 2, column 11: 0.25 in a line of %; expected 0.25% or 25%, with its sign"],
    ["g % input 25%, 30, 3%", "line 2, column 16: 30 in a line of %; expected 30%, with its sign"],
    ["g % input 25% in -1..90%", "line 2, column 18: -1 in a line of %; expected -1% or -100%, with its sign"],
    ["g % input 25% step 2", "line 2, column 20: 2 in a line of %; expected 2%, with its sign"],
    ["g % input 25% ~ normal(25%, 0.1)", "line 2, column 29: 0.1 in a line of %; expected 0.1% or 10%, with its sign"],
    ["g % = r\n  override FY2027 = 30", "line 3, column 21: 30 in a line of %; expected 30%, with its sign"],
    ["g % flow\n  forecast = 0.3", "line 2, column 1: 0.3 in a line of %; expected 0.3% or 30%, with its sign"],
    ["g % = r\n  actual FY2026 0.3", "line 3, column 17: 0.3 in a line of %; expected 0.3% or 30%, with its sign"],
    ["g % fact r ifrs else input 3 in 1%..2%", "line 2, column 28: 3 in a line of %; expected 3%, with its sign"],
    ["g % fact r ifrs else input 3% in 1%..4", "line 2, column 38: 4 in a line of %; expected 4%, with its sign"],
    ["g % market close q in 1%..2 step 3%", "line 2, column 27: 2 in a line of %; expected 2%, with its sign"],
    ["g % market close q in 1%..2% step 3", "line 2, column 35: 3 in a line of %; expected 3%, with its sign"],
    ["t 1 table CNY m to %: 5% 1%", "line 2, column 23: 5% in a line of CNY m; expected a number without %"],
    ["g %\n  forecast = 3%\n  reported = 4", "line 2, column 1: 4 in a line of %; expected 4%, with its sign"],
    ["g % flow = -3", "line 2, column 10: -3 in a line of %; expected -3%, with its sign"],
    ["g % input 2x", "line 2, column 11: 2x in a line of %; expected one with % or bp"],
    ["m x input 250%", "line 2, column 11: 250% in a line of x; expected a number such as 25x"],
    ["r CNY m input 8%", "line 2, column 15: 8% in a line of CNY m; expected a number without %"],
    ["r CNY m input 15bp", "line 2, column 15: 15bp in a line of CNY m; expected a number without bp"],
    ["r HKD/share input 25x", "line 2, column 19: 25x in a line of HKD/share; expected a number without x"],
    ["g % input 25%\ncase low\n  g by -5", "line 4, column 8: -5 in a line of %; expected -5%, with its sign"],
    [
      "g % input 25%\nmethod dcf by v\n  low g = 0.1",
      "line 4, column 11: 0.1 in a line of %; expected 0.1% or 10%, with its sign"
    ],
    ["g % input 25%\nreverse g = 0%..3", "line 3, column 17: 3 in a line of %; expected 3%, with its sign"],
    ["t % table CNY m to %: 0 10%, 100 15", "line 2, column 34: 15 in a line of %; expected 15%, with its sign"]
  ])("are told where they stand: %j", (text, problem) => {
    expect(told(text)).toContain(problem);
    expect(messageZh(problem.replace(/^.*?: /, ""))).toMatch(/行中|计的行/);
  });

  it.each([
    "g % input 25%, 15bp, 0, (3.5%) in -50%..90% step 2% ~ triangular(10%, 25%, 30%)",
    "m x input 25x, 3",
    "b 1 input 1.2, 5%, 3x, 15bp",
    "g % input 25%\ncase low\n  g x 0.5\nreverse g x 0.2..6",
    "g % ratio = 0.5 * h\nh % input 50%",
    "t table CNY m to 1: 0 10%, 100 0.15"
  ])("are none in %j", (text) => {
    expect(told(text).filter((problem) => problem.includes("in a line of"))).toEqual([]);
  });

  it("are told of a line below an include, whose unit the included document has", () => {
    const library = {risk: "shared risk\nbeta 1 input 1\n  because x\ng % given\n"};
    expect(told("include risk\n  g input 0.25", library)).toEqual([
      "line 3, column 11: 0.25 in a line of %; expected 0.25% or 25%, with its sign"
    ]);
  });

  it("are told of a new line before it is put in", () => {
    const line = {name: "g", title: "Growth", unit: "%", kind: "", worth: "0.25", reason: "why"};
    expect(typedLine(line, [])).toEqual({problem: "0.25 in a line of %; expected 0.25% or 25%, with its sign"});
  });
});

describe("numbers with a scale or a currency of their own", () => {
  it.each([
    ["r CNY m input 1.2bn", "line 2, column 15: 1.2bn; expected 1,200 in a line of millions: its unit says the scale"],
    [
      "r CNY m input FY2026 1, 2 bn",
      "line 2, column 25: 2 bn; expected 2,000 in a line of millions: its unit says the scale"
    ],
    [
      "r CNY m input 1 in 0..3亿",
      "line 2, column 23: 3亿; expected 300 in a line of millions: its unit says the scale"
    ],
    ["r share input 3千", "line 2, column 15: 3千; expected 3,000: the unit of its line says the scale"],
    ["r share input 3百万", "line 2, column 15: 3百万; expected 3 in a line of millions: its unit says the scale"],
    ["r share input 3十亿", "line 2, column 15: 3十亿; expected 3,000 in a line of millions: its unit says the scale"],
    [
      "r share input 3万亿",
      "line 2, column 15: 3万亿; expected 3,000,000 in a line of millions: its unit says the scale"
    ],
    ["r share input 3b", "line 2, column 15: 3b; expected 3,000 in a line of millions: its unit says the scale"],
    ["r share input 3t", "line 2, column 15: 3t; expected 3,000,000 in a line of millions: its unit says the scale"],
    ["r share input 3 thousand", "line 2, column 15: 3 thousand; expected 3,000: the unit of its line says the scale"],
    ["r HKD/share input HKD 793", "line 2, column 19: HKD 793; expected 793: the unit of its line says the currency"],
    [
      "r HKD/share input HK$1,793.5",
      "line 2, column 19: HK$1,793.5; expected 1,793.5: the unit of its line says the currency"
    ],
    ["r HKD/share input 793 HKD", "line 2, column 19: 793 HKD; expected 793: the unit of its line says the currency"]
  ])("name how they are written here: %j", (text, problem) => {
    expect(told(text)).toEqual([problem]);
    expect(messageZh(problem.replace(/^.*?: /, ""))).toMatch(/单位已说明/);
  });
});

describe("days of the calendar", () => {
  const day = (text: string) => {
    const {bound, problems} = boundSheet(`periods 2026-02-16 to 2026-03-02\n${text}`, {}, NOTHING);
    const [spec] = bound?.sheet.lines ?? [];
    return {values: spec && "values" in spec ? spec.values : null, problems: problems.map(placedProblem)};
  };

  it.each([
    ["a day input 2028-06-30", 46934],
    ["a day input 2028-06-30 in 2026-01-01..2030-12-31 step 30", 46934],
    [
      "a day stock input 2026-02-16 2028-06-30, 2028-07-31 thereafter",
      {"2026-02-16": 46934, "2026-02-23": 46965, "2026-03-02": 46965}
    ],
    ["a day input 90", 90]
  ])("are numbers of a line of days: %s", (text, values) => {
    expect(day(text)).toEqual({values, problems: []});
  });

  it("are refused in any other line", () => {
    expect(day("a CNY m input 2028-06-30").problems).toEqual([
      "line 2, column 15: 2028-06-30 in a line of CNY m; expected a number; a date is of a line of days"
    ]);
  });

  it("are printed as they are written, and written where a number of days is put in", () => {
    const text = "a  day  input 2028-06-30 in 2026-01-01..2030-12-31\n";
    expect(printModel(parseModel(text).document)).toBe(text);
    expect(writtenIn(46935, "day").text).toBe("2028-07-01");
    expect(writtenIn(90, "days").text).toBe("90");
  });
});
