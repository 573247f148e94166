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
  {file: "src/lib/apportion.ts", before: "b.remainder - a.remainder", after: "a.remainder - b.remainder"},
  {file: "src/coverage/market.ts", before: "parseIsoDate(day) === null) return null", after: "false) return null"},
  {
    file: "loaders/sources/budget.ts",
    before: "times.filter((time) => time > now().getTime() - windowMs)",
    after: "times"
  },
  {file: "loaders/ledger/remaining.ts", before: "e.source === source.name &&", after: "e.source === source.name ||"},
  {file: "loaders/data/archive.ts", before: "new Date(2026, 0, 1)", after: "new Date(2026, 1, 1)"},
  {file: "src/model/text/typed-line.ts", before: "problems[0] || line", after: "problems[0] && line"},
  {
    file: "src/charts/shares-by-origin.ts",
    before: "isFirst && isPhone(width) ? 210",
    after: "isFirst || isPhone(width) ? 210"
  },
  {file: "src/coverage/coverage.ts", before: "values.length === 0", after: "values.length === 1"},
  {file: "src/coverage/coverage.ts", before: "[Math.min(...values)", after: "[Math.max(...values)"},
  {file: "src/coverage/value.ts", before: "Math.max(0, stated", after: "Math.max(1, stated"},
  {file: "src/coverage/value.ts", before: "[YEAR_LINES.before, -1]", after: "[YEAR_LINES.before, -2]"},
  {file: "src/coverage/value.ts", before: "...(isDated && {", after: "...(isDated || {"},
  {file: "loaders/data/editions.ts", before: "(edition.date, root)", after: '(root ?? "", edition.date)'},
  {file: "loaders/sources/effects.ts", before: "setTimeout(resolve, milliseconds)", after: "setTimeout(resolve, 1e9)"},
  {file: "src/query/own/typed-table.ts", before: "Number.isNaN(value.getTime())", after: "false"},
  {file: "src/figures/overview-price.ts", before: "(s) => s.name.en === company.en", after: "() => true"},
  {file: "src/words/quantity.ts", before: "10 ** -(digits + 2) / 2", after: "11 ** -(digits + 2) / 2"},
  {file: "src/figures/findings/revenue.ts", before: "week.priced + week.free", after: "week.priced - week.free"},
  {file: "loaders/warehouse/registry.ts", before: "line: i + 2", after: "line: i + 3"},
  {file: "src/query/filtered-views.ts", before: "LEFT JOIN (SELECT", after: "JOIN (SELECT"},
  {file: "src/words/say.ts", before: "words[lang].filter(isQuantity)", after: "(words[lang] as Quantity[])"},
  {file: "src/words/period.ts", before: ".exec(label) ?? []", after: ".exec(label) as string[]"},
  {
    file: "src/companies/recorded.ts",
    before: "max(input_usd_per_mtok) AS input,",
    after: "min(input_usd_per_mtok) AS input,"
  },
  {file: "src/query/cube/selection.ts", before: "=== isExcluded ? filter.keys : []", after: "=== isExcluded ? [] : []"},
  {file: "src/figures/overview-share.ts", before: "w.tokens[o] / w.total", after: "w.tokens[o] * w.total"},
  {file: "loaders/sources/secrets.ts", before: "secret.length >= 3", after: "secret.length >= 4"}
];
