import {expect, it} from "vitest";
import {readPrices} from "../../src/companies/pasted-prices.js";

const NAMES = {"2513.HK": {en: "Zhipu", zh: "智谱"}, GDS: {en: "GDS", zh: "万国数据"}};

it("readPrices(text, names) takes prices above nought on a day of the calendar, and names every other line but blank ones", () => {
  const text =
    "\r\n gds 2026-10-30 31.5 \r\n\nGDS 2026-02-30 31\nGDS 2026-10-30 -3\nGDS,2026-10-31,.5\n2026-10-30 5\nGDS 2026-10-29 0\nTea 2026-10-29 5";
  expect(readPrices(text, NAMES)).toEqual({
    prices: [
      {entity: "GDS", date: "2026-10-30", value: 31.5},
      {entity: "GDS", date: "2026-10-31", value: 0.5}
    ],
    unread: ["GDS 2026-02-30 31", "GDS 2026-10-30 -3", "2026-10-30 5", "GDS 2026-10-29 0", "Tea 2026-10-29 5"]
  });
  expect(readPrices("", NAMES)).toEqual({prices: [], unread: []});
  // Of two that are called alike the first.
  const alike = {...NAMES, GDSH: {en: "GDS", zh: "万国"}};
  expect(readPrices("GDS 2026-10-30 5", alike).prices).toEqual([{entity: "GDS", date: "2026-10-30", value: 5}]);
});
