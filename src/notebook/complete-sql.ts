import {sqlParts, type SqlPart} from "./sql-names.js";
import {isBlankSql} from "./sql-scan.js";

/** A table, view or cell that a query may read, with its columns. */
export interface KnownRelation {
  readonly name: string;
  /** What it is, for a reader. */
  readonly about: string;
  readonly columns: readonly {readonly name: string; readonly type: string}[];
  readonly isCell: boolean;
}

/** What a query may name. */
export interface KnownNames {
  readonly relations: readonly KnownRelation[];
  /** Cells whose value `${…}` takes, with what may follow a point: columns, or lines of a model. */
  readonly values: readonly {readonly name: string; readonly about: string; readonly parts: readonly string[]}[];
}

/** One way to go on with a query. */
export interface SqlCompletion {
  readonly label: string;
  readonly detail: string;
  readonly type: "table" | "column" | "cell" | "function" | "keyword";
}

export const SQL_KEYWORDS =
  "SELECT FROM WHERE GROUP BY ORDER LIMIT JOIN LEFT INNER USING ON AS WITH UNION ALL HAVING DISTINCT CASE WHEN THEN ELSE END AND OR NOT NULL IS IN BETWEEN LIKE OVER PARTITION QUALIFY DATE INTERVAL DESC ASC CAST FILTER ASOF".split(
    " "
  );

/** Functions of DuckDB that questions to the ledger use, and how each is called. */
export const SQL_FUNCTIONS: Readonly<Record<string, string>> = {
  abs: "abs(x)",
  any_value: "any_value(x)",
  arg_max: "arg_max(x, by)",
  arg_min: "arg_min(x, by)",
  avg: "avg(x)",
  bool_and: "bool_and(x)",
  coalesce: "coalesce(x, …)",
  corr: "corr(y, x)",
  count: "count(*)",
  date_diff: "date_diff('day', from, to)",
  date_trunc: "date_trunc('month', day)",
  dense_rank: "dense_rank() OVER (…)",
  exp: "exp(x)",
  first_value: "first_value(x) OVER (…)",
  generate_series: "generate_series(from, to, step)",
  greatest: "greatest(x, …)",
  lag: "lag(x, n) OVER (ORDER BY …)",
  last_value: "last_value(x) OVER (…)",
  lead: "lead(x, n) OVER (ORDER BY …)",
  least: "least(x, …)",
  ln: "ln(x)",
  max: "max(x)",
  median: "median(x)",
  min: "min(x)",
  nullif: "nullif(x, y)",
  quantile_cont: "quantile_cont(x, 0.9)",
  rank: "rank() OVER (ORDER BY …)",
  regr_count: "regr_count(y, x)",
  regr_intercept: "regr_intercept(y, x)",
  regr_r2: "regr_r2(y, x)",
  regr_slope: "regr_slope(y, x)",
  round: "round(x, digits)",
  row_number: "row_number() OVER (ORDER BY …)",
  sqrt: "sqrt(x)",
  stddev_samp: "stddev_samp(x)",
  sum: "sum(x)",
  unnest: "unnest(list)"
};

/** Ways to go on at a place of a query, and from which character on; null within comments and texts, and where there are none. */
export function sqlCompletions(
  text: string,
  at: number,
  {relations, values}: KnownNames
): {readonly from: number; readonly options: readonly SqlCompletion[]} | null {
  const before = text.slice(0, at);
  const [, cell] = /\$\{(\w*)$/.exec(before) ?? [];
  if (cell !== undefined)
    return some(
      at - cell.length,
      values.map(({name, about}) => ({label: name, detail: about, type: "cell"}))
    );
  const [, of, part] = /\$\{(\w+)\.(\w*)$/.exec(before) ?? [];
  if (of !== undefined && part !== undefined)
    return some(
      at - part.length,
      values
        .filter(({name}) => isSame(name, of))
        .flatMap(({parts}) => parts.map((label) => ({label, detail: of, type: "column"})))
    );
  const [word = ""] = /[\p{L}_][\p{L}\p{N}_]*$/u.exec(before) ?? [];
  const from = at - word.length;
  // A name where one is being written, so that its place tells what it may be.
  const parts = sqlParts(word === "" ? `${before}x` : before);
  const last = parts.at(-1);
  if (last?.name == null) return null;
  const [, qualifier] = /([\p{L}_][\p{L}\p{N}_]*)\s*\.\s*$/u.exec(text.slice(0, from)) ?? [];
  const read = tablesRead(sqlParts(word === "" ? `${before}x ${text.slice(at)}` : text), relations);
  if (qualifier !== undefined) {
    const relation = read.find(({alias}) => isSame(alias, qualifier))?.relation;
    return some(from, relation ? columnsOf([relation]) : []);
  }
  const tables = relations.map(({name, about}): SqlCompletion => ({label: name, detail: about, type: "table"}));
  if (last.role === "table") return some(from, tables);
  return some(from, [
    ...columnsOf(read.map(({relation}) => relation)),
    ...read.map(({alias, relation}): SqlCompletion => ({label: alias, detail: relation.name, type: "table"})),
    ...Object.entries(SQL_FUNCTIONS).map(([label, detail]): SqlCompletion => ({label, detail, type: "function"})),
    ...SQL_KEYWORDS.map((label): SqlCompletion => ({label, detail: "", type: "keyword"}))
  ]);
}

function some(from: number, options: readonly SqlCompletion[]) {
  const seen = new Set<string>();
  const each = options.filter(({label}) => !seen.has(label) && seen.add(label));
  return each.length > 0 ? {from, options: each} : null;
}

function columnsOf(relations: readonly KnownRelation[]): SqlCompletion[] {
  return relations.flatMap(({name, columns}) =>
    columns.map((column): SqlCompletion => ({label: column.name, detail: `${column.type} · ${name}`, type: "column"}))
  );
}

/** Tables that a query reads, each by the name it goes by there: its alias where it has one. */
function tablesRead(parts: readonly SqlPart[], relations: readonly KnownRelation[]) {
  const solid = parts.filter(({text}) => !isBlankSql(text));
  return solid.flatMap(({name, role}, i) => {
    const relation = role === "table" ? relations.find((each) => isSame(each.name, name ?? "")) : undefined;
    if (!relation) return [];
    const next = solid[i + 1]?.text.toUpperCase() === "AS" ? solid[i + 2] : solid[i + 1];
    const alias = next?.name != null && !SQL_KEYWORDS.includes(next.name.toUpperCase()) ? next.name : relation.name;
    return [{alias, relation}];
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
