import {JSDOM} from "jsdom";
import {afterEach, describe, expect, it, vi} from "vitest";
import {formatMeasure} from "../../src/lib/format-measure.js";
import {formatMoney, formatTokens, formatTokensShort} from "../../src/lib/format.js";
import {
  reader,
  readAs,
  settingsHere,
  settingsIn,
  withSettings,
  type ReaderSettings
} from "../../src/lib/reader-settings.js";
import {perShare} from "../../src/words/quantity.js";

afterEach(() => {
  readAs(null);
  vi.unstubAllGlobals();
});

const NONE: ReaderSettings = {units: null, money: null, gains: null};
const RATES = [
  {currency: "HKD", perUsd: 8, on: "2026-03-06", source: "made up"},
  {currency: "CNY", perUsd: 7, on: "2026-06-30", source: "made up"}
];
const as = (settings: Partial<ReaderSettings>, rates = RATES) => readAs({settings: {...NONE, ...settings}, rates});

describe("settingsIn(query) and withSettings(query, settings)", () => {
  it("travel there and back with all else that a query asks", () => {
    const settings: ReaderSettings = {units: "myriads", money: "HKD", gains: "red"};
    const query = withSettings("?embed&from=2026-02-27", settings);
    expect(query).toBe("?embed&from=2026-02-27&units=myriads&money=HKD&gains=red");
    expect(settingsIn(query)).toEqual({settings, ignored: []});
    expect(withSettings(query, NONE)).toBe("?embed&from=2026-02-27");
    expect(withSettings("?money=USD", NONE)).toBe("");
  });

  it("name what means nothing, and leave it out", () => {
    expect(settingsIn("?units=dozens&money=hkd&gains=red&__proto__=1")).toEqual({
      settings: {...NONE, gains: "red"},
      ignored: [
        {key: "units", value: "dozens"},
        {key: "money", value: "hkd"}
      ]
    });
  });
});

describe("settingsHere(query, kept)", () => {
  it("are those of the link, else those that the browser keeps", () => {
    expect(settingsHere("?money=USD", "?money=HKD&gains=red")).toEqual({...NONE, money: "USD", gains: "red"});
    expect(settingsHere("?units=myriads&gains=green", "?units=thousands&gains=red")).toEqual({...NONE, units: "myriads", gains: "green"}); // prettier-ignore
    expect(settingsHere("", "?units=thousands&money=CNY")).toEqual({...NONE, units: "thousands", money: "CNY"});
  });
});

describe("reader()", () => {
  const page = (head: string, kept: string | null) => {
    vi.stubGlobal("document", new JSDOM(`<head>${head}</head>`).window.document);
    vi.stubGlobal("location", {search: "?units=myriads"});
    vi.stubGlobal("localStorage", {getItem: (key: string) => (key === "reader-settings" ? kept : null)});
    readAs(null);
    return reader();
  };

  it("is read from the page once: its address, the browser’s memory, and the rates in its head", () => {
    const rates = JSON.stringify(RATES).replaceAll('"', "&quot;");
    const found = page(`<meta name="rates" content="${rates}">`, "?money=HKD");
    expect(found).toEqual({settings: {...NONE, units: "myriads", money: "HKD"}, rates: RATES});
    vi.stubGlobal("location", {search: ""});
    expect(reader()).toBe(found);
    expect(page("", null)).toEqual({settings: {...NONE, units: "myriads"}, rates: []});
  });

  it("is nobody in particular where there is no page, as in a build or a worker", () => {
    const nobody = {settings: NONE, rates: []};
    expect(reader()).toEqual(nobody);
    for (const name of ["document", "location"]) {
      vi.stubGlobal(name, {search: "?money=HKD"});
      readAs(null);
      expect(reader()).toEqual(nobody);
      vi.unstubAllGlobals();
    }
  });
});

describe("numbers for a reader", () => {
  it.each<[settings: Partial<ReaderSettings>, en: readonly string[], zh: readonly string[]]>([
    [{}, ["5.16 trillion", "412M", "CNY 48.5bn", "HK$793"], ["5.16 万亿", "4.12亿", "485亿元", "793港元"]],
    [{units: "myriads"}, ["5.16 万亿", "4.12亿", "CNY 485亿", "HK$793"], ["5.16 万亿", "4.12亿", "485亿元", "793港元"]],
    [{units: "thousands"}, ["5.16 trillion", "412M", "CNY 48.5bn", "HK$793"], ["5.16T", "412M", "48.5bn元", "793港元"]],
    // 48.516bn ÷ 7 × 8 = 55.4bn; 48.516bn ÷ 7 = 6.93bn; 793 ÷ 8 = 99.1; 793 ÷ 8 × 7 = 694.
    [{money: "HKD"}, ["5.16 trillion", "412M", "HK$55.4bn", "HK$793"], ["5.16 万亿", "4.12亿", "554亿港元", "793港元"]],
    [
      {money: "USD"},
      ["5.16 trillion", "412M", "US$6.93bn", "US$99.1"],
      ["5.16 万亿", "4.12亿", "69.3亿美元", "99.1美元"]
    ],
    [{money: "CNY"}, ["5.16 trillion", "412M", "CNY 48.5bn", "CNY 694"], ["5.16 万亿", "4.12亿", "485亿元", "694元"]]
  ])("are written as %j has it", (settings, en, zh) => {
    as(settings);
    for (const [lang, expected] of [
      ["en", en],
      ["zh", zh]
    ] as const)
      expect([
        formatTokens(5.16e12, lang),
        formatTokensShort(412e6, lang),
        formatMoney(48_516e6, "CNY", lang),
        perShare(793, "HKD", "HKD/share").print(lang)
      ]).toEqual(expected);
  });

  it("of measures in dollars are converted with the rest, on axes and beside marks", () => {
    as({money: "HKD"});
    expect(formatMeasure(0.25, "usd_per_mtok", "en")).toBe("HK$2.00");
    expect(formatMeasure(2_500_000, "usd", "zh")).toBe("2,000万港元");
  });

  it("stay in their own currency where no rate leads to another", () => {
    as({money: "HKD"}, []);
    expect(formatMoney(1, "USD", "en")).toBe("US$1");
    as({money: "USD"});
    expect(formatMoney(1, "JPY", "en")).toBe("JPY 1");
  });
});
