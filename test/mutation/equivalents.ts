/** A change that no test can see, and why. */
interface Equivalent {
  readonly file: string;
  /** The line it is in, without indentation. */
  readonly line: string;
  readonly before: string;
  readonly after: string;
  readonly reason: string;
}

export const EQUIVALENTS: readonly Equivalent[] = [
  {
    file: "loaders/data/comparables.ts",
    line: "companyName(String(entity), model?.title ?? {en: String(name), zh: String(zh ?? name)})",
    before: "zh ?? name",
    after: "zh",
    reason: "the registry of companies requires a Chinese name: no row comes without one"
  },
  {
    file: "loaders/data/exposure.ts",
    line: "CAST(coalesce(sum(tokens) FILTER (origin = 'other'), 0) AS BIGINT) AS other,",
    before: "sum",
    after: "max",
    reason: "the remainder beyond named models is one row a week: its sum is its greatest"
  },
  {
    file: "src/model/functions/convert.ts",
    line: "if (tens === 0) return node;",
    before: "0",
    after: "(0 + 1)",
    reason: "units differ by 2, 3, 4 or more powers of ten, never by one, and a node times one is the node"
  },
  {
    file: "src/query/cube/periods.ts",
    line: 'return periodOf(addDays(period, 31), "month");',
    before: "31",
    after: "(31 + 1)",
    reason: "31 and 32 days after the first of a month lie both in the next one"
  }
];
