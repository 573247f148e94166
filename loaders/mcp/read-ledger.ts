import {StatementType, type DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {LOCKED} from "../../src/query/locked.js";
import {citedSources, type CitedSource} from "../../src/query/reader/cited-sources.js";
import {planReads, refuseMoreThanReading} from "../../src/query/reader/plan.js";
import {QueryRefused, type ResultColumn} from "../../src/query/reader/statement.js";
import {openWarehouse} from "../warehouse/open.js";
import {plainCell, plainRows, type Json} from "../warehouse/query.js";

/** One reading statement, and how much of its result is wanted. */
export interface LedgerQuestion {
  readonly sql: string;
  /** Most rows. */
  readonly rows: number;
  /** Day on which the ledger is wanted as it stood; null for today. */
  readonly knownOn: IsoDate | null;
}

/** The rows of a statement, with what they were read from. */
export interface LedgerAnswer {
  readonly columns: readonly ResultColumn[];
  readonly rows: readonly (readonly Json[string][])[];
  /** False where there are more rows than were wanted or than fit. */
  readonly isWhole: boolean;
  /** Tables of the ledger that were read, views resolved. */
  readonly reads: readonly string[];
  readonly sources: readonly CitedSource[];
}

/** Most characters of rows in one answer. */
const LONGEST = 400_000;
const MEMORY = "SET memory_limit = '1GB'";

/**
 * The shipped ledger in memory, without a way to files, network or other databases, for good. What it answers with may
 * be passed on under the licences it names.
 */
export async function lockedLedger(knownOn: IsoDate | null): Promise<DuckDBConnection> {
  const ledger = await openWarehouse({edition: "shipped", day: knownOn});
  for (const setting of [MEMORY, ...LOCKED]) await ledger.run(setting);
  return ledger;
}

/** Answers one reading statement. Rejects with QueryRefused, or with DuckDB's own message. */
export async function readLedgerRows(
  ledger: DuckDBConnection,
  {sql, rows: most}: Omit<LedgerQuestion, "knownOn">
): Promise<LedgerAnswer> {
  await refuseButReading(ledger, sql);
  const [plan] = await plainRows(ledger, `EXPLAIN (FORMAT json) ${sql}`);
  const reads = planReads(String(plan?.["explain_value"]));
  refuseMoreThanReading(reads);
  const reader = await ledger.streamAndReadUntil(sql, most + 1);
  const types = reader.columnTypes().map(String);
  const columns = reader.columnNames().map((name, i) => ({name, type: types[i] ?? ""}));
  const found = reader.getRowsJson().map((row) => row.map((value, i) => plainCell(value, types[i])));
  const rows = fitting(found.slice(0, most));
  return {
    columns,
    rows,
    isWhole: rows.length === found.length,
    reads: reads.tables,
    sources: await citedSources(reads.tables, (text) => plainRows(ledger, text))
  };
}

/** DuckDB's own parser says how many statements a text holds, and what each would do. */
async function refuseButReading(ledger: DuckDBConnection, sql: string): Promise<void> {
  if (sql.replace(/--[^\n]*|\/\*[^]*?\*\/|;/g, "").trim() === "")
    throw refused("nothing was asked; expected a query", "未填写 SQL；应为一条查询");
  const statements = await ledger.extractStatements(sql);
  if (statements.count !== 1)
    throw refused(
      `${statements.count} statements, none of which was run; expected one that reads. A PIVOT names its values: PIVOT … ON country IN ('CN', 'US').`,
      `共 ${statements.count} 条语句，均未执行；应为一条只读语句。PIVOT 须写明取值：PIVOT … ON country IN ('CN', 'US')。`
    );
  const statement = await statements.prepare(0);
  const {statementType} = statement;
  statement.destroySync();
  if (statementType !== StatementType.SELECT)
    throw refused(
      `${StatementType[statementType]} was not run: a text here may only read. Write one statement that begins with SELECT, WITH, FROM, VALUES, DESCRIBE or SUMMARIZE.`,
      `${StatementType[statementType]} 未执行：此处只能读取数据。请写一条以 SELECT、WITH、FROM、VALUES、DESCRIBE 或 SUMMARIZE 开头的语句。`
    );
}

/** The first rows that one answer holds. Throws where it does not hold the first. */
function fitting<T>(rows: readonly T[]): T[] {
  let length = 0;
  const end = rows.findIndex((row) => (length += JSON.stringify(row).length) > LONGEST);
  if (end === 0)
    throw refused(
      `the first row has ${length} characters; an answer holds ${LONGEST}. Ask for fewer or shorter columns.`,
      `首行共 ${length} 个字符；一次回答至多 ${LONGEST} 个。请减少列或缩短内容。`
    );
  return end === -1 ? [...rows] : rows.slice(0, end);
}

function refused(en: string, zh: string): QueryRefused {
  return new QueryRefused({en, zh});
}
