import {describe, expect, it} from "vitest";
import {perMillion} from "../../loaders/sources/openrouter-models.js";
import {retryAfterMs} from "../../loaders/sources/http.js";
import {secCompanyfacts} from "../../loaders/sources/sec-companyfacts.js";
import {marketCsv} from "../../loaders/sources/market-csv.js";
import {messageOf} from "../fixtures/message.js";
import {testWorld} from "../fixtures/remote/world.js";

const NOW = "2026-05-20T06:00:00Z";

describe("perMillion(usdPerToken)", () => {
  it.each([
    ["0", "0"],
    ["0.000003", "3"],
    ["0.00000015", "0.15"],
    ["0.0000001", "0.1"],
    ["3e-6", "3"],
    ["1.5e-7", "0.15"],
    ["3e-8", "0.03"],
    ["0.00001234567", "12.34567"],
    ["1", "1000000"],
    ["1e-7", "0.1"],
    ["12345678e-16", "0.0012345678"],
    ["-1", ""]
  ])("%s US dollars a token are %s a million", (perToken, perMtok) => {
    expect(perMillion(perToken)).toBe(perMtok);
  });
});

describe("retryAfterMs(header, now)", () => {
  const now = new Date(NOW);
  it.each([
    [null, 0],
    ["7", 7000],
    ["Wed, 20 May 2026 06:01:00 GMT", 60_000],
    ["Wed, 20 May 2026 05:00:00 GMT", 0],
    ["soon", 0]
  ])("%s", (header, milliseconds) => {
    expect(retryAfterMs(header, now)).toBe(milliseconds);
  });
});

interface Fact {
  readonly start?: string;
  readonly end: string;
  readonly val: number;
  readonly filed: string;
}

function filings(tags: Record<string, Record<string, readonly Fact[]>>): string {
  const whole = (facts: readonly Fact[]) =>
    facts.map((f) => ({accn: `0000-${f.filed}`, fy: 2026, fp: "Q1", form: "10-Q", ...f}));
  const units = (byUnit: Record<string, readonly Fact[]>) =>
    Object.fromEntries(Object.entries(byUnit).map(([unit, facts]) => [unit, whole(facts)]));
  const facts = Object.fromEntries(Object.entries(tags).map(([tag, byUnit]) => [tag, {units: units(byUnit)}]));
  return JSON.stringify({cik: 789019, facts: {"us-gaap": facts}});
}

function metrics(body: string): unknown[] {
  const rows =
    secCompanyfacts.decode([body], {part: "MSFT", requests: [], retrievedAt: NOW}).tables["company_metric"] ?? [];
  return rows.map((r) => [
    r["metric"],
    r["period_end"],
    r["months"],
    r["value"],
    r["tag"],
    r["known_from"],
    r["company_label"]
  ]);
}

const Q1 = {start: "2026-01-01", end: "2026-03-31"};

describe("secCompanyfacts.decode(bodies, asked)", () => {
  it("knows a restated figure from the day each filing was made, and a repeated one from the first", () => {
    const facts = [
      {...Q1, val: 100, filed: "2026-04-28"},
      {...Q1, val: 100, filed: "2026-05-01"},
      {...Q1, val: 101, filed: "2026-05-10"}
    ];
    expect(metrics(filings({Revenues: {USD: facts}}))).toEqual([
      ["revenue", "2026-03-31", "3", "100", "Revenues", "2026-04-28", "FY2026 Q1"],
      ["revenue", "2026-03-31", "3", "101", "Revenues", "2026-05-10", "FY2026 Q1"]
    ]);
  });

  const CONTRACTS = "RevenueFromContractWithCustomerExcludingAssessedTax";
  const earlier = {start: "2025-10-01", end: "2025-12-31", val: 6, filed: "2026-01-28"};
  it.each([
    [7, 8, ["8", "Revenues"]],
    [8, 7, ["8", CONTRACTS]],
    [8, 8, ["8", "Revenues"]]
  ])("takes the total of tags that state a period, and records which: %d, %d", (contracts, revenues, [total, tag]) => {
    const filed = {filed: "2026-04-28"};
    const both = {
      [CONTRACTS]: {USD: [{...Q1, val: contracts, ...filed}, earlier]},
      Revenues: {USD: [{...Q1, val: revenues, ...filed}]}
    };
    expect(metrics(filings(both)).map((r) => (r as unknown[]).slice(1, 5))).toEqual(
      expect.arrayContaining([
        ["2026-03-31", "3", total, tag],
        ["2025-12-31", "3", "6", CONTRACTS]
      ])
    );
    expect(metrics(filings(both))).toHaveLength(2);
  });

  it("takes the best tag where the others say the same another way", () => {
    const filed = {end: "2026-03-31", filed: "2026-04-28"};
    const debt = {LongTermDebt: {USD: [{...filed, val: 5}]}, LongTermDebtNoncurrent: {USD: [{...filed, val: 9}]}};
    expect(metrics(filings(debt)).map((r) => (r as unknown[]).slice(3, 5))).toEqual([["5", "LongTermDebt"]]);
  });

  it("ignores two values of one filing before 2019, and stops at them after", () => {
    const twice = (end: string) =>
      [1, 2].map((val) => ({start: `${end.slice(0, 4)}-01-01`, end, val, filed: "2026-04-28"}));
    const sound = {...Q1, val: 5, filed: "2026-04-28"};
    expect(metrics(filings({Revenues: {USD: [...twice("2010-12-31"), sound]}}))).toHaveLength(1);
    expect(messageOf(() => metrics(filings({Revenues: {USD: [...twice("2019-12-31"), sound]}})))).toMatch(
      /2019-01-01 2019-12-31 .* is 2, as in .* it is 1; expected one value a filing and period/
    );
  });

  it("labels a year by itself, as registries do", () => {
    const year = {start: "2025-07-01", end: "2026-03-31", val: 1, filed: "2026-04-28", fp: "FY"};
    expect(metrics(filings({Revenues: {USD: [year]}})).map((r) => (r as unknown[])[6])).toEqual(["FY2026"]);
  });

  it("leaves out convenience translations, periods before 2019 and balances where a flow is meant", () => {
    const sound = {...Q1, val: 5, filed: "2026-04-28"};
    const old = {start: "2018-01-01", end: "2018-12-31", val: 4, filed: "2026-04-28"};
    const facts = {USD: [sound, old, {end: "2026-03-31", val: 9, filed: "2026-04-28"}], CNY: [{...sound, val: 36}]};
    expect(metrics(filings({Revenues: facts})).map((r) => (r as unknown[])[3])).toEqual(["5"]);
  });

  it("gives quarters of 12 to 14 weeks, halves and years their months, and no label to a comparative", () => {
    const spans = [
      ["2025-12-28", "2026-03-22"],
      ["2025-12-22", "2026-03-29"],
      ["2025-07-01", "2025-12-31"],
      ["2025-01-27", "2026-01-25"]
    ] as const;
    const facts = spans.map(([start, end], i) => ({start, end, val: i + 1, filed: "2026-04-28"}));
    const comparative = {start: "2025-01-01", end: "2025-03-31", val: 3, filed: "2026-04-28"};
    const rows = metrics(filings({Revenues: {USD: [...facts, comparative]}})) as string[][];
    expect(rows.map((r) => r[2])).toEqual(["3", "3", "6", "12", "3"]);
    expect(rows.map((r) => r[6])).toEqual(["FY2026 Q1", "FY2026 Q1", "FY2026 Q1", "FY2026 Q1", ""]);
  });

  it("stops at the facts of another filer", () => {
    const body = filings({Revenues: {USD: [{...Q1, val: 1, filed: "2026-04-28"}]}}).replace("789019", "1");
    expect(messageOf(() => metrics(body))).toMatch(/^cik: 1; expected 789019 of MSFT\./);
  });
});

describe("marketCsv.decode(bodies, asked)", () => {
  const HEADER = "date,entity,metric,value,currency,vendor";
  const GOOD = "2026-05-15,BABA,close,150.5,USD,a vendor";
  const problem = (...lines: string[]) =>
    messageOf(() => marketCsv.decode([lines.join("\n")], {part: "", requests: [], retrievedAt: NOW}));

  it.each([
    [
      "a header of its own",
      ["day,ticker,price", "2026-05-15,BABA,1"],
      /^the file's header: day,ticker,price; expected date,entity,metric/
    ],
    ["no rows", [HEADER], /^the file: no rows; expected at least one/],
    ["a ragged row", [HEADER, GOOD, "2026-05-15,BABA"], /^the file: Invalid Record Length/],
    ["a quote that never closes", [HEADER, '2026-05-15,"BABA,close,1,USD,v'], /^the file: Quote Not Closed/],
    [
      "a day that is none",
      [HEADER, GOOD.replace("05-15", "02-30")],
      /^\[0\]\.date: "2026-02-30"; expected a date YYYY-MM-DD/
    ],
    [
      "a number with a comma",
      [HEADER, '2026-05-15,BABA,close,"1,5",USD,v'],
      /^\[0\]\.value: "1,5"; expected a plain decimal number/
    ],
    ["a rate of zero", [HEADER, "2026-05-15,USDCNY,fx,0,CNY,v"], /^\[0\]\.value: "0"; expected a number above zero/],
    [
      "a price below zero",
      [HEADER, GOOD.replace("150.5", "-150.5")],
      /^\[0\]\.value: "-150\.5"; expected a number above zero/
    ],
    ["an empty cell", [HEADER, GOOD.replace("USD", "")], /^\[0\]\.currency: ""; expected a value in each column/],
    ["a row twice", [HEADER, GOOD, GOOD], /^rows \[1\]: 2026-05-15 BABA close USD, as in rows \[0\]/],
    [
      "a day to come",
      [HEADER, GOOD.replace("2026", "2031")],
      /^\[0\]\.date: 2031-05-15; expected a date up to 2026-05-20/
    ]
  ])("stops at %s", (_, lines, message) => {
    expect(problem(...lines)).toMatch(message);
  });

  it("asks for the file that the environment names, and says that none is named", () => {
    const asks = (env: Record<string, string>) =>
      marketCsv.plan({env, today: "2026-05-20", since: null, entries: []}).map((part) => part.asks);
    expect([asks({MARKET_CSV: "prices.csv"}), asks({})]).toEqual([["the file prices.csv"], ["the file "]]);
  });

  it("passes a sound file, with a byte order mark, as of its last day", () => {
    const earlier = "2026-05-14,USDCNY,fx,0.5,CNY,a vendor";
    const text = `\uFEFF${HEADER}\n${GOOD}\n${earlier}\n`;
    const {asOf, tables} = marketCsv.decode([text], {part: "", requests: [], retrievedAt: NOW});
    expect([asOf, tables["market"]?.length]).toEqual(["2026-05-15", 2]);
  });

  it("says which file cannot be read", () => {
    const [pull] = marketCsv.plan({env: {}, today: "2026-05-20", since: null, entries: []});
    const fetch = (env: Record<string, string>) =>
      messageOf(() => void pull?.fetch({effects: testWorld().effects(env), budget: () => Promise.resolve()}));
    expect(fetch({MARKET_CSV: "no-such.csv"})).toBe(
      "MARKET_CSV: no-such.csv cannot be read (ENOENT); expected a CSV file. Correct the path in .env, or empty it."
    );
  });
});
