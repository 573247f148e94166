import {describe, expect, it} from "vitest";
import {askOf} from "../../src/companies/bound-line.js";
import {boundSheet} from "../../src/companies/bound-sheet.js";
import type {CompanyData, CompanyFact} from "../../src/companies/facts.js";
import {USAGE_SOURCE} from "../../src/companies/text.js";
import {LATEST} from "../../src/model/text/node.js";

function fact(period_end: string, months: number, value: number, more: Partial<CompanyFact> = {}): CompanyFact {
  return {
    entity: "C1",
    metric: "revenue",
    basis: "ifrs",
    period_start: null,
    period_end,
    months,
    company_label: null,
    value,
    unit: "CNY",
    status: "reported",
    document: `report of ${period_end}`,
    source_date: period_end,
    note: null,
    source: "hand",
    ...more
  };
}

/** A document of half-years with one line, bound to some facts. */
function bound(line: string, ...facts: readonly CompanyFact[]) {
  return boundTo({facts, events: [], weeks: [], owned: []}, line);
}

function boundTo(data: CompanyData, line: string) {
  const text = `company C1\nperiods FY2024H2 to FY2026H1, reported to FY2025H2\n${line}\n`;
  const {bound: sheet, problems} = boundSheet(text, {}, data);
  if (!sheet) throw new Error(problems.map((p) => p.message).join("\n"));
  const words = Object.values(sheet.words);
  const {facts, missing, fed, overridden} = sheet;
  return {line: sheet.sheet.lines[0], facts, missing, fed, overridden, words: words[0]};
}

const revenue = (...facts: readonly CompanyFact[]) => bound("revenue CNY m flow fact revenue ifrs 6m", ...facts);

describe("fact <metric> <basis> <months>", () => {
  it("takes a second half that is not stated as the year less the first half, and names both documents", () => {
    const {line, facts} = revenue(fact("2025-06-30", 6, 30e6), fact("2025-12-31", 12, 75.5e6));
    expect(line).toMatchObject({values: {FY2025H1: 30, FY2025H2: 45.5}});
    expect(line).toMatchObject({source: "report of 2025-06-30; report of 2025-12-31"});
    expect(facts.map((f) => [f.period, f.fact.period_end, f.fact.months])).toEqual([
      ["FY2025H1", "2025-06-30", 6],
      ["FY2025H2", "2025-12-31", 12],
      ["FY2025H2", "2025-06-30", 6]
    ]);
  });

  it("says that an assumption stands in for one that is missing", () => {
    const {line, missing} = bound("cash CNY m fact cash ifrs on 2026-06-30 else input 9\n  note assumed");
    expect(line).toMatchObject({type: "input", values: 9});
    expect(missing).toEqual([{line: "cash", period: null, fact: "cash of C1, ifrs, 2026-06-30", isAssumed: true}]);
  });

  it("takes a stated second half before a derived one", () => {
    const {line} = revenue(fact("2025-06-30", 6, 30e6), fact("2025-12-31", 6, 46e6), fact("2025-12-31", 12, 75e6));
    expect(line).toMatchObject({values: {FY2025H1: 30, FY2025H2: 46}});
  });

  it("works out no half of two years or of one number, and says what is missing of reported periods alone", () => {
    const {line, missing} = revenue(fact("2024-12-31", 12, 50e6), fact("2025-06-30", 6, 30e6));
    expect(line).toMatchObject({values: {FY2025H1: 30}});
    expect(missing.map((m) => [m.period, m.fact])).toEqual([
      ["FY2024H2", "revenue of C1, ifrs, 6 months to 2024-12-31"],
      ["FY2025H2", "revenue of C1, ifrs, 6 months to 2025-12-31"]
    ]);
  });

  it("is rid of the noise of binary fractions", () => {
    const {line} = revenue(fact("2025-06-30", 6, 21.186e6), fact("2025-12-31", 12, 53.038e6));
    expect(line).toMatchObject({values: {FY2025H2: 31.852}});
  });
});

describe("askOf(name)", () => {
  it("asks for what is named alone", () => {
    const name = {metric: "cash", basis: "ifrs", months: 0, isMean: false, entity: null, on: null};
    expect(askOf(name)).toStrictEqual({metric: "cash", basis: "ifrs"});
    expect(askOf({...name, on: LATEST})).toStrictEqual({metric: "cash", basis: "ifrs"});
    expect(askOf({...name, months: 1, entity: "C2", on: "2025-01-01"})).toStrictEqual({metric: "cash", basis: "ifrs", months: 1, entity: "C2", on: "2025-01-01"}); // prettier-ignore
  });
});

describe("words and overrides of a line", () => {
  const text = "net_revenue CNY m flow fact revenue ifrs 6m";
  const facts = [fact("2024-12-31", 6, 20e6), fact("2025-06-30", 6, 30e6)];
  const title = {en: "net revenue", zh: "net revenue"};

  it("are its name, and the reason or source that it states", () => {
    expect(bound(text, ...facts).words).toStrictEqual({title});
    const {line, words} = bound(`${text}\n  source p. 3 | 第3页`, ...facts);
    expect(line).toMatchObject({source: "p. 3"});
    expect(words).toStrictEqual({title, reason: {en: "p. 3", zh: "第3页"}});
    expect(bound("net_revenue CNY m input 1 in 0..9\n  because a guess").words).toStrictEqual({title, reason: {en: "a guess", zh: "a guess"}}); // prettier-ignore
  });

  it("stand in place of figures on record and of those that are missing, with the reason of each", () => {
    const one = bound(`${text}\n  override FY2025H1 = 31 because own | 自有`, ...facts);
    expect([one.facts.map(({period}) => period), one.missing.map(({period}) => period)]).toEqual([["FY2024H2"], ["FY2025H2"]]); // prettier-ignore
    expect(one.overridden).toStrictEqual([{line: "net_revenue", period: "FY2025H1", reason: {en: "own", zh: "自有"}}]);
    const two = bound(`${text}\n  actual FY2024H2 21\n  override FY2025H1 = 31\n  override FY2025H2 = 32`, ...facts);
    expect([two.facts, two.missing]).toEqual([[], []]);
    expect(two.overridden).toStrictEqual(["FY2024H2", "FY2025H1", "FY2025H2"].map((period) => ({line: "net_revenue", period}))); // prettier-ignore
  });
});

describe("figures that the record has nothing of", () => {
  const week = {week_start: "2026-01-05", tokens: 1, free_tokens: 0, priced_tokens: 1, usd_if_all_input: 1, usd_if_all_output: 1, usd_if_all_cached: 1}; // prettier-ignore
  const data: CompanyData = {
    facts: [fact("2025-12-31", 6, 1e6), fact("2025-12-31", 6, 1e6, {basis: "adjusted"}), fact("2025-12-31", 0, 1e6, {metric: "cash"})],
    events: [],
    weeks: [{...week, lab: "z-ai"}],
    owned: [{lab: "qwen", entity: "BABA", effective_from: "2025-01-01"}]
  }; // prettier-ignore
  const told = (lines: string, of = data, company = "company C1\n") => {
    const {bound: sheet, problems} = boundSheet(`${company}periods FY2024H2 to FY2026H1, reported to FY2025H2\n${lines}\n`, {}, of);
    if (!sheet) throw new Error(problems.map((p) => p.message).join("\n"));
    return sheet.unknownFigures.map(({message, severity, place, document}) => [severity, place.line, document, message].join(" | "));
  }; // prettier-ignore

  it.each([
    ["a CNY m flow fact revenu ifrs 6m", "a: no revenu of C1 on record; did you mean revenue?"],
    ["a CNY m flow fact revenue gaap 6m", "a: no revenue of C1 on the basis gaap; expected ifrs, adjusted"],
    ["a CNY m flow fact revenue ifrs 6m of C2", "a: nothing of C2 on record; did you mean C1?"],
    ["a CNY m market cahs ifrs latest", "a: no cahs of C1 on record; did you mean cash?"],
    ["a tokens flow partial usage paid_tokens of z-aii, qwen", "a: no usage of z-aii on record; expected qwen, z-ai; did you mean z-ai?"]
  ])("of %s are told with the nearest it has", (line, message) => {
    expect(told(line)).toEqual([`warning | 3 |  | ${message}`]);
    expect(told(`${line}\n${line.replace("a", "b")}`)).toHaveLength(1);
  }); // prettier-ignore

  it.each(["a CNY m flow fact revenue ifrs 6m", "a CNY m fact nothing ifrs latest else input 1 in 0..9", "a tokens flow partial usage paid_tokens of z-ai", "a CNY m input 1 in 0..9"])("are none of %s", (line) => {
    expect(told(`${line}\n  because made up`.replace(/(usage|fact revenue)(.*)\n.*/, "$1$2"))).toEqual([]);
  }); // prettier-ignore

  it("are all of a record that is empty, and of a document without a company", () => {
    const [usage, figure] = ["a tokens flow partial usage paid_tokens of qwen", "a CNY m flow fact revenue ifrs 6m"];
    expect(told(usage, {...data, weeks: [], owned: []})).toEqual(["warning | 3 |  | a: no usage of qwen on record; expected none"]); // prettier-ignore
    expect(told(figure, data, "")).toEqual(["warning | 2 |  | a: nothing of a company on record; expected company and its key above"]); // prettier-ignore
  });
});

describe("groups of a bound sheet", () => {
  it("are headings with the lines below them, those above the first in one of their own, none without a line", () => {
    const text = `periods FY2025 to FY2026, reported to FY2025
a CNY m input 1 in 0..9
  because made up
# Income, net (IFRS)! | 利润
b CNY m plug = a
c CNY m flow partial stated FY2025 1
  source made up
# Nothing
`;
    const {bound: sheet} = boundSheet(text, {}, {facts: [], events: [], weeks: [], owned: []});
    expect(sheet?.groups).toEqual([
      {key: "lines", title: {en: "Lines", zh: "各行"}, lines: ["a"]},
      {key: "income_net_ifrs", title: {en: "Income, net (IFRS)!", zh: "利润"}, lines: ["b", "c"]}
    ]);
    expect([sheet?.plugs, sheet?.partial]).toEqual([["b"], ["c"]]);
    const counts = (head: string) => boundSheet(`${head}${text}`, {}, {facts: [], events: [], weeks: [], owned: []}).bound?.sheet; // prettier-ignore
    expect([counts("counts seat, bed\n"), counts("")].map((each) => each && ("counts" in each ? each.counts : null))).toEqual([["seat", "bed"], null]); // prettier-ignore
  });
});

describe("actual below a fact", () => {
  it("stands before the record and in its gaps: no figure of the record is said to be shown there, none missing", () => {
    const text = "revenue CNY m flow fact revenue ifrs 6m\n  actual FY2025H1 31, FY2025H2 47\n  source p. 3";
    const {line, facts, missing} = bound(text, fact("2024-12-31", 6, 20e6), fact("2025-06-30", 6, 30e6));
    expect(line).toMatchObject({
      values: {FY2024H2: 20, FY2025H1: 31, FY2025H2: 47},
      source: "report of 2024-12-31; report of 2025-06-30; p. 3"
    });
    expect([facts.map((f) => f.period), missing]).toEqual([["FY2024H2"], []]);
  });
});

describe("fact <metric> <basis> mean of 3m", () => {
  const rate = (end: string, value: number) =>
    fact(end, 3, value, {entity: "USDCNY", metric: "fx_average", basis: "mean", unit: "CNY/USD"});

  it("averages the quarters that fill each period, and states none where one is not on record", () => {
    const {line, facts, missing} = bound(
      "yuan CNY/USD rate average fact fx_average mean mean of 3m of USDCNY",
      rate("2025-03-31", 7.2),
      rate("2025-06-30", 7.1),
      rate("2025-12-31", 7),
      rate("2026-03-31", 7)
    );
    expect(line).toMatchObject({type: "fact", values: {FY2025H1: (7.2 + 7.1) / 2}, timing: "average"});
    expect([facts.map((f) => f.fact.period_end), missing]).toEqual([["2025-03-31", "2025-06-30"], []]);
  });
});

describe("fact … on a day", () => {
  const cash = fact("2025-12-31", 0, 5e6, {metric: "cash"});

  it("is the figure in the line’s unit, or an error by name that is told as missing", () => {
    expect(bound("cash CNY m fact cash ifrs on 2025-12-31", cash).line).toMatchObject({type: "fact", values: 5});
    const {line, missing} = bound("cash CNY m fact cash ifrs on 31 Dec 2025");
    expect(line).toMatchObject({type: "formula", formula: "missing"});
    expect(missing).toEqual([{line: "cash", period: null, fact: "cash of C1, ifrs, 2025-12-31"}]);
  });

  it("gives way to the assumption written beside it where it is not on record", () => {
    const text =
      "cash CNY m fact cash ifrs latest else input 7 in 0..9\n  Cash | 现金\n  because a round number | 取整";
    expect(bound(text).line).toMatchObject({type: "input", values: 7, range: [0, 9], reason: "a round number"});
    expect(bound(text, cash).line).toMatchObject({type: "fact", values: 5, title: "Cash"});
    expect(bound(text, cash).words).toStrictEqual({title: {en: "Cash", zh: "现金"}});
  });

  it("is refused where it stands when the record contradicts itself", () => {
    const data: CompanyData = {facts: [cash, {...cash, value: 6e6}], events: [], weeks: [], owned: []};
    const document = "company C1\nperiods FY2024H2 to FY2026H1\nheld CNY m fact cash ifrs on 2025-12-31\n";
    expect(boundSheet(document, {}, data).problems).toMatchObject([{line: "held", place: {line: 3, column: 12}, document: ""}]); // prettier-ignore
    expect(() => bound("cash CNY m fact cash ifrs on 2025-12-31", cash, {...cash, value: 6e6})).toThrow(
      "cash of C1, ifrs, 2025-12-31: 5000000 CNY (hand) and 6000000 CNY (hand); expected one value"
    );
  });
});

describe("usage <measure> of labs", () => {
  const week = (week_start: string, tokens: number) => ({lab: "z-ai", week_start, tokens, free_tokens: 1e12, priced_tokens: 0, usd_if_all_input: 0, usd_if_all_output: 0, usd_if_all_cached: 0}); // prettier-ignore
  const data: CompanyData = {
    facts: [],
    events: [],
    weeks: [week("2025-12-29", 3e12), week("2026-01-05", 4e12)],
    owned: []
  };

  it("is a series by the period of each week, fed by usage, on the word of the router unless told", () => {
    const text = "x tokens tn flow partial usage paid_tokens of z-ai";
    const {line, fed, words} = boundTo(data, text);
    expect(line).toMatchObject({type: "fact", values: {FY2025H2: 2, FY2026H1: 3}, source: USAGE_SOURCE.en});
    expect(fed).toEqual([{line: "x", measure: "paid_tokens", labs: ["z-ai"]}]);
    expect(words).toEqual({title: {en: "x", zh: "x"}, reason: USAGE_SOURCE});
    const own = boundTo(data, `${text}\n  X of it | 其 X\n  source my own | 自有`);
    expect(own.line).toMatchObject({source: "my own", title: "X of it"});
    expect(own.words).toEqual({title: {en: "X of it", zh: "其 X"}, reason: {en: "my own", zh: "自有"}});
  });

  it("is one value between two days, and missing where none of the weeks is on record", () => {
    const between = (from: string, to: string) => boundTo(data, `paid_tokens tokens tn usage paid_tokens of z-ai from ${from} to ${to}`); // prettier-ignore
    const {line, fed, words} = between("2025-12-29", "2026-01-05");
    expect([line, fed]).toMatchObject([{type: "fact", values: 5}, []]);
    expect(words?.reason).toEqual(USAGE_SOURCE);
    const none = between("2026-01-06", "2026-01-11");
    expect(none.line).toMatchObject({type: "formula", formula: "missing"});
    expect(none.words).toEqual({title: {en: "paid tokens", zh: "paid tokens"}});
  });
});

describe("market <metric> <basis>, left out for its age", () => {
  const oldPrice = {entity: "C1", metric: "close", basis: "market", on: "2026-03-02", since: "2026-06-01"};
  const text = "price HKD/share spot market close market latest";

  it("is an error by its age, and one by name where no price is on record", () => {
    const old = boundTo({facts: [], events: [], weeks: [], owned: [], oldPrices: [oldPrice]}, text);
    expect(old.line).toMatchObject({formula: "missing", absent: {kind: "too_old", detail: "price of 2026-03-02, older than 2026-06-01"}, timing: "spot"}); // prettier-ignore
    expect(old.missing).toMatchObject([{line: "price", period: null, old: oldPrice}]);
    const none = bound(text);
    expect(none.line).toMatchObject({formula: "missing", timing: "spot"});
    expect([none.line && "absent" in none.line, none.missing]).toEqual([false, [{line: "price", period: null, fact: "close of C1, market, latest"}]]); // prettier-ignore
  });
});

describe("market <metric> <basis>", () => {
  const close = fact("2026-02-27", 0, 40, {metric: "close", basis: "market", unit: "HKD per share"});

  it("is an input that starts at the fact, from a twentieth to twenty times it", () => {
    const {line} = bound("price HKD/share market close market latest", close);
    expect(line).toMatchObject({type: "input", values: 40, range: [2, 800]});
    const {words, facts} = bound("share_price HKD/share market close market latest", close);
    expect(words).toEqual({
      title: {en: "share price", zh: "share price"},
      reason: {en: "report of 2026-02-27; set a newer one here", zh: "report of 2026-02-27；可在此填入更新的数值"}
    });
    expect(facts).toEqual([{line: "share_price", period: null, fact: close}]);
  });

  it("keeps to the range that is written", () => {
    const {line} = bound("price HKD/share spot market close market on 27 February 2026 in 30..50", close);
    expect(line).toMatchObject({type: "input", values: 40, range: [30, 50], timing: "spot"});
  });
});
