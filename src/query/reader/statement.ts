import type {Text} from "../../lib/language.js";

/** A column of a result, typed as DuckDB names types, such as `DECIMAL(38,2)`. */
export interface ResultColumn {
  readonly name: string;
  readonly type: string;
}

/** What DuckDB is asked of a text before it runs; each rejects with DuckDB's own message. */
export interface Inspector {
  /** Where each token begins, in bytes of UTF-8; comments are no tokens. */
  tokenize(text: string): Promise<{readonly offsets: readonly number[]}>;
  /** Parses, binds and plans a text. */
  prepare(text: string): Promise<void>;
  /** The columns a query would give. */
  describe(query: string): Promise<readonly ResultColumn[]>;
}

/** A text that reads and does nothing else. */
export interface ReadingStatement {
  /** As it runs: the text as a source of rows, which only a reading statement can be. */
  readonly sql: string;
  readonly columns: readonly ResultColumn[];
  /** `EXPLAIN` or `EXPLAIN ANALYZE` where the plan is asked for; empty for the rows themselves. */
  readonly explain: "" | "EXPLAIN" | "EXPLAIN ANALYZE";
}

/** A text that is not run, with what to write instead. */
export class QueryRefused extends Error {
  override readonly name = "QueryRefused";
  constructor(readonly text: Text) {
    super(text.en);
  }
}

/** Most characters of a query: far above any that is written by hand. */
const LONGEST = 100_000;

const READING = ["SELECT", "WITH", "FROM", "VALUES", "TABLE", "DESCRIBE", "SUMMARIZE", "SHOW", "PIVOT", "UNPIVOT"];

/**
 * The one reading statement of a text. DuckDB's tokenizer parts statements, and its parser says what reads: in place
 * of a table only a reading statement is grammatical, so that is how the text runs. Rejects with QueryRefused, or with
 * DuckDB's message on the text as it was written.
 */
export async function readingStatement(text: string, inspector: Inspector): Promise<ReadingStatement> {
  if (text.length > LONGEST)
    throw refuse(
      `${text.length} characters; a query has at most ${LONGEST}. Leave out what it does not need.`,
      `共 ${text.length} 个字符；一条查询最多 ${LONGEST} 个字符，请删去不需要的部分。`
    );
  const {offsets} = await inspector.tokenize(text);
  const statements = statementsOf(text, tokensOf(text, offsets));
  const [statement] = statements;
  if (!statement) throw refuse("nothing was typed; expected a query", "未填写 SQL；应为一条查询");
  if (statements.length > 1)
    throw refuse(
      `${statements.length} statements; one runs at a time, so none was run. Leave one, with no semicolon before its end.`,
      `共 ${statements.length} 条语句；每次只执行一条，因此均未执行。请只保留一条，中间不要有分号。`
    );
  const {tokens, written} = statement;
  const fault = await faultOf(inspector.prepare(written));
  if (fault instanceof Error && isSyntax(fault)) throw fault;
  const [first = "", second = ""] = tokens.map(({word}) => word);
  const explain = first !== "EXPLAIN" ? "" : second === "ANALYZE" ? "EXPLAIN ANALYZE" : "EXPLAIN";
  const body = explain === "" ? written : written.slice(tokens[explain.split(" ").length]?.start);
  const sql = `SELECT * FROM (\n${body}\n)`;
  try {
    return {sql, explain, columns: await inspector.describe(sql)};
  } catch (error) {
    if (isSyntax(error)) throw notReading(first, second);
    // DuckDB cannot prepare a PIVOT that looks for its own columns, though it runs one.
    throw first === "PIVOT" ? error : (fault ?? error);
  }
}

async function faultOf(work: Promise<void>): Promise<Error | null> {
  return work.then(
    () => null,
    (error: unknown) => error as Error
  );
}

interface Token {
  /** Place in the text, in its own units. */
  readonly start: number;
  /** The first word of it in capitals, or its first sign. */
  readonly word: string;
}

function tokensOf(text: string, offsets: readonly number[]): Token[] {
  const bytes = new TextEncoder().encode(text);
  const decoder = new TextDecoder();
  let start = 0;
  return offsets.map((offset, i) => {
    start += decoder.decode(bytes.subarray(offsets[i - 1] ?? 0, offset)).length;
    const [word = ""] = /^(\w+|.)/u.exec(text.slice(start, start + 20)) ?? [];
    return {start, word: word.toUpperCase()};
  });
}

interface Statement {
  /** Places are those in `written`. */
  readonly tokens: readonly Token[];
  /** The text without semicolons around it; comments before it stay, so that lines count as the reader counts. */
  readonly written: string;
}

/** What stands between semicolons; where nothing does, there is no statement. */
function statementsOf(text: string, tokens: readonly Token[]): Statement[] {
  const statements: Statement[] = [];
  let from = 0;
  let own: Token[] = [];
  for (const {start, word} of [...tokens, {start: text.length, word: ";"}])
    if (word !== ";") own.push({start: start - from, word});
    else {
      if (own.length > 0) statements.push({tokens: own, written: text.slice(from, start)});
      [from, own] = [start + 1, []];
    }
  return statements;
}

function isSyntax(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith("Parser Error");
}

function notReading(first: string, second: string): QueryRefused {
  const word = first === "EXPLAIN" ? `EXPLAIN ${second}` : first;
  const isNamed = !READING.includes(first);
  return refuse(
    `${isNamed ? word : "This statement"} was not run: a text here may only read. Write one statement that begins with ${READING.join(", ")} or EXPLAIN.`,
    `${isNamed ? word : "该语句"}未执行：此处只能读取数据。请写一条以 ${READING.join("、")} 或 EXPLAIN 开头的语句。`
  );
}

function refuse(en: string, zh: string): QueryRefused {
  return new QueryRefused({en, zh});
}
