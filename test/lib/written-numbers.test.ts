import {describe, expect, it} from "vitest";
import {writtenNumbers} from "../../src/lib/written-numbers.js";

const read = (text: string, names?: string[]) =>
  writtenNumbers(text, names)
    .filter((part) => typeof part === "object")
    .map(({text: written, value, unit}) => [written, value, unit]);

describe("writtenNumbers", () => {
  it.each([
    [
      "China’s share: 6% in the first week, 60.5% in the last",
      [
        ["6%", 6, "%"],
        ["60.5%", 60.5, "%"]
      ]
    ],
    [
      "4.12 trillion tokens, or 5.16T",
      [
        ["4.12 trillion", 4.12e12, null],
        ["5.16T", 5.16e12, null]
      ]
    ],
    [
      "中国 4.12万亿，美国 2.70 万亿，差 1.2亿",
      [
        ["4.12万亿", 4.12e12, null],
        ["2.70 万亿", 2.7e12, null],
        ["1.2亿", 1.2e8, null]
      ]
    ],
    [
      "14 to 17 times earnings",
      [
        ["14", 14, "×"],
        ["17 times", 17, "×"]
      ]
    ],
    [
      "市盈率 23–26 倍",
      [
        ["23", 23, "×"],
        ["26 倍", 26, "×"]
      ]
    ],
    [
      "US$0.3 a million tokens, HK$12.5",
      [
        ["US$0.3", 0.3, "USD"],
        ["HK$12.5", 12.5, "HKD"]
      ]
    ],
    [
      "0.3 美元，1,230万美元",
      [
        ["0.3 美元", 0.3, "USD"],
        ["1,230万美元", 1.23e7, "USD"]
      ]
    ],
    [
      "−3.5% and +12",
      [
        ["−3.5%", -3.5, "%"],
        ["+12", 12, null]
      ]
    ],
    [
      "1 trillion, 2 billion, 3 million; 1T 2tn 3B 4bn 5M 6m",
      [
        ["1 trillion", 1e12, null],
        ["2 billion", 2e9, null],
        ["3 million", 3e6, null],
        ["1T", 1e12, null],
        ["2tn", 2e12, null],
        ["3B", 3e9, null],
        ["4bn", 4e9, null],
        ["5M", 5e6, null],
        ["6m", 6e6, null]
      ]
    ],
    [
      "1亿港元，2 万，$5，-3，1,234,567×",
      [
        ["1亿港元", 1e8, "HKD"],
        ["2 万", 2e4, null],
        ["$5", 5, "USD"],
        ["-3", -3, null],
        ["1,234,567×", 1_234_567, "×"]
      ]
    ],
    [
      "5 to 7 and 3 million to 4 times; 2 apples to 3 times, 8% to 9 times",
      [
        ["5", 5, null],
        ["7", 7, null],
        ["3 million", 3e6, null],
        ["4 times", 4, "×"],
        ["2", 2, null],
        ["3 times", 3, "×"],
        ["8%", 8, "%"],
        ["9 times", 9, "×"]
      ]
    ],
    [
      "204 models with 503T tokens",
      [
        ["204", 204, null],
        ["503T", 503e12, null]
      ]
    ]
  ])("reads %s", (text, numbers) => {
    expect(read(text)).toEqual(numbers);
  });

  it.each([
    "Week of 7 Sep 2026, from 2026-09-07 at 16:30",
    "2026年9月7日当周，9月7日，2026年",
    "February 2026, at the end of 2025, on 26 January",
    "FY2026 H2, FY2027, H1",
    "2025年1季度收入，2025年第2季度，2026年上半年",
    "GLM-5.3 Flash, V4.1, o200k, 2513.HK"
  ])("leaves dates, periods, tickers and names in %s", (text) => {
    expect(writtenNumbers(text)).toEqual([text]);
  });

  it("leaves the names it is given", () => {
    expect(
      read("Gemini 2.5 Flash Lite leads Gemini 2.5 Flash by 3", ["Gemini 2.5 Flash", "Gemini 2.5 Flash Lite"])
    ).toEqual([["3", 3, null]]);
  });

  it("tells whether a scale is written, and ends with the text behind the last number", () => {
    expect(writtenNumbers("5T of 6 in all")).toEqual([
      {text: "5T", value: 5e12, unit: null, isScaled: true},
      " of ",
      {text: "6", value: 6, unit: null, isScaled: false},
      " in all"
    ]);
    expect(writtenNumbers("")).toEqual([]);
  });

  it("leaves names with marks of their own", () => {
    expect(writtenNumbers("GLM-5 (free) and 3-in-1 [x]", ["GLM-5 (free)", "3-in-1 [x]"])).toEqual([
      "GLM-5 (free) and 3-in-1 [x]"
    ]);
  });

  it("returns the whole text, in parts", () => {
    const text = "4 of the top five: 5.16T, 44.7% in the week of 7 Sep 2026.";
    expect(
      writtenNumbers(text)
        .map((part) => (typeof part === "string" ? part : part.text))
        .join("")
    ).toBe(text);
  });
});
