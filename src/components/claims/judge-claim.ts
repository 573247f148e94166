import type {Lang, Text} from "../../lib/language.js";
import {Stopped} from "../../lib/stopped.js";
import {AS_WRITTEN, type Draft} from "../../inputs/claim-draft.js";
import {parseEntry} from "../../workspace/entry.js";
import {sqlOn, type Claim, type ClaimReading, type Reading} from "../../query/claims/claims.js";
import {citationsIn, sourcesOf} from "../../query/reader/citations.js";
import {isNumeric, printedRows} from "../../query/reader/printed.js";
import {UNWRITTEN} from "../../query/report/report.js";
import {readerQuery} from "../../query/reader/run.js";
import type {Judging} from "./claim-card.js";
import {queryProblem} from "../query-problem.js";
import {readerSource} from "../sql/reader-source.js";

/** What the fields of a claim are called. */
export const JUDGE_WORDS = {
  statement: {en: "Claim", zh: "论断"},
  expected: {en: "Number", zh: "数值"},
  expectedHigh: {en: "Upper end", zh: "上限"},
  tolerance: {en: "Tolerance", zh: "容差"},
  basis: {en: "Basis", zh: "口径"}
} as const satisfies Record<string, Text>;

const INCOMPLETE: Text = {en: "This claim cannot be judged as written", zh: "照此填写无法判定"};

/** What stops a claim from being judged, with what it is about in the title. */
export class ClaimProblem extends Error {
  constructor(
    readonly title: string,
    message: string
  ) {
    super(message);
  }
}

/** Reads the numbers of a draft. Throws with the field, what was typed, and what is expected. */
function numbersOf(draft: Draft, lang: Lang) {
  const refuse = (name: FieldName, wanted: string) => {
    const typed = draft[name].trim();
    const said =
      typed === "" ? {en: "nothing was typed", zh: "未填写"}[lang] : {en: `“${typed}”`, zh: `“${typed}”`}[lang];
    return new ClaimProblem(
      INCOMPLETE[lang],
      {
        en: `${JUDGE_WORDS[name].en}: ${said}; expected ${wanted}`,
        zh: `${JUDGE_WORDS[name].zh}：${said}；应为${wanted}`
      }[lang]
    );
  };
  const amount = (name: FieldName) => {
    const read = parseEntry(draft[name], AS_WRITTEN);
    if (!read.ok) throw refuse(name, NUMBER_WANTED[lang]);
    return read.value;
  };
  if (draft.statement.trim() === "") throw refuse("statement", {en: "the claim in words", zh: "论断的文字"}[lang]);
  const expected = amount("expected");
  const expectedHigh = draft.test === "between" ? amount("expectedHigh") : null;
  if (expectedHigh !== null && expectedHigh < expected)
    throw refuse("expectedHigh", {en: `at least ${draft.expected}`, zh: `不小于 ${draft.expected} 的数`}[lang]);
  const tolerance = draft.tolerance.trim() === "" ? 0 : amount("tolerance");
  if (tolerance < 0) throw refuse("tolerance", {en: "0 or more", zh: "不小于 0 的数"}[lang]);
  return {expected, expectedHigh, tolerance};
}

type FieldName = "statement" | "expected" | "expectedHigh" | "tolerance";

const NUMBER_WANTED: Text = {
  en: "a number such as 0.5, 12% or 4.12 trillion",
  zh: "数字，例如 0.5、12% 或 4.12 万亿"
};

interface JudgeOptions {
  readonly lang: Lang;
  readonly signal: AbortSignal;
}

/** Runs a draft at both dates. Throws Stopped, or a ClaimProblem that names the field or the basis. */
export async function judged(
  draft: Draft,
  {then, now, decidedOn = null}: Judging,
  options: JudgeOptions
): Promise<Claim> {
  const numbers = numbersOf(draft, options.lang);
  const readings: ClaimReading[] = [];
  for (const [i, {name, sql}] of draft.readings.entries()) {
    const basis = String(i);
    const title = name.trim() || `${JUDGE_WORDS.basis[options.lang]} ${i + 1}`;
    const at = (day: string) => valueOf({basis, title, sql: sqlOn(sql, day)}, options);
    const [en = title, zh = en] = title.split(" | ");
    const both = {en, zh};
    const definition = {en: "", zh: ""};
    readings.push({basis, name: both, definition, sql, isOpen: true, then: await at(then), now: await at(now)});
  }
  return {
    claim: "own",
    topic: "since",
    statement: {en: draft.statement, zh: draft.statement},
    unit: draft.unit,
    test: draft.test,
    ...numbers,
    decidedOn,
    why: {en: "The reader’s own claim", zh: "读者自拟论断"},
    untestable: {en: "it has no basis yet.", zh: "尚无口径。"},
    readings
  };
}

interface Asked {
  readonly basis: string;
  readonly title: string;
  readonly sql: string;
}

/** The value of one basis; what it is cited by comes from the tables it read, never from its own columns. */
async function valueOf({basis, title, sql}: Asked, {lang, signal}: JudgeOptions): Promise<Reading> {
  const fail = (message: string, by = "") =>
    new ClaimProblem({en: `Basis “${title}”${by && `: ${by}`}`, zh: `口径“${title}”${by && `：${by}`}`}[lang], message);
  if (sql.trim() === "") throw fail({en: "no SQL was typed; expected a query", zh: "未填写 SQL；应为一条查询"}[lang]);
  if (sql.includes(UNWRITTEN))
    throw fail(
      {
        en: `its query has ${UNWRITTEN} where something is still to be written; expected a name of the ledger there, such as the Data page lists`,
        zh: `查询中 ${UNWRITTEN} 处待写；应为账本中的名称，见“数据”页`
      }[lang]
    );
  const result = await readerQuery(sql, {signal}).catch((error: unknown) => {
    if (error instanceof Stopped) throw error;
    const {title: by, message} = queryProblem(error, lang);
    throw fail(message, by);
  });
  const names = result.columns.map(({name}) => name);
  const [row = []] = printedRows(result);
  const cell = (name: string) => {
    const i = names.indexOf(name);
    const column = result.columns[i];
    return {text: row[i] ?? null, value: column && isNumeric(column) ? Number(row[i] ?? NaN) : NaN};
  };
  const [found, coverage] = [cell("value"), cell("coverage")];
  if (!names.includes("value") || result.count > 1)
    throw fail(
      {
        en: `${result.count} rows of ${names.join(", ")}; expected one row with a number in the column value`,
        zh: `得到 ${result.count} 行，列为 ${names.join("、")}；应为一行，value 列为数字`
      }[lang]
    );
  if (found.text !== null && !Number.isFinite(found.value))
    throw fail(
      {
        en: `the column value holds the text “${found.text}”; expected a number, such as CAST(… AS DOUBLE) gives`,
        zh: `value 列为文本“${found.text}”；应为数字，可用 CAST(… AS DOUBLE) 转换`
      }[lang]
    );
  const {tables} = result.reads;
  return {
    basis,
    value: found.text === null ? null : found.value,
    coverage: Number.isFinite(coverage.value) ? coverage.value : null,
    source: null,
    citation: readerSource(tables, citationsIn(await sourcesOf(tables)), lang),
    asOf: null
  };
}
