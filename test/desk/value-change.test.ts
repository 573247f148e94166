import {describe, expect, it} from "vitest";
import {lineDifferences} from "../../src/desk/line-difference.js";
import {valueChange, type ChangeKind, type VersionedSheet} from "../../src/desk/value-change.js";
import {fact, input, value, type LineSpec} from "../../src/model/sheet/line.js";
import {clientData, modelOf} from "../companies/data.js";

/** Worth a share: profit × multiple ÷ shares in yuan, in dollars, rolled for some years at 10%. */
const version = (
  {
    profit = 100,
    multiple = 10,
    rate = 7,
    price = 20,
    years = 0
  }: {profit?: number; multiple?: number; rate?: number; price?: number; years?: number} = {},
  worth = "profit * multiple / shares"
): VersionedSheet => ({
  value: "value",
  price: "price",
  sheet: {
    name: "made_up",
    calendar: {step: "year", first: "FY2025", last: "FY2026"},
    lines: [
      fact("profit", "CNY m", profit, "report"),
      input("multiple", "1", multiple, "like its peers"),
      fact("shares", "m shares", 10, "report"),
      fact("usd_cny", "CNY/USD", rate, "fixing", {timing: "spot"}),
      fact("price", "USD/share", price, "close"),
      input("years_since_balance", "1", years, "days since"),
      input("yield", "1", 0.1, "assumed"),
      value("worth", "CNY/share", worth),
      value("value", "USD/share", 'convert(worth, "USD/share", usd_cny) * (1 + yield) ^ years_since_balance')
    ]
  }
});

const parts = (was: VersionedSheet, now: VersionedSheet) =>
  valueChange(was, now)?.parts.map(({kind, change, lines}) => [kind, Number(change.toFixed(9)), lines]);

describe("valueChange(was, now), by hand", () => {
  it("splits into all six, in their order, which sum exactly", () => {
    // Was 100 · 10 ÷ 10 ÷ 7. The text halves it, 140 in place of 100 gives 1.4 times that, 12 in place of 10 1.2 times, 8 yuan in place of 7 seven eighths, a year 1.1 times.
    const was = version();
    const now = version({profit: 140, multiple: 12, rate: 8, price: 30, years: 1}, "profit * multiple / shares / 2");
    const steps = [100 / 7, 50 / 7, 70 / 7, 84 / 7, 84 / 8, 84 / 8, (84 / 8) * 1.1];
    const by = (i: number) => Number(((steps[i] ?? NaN) - (steps[i - 1] ?? NaN)).toFixed(9));
    expect(parts(was, now)).toEqual([
      ["model text", by(1), ["worth"]],
      ["data", by(2), ["profit"]],
      ["assumption", by(3), ["multiple"]],
      ["currency", by(4), ["usd_cny"]],
      ["price", by(5), ["price"]],
      ["roll-forward", by(6), ["years_since_balance"]]
    ]);
    const change = valueChange(was, now);
    expect(change?.parts.reduce((sum, part) => sum + part.change, 0)).toBe((change?.to ?? 0) - (change?.from ?? 0));
  });

  it("is one part where one kind differs, and none where nothing does", () => {
    expect(parts(version(), version({rate: 8}))).toEqual([
      ["currency", Number((100 / 8 - 100 / 7).toFixed(9)), ["usd_cny"]]
    ]);
    expect(parts(version(), version())).toEqual([]);
  });

  it("counts lines that came and went, and periods, as text", () => {
    const now = version({}, "profit * multiple / shares + extra");
    const lines: LineSpec[] = [...now.sheet.lines, fact("extra", "CNY/share", 7, "new")];
    expect(parts(version(), {...now, sheet: {...now.sheet, lines}})).toEqual([["model text", 1, ["worth", "extra"]]]);
    const longer = {...version().sheet, calendar: {step: "year" as const, first: "FY2025", last: "FY2027"}};
    expect(parts(version(), {...version(), sheet: longer})).toEqual([["model text", 0, ["calendar"]]]);
  });

  it("joins the part of a sheet that gives no value on the way to the next", () => {
    // The new text divides by the profit less 100, which is nothing with the numbers of before.
    const now = version({profit: 140}, "profit * multiple / shares * (40 / (profit - 100 * unit_profit))");
    const withUnit = {...now.sheet, lines: [...now.sheet.lines, fact("unit_profit", "CNY m", 1, "unit")]};
    const change = valueChange(version(), {...now, sheet: {...withUnit, lines: withUnit.lines.map((l) => l.name === "worth" && l.type === "formula" ? {...l, formula: "profit * multiple / shares / (profit / unit_profit - 100)"} : l)}}); // prettier-ignore
    expect(change?.parts.map(({kind, with: others}) => [kind, others])).toEqual([["data", ["model text"]]]);
    expect(change?.parts[0]?.change).toBeCloseTo(140 / 7 / 40 - 100 / 7, 12);
  });

  it("is nothing where a version has no value", () => {
    expect(valueChange(version({}, "profit * multiple / shares / 0"), version())).toBeNull();
  });
});

describe("lineDifferences(was, now)", () => {
  const withLine = (version: VersionedSheet, line: LineSpec): VersionedSheet => ({...version, sheet: {...version.sheet, lines: [...version.sheet.lines.filter(({name}) => name !== line.name), line]}}); // prettier-ignore
  const differing = (was: VersionedSheet, now: VersionedSheet) => lineDifferences(was, now).map(({kind, line, was: old, is}) => [kind, line, old, is]); // prettier-ignore
  const state = (type: "fact" | "input", values: Readonly<Record<string, number>>, unit = "1", isPercent = false) => ({type, values, unit, isPercent}); // prettier-ignore

  it("says of each line what either version says, of numbers those that differ alone", () => {
    const growth = (later: number) => withLine(version(), input("growth", "1", {FY2025: 0.1, FY2026: later}, "assumed", {readAs: "percent"})); // prettier-ignore
    expect(differing(growth(0.2), growth(0.3))).toEqual([
      ["assumption", "growth", state("input", {FY2026: 0.2}, "1", true), state("input", {FY2026: 0.3}, "1", true)]
    ]);
    const listed = (...values: readonly number[]) => withLine(version(), fact("series", "CNY m", values, "report", {kind: "flow"})); // prettier-ignore
    expect(differing(listed(1, 2), listed(1, 4))).toEqual([
      ["data", "series", state("fact", {FY2026: 2}, "CNY m"), state("fact", {FY2026: 4}, "CNY m")]
    ]);
    expect(differing(listed(1), listed(2))[0]?.[2]).toEqual(state("fact", {FY2026: 1}, "CNY m"));
    const now = version({multiple: 12}, "profit * multiple / shares / 2");
    expect(differing(version(), now)).toEqual([
      ["model text", "worth", {type: "formula", formula: "profit * multiple / shares"}, {type: "formula", formula: "profit * multiple / shares / 2"}], // prettier-ignore
      ["assumption", "multiple", state("input", {"": 10}), state("input", {"": 12})]
    ]);
  });

  it("has no state of a line that came or went, and keeps numbers that became of another type", () => {
    const came = withLine(version(), input("profit", "CNY m", 100, "assumed"));
    expect(differing(version(), came)).toEqual([
      ["model text", "profit", state("fact", {"": 100}, "CNY m"), state("input", {"": 100}, "CNY m")]
    ]);
    const more = withLine(version(), fact("extra", "CNY m", 7, "new", {title: "Extra profit"}));
    expect(lineDifferences(version(), more)).toMatchObject([{line: "extra", title: "Extra profit", was: null}]);
    expect(lineDifferences(more, version())).toMatchObject([{line: "extra", title: "Extra profit", is: null}]);
    const longer = {...version().sheet, calendar: {step: "year" as const, first: "FY2025", last: "FY2027"}};
    expect(differing(version(), {...version(), sheet: longer})).toEqual([
      ["model text", "calendar", {type: "formula", formula: "FY2025 to FY2026"}, {type: "formula", formula: "FY2025 to FY2027"}] // prettier-ignore
    ]);
  });

  it("tells checks, tables, and what stands in a period instead of a formula, as formulas", () => {
    const checked = (formula: string): LineSpec => ({type: "check", name: "ties", formula});
    const table = (to: number): LineSpec => ({type: "table", name: "levy", units: ["CNY m", "1"], points: [[0, 0.1], [100, to]], source: "law"}); // prettier-ignore
    const overridden = (to: number) =>
      value("worth", "CNY/share", "profit", {overrides: {"": to}, actuals: {FY2025: 8}});
    const formulaOf = (line: LineSpec) => lineDifferences(version(), withLine(version(), line))[0]?.is;
    expect([checked("a = b"), table(0.2), overridden(5)].map(formulaOf)).toEqual([
      {type: "formula", formula: "a = b"},
      {type: "formula", formula: "0: 0.1, 100: 0.2"},
      {type: "formula", formula: "profit; = 5; FY2025 8"}
    ]);
  });
});

describe("valueChange(was, now), of the books", () => {
  it("is for Zhipu with other usage data alone, and all of the difference", async () => {
    const data = await clientData;
    const versionOf = (weeks: typeof data.weeks): VersionedSheet => {
      const {sheet, headline} = modelOf("2513.HK", {...data, weeks});
      return {sheet, value: headline.value, price: headline.price};
    };
    const change = valueChange(versionOf(data.weeks.map((w) => (w.week_start >= "2026-07-01" ? {...w, tokens: w.tokens * 2} : w))), versionOf(data.weeks)); // prettier-ignore
    expect(change?.parts.map(({kind}): ChangeKind => kind)).toEqual(["data"]);
    expect(change?.parts[0]?.change).toBe((change?.to ?? 0) - (change?.from ?? 0));
    expect(change?.from).not.toBe(change?.to);
  });
});
