/** A name that another spreadsheet has for what is written otherwise here. */
export interface Synonym {
  readonly name: string;
  /** The function, operator or name of ours that it is told with. */
  readonly of: string;
  /** How it is written here. */
  readonly here: string;
}

/** What is written here, the entry of the reference it belongs to, and what Excel and others call it. */
const TABLE: readonly (readonly [here: string, of: string, ...names: string[]])[] = [
  ["avg(series)", "avg", "average", "averagea", "mean"],
  ["sum(series)", "sum", "total", "sumsq", "subtotal"],
  ["sum(a * b)", "sum", "sumproduct", "mmult"],
  ["sum(if(condition, series, 0))", "sum", "sumif", "sumifs"],
  ["sum(if(condition, 1, 0))", "count", "countif", "countifs"],
  ["sum(if(condition, series, 0)) / sum(if(condition, 1, 0))", "avg", "averageif", "averageifs"],
  ["count(series)", "count", "counta", "rows", "columns"],
  ["stdev(series)", "stdev", "stdev.s", "stdeva", "std", "stddev", "stdev.p", "stdevp"],
  ["stdev(series)^2", "stdev", "var", "var.s", "vara", "variance", "var.p", "varp"],
  ["percentile(series, part)", "percentile", "percentile.inc", "percentile.exc"],
  ["quartile(series, quarter)", "quartile", "quartile.inc", "quartile.exc"],
  ["rank(x, series)", "rank", "rank.eq", "rank.avg"],
  ["correl(ys, xs)", "correl", "pearson", "corr"],
  ["forecast(x, ys, xs)", "forecast", "forecast.linear", "trend"],
  ["norm_s_dist(x)", "norm_s_dist", "norm.s.dist", "normsdist", "norm.dist", "normdist"],
  ['at(series, "FY2026")', "at", "index", "match", "getpivotdata"],
  ['lookup(table, argument, "step")', "lookup", "vlookup", "xlookup", "hlookup", "interpolate"],
  ["prev(series, opening)", "prev", "previous", "shift"],
  ["series - prev(series, missing)", "prev", "delta", "diff", "change"],
  ["series / prev(series, missing) - 1", "prev", "growth", "yoy", "qoq", "pct_change"],
  ["lag(series, periods, opening)", "lag", "offset"],
  ["cumulative(series)", "cumulative", "cumsum", "running_total", "scan"],
  ["cagr(first, last, years)", "cagr", "rri"],
  ["choose(number, first, second)", "choose", "switch"],
  ["if(condition, then, if(condition, then, else))", "if", "ifs", "iff"],
  ["iferror(x, otherwise)", "iferror", "ifna", "iserror", "iserr", "isna"],
  ["coalesce(first, second)", "coalesce", "isblank", "isnumber"],
  ["missing", "missing", "na", "nan", "null", "blank"],
  ["ties(a, b)", "ties", "exact", "approx", "isclose"],
  ["rounddown(x, 0)", "rounddown", "trunc", "floor", "floor.math"],
  ["roundup(x, 0)", "roundup", "ceiling", "ceil", "ceiling.math"],
  ["round(x / step, 0) * step", "round", "mround"],
  ["x ^ power", "^", "power", "pow"],
  ["a / b", "/", "divide", "quotient", "div"],
  ["a * b", "*", "multiply"],
  ["ln(x) / ln(base)", "ln", "log", "log10", "log2"],
  ["(1 = 1)", "=", "true"],
  ["(1 = 0)", "=", "false"],
  ["date(year, month, day)", "date", "datevalue", "today", "now"],
  ["end - start", "period_end", "days", "datedif"],
  ["yearfrac(start, end, basis)", "yearfrac", "days360"],
  ["eomonth(date, months)", "eomonth", "eom", "month_end"],
  ["pv(rate, periods, payment, future, type)", "pv", "presentvalue"],
  ["ipmt(rate, payment_number, periods, present, future, type)", "ipmt", "cumipmt", "ispmt"],
  ["ppmt(rate, payment_number, periods, present, future, type)", "ppmt", "cumprinc"],
  ["(1 + rate / times)^times - 1", "^", "effect"],
  ['convert(amount, "unit", rate)', "convert", "fx", "currency"],
  ["circular(x)", "circular", "iterate"]
];

/** Every name of another spreadsheet that is known here. */
export const SYNONYMS: ReadonlyMap<string, Synonym> = new Map(
  TABLE.flatMap(([here, of, ...names]) => names.map((name) => [name, {name, of, here}] as const))
);

/** What others call an entry of the reference. */
export function namesElsewhere(entry: string): readonly string[] {
  return [...SYNONYMS.values()].flatMap(({name, of}) => (of === entry ? [name] : []));
}
