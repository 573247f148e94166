import {MOST_LINE_ROWS, tooManyLineRows, type SqlAnswer, type SqlAnswers} from "../../companies/sql-answer.js";
import {isNumericType} from "../../lib/sql-types.js";
import {queryProblem} from "../query-problem.js";

/** What the ledger answered to queries of models in this tab. DuckDB loads at the first. */
export class SqlRuns {
  answers: SqlAnswers = {};
  /** Counts up with each answer. */
  version = 0;

  /** Runs queries one after the other, read-only, each with a deadline; what becomes of one is its answer. */
  async run(queries: readonly string[], signal: AbortSignal): Promise<void> {
    for (const query of new Set(queries)) {
      const answer = await answerOf(query, signal);
      this.answers = {...this.answers, [query]: answer};
      ++this.version;
    }
  }
}

async function answerOf(query: string, signal: AbortSignal): Promise<SqlAnswer> {
  try {
    const [{readerQuery}, {printedRows}] = await Promise.all([
      import("../../query/reader/run.js"),
      import("../../query/reader/printed.js")
    ]);
    const result = await readerQuery(query, {signal});
    if (!result.isWhole || result.count > MOST_LINE_ROWS) return tooManyLineRows();
    const columns = result.columns.map(({name, type}) => ({name, isNumber: isNumericType(type)}));
    return {columns, rows: [...printedRows(result)], reads: result.reads.tables};
  } catch (error) {
    return {problem: {en: queryProblem(error, "en").message, zh: queryProblem(error, "zh").message}};
  }
}
