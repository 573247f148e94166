import {describe, expect, it} from "vitest";
import {AS_COPIED, entryText, numberInWords, parseEntry, sought, storedAs} from "../../src/workspace/entry.js";
import {parseUnit} from "../../src/model/unit/parse.js";
import {seeded} from "../fixtures/random.js";

const PERCENT = {percent: true} as const;

const problemOf = (text: string, style: {readonly percent: boolean} = AS_COPIED) => {
  const read = parseEntry(text, style);
  return read.ok ? null : read.problem;
};

describe("parseEntry(text, style)", () => {
  it.each([
    ["12", 12, 0.12],
    ["-0.5", -0.5, -0.005],
    ["12%", 0.12, 0.12],
    ["0.5 %", 0.005, 0.005],
    ["１２％", 0.12, 0.12],
    ["1,234.5", 1234.5, 12.345],
    ["1,234,567", 1234567, 12345.67],
    ["1 234", 1234, 12.34],
    ["(3.5)", -3.5, -0.035],
    ["(3.5%)", -0.035, -0.035],
    ["(3.5)%", -0.035, -0.035],
    ["−4", -4, -0.04],
    ["1e-3", 0.001, 0.00001],
    ["HK$ 7.8", 7.8, 0.078],
    ["-$1,000", -1000, -10],
    [".5", 0.5, 0.005],
    ["7", 7, 0.07],
    ["-0", 0, 0],
    ["=0.6", 0.6, 0.6],
    ["=0.5+0.1", 0.6, 0.6],
    ["=50%+10%", 0.6, 0.6],
    [" = (1.2 - 20%) * 3 / 2^2", 0.75, 0.75],
    ["=-2^2", 4, 4],
    ["＝１＋２", 3, 3],
    ["=3−5", -2, -2],
    ["=1e3", 1000, 1000],
    ["=-0", 0, 0]
  ])("reads %s as %s, and as %s where the line shows per cent", (text, plain, inPercent) => {
    expect(parseEntry(text, AS_COPIED)).toEqual({ok: true, value: plain});
    expect(parseEntry(text, PERCENT)).toEqual({ok: true, value: inPercent});
  });

  it.each(["", "abc", "1-2", "(3", "3)", "12%%", "(5%)%", "1 or 2", "0x10", "NaN", "%", "10²", "½"])(
    "refuses %s as no number",
    (text) => {
      for (const style of [AS_COPIED, PERCENT])
        expect(problemOf(text, style)).toEqual({
          en: "no number; expected one such as 12, 8.5% or =0.5+0.1",
          zh: "不是数字，应形如 12、8.5% 或 =0.5+0.1"
        });
    }
  );

  it.each([
    ["1,2", "type 1.2 for decimals, or leave the comma out"],
    ["12,34", "type 12.34 for decimals, or leave the comma out"],
    ["1,2%", "type 1.2% for decimals"],
    ["0,123", "type 0.123 for decimals"],
    ["1234,567", "type 1234.567 for decimals"],
    ["1，2", "type 1.2 for decimals"],
    ["1 2", "type 1.2 for decimals"],
    ["1$2", "type 1.2 for decimals"],
    ["1,23,456", "leave them out, and type a point before decimals"],
    ["1,2.5", "leave them out, and type a point before decimals"],
    ["1.234,5", "leave them out, and type a point before decimals"]
  ])("refuses %s: commas part thousands", (text, advice) => {
    expect(problemOf(text)?.en).toContain("commas part thousands in groups of three, as in 1,234.5");
    expect(problemOf(text)?.en).toContain(advice);
    expect(problemOf(text)?.zh).toContain("逗号仅作千位分隔符");
  });

  it.each([
    ["=A1", "a name or reference; an input takes a number", "含名称或引用"],
    ["=$A$1", "a name or reference; an input takes a number", "含名称或引用"],
    ["=wacc+1%", "a name or reference; an input takes a number", "含名称或引用"],
    ["=sum(1, 2)", "a name or reference; an input takes a number", "含名称或引用"],
    ["=增长", "a name or reference; an input takes a number", "含名称或引用"],
    ['="1"', "a name or reference; an input takes a number", "含名称或引用"],
    ["=", "no arithmetic that can be read", "算式无法识别"],
    ["=1+", "no arithmetic that can be read", "算式无法识别"],
    ["=1,234+1", "expected numbers without commas", "不带逗号"],
    ["=1<2", "no arithmetic that can be read", "算式无法识别"],
    [`=${"(".repeat(100)}1${")".repeat(100)}`, "no arithmetic that can be read", "算式无法识别"],
    ["=1/0", "division by zero", "除以零"],
    ["=0^-1", "division by zero", "除以零"],
    ["=(-8)^0.5", "a power without a real value", "该幂没有实数值"],
    ["=10^400", "too large a number", "数值过大"],
    ["1e999", "too large a number", "数值过大"]
  ])("refuses %s, saying why in both languages", (text, en, zh) => {
    expect(problemOf(text)?.en).toContain(en);
    expect(problemOf(text)?.zh).toContain(zh);
  });
});

describe("parseEntry(text, a style that takes scales)", () => {
  const SCALED = {percent: false, scaled: true} as const;

  it.each([
    ["0.5", 0.5],
    [" -3 ", -3],
    ["1e12", 1e12],
    ["1,200", 1200],
    ["12%", 0.12],
    ["−4.5 %", -0.045],
    ["4.12T", 4.12e12],
    ["4.12 trillion", 4.12e12],
    ["4.12万亿", 4.12e12],
    ["US$0.30", 0.3],
    ["2026", 2026],
    ["US$12%", 0.12],
    ["1,200T", 1.2e15]
  ])("reads %s", (text, value) => {
    const read = parseEntry(text, SCALED);
    expect(read.ok ? read.value : NaN).toBeCloseTo(value, 9);
  });

  it.each(["", "twelve", "12 apples", "1,5", "1,5T", "1.2.3", "5 to 6", "x5", "Infinity"])("refuses %j", (text) => {
    expect(parseEntry(text, SCALED).ok).toBe(false);
  });
});

describe("storedAs(text, style, unit), sought(text, style, unit)", () => {
  const NONE = {en: "", zh: ""};
  const PRICE = {en: "HKD/share", zh: "港元/股"};

  it.each([
    ["0.25", "will be stored as 0.25% — for 25% type 25%", "将存为 0.25%；如指 25%，请输入 25%"],
    ["-0.5", "will be stored as −0.5% — for −50% type −50%", "将存为 −0.5%；如指 −50%，请输入 −50%"],
    ["1", "will be stored as 1% — for 100% type 100%", "将存为 1%；如指 100%，请输入 100%"],
    ["1.01", "will be stored as 1.01%", "将存为 1.01%"],
    ["25", "will be stored as 25%", "将存为 25%"],
    ["0.25%", "will be stored as 0.25%", "将存为 0.25%"],
    ["=0.25", "will be stored as 25%", "将存为 25%"],
    ["0", "will be stored as 0%", "将存为 0%"],
    [
      "0.123456789",
      "will be stored as 0.123456789% — for 12.3456789% type 12.3456789%",
      "将存为 0.123456789%；如指 12.3456789%，请输入 12.3456789%"
    ]
  ])("say what %s comes to in a line shown in per cent", (text, en, zh) => {
    const said = storedAs(text, PERCENT, NONE);
    expect(said).toEqual({en, zh});
  });

  it.each([
    ["0.25", "will be stored as 0.25 HKD/share"],
    ["1234567.5", "will be stored as 1,234,567.5 HKD/share"]
  ])("say what %s comes to in another line", (text, en) => {
    expect(storedAs(text, AS_COPIED, PRICE).en).toBe(en);
  });

  it("are true to what is read: what is said, typed in, is the number that is stored", () => {
    const random = seeded(13);
    for (let i = 0; i < 2000; ++i) {
      const text = String(Number(((random() - 0.5) * 10 ** Math.floor(random() * 6 - 3)).toPrecision(6)));
      const read = parseEntry(text, PERCENT);
      const [, said = ""] = /as ([^ ]+)/.exec(storedAs(text, PERCENT, NONE).en) ?? [];
      expect(parseEntry(said, PERCENT)).toEqual(read);
    }
  });

  it("say what is wrong, and what is sought", () => {
    expect(storedAs("abc", PERCENT, NONE).en).toContain("no number");
    expect(sought("0.1", PERCENT, NONE).en).toBe("will be sought: 0.1% — for 10% type 10%");
  });
});

describe("a sign that the unit of a line has not", () => {
  it.each([
    ["25%", "HKD/share", {}, "% in a line of HKD/share"],
    ["15bp", "CNY m", {}, "bp in a line of CNY m"],
    ["25x", "CNY m", {}, "x in a line of CNY m"],
    ["€ 5", "HKD/share", {}, "€ in a line of HKD/share"],
    ["¥5", "USD m", {}, "¥ in a line of USD m"],
    ["HKD 793", "CNY m", {}, "HKD in a line of CNY m"],
    ["25x", "1", {percent: true}, "x in a line of %"],
    ["25x", "1", {notation: "percent"}, "x in a line of %"],
    ["HKD 5", "1", {percent: true}, "HKD in a line of"],
    ["250%", "1", {notation: "multiple"}, "% in a line of x"]
  ] as const)("is refused: %s in %s", (text, unit, more, problem) => {
    const read = parseEntry(text, {percent: false, unit: parseUnit(unit), ...more});
    expect(read.ok ? read.value : read.problem.en).toContain(problem);
  });

  it.each([
    ["25%", "1", 0.25],
    ["$ 5", "HKD/share", 5],
    ["25x", "1", 25],
    ["¥5", "CNY m", 5]
  ])("is taken where it has: %s in %s", (text, unit, value) => {
    expect(parseEntry(text, {percent: false, unit: parseUnit(unit)})).toEqual({ok: true, value});
  });
});

describe("numberInWords(value, style, unit, lang)", () => {
  const DAYS = {percent: false, notation: "day"} as const;

  it.each([
    [46276, DAYS, "day", "11 Sep 2026", "2026年9月11日"],
    [90, DAYS, "day", "90 day", "90 day"],
    [46276, AS_COPIED, "day", "46,276 day", "46,276 day"],
    [0.25, PERCENT, "1", "25%", "25%"],
    [0.1 + 0.2, AS_COPIED, "", "0.3", "0.3"],
    [123456.789012345, AS_COPIED, "USD", "123,456.789012345 USD", "123,456.789012345 USD"]
  ])("says %d, shown by %o in %s, as %s", (value, style, unit, en, zh) => {
    expect([numberInWords(value, style, unit, "en"), numberInWords(value, style, unit, "zh")]).toEqual([en, zh]);
  });
});

describe("an amount beside its scale", () => {
  it.each([
    ["1.1k", "USD", 1100],
    ["8.2m", "USD m", 8.2],
    ["15bp", "1", 0.0015],
    ["15bp", "1", 0.0015, {percent: true}],
    ["1e-7 bn", "USD", 100],
    ["USD 12", "USD", 12]
  ])("is moved to the last digit: %s in %s", (text, unit, value, style = {percent: false}) => {
    expect(parseEntry(text, {...style, unit: parseUnit(unit)})).toEqual({ok: true, value});
  });

  it("is refused where the number itself cannot be read", () => {
    const read = parseEntry("1,2 bn", {percent: false, unit: parseUnit("USD m")});
    expect(read.ok ? read.value : read.problem.en).toContain("commas part thousands");
  });
});

describe("entryText(value, style)", () => {
  it("opens days of the calendar as dates, where the line shows dates", () => {
    expect(entryText(46276, {percent: false, isDate: true})).toBe("2026-09-11");
    expect(entryText(90, {percent: false, isDate: true})).toBe("90");
    expect(entryText(46276, {percent: false})).toBe("46276");
  });

  it.each([
    [0.07, "7%"],
    [0.295, "29.5%"],
    [1.5, "150%"],
    [12, "1200%"],
    [0, "0%"],
    [-0.011, "-1.1%"],
    [0.00005, "0.005%"],
    [1e-7, "1e-5%"],
    [0.1 + 0.2, "30.000000000000004%"],
    [NaN, ""],
    [123.456, "12345.6%"],
    [-1e21, "-1e23%"],
    [1.25e-9, "1.25e-7%"]
  ])("opens %s as %s where the line shows per cent", (value, text) => {
    expect(entryText(value, PERCENT)).toBe(text);
  });

  it("is read back to the last bit", () => {
    const random = seeded(11);
    const values = [0.1, 0.07, 1 / 3, -0.011, 0, 5e-324, Number.MAX_VALUE, 1.5, 1e21, 1.25e-9];
    for (let i = 0; i < 5000; ++i) values.push((random() - 0.5) * 10 ** Math.floor(random() * 12 - 6));
    for (const value of values)
      for (const style of [AS_COPIED, PERCENT])
        expect(parseEntry(entryText(value, style), style)).toEqual({ok: true, value});
  });
});
