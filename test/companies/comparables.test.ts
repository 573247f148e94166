import {beforeAll, describe, expect, it} from "vitest";
import {balance, dayAsked} from "../../src/companies/comparable/figures.js";
import {comparables} from "../../src/companies/comparables.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {addDays} from "../../src/lib/dates.js";
import {
  discounts,
  earningsMultiples,
  NOTE_DAY,
  noteVerdicts,
  reratable,
  rerated
} from "../../src/companies/multiples.js";
import {clientData} from "./data.js";

let data: CompanyData;
beforeAll(async () => {
  data = await clientData;
});

describe("dayAsked(ask)", () => {
  it("is the last day of its period, and refuses one that names none", () => {
    expect(dayAsked(balance("cash", "2026-06-30"))).toBe("2026-06-30");
    expect(() => dayAsked({metric: "cash", basis: "us-gaap"})).toThrow(
      "cash: no day; expected the last day of its period"
    );
    expect(() => dayAsked(undefined)).toThrow("no figure: no day");
  });
});

describe("earningsMultiples(data)", () => {
  // Price ÷ EPS by hand; Tencent at HK$512 × 6.8672 ÷ 7.8245 = CNY 449.36; an ADS of $148.05 is CNY 127.09 a share.
  it.each([
    ["BABA", "fiscal_2026", 148.05 / 5.96],
    ["BABA", "fiscal_2027", (148.05 * 6.8672) / 8 / 6],
    ["BABA", "calendar_2026", (148.05 * 6.8672) / 8 / (0.25 * 5.6 + 0.75 * 6)],
    ["BABA", "next_twelve_months", 19.4],
    ["0700.HK", "adjusted_2026", (512 * 6.8672) / 7.8245 / 31.282],
    ["0700.HK", "ifrs_2026", (512 * 6.8672) / 7.8245 / 27.86],
    ["MSFT", "fiscal_2026", 401.72 / 15.86],
    ["GOOGL", "fiscal_2026", 307.38 / 11.6],
    ["NVDA", "trailing_gaap", 184.88 / 4.9]
  ])("%s on %s", (entity, key, value) => {
    const found = earningsMultiples(data).multiples.find((m) => m.entity === entity && m.key === key);
    expect(found?.value).toBeCloseTo(value, 10);
  });

  it("leaves out by name what an edition does not hold", () => {
    const without = {...data, facts: data.facts.filter((f) => f.metric !== "eps_broker")};
    const {multiples, missing} = earningsMultiples(without);
    expect(multiples).toHaveLength(10);
    expect(missing.map((m) => m.key)).toEqual(["fiscal_2027", "calendar_2026"]);
    expect(missing[0]?.fact).toContain("eps_broker of BABA");
  });
});

describe("discounts and verdicts", () => {
  it("the pair stands at 25.9 on its fiscal years, and only Tencent stands about 40% below it", () => {
    const found = discounts(earningsMultiples(data));
    const of = (entity: string, key: string) => found.find((d) => d.entity === entity && d.key === key)?.discount;
    const pair = (401.72 / 15.86 + 307.38 / 11.6) / 2;
    expect(of("0700.HK", "adjusted_2026")).toBeCloseTo(1 - (512 * 6.8672) / 7.8245 / 31.282 / pair, 10);
    expect(of("BABA", "fiscal_2026")).toBeCloseTo(1 - 148.05 / 5.96 / pair, 10);
    expect(of("BABA", "next_twelve_months")).toBeCloseTo(1 - 19.4 / ((22.86 + 26.96) / 2), 10);
  });

  it("says where 14 to 17, 23 to 26 and about 40% hold", () => {
    const held = noteVerdicts(data).map((v) => `${v.claim} ${v.entity} ${v.key} ${v.holds ? "holds" : "fails"}`);
    expect(held).toEqual([
      "china BABA fiscal_2026 fails",
      "china BABA fiscal_2027 fails",
      "china BABA calendar_2026 fails",
      "china BABA next_twelve_months fails",
      "china 0700.HK adjusted_2026 holds",
      "china 0700.HK ifrs_2026 holds",
      "us MSFT fiscal_2026 holds",
      "us MSFT next_twelve_months holds",
      "us GOOGL fiscal_2026 holds",
      "us GOOGL next_twelve_months fails",
      "discount BABA fiscal_2026 fails",
      "discount BABA fiscal_2027 fails",
      "discount BABA calendar_2026 fails",
      "discount BABA next_twelve_months fails",
      "discount 0700.HK adjusted_2026 holds",
      "discount 0700.HK ifrs_2026 holds"
    ]);
    expect(noteVerdicts({...data, facts: []})).toEqual([]);
  });

  it("re-rates a price by the part of the gap that closes", () => {
    expect([rerated(512, 16, 24, 0), rerated(512, 16, 24, 0.5), rerated(512, 16, 24, 1)]).toEqual([512, 640, 768]);
  });

  it("re-rates the price of the basis or of its company, where it is no older than the day asked for", () => {
    const all = earningsMultiples(data);
    const found = reratable(all, discounts(all), NOTE_DAY);
    expect(found.map(({entity, price, unit, pricedOn}) => [entity, price, unit, pricedOn])).toEqual([
      ...Array.from({length: 4}, () => ["BABA", 148.05, "USD per ADS", NOTE_DAY]),
      ...Array.from({length: 2}, () => ["0700.HK", 512, "HKD per share", NOTE_DAY])
    ]);
    expect(reratable(all, discounts(all), null)).toEqual(found);
    expect(reratable(all, discounts(all), addDays(NOTE_DAY, 1))).toEqual([]);
  });
});

describe("comparables(data)", () => {
  it.each([
    ["BABA", "operating_margin", (28465 + 34988 + 5365 + 10645) / (236454 + 247652 + 247795 + 284843)],
    ["MSFT", "operating_margin", (32000 + 34323 + 37961 + 38275) / (70066 + 76441 + 77673 + 81273)],
    ["GOOGL", "operating_margin", 129039 / 402836],
    ["2513.HK", "operating_margin", -2146.552 / 953.892],
    ["BABA", "cloud_margin", 14265 / 158132],
    ["GOOGL", "cloud_margin", 13910 / 58705],
    ["MSFT", "cloud_margin", 41017 / 98485],
    ["2513.HK", "growth", 953.892 / 190.877 - 1],
    ["GOOGL", "ev_sales", 3700000 / 402836],
    ["2513.HK", "price_sales", ((244971 / 7.8245) * 6.8672) / 724.3],
    ["0100.HK", "price_sales", 243883 / 7.8245 / 79.038],
    ["BABA", "ev_sales", (341889 * 6.8672 - 145487 - 228826 + 22562 + 49909 + 122398 + 35834) / 1016744],
    ["MSFT", "ev_sales", 3010000 / 305453],
    // Net debt of six times the quarter’s EBITDA, annualised: 32,212.8, as in the model of GDS.
    ["GDS", "ev_sales", (8374 * 6.8672 + 6 * 4 * 1342.2) / 11432.3],
    ["GDS", "ev_ebitda", (8374 * 6.8672 + 6 * 4 * 1342.2) / 5403.5],
    ["GDS", "net_cash_to_sales", (-6 * 4 * 1342.2) / 11432.3],
    ["BABA", "net_cash_to_sales", (145487 + 228826 - 22562 - 49909 - 122398 - 35834) / 996347],
    ["2513.HK", "net_cash_to_sales", (3993.722 + 506.139 - 2224.789 - 379.41) / 1487.315],
    ["0100.HK", "net_cash_to_sales", (1322.8 - 133.6) / 165.182]
  ])("%s %s by hand", (entity, measure, value) => {
    const found = comparables(data).find((c) => c.entity === entity && c.measure === measure);
    expect(found?.value).toBeCloseTo(value, 10);
  });

  it.each([
    ["BABA", "2026-03-31", 50150 / 1023670],
    ["MSFT", "2025-06-30", 128528 / 281724],
    ["0700.HK", "2026-06-30", 67276 / 204785]
  ])("%s operating_margin of the period to %s by hand", (entity, to, value) => {
    const found = comparables(data).find((c) => c.entity === entity && c.measure === "operating_margin" && c.to === to);
    expect(found?.value).toBeCloseTo(value, 10);
  });

  it("states of every comparison the last day of what it compares", () => {
    for (const c of comparables(data)) expect(c.to).toMatch(/^202[56]-\d\d-\d\d$/);
    const to = (entity: string, measure: string) =>
      comparables(data).flatMap((c) => (c.entity === entity && c.measure === measure ? [c.to] : []));
    expect(to("GOOGL", "ev_sales")).toEqual(["2026-02-11"]);
    expect(to("BABA", "cloud_margin")).toEqual(["2026-03-31"]);
    expect(to("2513.HK", "growth")).toEqual(["2026-06-30"]);
  });

  it("holds Tencent’s net cash against four times the quarter’s revenue", () => {
    const of = (metric: string, basis: string, period_end: string, months: number, value: number) => ({
      ...(data.facts[0] as CompanyFact),
      entity: "0700.HK",
      unit: "CNY m",
      metric,
      basis,
      period_end,
      months,
      value
    });
    const facts = [of("net_cash", "non-ifrs", "2026-03-31", 0, 80), of("revenue", "ifrs", "2026-06-30", 3, 10)];
    const found = comparables({...data, facts}).filter(({value}) => value !== null);
    expect(found.map((c) => [c.entity, c.measure, c.to, c.value])).toEqual([
      ["0700.HK", "net_cash_to_sales", "2026-03-31", 2]
    ]);
  });

  it("names what a client edition lacks instead of a number", () => {
    const lacking = comparables(data).filter((c) => c.value === null);
    expect(lacking.map((c) => [c.entity, c.measure, c.missing.length, c.missing[0]])).toEqual([
      ["0700.HK", "operating_margin", 2, "operating_income of 0700.HK, ifrs, 12 months to 2025-12-31"],
      ["0700.HK", "ev_sales", 2, "net_cash of 0700.HK, non-ifrs, 2026-03-31"],
      ["0700.HK", "ev_ebitda", 2, "net_cash of 0700.HK, non-ifrs, 2026-03-31"],
      ["BABA", "ev_ebitda", 1, "adjusted_ebitda of BABA, non-gaap, 12 months to 2026-03-31"],
      ["MSFT", "ev_ebitda", 4, "ebitda of MSFT, us-gaap, 3 months to 2025-03-31"],
      ["GOOGL", "ev_ebitda", 1, "ebitda of GOOGL, us-gaap, 12 months to 2025-12-31"],
      ["MSFT", "net_cash_to_sales", 3, "cash_and_short_term_investments of MSFT, us-gaap, 2026-06-30"],
      ["0700.HK", "net_cash_to_sales", 1, "net_cash of 0700.HK, non-ifrs, 2026-03-31"]
    ]);
  });
});
