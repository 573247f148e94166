/** A fault worth planting each time: the one place where `before` stands in a file. */
interface Planted {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** Faults that tests once let pass, and faults of SQL and registries that no rule above would plant. */
export const PLANTED: readonly Planted[] = [
  {file: "src/model/uncertainty/summary.ts", before: "(values.length - 1)", after: "values.length"},
  {file: "src/model/uncertainty/summary.ts", before: "[1] / Math.sqrt(BATCHES)", after: "[1]"},
  {file: "src/model/analysis/solve.ts", before: "Math.max(...values)] as const", after: "values.at(-1)] as const"},
  {file: "src/query/exposure.ts", before: ` && w.kind === "owner"`, after: ""},
  {file: "src/companies/bound-line.ts", before: "[year, first] : []", after: "[first, year] : []"},
  {file: "loaders/warehouse/weeks.ts", before: "addDays(day, 2)", after: "addDays(day, 1)"},
  {file: "loaders/sources/http.ts", before: " * 2 ** (attempt - 1)", after: ""},
  {file: "loaders/data/revenue.ts", before: "input_high <= 0.5", after: "input_high <= 0.05"},
  {
    file: "loaders/data/revenue.ts",
    before: "sum(usd_high) FILTER (price_basis = 'after')",
    after: "sum(usd_low) FILTER (price_basis = 'after')"
  },
  {
    file: "loaders/data/revenue.ts",
    before: "(SELECT max(as_of) FROM session_cost)",
    after: "(SELECT min(as_of) FROM session_cost)"
  },
  {file: "src/lib/apportion.ts", before: "a.i - b.i", after: "b.i - a.i"}
];
