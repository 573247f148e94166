import {describe, expect, it} from "vitest";
import {boundSheet} from "../../src/companies/bound-sheet.js";
import type {Comparable} from "../../src/companies/comparables.js";
import {discountSplits, worthOfGrowth} from "../../src/companies/discount-split.js";
import {earnedStep} from "../../src/companies/earned-step.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {multipleHistory} from "../../src/companies/multiple-history.js";
import {discounts, earningsMultiples, NOTE_DAY, noteVerdicts, rerated} from "../../src/companies/multiples.js";
import {workRatio} from "../../src/companies/ratio.js";
import {companyReader, recordedValue, valueIn} from "../../src/companies/reader.js";

const fact = (entity: string, metric: string, basis: string, period_end: string, value: number, more: Partial<CompanyFact> = {}): CompanyFact => ({entity, metric, basis, period_start: null, period_end, months: 0, company_label: null, value, unit: "CNY", status: "reported", document: "made up", source_date: period_end, note: null, source: "made-up", ...more}); // prettier-ignore
const year = (entity: string, metric: string, basis: string, period_end: string, value: number, more: Partial<CompanyFact> = {}) => fact(entity, metric, basis, period_end, value, {months: 12, ...more}); // prettier-ignore
const books = (facts: readonly CompanyFact[], events: CompanyData["events"] = []): CompanyData => ({facts, events, weeks: [], owned: []}); // prettier-ignore
const RATES = [fact("USDCNY", "fx", "carried-forward", NOTE_DAY, 7), fact("USDHKD", "fx", "carried-back", NOTE_DAY, 8)];

describe("companyReader(data, entity)", () => {
  const facts = [
    fact("A", "cap", "x", "2026-02-05", 2),
    fact("A", "cap", "x", "2026-01-05", 1),
    year("A", "cap", "x", "2025-12-31", 9),
    fact("A", "cap", "y", "2026-03-05", 3),
    fact("B", "cap", "x", "2026-02-05", 5)
  ];
  const placing = {entity: "A", date: "2026-04-01", kind: "placing", shares: 3, price: 40, amount: 120, amount_basis: "gross", currency: "HKD"} as CompanyData["events"][number]; // prettier-ignore
  const data = books(facts, [placing, {...placing, kind: "ipo", price: null, shares: null, amount_basis: null}]);
  const [reader, cap] = [companyReader(data, "A"), {metric: "cap", basis: "x"}];

  it("finds the latest figure, or that of a day, of a basis, a length and an entity", () => {
    const values = [cap, {...cap, on: "2026-01-05"}, {...cap, months: 12}, {...cap, basis: "y"}, {...cap, entity: "B"}].map((ask) => reader.find(ask)?.value); // prettier-ignore
    expect(values).toEqual([2, 1, 9, 3, 5]);
    expect([reader.find({...cap, on: "2026-01-06"}), reader.find({...cap, metric: "tax"})]).toEqual([null, null]);
  });

  it("knows what is on record of an entity, or of all, a kind once", () => {
    const kinds = (of?: string) => reader.known(of).map(({entity, metric, basis, months}) => [entity, metric, basis, months].join(" ")); // prettier-ignore
    const events = [
      "A placing_shares event 0",
      "A placing_price event 0",
      "A placing_amount gross 0",
      "A ipo_amount event 0"
    ];
    expect(kinds()).toEqual(["A cap x 0", "A cap x 12", "A cap y 0", "B cap x 0", ...events]);
    expect(kinds("A")).toEqual(["A cap x 0", "A cap x 12", "A cap y 0", ...events]);
    expect(kinds("C")).toEqual([]);
  });

  it("takes numbers of capital events for figures of their day, and those of other books for none", () => {
    const of = (metric: string, basis: string) => { const found = reader.find({metric, basis}); return found && [found.value, found.unit, found.period_end]; }; // prettier-ignore
    expect([of("placing_shares", "event"), of("placing_price", "event"), of("placing_amount", "gross")]).toEqual([
      [3, "shares", "2026-04-01"],
      [40, "HKD per share", "2026-04-01"],
      [120, "HKD", "2026-04-01"]
    ]);
    expect([of("placing_amount", "event"), of("ipo_price", "event"), of("ipo_amount", "event")?.[0]]).toEqual([null, null, 120]); // prettier-ignore
    expect(companyReader({...data, events: []}, "A").find({metric: "placing_shares", basis: "event"})).toBeNull();
  });

  it("names what is asked, and a price that was left out for its age", () => {
    const oldPrices = [{entity: "A", metric: "close", basis: "m", on: "2026-03-02", since: "2026-06-01"}];
    const of = companyReader({...data, oldPrices}, "A");
    const close = {metric: "close", basis: "m"};
    expect([cap, {...cap, entity: "B", months: 12, on: "2025-12-31"}, close].map((ask) => of.describe(ask))).toEqual([
      "cap of A, x, latest",
      "cap of B, x, 12 months to 2025-12-31",
      "close of A, m, latest, left out, for it is of 2026-03-02 and older than 2026-06-01"
    ]);
    expect(of.old({...close, on: "2026-03-02"})).toBe(oldPrices[0]);
    const others = [{...close, on: "2026-03-03"}, {...close, basis: "n"}, {...close, entity: "B"}, {...close, metric: "open"}]; // prettier-ignore
    expect(others.map((ask) => of.old(ask))).toEqual([null, null, null, null]);
    expect(reader.old(close)).toBeNull();
  });

  it("finds one of figures that agree, and tells of those that differ in value or unit", () => {
    const twice = (more: Partial<CompanyFact>) => companyReader(books([...facts.slice(0, 1), fact("A", "cap", "x", "2026-02-05", 2, {source: "other", ...more})]), "A"); // prettier-ignore
    expect(recordedValue(twice({}), cap)).toBe(2);
    for (const more of [{value: 3}, {unit: "HKD"}]) {
      expect(() => twice(more).find(cap)).toThrow(/^cap of A, x, latest: 2 CNY \(made-up\) and .* \(other\); expected one value$/); // prettier-ignore
      expect(recordedValue(twice(more), cap)).toBeNull();
    }
    expect(recordedValue(reader, {...cap, metric: "tax"})).toBeNull();
  });

  it("gives a figure in another scale of its unit, and in no other unit", () => {
    const of = (value: number, unit: string, to: string) => valueIn(fact("A", "cap", "x", "2026-02-05", value, {unit}), to); // prettier-ignore
    expect([of(30e6, "CNY", "CNY m"), of(3, "CNY m", "CNY"), of(0.7, "CNY", "CNY")]).toEqual([30, 3e6, 0.7]);
    expect(() => of(1, "CNY", "HKD")).toThrow("cap of A is in CNY; expected HKD: convert it in a formula");
  });
});

describe("workRatio(spec, reader)", () => {
  const reader = companyReader(books([...RATES, fact("A", "cap", "x", NOTE_DAY, 56), fact("A", "debt", "x", NOTE_DAY, 4), year("A", "sales", "x", NOTE_DAY, 5)]), "A"); // prettier-ignore
  const [cap, debt] = [
    {metric: "cap", basis: "x"},
    {metric: "debt", basis: "x"}
  ];
  const sales = {metric: "sales", basis: "x", months: 12};
  const [cny, hkd] = [{entity: "USDCNY", metric: "fx", basis: "carried-forward"}, {entity: "USDHKD", metric: "fx", basis: "carried-back"}]; // prettier-ignore

  it("weighs figures, converts them by rates, and takes one off a growth", () => {
    // 56 × 7 ÷ 8 − 4 = 45; ÷ 5 = 9.
    const of = [
      {ask: cap, times: [cny], over: [hkd]},
      {ask: debt, weight: -1}
    ];
    expect(workRatio({of, per: [{ask: sales}]}, reader)).toMatchObject({value: 9, isGrowth: false, missing: []});
    expect(workRatio({of, per: [{ask: sales}], isGrowth: true}, reader).value).toBe(8);
    expect(workRatio({of: [{ask: cap}]}, reader)).toMatchObject({value: 56, per: []});
    expect(workRatio({of, per: [{ask: sales}]}, reader).facts.map(({metric}) => metric)).toEqual(["cap", "fx", "fx", "debt", "sales"]); // prettier-ignore
  });

  it("names what is not on record, and works nothing out of the rest", () => {
    const found = workRatio({of: [{ask: cap}, {ask: {metric: "tax", basis: "x"}}]}, reader);
    expect(found).toMatchObject({value: null, of: [], facts: []});
    expect(found.missing).toHaveLength(1);
    expect(found.missing[0]).toContain("tax");
  });
});

describe("earnedStep(model)", () => {
  const text = `periods FY2025 to FY2027, reported to FY2025
own_multiple   x          input 10x in 1x..50x
  because made up
us_multiple    x          input 20x in 1x..50x
  because made up
kept_multiple  x          = own_multiple
value_kept     HKD/share  input 80 in 1..900
  because made up
price          HKD/share  input 100 in 1..900
  because made up
cushion        %          = value_kept / price - 1
needed_margin  % rate partial  stated FY2026 20%, 30%
  source made up
cloud_margin   % rate partial  stated FY2025 10%, 15%
  source made up
`;
  const stepOf = (document: string) => {
    const {bound, problems} = boundSheet(document, {}, books([]));
    if (!bound) throw new Error(problems.map(({message}) => message).join("\n"));
    return earnedStep(bound);
  };

  it("has the years that state both margins, and is none where a figure is not on record", () => {
    expect(stepOf(text)).toEqual({
      own: 10,
      peers: 20,
      years: [{period: "FY2026", needed: 0.2, assumed: 0.15}],
      keptMultiple: 10,
      keptValue: 80,
      price: 100,
      cushion: expect.closeTo(-0.2, 12) as number
    });
    expect(stepOf(text.replace(/input 100.*\n.*/, "market close market latest"))).toBeNull();
  });
});

const comparable = (entity: string, measure: Comparable["measure"], value: number | null): Comparable => ({entity, measure, value, to: "2025-12-31", basis: {en: "", zh: ""}, of: [], per: [], isGrowth: false, facts: [], missing: []}); // prettier-ignore

describe("discountSplits(data, compared, discounts)", () => {
  const rates = [
    year("US", "government_yield_10y", "annual", "2025-12-31", 0.04),
    fact("China", "equity_risk_premium", "total-erp", "2026-01-05", 0.05),
    fact("US", "equity_risk_premium", "total-erp-us-rating-adjusted", "2026-01-05", 0.045)
  ];
  const data = books(rates.map((each) => ({...each, months: 0})));
  const sides = (measure: Comparable["measure"], own: number | null, pair: number | null) => [comparable("BABA", measure, own), comparable("MSFT", measure, pair), comparable("GOOGL", measure, pair)]; // prettier-ignore
  const compared = [
    ...sides("growth", 0.05, 0.15),
    ...sides("ev_sales", 2, 10),
    ...sides("operating_margin", 0.2, 0.4)
  ];
  const splitOf = (some: readonly Comparable[], of = data) => discountSplits(of, some, []).find(({entity}) => entity === "BABA"); // prettier-ignore

  it("splits by margins, growth and cost of capital, and leaves what none explains", () => {
    const [own, theirs] = [0.04 + 1.1 * 0.05, 0.04 + 1.1 * 0.045];
    const growth = worthOfGrowth(0.15, own) / worthOfGrowth(0.05, own);
    const capital = worthOfGrowth(0.15, theirs) / worthOfGrowth(0.15, own);
    const found = splitOf(compared);
    expect(found).toMatchObject({key: "ev_sales", own: 2, pair: 10, by: {margins: 2}});
    if (!found || !("by" in found)) throw new Error("no split");
    expect([found.by.growth, found.by.capital, found.unexplained]).toEqual([growth, capital, 5 / (2 * growth * capital)].map((each) => expect.closeTo(each, 9) as number)); // prettier-ignore
  });

  it.each<[string, readonly Comparable[], CompanyData]>([
    ["yield or equity premium", compared, books(data.facts.slice(1))],
    ["yield or equity premium", compared, books(data.facts.slice(0, 1))],
    ["growth of revenue", [...compared.slice(3), ...sides("growth", null, 0.15)], data],
    ["growth of revenue", [...compared.slice(3), ...sides("growth", 0.05, null)], data],
    ["EV ÷ sales", compared.filter(({measure}) => measure !== "ev_sales"), data],
    ["operating margin", [...compared.slice(0, 6), ...sides("operating_margin", -0.1, 0.4)], data],
    ["operating margin", [...compared.slice(0, 6), ...sides("operating_margin", 0.2, 0)], data],
    ["operating margin", [...compared.slice(0, 6), ...sides("operating_margin", 0.2, null)], data]
  ])("names what it lacks: %s", (lacks, some, of) => {
    expect(splitOf(some, of)).toEqual({entity: "BABA", key: "ev_sales", lacks});
  });
});

describe("earningsMultiples(data), discounts(multiples), noteVerdicts(data)", () => {
  const close = (entity: string, basis: string, value: number) => fact(entity, "close", basis, NOTE_DAY, value);
  const eps = (entity: string, metric: string, basis: string, to: string, value: number) => year(entity, metric, basis, to, value, {status: "consensus"}); // prettier-ignore
  const facts = [
    ...RATES,
    close("0700.HK", "unadjusted-close", 400),
    close("MSFT", "unadjusted-close", 300),
    close("GOOGL", "unadjusted-close", 200),
    eps("0700.HK", "eps_consensus", "adjusted", "2026-12-31", 25),
    eps("MSFT", "eps_consensus", "not-stated", "2026-06-30", 12),
    eps("GOOGL", "eps_consensus", "not-stated", "2026-12-31", 8),
    fact("NOTE", "claim_pe_2026e_china_low", "statement", NOTE_DAY, 14, {unit: "1"}),
    fact("NOTE", "claim_pe_2026e_china_high", "statement", NOTE_DAY, 17, {unit: "1"}),
    fact("NOTE", "claim_pe_2026e_us_low", "statement", NOTE_DAY, 25.5, {unit: "1"}),
    fact("NOTE", "claim_pe_2026e_us_high", "statement", NOTE_DAY, 26, {unit: "1"}),
    fact("NOTE", "claim_pe_discount", "statement", NOTE_DAY, 0.4, {unit: "1"})
  ];

  it("work multiples out of the close and the rates of the day, name what lacks, and hold statements against them", () => {
    // 400 × 7 ÷ 8 = 350 yuan; ÷ 25 = 14. Both Americans cost 25 times: 14 is 44% less.
    const all = earningsMultiples(books(facts));
    expect(all.multiples.map(({entity, key, value, on}) => [entity, key, value, on])).toEqual([
      ["0700.HK", "adjusted_2026", 14, NOTE_DAY],
      ["MSFT", "fiscal_2026", 25, NOTE_DAY],
      ["GOOGL", "fiscal_2026", 25, NOTE_DAY]
    ]);
    expect(all.multiples.length + all.missing.length).toBe(12);
    expect(all.missing.every(({fact: lacks}) => lacks !== "")).toBe(true);
    expect(discounts(all)).toMatchObject([
      {entity: "0700.HK", peers: "fiscal_2026", own: 14, pair: 25, discount: 1 - 14 / 25}
    ]);
    expect(discounts({...all, multiples: all.multiples.slice(0, 2)})).toEqual([]);
    expect(
      noteVerdicts(books(facts)).map(({claim, entity, low, high, holds}) => [claim, entity, low, high, holds])
    ).toEqual([
      ["china", "0700.HK", 14, 17, true],
      ["us", "MSFT", 25.5, 26, true],
      ["us", "GOOGL", 25.5, 26, true],
      ["discount", "0700.HK", 0.4 - 0.05, 0.4 + 0.05, true]
    ]);
    expect(noteVerdicts(books(facts.slice(0, 8)))).toEqual([]);
    expect([rerated(100, 14, 28, 0), rerated(100, 14, 28, 0.5), rerated(100, 14, 28, 1)]).toEqual([100, 150, 200]);
  });
});

describe("multipleHistory(data, compared)", () => {
  const cap = fact("0700.HK", "market_cap", "price-x-shares", NOTE_DAY, 4_000, {unit: "HKD"});
  const price = fact("0700.HK", "close", "unadjusted-close", NOTE_DAY, 400, {unit: "HKD per share"});
  const later = {...price, period_end: "2026-03-31", value: 440};
  const income = (to: string, value: number, more: Partial<CompanyFact> = {}) => year("0700.HK", "net_income", "ifrs", to, value, more); // prettier-ignore
  const of = (facts: readonly CompanyFact[], events: CompanyData["events"] = []) => {
    const {series, missing} = multipleHistory(books(facts, events), []);
    const isOwn = ({entity, measure}: {entity: string; measure: string}) => entity === "0700.HK" && measure === "price_earnings"; // prettier-ignore
    return series.find(isOwn) ?? missing.find(isOwn);
  };
  const all = [...RATES, later, price, cap, income("2025-12-31", 350), income("2024-12-31", -7)];

  it("takes what a share has of a year by the shares and rates of the note’s day, in the currency of its price", () => {
    // Ten shares; 350 yuan are 400 Hong Kong dollars, 40 a share. A year of losses gives no multiple.
    expect(of(all)).toEqual({
      entity: "0700.HK",
      measure: "price_earnings",
      unit: "HKD per share",
      prices: [
        {date: NOTE_DAY, value: 400},
        {date: "2026-03-31", value: 440}
      ],
      years: [{to: "2025-12-31", perShare: expect.closeTo(40, 9) as number}],
      netDebt: 0,
      counts: []
    });
  });

  it("takes the most trusted figure of a year, and none that is only expected or of another length", () => {
    const trusted = [...all.slice(0, 5), income("2025-12-31", 7, {status: "reported_unverified"}), income("2025-12-31", 700), income("2025-12-31", 70, {status: "derived"}), income("2026-06-30", 1, {status: "consensus"}), income("2026-06-30", 1, {months: 6})]; // prettier-ignore
    expect(of(trusted)).toMatchObject({years: [{to: "2025-12-31", perShare: expect.closeTo(80, 9) as number}]});
  });

  it("counts placings that are complete since then, one on another", () => {
    const event = (date: string, shares: number | null, more: object = {}) => ({entity: "0700.HK", date, kind: "placing", completed: true, shares, ...more}) as CompanyData["events"][number]; // prettier-ignore
    const events = [event("2026-05-01", 3), event("2026-04-01", 2), event("2026-04-02", 9, {completed: false}), event("2026-04-03", null), event(NOTE_DAY, 9), event("2026-04-04", 9, {entity: "GDS"})]; // prettier-ignore
    expect(of(all, events)).toMatchObject({
      counts: [
        {from: "2026-04-01", times: 1.2},
        {from: "2026-05-01", times: 1.5}
      ]
    });
  });

  it.each<[string, readonly CompanyFact[]]>([
    ["prices", all.filter((each) => each !== cap)],
    ["prices", all.filter(({metric}) => metric !== "close")],
    ["prices", all.slice(1)],
    ["accounts", all.slice(0, 5)],
    ["profit", [...all.slice(0, 5), income("2025-12-31", -1), income("2024-12-31", 7)]],
    ["accounts", [...all.slice(0, 5), income("2023-12-31", 7)]]
  ])("names what it lacks: %s", (lacks, facts) => {
    expect(of(facts)).toEqual({entity: "0700.HK", measure: "price_earnings", lacks});
  });
});
