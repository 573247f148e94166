import {MOST_LINE_ROWS, tooManyLineRows, type SqlAnswer, type SqlAnswers} from "../../src/companies/sql-answer.js";
import {reasonOf} from "../../src/lib/reason-of.js";
import {isNumericType} from "../../src/lib/sql-types.js";
import {queriesIn} from "../../src/model/text/queries.js";
import type {Library} from "../../src/model/text/include.js";
import {ledgerProcess} from "../mcp/ask-ledger.js";
import type {LedgerAnswer} from "../mcp/read-ledger.js";

/** Seconds that one query of a line may take. */
const PATIENCE = 30;

/** Asks the shipped ledger one reading statement. */
export type AskQuery = (sql: string, rows: number) => Promise<LedgerAnswer>;

/** Runs the queries of a model, those of the documents it includes among them, read-only on the shipped ledger. */
export async function sqlAnswers(text: string, library: Library, ask?: AskQuery): Promise<SqlAnswers> {
  const queries = queriesIn(text, library);
  if (queries.length === 0) return {};
  const own = ask ? null : ledgerProcess(PATIENCE);
  const asking: AskQuery = ask ?? ((sql, rows) => (own as NonNullable<typeof own>).ask({sql, rows, knownOn: null}));
  try {
    const answers: [string, SqlAnswer][] = [];
    for (const query of queries) answers.push([query, await answered(query, asking)]);
    return Object.fromEntries(answers);
  } finally {
    own?.end();
  }
}

async function answered(query: string, ask: AskQuery): Promise<SqlAnswer> {
  try {
    const {columns, rows, isWhole, reads} = await ask(query, MOST_LINE_ROWS);
    if (!isWhole) return tooManyLineRows();
    return {
      columns: columns.map(({name, type}) => ({name, isNumber: isNumericType(type)})),
      rows: rows.map((row) => row.map((cell) => (cell === null ? null : String(cell)))),
      reads
    };
  } catch (error) {
    const message = reasonOf(error);
    // DuckDB says some things twice.
    const said = [...new Set(message.split(/\n{2,}/))].join("\n\n");
    return {problem: {en: said, zh: said}};
  }
}
