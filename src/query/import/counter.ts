import type {Cube} from "../cube/cube.js";
import {apportioned} from "./apportioned.js";
import {addRoles, addRow, newBooks, noSums, type ImportBooks, type Sums} from "./books.js";
import {MODEL_ATTRIBUTES, type LoggedName, type NameReader} from "./names.js";
import type {RowProblem} from "./problem.js";
import type {Amounts} from "./read-row.js";
import {plainMember, tally} from "./tally.js";
import {addMoney, type Money} from "./values/money.js";

const SHOWN_PROBLEMS = 100;

/** What a row adds: its day, model and labels, its tokens and other amounts, and the currency of its cost. */
export interface CountedRow {
  /** How many rows are added up in it; one where absent. */
  readonly rows?: number;
  readonly day: string;
  /** Milliseconds since 1970; of a sum, those of its day. */
  readonly time: number;
  readonly name: LoggedName;
  readonly labels: readonly string[];
  readonly tokens: number;
  readonly amounts: Amounts;
  readonly currency: string;
}

/** Counts rows: what becomes of each, their sums, and the cells of a cube. With −1 a row is taken back. */
export interface Counter {
  name(text: string, isBill: boolean): LoggedName;
  count(row: CountedRow, factor: 1 | -1): void;
  refuse(tokens: number, amounts: Amounts | null, factor: 1 | -1): void;
  /** A row that does not count, and is not refused. */
  pass(why: "empty" | "others" | "totals", factor: 1 | -1): void;
  problem(problem: RowProblem): void;
  readonly books: ImportBooks;
  readonly rows: {
    readonly used: number;
    readonly empty: number;
    readonly refused: number;
    readonly totals: number;
    readonly others: number;
  };
  readonly problems: readonly RowProblem[];
  /** Costs that cannot be read, and currencies with costs and no rate. */
  readonly brokenCosts: number;
  readonly unrated: ReadonlySet<string>;
  readonly days: ReadonlySet<string>;
  /** The cube, with the sums that are there. */
  toCube(has: {readonly hasTokens: boolean; readonly hasRequests: boolean; readonly hasCost: boolean}): Cube;
}

export function counter(
  names: NameReader,
  labelNames: readonly (string | null)[],
  rates: Readonly<Record<string, number>>
): Counter {
  const dimensions = ["model", ...MODEL_ATTRIBUTES, ...labelNames.filter((name) => name !== null)];
  const sums = tally(dimensions, 4);
  const books = newBooks();
  const rows = {used: 0, empty: 0, refused: 0, totals: 0, others: 0};
  const problems: RowProblem[] = [];
  const byName = new Map<string, LoggedName>();
  const unrated = new Set<string>();
  const days = new Set<string>();
  const added = [0, 0, 0, 0];
  let brokenCosts = 0;
  let last: {month: string; sums: Sums} = {month: "", sums: noSums()};
  const monthSums = (day: string) => {
    const month = day.slice(0, 7);
    if (month === last.month) return last.sums;
    const found = books.months.get(month) ?? noSums();
    books.months.set(month, found);
    last = {month, sums: found};
    return found;
  };
  const usdOf = (money: Money, currency: string, factor: number): Money | null => {
    let of = books.costs.get(currency);
    if (!of) books.costs.set(currency, (of = {micro: 0, rest: 0}));
    addMoney(of, money, factor);
    if (currency === "USD") return money;
    const rate = rates[currency];
    if (rate === undefined) {
      if (money.micro !== 0 || money.rest !== 0) unrated.add(currency);
      return null;
    }
    const micro = (money.micro + money.rest / 1e12) * rate;
    return {micro: Math.trunc(micro), rest: Math.round((micro - Math.trunc(micro)) * 1e12), currency: "USD"};
  };
  return {
    books,
    rows,
    problems,
    unrated,
    days,
    get brokenCosts() {
      return brokenCosts;
    },
    name(text, isBill) {
      const read = names.read(text, isBill);
      const found = byName.get(read.name) ?? read;
      byName.set(read.name, found);
      return found;
    },
    count({rows: of = 1, day, name, labels, tokens, amounts, currency}, factor) {
      const usd = amounts.cost && usdOf(amounts.cost, currency, factor);
      if (amounts.hasBrokenCost) brokenCosts += factor;
      const values = [...name.values];
      for (let i = 0; i < labelNames.length; ++i) if (labelNames[i] !== null) values.push(labels[i] ?? "");
      added[0] = factor * tokens;
      added[1] = factor * (amounts.requests ?? 0);
      added[2] = usd ? factor * usd.micro : 0;
      added[3] = usd ? factor * usd.rest : 0;
      sums.add(day, values, added);
      days.add(day);
      rows.used += factor * of;
      let named = books.names.get(name);
      if (!named) books.names.set(name, (named = noSums()));
      for (const into of [books.all, monthSums(day), named]) addRow(into, tokens, amounts.requests, usd, factor, of);
      addRoles(books.roles, amounts, factor);
    },
    refuse(tokens, amounts, factor) {
      rows.refused += factor;
      if (amounts) addRow(books.refused, tokens, amounts.requests, amounts.cost, factor);
    },
    pass: (why, factor) => void (rows[why] += factor),
    problem(found) {
      if (problems.length < SHOWN_PROBLEMS) problems.push(found);
    },
    toCube({hasTokens, hasRequests, hasCost}) {
      const cells = Array.from({length: sums.cells}, (_, cell) => cell);
      const [micro, rest] = [sums.sum(2), sums.sum(3)];
      return sums.toCube(
        "own",
        {
          ...(hasTokens && {tokens: sums.sum(0)}),
          ...(hasRequests && {requests: sums.sum(1)}),
          ...(hasCost && {usd_micro_cost: apportioned(cells.map((cell) => [micro[cell] ?? 0, rest[cell] ?? 0]))})
        },
        (dimension, key) => names.member(dimension, key) ?? plainMember(dimension, key)
      );
    }
  };
}
