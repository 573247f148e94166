import {describe, expect, it} from "vitest";
import {
  counted,
  dateText,
  withClosedDates,
  formatDate,
  formatDay,
  formatInteger,
  formatMoment,
  formatMonth,
  formatNumber,
  formatShare,
  formatShareTick,
  formatMoney,
  formatTokens,
  formatTokensShort,
  formatTokensTick,
  formatUsd,
  missing
} from "../../src/lib/format.js";

describe("formatUsd(usd, lang)", () => {
  it.each([
    [12_345_678, "US$12.3m", "1,230万美元"],
    [1_230_000_000, "US$1.23bn", "12.3亿美元"],
    [12_345, "US$12,300", "1.23万美元"],
    [9_999, "US$10,000", "1万美元"],
    [1_234.5, "US$1,234.5", "1,234.5美元"],
    [1.2345, "US$1.23", "1.23美元"],
    [1, "US$1", "1美元"],
    [0.999, "US$1", "1美元"],
    [0.075, "US$0.075", "0.075美元"],
    [0.3, "US$0.3", "0.3美元"],
    [0, "US$0", "0美元"],
    [NaN, "n/a", "无"]
  ])("%d", (usd, en, zh) => {
    expect(formatUsd(usd, "en")).toBe(en);
    expect(formatUsd(usd, "zh")).toBe(zh);
  });
});

describe("formatMoney(amount, currency, lang)", () => {
  it.each([
    [793, "HKD", "HK$793", "793港元"],
    [48_516e6, "CNY", "CNY 48.5bn", "485亿元"],
    [-2_550_000, "USD", "−US$2.55m", "−255万美元"],
    [1_200_000_000_000, "JPY", "JPY 1.2tn", "1.2万亿 JPY"],
    [Infinity, "HKD", "n/a", "无"]
  ])("%d %s", (amount, currency, en, zh) => {
    expect(formatMoney(amount, currency, "en")).toBe(en);
    expect(formatMoney(amount, currency, "zh")).toBe(zh);
  });
});

describe("formatTokens(tokens, lang)", () => {
  it.each([
    [5_157_842_000_000, "5.16 trillion", "5.16 万亿"],
    [1_000_000_000_000, "1.00 trillion", "1.00 万亿"],
    [999_999_500_000, "1.00 trillion", "1.00 万亿"],
    [999_499_000_000, "999 billion", "9,990 亿"],
    [123_456_000_000, "123 billion", "1,230 亿"],
    [1_000_000_000, "1.00 billion", "10.0 亿"],
    [100_000_000, "100 million", "1.00 亿"],
    [99_999_500, "100 million", "1.00 亿"],
    [99_940_000, "99.9 million", "9,990 万"],
    [999_600, "1.00 million", "100 万"],
    [12_340, "12,300", "1.23 万"],
    [9_999, "10,000", "1.00 万"],
    [987, "987", "987"],
    [0, "0", "0"],
    [-5_157_842_000_000, "−5.16 trillion", "−5.16 万亿"]
  ])("picks the scale on the rounded value: %d", (tokens, en, zh) => {
    expect([formatTokens(tokens, "en"), formatTokens(tokens, "zh")]).toEqual([en, zh]);
  });

  it.each([NaN, Infinity, -Infinity])("says that %d is no number", (tokens) => {
    expect([formatTokens(tokens, "en"), formatTokens(tokens, "zh")]).toEqual(["n/a", "无"]);
  });
});

describe("formatTokensShort(tokens, lang)", () => {
  it.each([
    [5_157_842_000_000, "5.16T", "5.16万亿"],
    [999_999_500_000, "1.00T", "1.00万亿"],
    [28_398_000_000, "28.4B", "284亿"],
    [3_500_000, "3.50M", "350万"],
    [0, "0", "0"]
  ])("sets the unit close to the number: %d", (tokens, en, zh) => {
    expect([formatTokensShort(tokens, "en"), formatTokensShort(tokens, "zh")]).toEqual([en, zh]);
  });

  it("says what is missing", () => {
    expect([formatTokensShort(NaN, "en"), formatTokensShort(Infinity, "zh")]).toEqual(["n/a", "无"]);
  });
});

describe("formatShareTick(share, lang)", () => {
  it("gives each tick the digits it needs", () => {
    const ticks = [0, 0.0005, 0.001, 0.015, 0.2, 1, -0.25].map((share) => formatShareTick(share, "en"));
    expect(ticks).toEqual(["0%", "0.05%", "0.1%", "1.5%", "20%", "100%", "−25%"]);
    expect([0.1 + 0.2 - 0.3, 0.3 - (0.1 + 0.2), NaN].map((share) => formatShareTick(share, "zh"))).toEqual(["0%", "0%", "无"]); // prettier-ignore
  });
});

describe("counted(count, noun, plural)", () => {
  it("counts one as one", () => {
    expect([counted(0, "model"), counted(1, "model"), counted(1200, "entry", "entries")]).toEqual([
      "0 models",
      "1 model",
      "1,200 entries"
    ]);
  });
});

describe("formatTokensTick(tokens, lang)", () => {
  it("keeps no trailing zeros, so that an axis stays quiet", () => {
    expect([formatTokensTick(20e12, "en"), formatTokensTick(20e12, "zh")]).toEqual(["20T", "20万亿"]);
    expect([formatTokensTick(2.5e9, "en"), formatTokensTick(2.5e9, "zh")]).toEqual(["2.5B", "25亿"]);
  });
});

describe("formatShare(share, lang, digits)", () => {
  it.each([
    [0.000019, 2, "<0.01%"],
    [0.00004, 2, "<0.01%"],
    [0.00005, 2, "0.01%"],
    [0.0004, 1, "<0.1%"],
    [0.004, 0, "<1%"],
    [-0.0004, 1, "−<0.1%"],
    [2e-13, 1, "<0.1%"],
    [1e-14, 1, "<0.1%"],
    [-1.5e-14, 1, "−<0.1%"],
    [0, 2, "0.00%"],
    [-0, 1, "0.0%"],
    [0.1 + 0.2 - 0.3, 1, "0.0%"],
    [0.3 - (0.1 + 0.2), 1, "0.0%"]
  ])("never prints something as nothing: %d to %d digits", (share, digits, text) => {
    expect(formatShare(share, "en", digits)).toBe(text);
    expect(formatShare(share, "zh", digits)).toBe(text);
  });

  it.each([
    [0.44716, "44.7%"],
    [0, "0.0%"],
    [1, "100.0%"],
    [0.9996, "100.0%"],
    [0.00049, "<0.1%"],
    [0.0005, "0.1%"]
  ])("keeps one digit after the point: %d", (share, text) => {
    expect([formatShare(share, "en"), formatShare(share, "zh")]).toEqual([text, text]);
  });

  it("keeps as many digits as asked for, and says what is missing", () => {
    expect(formatShare(0.44716, "en", 0)).toBe("45%");
    expect(formatShare(0.44716, "zh", 3)).toBe("44.716%");
    expect([formatShare(NaN, "en"), formatShare(0 / 0, "zh")]).toEqual(["n/a", "无"]);
  });
});

describe("formatInteger(value, lang)", () => {
  it("groups by thousands in both languages", () => {
    expect([formatInteger(1_234_567, "en"), formatInteger(-1_234_567, "zh")]).toEqual(["1,234,567", "−1,234,567"]);
    expect([formatInteger(2.4, "en"), formatShare(0.0005, "en"), formatShareTick(0.12345, "en")]).toEqual(["2", "0.1%", "12.3%"]); // prettier-ignore
    expect([formatInteger(NaN, "en"), formatInteger(Infinity, "zh")]).toEqual(["n/a", "无"]);
  });
});

describe("formatNumber(value, lang)", () => {
  it("keeps four decimals of what is on record", () => {
    expect([1234.56789, -0.5, NaN].map((value) => formatNumber(value, "en"))).toEqual(["1,234.5679", "−0.5", "n/a"]);
  });
});

describe("formatMoment(time, lang)", () => {
  it("tells day and minute by the clock of the reader, each of two digits", () => {
    const time = new Date(2026, 1, 6, 4, 5);
    expect([formatMoment(time, "en"), formatMoment(time, "zh")]).toEqual(["6 Feb 2026, 04:05", "2026年2月6日 04:05"]);
  });
});

describe("formatDate(date, lang) and formatMonth(time, lang)", () => {
  it("write a date as each language does", () => {
    expect(formatDate("2026-02-16", "en")).toBe("16 Feb 2026");
    expect(formatDate("2026-02-06", "zh")).toBe("2026年2月6日");
    expect(formatDate("2025-12-31", "en")).toBe("31 Dec 2025");
    expect(dateText("2026-01-05")).toEqual({en: "5 Jan 2026", zh: "2026年1月5日"});
  });

  it("refuse a text that is no date", () => {
    for (const date of ["2026-02", "soon", "2026-02-16T00:00"])
      expect(() => formatDate(date, "en")).toThrow(new Error(`date: ${date}; expected YYYY-MM-DD`));
  });

  it("read the day and the month in UTC", () => {
    const time = new Date("2026-02-01T00:00:00Z");
    expect([formatDay(time, "en"), formatDay(time, "zh")]).toEqual(["1 Feb", "2月1日"]);
    expect([formatMonth(time, "en"), formatMonth(time, "zh")]).toEqual(["Feb 2026", "2026年2月"]);
  });
});

describe("withClosedDates(text)", () => {
  it.each([
    ["2026 年 2 月 9 日当周，中国模型处理了 4.12 万亿词元", "2026年2月9日当周，中国模型处理了 4.12 万亿词元"],
    ["自 1 月 26 日起；依 2025 年 12 月研究，2025 年末", "自 1月26日起；依 2025年12月研究，2025年末"],
    ["增速维持 5 年，6 个月，2026年2月16日", "增速维持 5 年，6 个月，2026年2月16日"]
  ])("closes the dates of a text and leaves spans as they are: %s", (text, closed) => {
    expect(withClosedDates(text)).toBe(closed);
  });
});

describe("missing(lang)", () => {
  it("is never empty", () => {
    expect([missing("en"), missing("zh")]).toEqual(["n/a", "无"]);
  });
});
