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
    file: "loaders/claims/changes.ts",
    line: "const days = [...new Set([from, ...vintages.filter((day) => day < to), to])].sort();",
    before: "<",
    after: "<=",
    reason: "the last day stands among the days in any case, and each stands once"
  },
  {
    file: "loaders/claims/judge.ts",
    line: "const changes = then < now ? await verdictChanges(full, stated, {from: then, to: now}) : [];",
    before: "<",
    after: "<=",
    reason: "between a day and itself nothing changes, and the books are turned to the day below in any case"
  },
  {
    file: "loaders/claims/judge.ts",
    line: "return open !== null && isSame(open.value, value);",
    before: "open.value, value",
    after: "value, open.value",
    reason: "whether two values are nearly the same is the same either way round"
  },
  {
    file: "loaders/data/exposure.ts",
    line: "CAST(coalesce(sum(tokens) FILTER (origin = 'other'), 0) AS BIGINT) AS other,",
    before: "sum",
    after: "max",
    reason: "the remainder beyond named models is one row a week: its sum is its greatest"
  },
  {
    file: "loaders/warehouse/files.ts",
    line: "return readdirSync(join(root, folder))",
    before: "readdirSync(join(root, folder))\n    .sort()",
    after: "readdirSync(join(root, folder))",
    reason: "here files are listed by name already; Node does not promise so"
  },
  {
    file: "loaders/warehouse/requests/staged.ts",
    line: "SELECT id, max(rowid) AS last FROM ${STAGED} WHERE has_id GROUP BY id HAVING count(*) > 1`);",
    before: ">",
    after: ">=",
    reason: "a request that is staged once is its own last, which stays: the condition spares a longer table"
  },
  {
    file: "loaders/warehouse/requests/append.ts",
    line: "rows.map(({cost}) => new DuckDBDecimalValue(costUnits(cost), 38, 18)),",
    before: "38",
    after: "(38 + 1)",
    reason: "a value is written by the width of its column; its own is read nowhere"
  },
  {
    file: "loaders/warehouse/requests/append.ts",
    line: "rows.map(({cost}) => new DuckDBDecimalValue(costUnits(cost), 38, 18)),",
    before: "18",
    after: "(18 + 1)",
    reason: "a value is written by the scale of its column; its own is read nowhere"
  },
  {
    file: "src/model/formula/node.ts",
    line: "export const PERCENT_STRENGTH = 6;",
    before: "6",
    after: "(6 + 1)",
    reason: "what binds before all others does so by any greater number"
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
  },
  {
    file: "src/query/cube/slicer.ts",
    line: "for (let tuple = 0; tuple < rejects.length; ++tuple)",
    before: "<",
    after: "<=",
    reason:
      "a typed array takes nothing beyond its end; without a loop of its own, a cut of a large cube took three times as long"
  }
];
