import {beforeAll, describe, expect, it} from "vitest";
import type {CoverageSheet} from "../../src/coverage/coverage.js";
import {
  billFact,
  sharesFact,
  sharesSince,
  tokensFact,
  verdictSquares,
  type Fact
} from "../../src/figures/overview-facts.js";
import {leaderFigure, leadFinding} from "../../src/figures/overview-leads.js";
import {moneyFigure, moneyFinding, routerParts} from "../../src/figures/overview-money.js";
import {valueToPriceFigure, priceFinding, priceRows} from "../../src/figures/overview-price.js";
import {overviewShare} from "../../src/figures/overview-share.js";
import type {FigureValue} from "../../src/figures/spec.js";
import {formatDate} from "../../src/lib/format.js";
import {LANGUAGES} from "../../src/lib/language.js";
import {BASES, weeksByOrigin, type Basis, type WeekByOrigin} from "../../src/query/basis.js";
import type {Claims} from "../../src/query/claims/claims.js";
import type {RevenueData} from "../../src/query/revenue.js";
import type {Usage} from "../../src/query/usage.js";
import {growth} from "../../src/words/quantity.js";
import {isQuantity, printWords, slotProblems, type Words} from "../../src/words/say.js";
import {publishedClaims, publishedCoverage, publishedRevenue, publishedUsage} from "../fixtures/results.js";
import {weekByOrigin} from "../fixtures/weeks.js";

const LONGEST_TITLE = 70;

let usage: Usage;
let claims: Claims;
let revenue: RevenueData;
let sheet: CoverageSheet;
let byBasis: Record<Basis, WeekByOrigin[]>;

beforeAll(async () => {
  [usage, claims, revenue, sheet] = await Promise.all([
    publishedUsage(),
    publishedClaims(),
    publishedRevenue(),
    publishedCoverage()
  ]);
  byBasis = Object.fromEntries(BASES.map((basis) => [basis, weeksByOrigin(usage, basis)])) as typeof byBasis;
});

const quantities = (words: Words) => words.en.filter(isQuantity);

/** What is wrong with a figure's words against the table below it. */
function problemsOf<T>({title, measure, columns, rows, note}: FigureValue<T>): string[] {
  const cells = columns.flatMap(({cell}) => rows.map(cell)).flatMap((part) => (part && isQuantity(part) ? [part] : []));
  const inTable = ({value, unit}: {value: number | string; unit: string}) =>
    cells.some((cell) => cell.value === value && cell.unit === unit);
  return [
    ...quantities(title)
      .filter((q) => !inTable(q))
      .map((q) => `title: ${q.value} ${q.unit} is in no cell`),
    ...[title, measure, ...(note ? [note] : [])].flatMap(slotProblems),
    ...LANGUAGES.filter((lang) => printWords(title, lang).length > LONGEST_TITLE).map(
      (lang) => `${lang}: title too long`
    ),
    ...LANGUAGES.flatMap((lang) =>
      [title, measure]
        .filter((w) => /n\/a|NaN|无$|undefined/.test(printWords(w, lang)))
        .map(() => `${lang}: an absent number`)
    ),
    ...columns
      .filter(({cell}) => rows.length > 0 && rows.every((row) => cell(row) === null))
      .map(({key}) => `${key}: an empty column`)
  ];
}

describe("figures of the Overview, as published", () => {
  it("say in their titles what stands in their tables, in each language, by value and unit", () => {
    const since = sharesSince(claims);
    const lead = leaderFigure(usage, byBasis);
    expect(problemsOf(lead)).toEqual([]);
    const share = overviewShare(usage, byBasis.all);
    const [row] = share.rows;
    const shares = share.columns.slice(1).map(({cell}) => row && cell(row));
    expect(shares.reduce((sum, part) => sum + (part && isQuantity(part) ? Number(part.value) : 0), 0)).toBeCloseTo(
      1,
      9
    );
    // Both ends are worked out over the origins of the table's last row.
    expect(problemsOf(share).filter((problem) => !problem.startsWith("title: "))).toEqual([]);
    expect(problemsOf(moneyFigure(revenue, {citation: "s", asOf: "2026-10-11", rights: "cite"}))).toEqual([]);
    const price = problemsOf(valueToPriceFigure(sheet, since));
    expect(price.filter((problem) => !/^title: -?[\d.]+ share /.test(problem))).toEqual([]);
  });

  it("are headed by findings of at most seventy characters", () => {
    const findings = [leadFinding(byBasis), moneyFinding(routerParts(revenue)), priceFinding(priceRows(sheet))];
    for (const words of findings) {
      expect(slotProblems(words)).toEqual([]);
      expect(printWords(words, "en").length).toBeLessThanOrEqual(70);
    }
  });

  it("divide the router’s dollars by the revenue reported, in one currency", () => {
    for (const {reported, low, high} of routerParts(revenue)) {
      const dollars = reported.value / (reported.perUsd ?? NaN);
      expect(low).toBeCloseTo(reported.usdLow / dollars, 12);
      expect(high).toBeCloseTo(reported.usdHigh / dollars, 12);
      expect(low).toBeLessThanOrEqual(high);
    }
  });
});

describe("facts beside the chart, as published", () => {
  it("say the same in both languages, with the verdicts adding up to the claims", () => {
    const facts = [
      tokensFact(byBasis.all, "s"),
      verdictSquares(claims).fact,
      sharesFact(claims),
      billFact(revenue, "s")
    ];
    for (const fact of facts.filter((f): f is Fact => f !== null))
      for (const words of [fact.lead, fact.text]) expect(slotProblems(words)).toEqual([]);
  });

  it("verdictSquares(claims) counts in words what its squares show", () => {
    const {fact, squares} = verdictSquares(claims);
    const [holds, all] = fact.lead.en.filter(isQuantity).map(({value}) => value);
    const others = fact.text.en.filter(isQuantity).map(({value}) => value);
    const shown = (kind: string) => squares.filter((square) => square.kind === kind).length;
    expect([holds, ...others]).toEqual(
      ["holds", "holds_only_under", "does_not_hold", "cannot_be_tested"].map((kind) => shown(kind))
    );
    expect([all, squares.length]).toEqual([claims.claims.length, claims.claims.length]);
  });

  it("name the days that prices are of, and the week of a bill", () => {
    const days = sharesSince(claims)
      .map(({on}) => on)
      .sort();
    const said = printWords(sharesFact(claims)?.text ?? {en: [], zh: []}, "en");
    for (const on of [days[0], days.at(-1)]) expect(said).toContain(formatDate(on ?? "", "en"));
    expect(printWords(billFact(revenue, "s")?.text ?? {en: [], zh: []}, "en")).toContain(
      `the bill of the week of ${formatDate(revenue.weeks.at(-1) ?? "", "en")} at list price`
    );
    expect(printWords(valueToPriceFigure(sheet, []).measure, "en")).toMatch(/prices of \d+ \w+ 20\d\d/);
  });
});

describe("leadFinding(byBasis)", () => {
  const under = (nine: WeekByOrigin, rest: WeekByOrigin) =>
    printWords(leadFinding({nine: [nine], named: [rest], all: [rest]}), "en");
  const week = (tokens: Partial<WeekByOrigin["tokens"]>) => weekByOrigin("2026-09-28", tokens);

  it("has at most seventy characters, whoever leads", () => {
    const [sure, open, china] = [week({us: 9}), week({us: 5, china: 4, undisclosed: 2}), week({china: 9, us: 1})];
    for (const [nine, rest] of [
      [sure, sure],
      [open, open],
      [china, sure],
      [sure, china]
    ] as const)
      expect(under(nine, rest).length).toBeLessThanOrEqual(70);
  });
});

describe("priceRows(sheet, since)", () => {
  it("gives each company the return of its own share, and none to one without", () => {
    const [, second] = priceRows(sheet);
    if (!second) throw new Error("fewer than two companies on record");
    const since = [{name: second.company, change: growth(0.5), on: "2026-05-20"}];
    expect(priceRows(sheet, since).map((row) => row.since)).toEqual(
      priceRows(sheet).map(({company}) => (company.en === second.company.en ? since[0] : null))
    );
  });
});

describe("priceFinding(rows)", () => {
  it("counts the companies our base case puts below their price", () => {
    const rows = priceRows(sheet);
    const [first] = rows;
    if (!first) throw new Error("no company on record");
    const said = (...bases: number[]) =>
      printWords(priceFinding(bases.map((base) => ({...first, price: 1, base}))), "en");
    expect(said(0.5, 2)).toBe("Our base case is below the price of 1 of 2 companies");
    expect(said(0.5, 0.6)).toBe("Our base case is below the price of all 2 companies");
    expect(said(2, 3)).toBe("Our base case is above the price of all 2 companies");
    expect(said()).toBe("No company has a price and a value on record");
  });
});
