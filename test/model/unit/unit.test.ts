import {describe, expect, it} from "vitest";
import {isAmount} from "../../../src/model/unit/amount.js";
import {formatUnit} from "../../../src/model/unit/format.js";
import {parseUnit} from "../../../src/model/unit/parse.js";
import {divideUnits, multiplyUnits, raiseUnit, sameMeasure, sameUnit} from "../../../src/model/unit/unit.js";

describe("parseUnit(text)", () => {
  it.each([
    ["USD", {USD: 1}, 0],
    ["USD m", {USD: 1}, 6],
    ["million USD", {USD: 1}, 6],
    ["CNY 亿", {CNY: 1}, 8],
    ["USD/Mtok", {USD: 1, token: -1}, -6],
    ["USD per million tokens", {USD: 1, token: -1}, -6],
    ["HKD/share", {HKD: 1, share: -1}, 0],
    ["m shares", {share: 1}, 6],
    ["tokens tn", {token: 1}, 12],
    ["USD bn/sqm*month", {USD: 1, sqm: -1, month: 1}, 9],
    ["sqm^2", {sqm: 2}, 0],
    ["10^15 kWh", {kWh: 1}, 15],
    ["1", {}, 0]
  ])("reads %s", (text, powers, tens) => {
    expect(parseUnit(text)).toEqual({powers, tens});
  });

  it("reads a noun that every object has a part of the name of", () => {
    const of = (text: string) => parseUnit(text, ["constructor"]);
    expect(multiplyUnits(of("USD"), of("constructor"))).toEqual({powers: {USD: 1, constructor: 1}, tens: 0});
    expect(sameMeasure(of("USD"), of("constructor"))).toBe(false);
  });

  it("reads a sheet's own nouns", () => {
    expect(parseUnit("USD k/racks", ["rack"])).toEqual({powers: {USD: 1, rack: -1}, tens: 3});
  });

  it.each([
    ["tokns", /unit: tokns in "tokns"; expected a currency such as USD.*did you mean token\?/],
    ["%", /unit: %; expected a fraction/],
    ["USD/", /unit: "USD\/"; expected a symbol/],
    ["", /expected a symbol/],
    ["usd m", /unit: usd/],
    ["__proto__", /unit: __proto__/],
    ["constructor", /unit: constructor/],
    ["x".repeat(81), /81 characters; expected at most 80/]
  ])("says what is wrong with %s", (text, message) => {
    expect(() => parseUnit(text)).toThrow(message);
  });
});

describe("formatUnit(unit)", () => {
  it.each(["USD", "USD m", "USD/m tokens", "HKD/share", "share m", "1", "bn", "USD*month bn/sqm", "sqm^2", "10^7 USD"])(
    "of %s is read back as the same unit",
    (text) => {
      const unit = parseUnit(text);
      expect(parseUnit(formatUnit(unit))).toEqual(unit);
    }
  );

  it("puts the scale of a price with what is counted", () => {
    expect(formatUnit(parseUnit("USD/Mtok"))).toBe("USD/m tokens");
    expect(formatUnit(parseUnit("USD m"))).toBe("USD m");
  });

  it.each([
    [{USD: 1}, -3, "USD 10^-3"],
    [{}, -2, "10^-2"],
    [{USD: 1, share: -1}, -4, "USD/万 shares"],
    [{USD: 1, sqm: -1, month: -1}, -6, "USD/m sqm/month"],
    [{USD: 2, token: -2}, 0, "USD^2/token^2"],
    [{USD: 1, token: -2}, -6, "USD/m token^2"]
  ])("of %j and 10^%d is %s", (powers, tens, text) => {
    expect(formatUnit({powers, tens})).toBe(text);
  });
});

describe("isAmount(unit)", () => {
  it.each([
    ["USD m", true],
    ["tokens tn", true],
    ["USD/share", false],
    ["USD^2", false],
    ["1", false],
    ["day", false],
    ["years", false],
    ["USD*month", false]
  ])("of %s is %s", (text, is) => expect(isAmount(parseUnit(text))).toBe(is));
});

describe("units", () => {
  const [tokens, price, revenue] = [parseUnit("tokens tn"), parseUnit("USD/Mtok"), parseUnit("USD m")];

  it("multiplyUnits(tokens, price) is money, its scale worked out", () => {
    expect(multiplyUnits(tokens, price)).toEqual(revenue);
    expect(divideUnits(revenue, tokens)).toEqual(price);
    expect(divideUnits(revenue, revenue)).toEqual(parseUnit("1"));
    expect(raiseUnit(price, 2)).toEqual(multiplyUnits(price, price));
  });

  it("sameUnit(a, b) tells scales apart, sameMeasure(a, b) does not", () => {
    expect(sameUnit(parseUnit("USD m"), parseUnit("USD bn"))).toBe(false);
    expect(sameMeasure(parseUnit("USD m"), parseUnit("USD bn"))).toBe(true);
    expect(sameMeasure(parseUnit("USD m"), parseUnit("CNY m"))).toBe(false);
  });
});
