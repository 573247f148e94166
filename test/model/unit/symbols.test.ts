import {expect, it} from "vitest";
import {parseUnit} from "../../../src/model/unit/parse.js";
import {isCurrency, POWER_WORDS, SCALE_WORDS} from "../../../src/model/unit/symbols.js";

it("words of scale stand for their powers of ten, and the first of each is printed", () => {
  expect(Object.fromEntries(SCALE_WORDS)).toEqual({
    k: 3, thousand: 3, 千: 3, 万: 4, m: 6, mn: 6, million: 6, 百万: 6, 亿: 8, b: 9, bn: 9, billion: 9, 十亿: 9, t: 12, tn: 12, trillion: 12, 万亿: 12
  }); // prettier-ignore
  expect(POWER_WORDS.map(([tens, printed]) => `${tens} ${printed}`).join()).toBe("3 k,4 万,6 m,8 亿,9 bn,12 tn");
});

it("units in one word with their scale are so many of them", () => {
  expect(parseUnit("Mtok")).toEqual(parseUnit("m tokens"));
  expect(parseUnit("Ttok")).toEqual(parseUnit("tn tokens"));
});

it.each([
  ["USD", true],
  ["ADS", false],
  ["GPU", false],
  ["usd", false],
  ["US", false],
  ["USDT", false]
])("%s is a currency: %s", (symbol, is) => {
  expect(isCurrency(symbol)).toBe(is);
});
