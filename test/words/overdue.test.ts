import {expect, it} from "vitest";
import {overdue} from "../../src/words/overdue.js";
import {printWords} from "../../src/words/say.js";

it("says of when data is, how many days that is ago, and how often it is due", () => {
  const words = overdue({asOf: "2026-02-16", maxAgeDays: 7}, new Date("2026-03-02T12:00:00Z"));
  expect(printWords(words, "en")).toBe("Data as of 16 Feb 2026: 14 days old. This source is due every 7 days.");
  expect(printWords(words, "zh")).toBe("数据截至 2026年2月16日，距今 14 天。该来源应每 7 天更新一次。");
});
