import {describe, expect, it} from "vitest";
import {addMoney, inUnits, moneyValue, readMoney} from "../../../../src/query/import/values/money.js";
import {readWhole} from "../../../../src/query/import/values/number.js";

const read = (text: string, sign: "." | "," = ".") => {
  const money = readMoney(text, sign);
  return money ? [moneyValue(money), money.currency] : money;
};

describe("readMoney(text, sign)", () => {
  it.each([
    ["$1,234.50", 1234.5, "USD"],
    ["US$0.0004", 0.0004, "USD"],
    ["0.50 USD", 0.5, "USD"],
    ["USD $0.50", 0.5, "USD"],
    ["＄0.0031", 0.0031, "USD"],
    ["1.25元", 1.25, "CNY"],
    ["1.25 人民币", 1.25, "CNY"],
    ["CN¥1.25", 1.25, "CNY"],
    ["RMB 1.25", 1.25, "CNY"],
    ["￥-1.25", -1.25, "CNY"],
    ["HK$3", 3, "HKD"],
    ["1.5e-7", 1.5e-7, null]
  ])("reads %s with its currency", (text, value, currency) => {
    expect(read(text)).toEqual([value, currency]);
  });

  it.each(["-$1.25", "$-1.25", "($1.25)", "−$1.25", "- $1.25", "$1.25-", "(1.25) USD"])(
    "reads %s as a credit",
    (text) => {
      expect(read(text)?.[0]).toBe(-1.25);
    }
  );

  it("reads decimal commas where the file writes them", () => {
    expect(["1,25 €", "1.234,5 €", "0,0125", "1 234,50 EUR"].map((text) => read(text, ","))).toEqual([
      [1.25, "EUR"],
      [1234.5, "EUR"],
      [0.0125, null],
      [1234.5, "EUR"]
    ]);
  });

  it("tells what is absent from what is no amount", () => {
    expect(["", "null", "-", "N/A"].map((text) => readMoney(text))).toEqual([null, null, null, null]);
    for (const text of ["free", "< $0.01", "$", "1.2.3", "12 apples", "$1 EUR 2", "-($1)", "$1 €"])
      expect(readMoney(text), text).toBeUndefined();
  });
});

describe("inUnits(money, scale), addMoney(sum, money), moneyValue(sum)", () => {
  it("turn cents, millionths and ticks into whole units, exactly", () => {
    const of = (text: string, scale: number) => moneyValue(inUnits(readMoney(text) as never, scale));
    expect([of("123.45", 100), of("125000", 1e6), of("1750000", 1e9), of("12500000", 1e10), of("-1", 100)]).toEqual([
      1.2345, 0.125, 0.00175, 0.00125, -0.01
    ]);
  });

  it("sum ten thousand millionths of a cent to a cent's ten-thousandth, rounded once", () => {
    const sum = {micro: 0, rest: 0};
    for (let i = 0; i < 10_000; ++i) addMoney(sum, readMoney("0.00000001") as never);
    expect(moneyValue(sum)).toBe(0.0001);
  });
});

describe("readWhole(text, sign)", () => {
  it.each([
    ["1,234,567", 1_234_567],
    ["12,34,567", 1_234_567],
    ["1'234’567", 1_234_567],
    ["1\u202f234", 1234],
    ["1.5K", 1500],
    ["2.3M", 2_300_000],
    ["1.2万", 12_000],
    ["3 亿", 300_000_000],
    ["1,234 tokens", 1234],
    ["100.0", 100]
  ])("reads %s as %d", (text, value) => {
    expect(readWhole(text)).toBe(value);
  });

  it("takes a comma for a decimal sign, and a point for thousands, where the file does", () => {
    expect(readWhole("1.234.567", ",")).toBe(1_234_567);
  });

  it.each(["1.5", "-3", "9007199254740993", "x", "1.23456K", "K"])("reads %s as no count", (text) => {
    expect(readWhole(text)).toBeNaN();
  });
});
