import {describe, expect, it} from "vitest";
import {parseUnit} from "../../src/model/unit/parse.js";
import {enteredAmount, otherUnit} from "../../src/workspace/quantity.js";

describe("enteredAmount(text, unit)", () => {
  it.each([
    ["1.2bn", "USD m", "1.2", 3, true],
    ["1.2 B", "USD m", "1.2", 3, true],
    ["(3k)", "USD", "(3)", 3, true],
    ["5万亿", "CNY", "5", 12, true],
    ["12 apples", "USD", "12 apples", 0, false],
    ["12", "USD", "12", 0, false],
    ["25x", "1", "25", 0, true],
    ["(2.5X)", "1", "(2.5)", 0, true],
    ["15bp", "1", "15", -4, true],
    ["1 bps", "1", "1", -4, true],
    ["HKD 793", "HKD/share", "793", 0, true],
    ["-HK$5", "HKD/share", "-5", 0, true],
    ["793 HKD", "HKD/share", "793", 0, true],
    ["7 m HKD", "HKD m", "7", 0, true],
    ["7亿 CNY", "CNY m", "7", 2, true],
    ["ADS 7", "ADS", "ADS 7", 0, false],
    ["3m", "USD/month", "3", 6, true]
  ])("reads %s in a line of %s as %s moved by %d", (text, unit, number, tens, isPlain) => {
    expect(enteredAmount(text, parseUnit(unit))).toEqual({text: number, tens, isPlain});
  });

  it.each([
    ["2026-09-11", 46276],
    ["2026/9/11", 46276],
    ["2026.09.11", 46276],
    ["2026年9月11日", 46276],
    ["11 Sep 2026", 46276],
    ["11-September-2026", 46276],
    ["1 Jan. 2026", 46023],
    ["31 dec 2026", 46387]
  ])("reads %s in a line of days as day %d", (text, day) => {
    expect(enteredAmount(text, parseUnit("day"))).toEqual({text: String(day), tens: 0, isPlain: true});
  });

  it.each(["2026-09/11", "2026-02-30", "11 Foo 2026", "09/11/2026", "2026-9", "32 Jan 2026"])(
    "reads no date in %s",
    (text) => {
      expect(enteredAmount(text, parseUnit("day"))).toMatchObject({isPlain: false, tens: 0});
    }
  );

  it.each([
    [
      "2026-09-11",
      "USD m",
      "2026-09-11 is a date; expected a number in USD m",
      "2026-09-11 为日期；请输入以 USD m 计的数字"
    ],
    [
      "US$ 5",
      "CNY m",
      "USD in a line of CNY m; expected a number in CNY m",
      "该行单位为 CNY m，不接受 USD；请输入以 CNY m 计的数字"
    ],
    [
      "5 USD",
      "CNY m",
      "USD in a line of CNY m; expected a number in CNY m",
      "该行单位为 CNY m，不接受 USD；请输入以 CNY m 计的数字"
    ],
    ["5bn", "1", "bn in a line of pure numbers; expected a number alone", "该行为纯数，不接受 bn；请只输入数字"],
    [
      "5bn",
      "USD/Mtok",
      "bn in a line of USD/m tokens; expected a number in USD/m tokens",
      "该行单位为 USD/m tokens，不接受 bn；请输入以 USD/m tokens 计的数字"
    ]
  ])("refuses %s in a line of %s", (text, unit, en, zh) => {
    expect(enteredAmount(text, parseUnit(unit))).toEqual({problem: {en, zh}});
  });
});

describe("otherUnit(found, unit, notation)", () => {
  it.each([
    ["percent", "x in a line of %; expected a number in %"],
    ["multiple", "x in a line of x; expected a number in x"],
    ["plain", "x in a line of pure numbers; expected a number alone"]
  ] as const)("names what a line of pure numbers shown %s is of", (notation, en) => {
    expect(otherUnit("x", parseUnit("1"), notation).en).toBe(en);
  });
});
