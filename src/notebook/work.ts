import type {IsoDate} from "../lib/dates.js";
import type {CompanyText} from "../companies/models.js";
import {recordedData, recordedMetrics} from "../companies/recorded.js";
import type {MadeTable, SqlValue, TableSession} from "../query/notebook/tables.js";
import {modelRegistry} from "../query/model-names/read-registry.js";
import {readOwnRows, readUsageRows} from "../query/notebook/own-rows.js";
import type {NotebookCell} from "./cell.js";
import type {ChartSpec} from "./chart-spec.js";
import {hasChanged, standsUnder, type CommentSpec} from "./comment.js";
import type {CellContent} from "./content.js";
import type {DataSpec} from "./data-spec.js";
import {filledModel} from "./model-text.js";
import {workedModel, type WorkedModel} from "./model-value.js";
import {readsPastDay} from "./past-day.js";
import type {NotebookReference} from "./reference.js";
import type {TableSpec} from "./table-spec.js";
import {
  CellRefused,
  mergedOrigin,
  MODEL_COLUMNS,
  needAllRows,
  needColumns,
  NO_ORIGIN,
  valueOf,
  type CellOrigin,
  type CellValue
} from "./values.js";

/** What cells are worked out with. */
export interface NotebookEffects {
  readonly session: TableSession;
  /** A file of the reader’s own by its checksum; null where this browser does not have it. */
  readonly file: (data: DataSpec) => Promise<Blob | null>;
  /** Documents and figures on record, for models. */
  readonly models: () => Promise<CompanyText>;
}

/** A cell with what it says, and the values of those it reads by their names in small letters. */
export interface CellTask {
  readonly cell: NotebookCell;
  readonly content: CellContent;
  readonly read: ReadonlyMap<string, CellValue>;
  /** Names of all cells in small letters, so that others’ tables can be told from the ledger’s. */
  readonly names: ReadonlySet<string>;
  /** Day on which the notebook reads the ledger as it was known then; null for now. */
  readonly knownOn: IsoDate | null;
}

/** A cell’s value, a model’s with what it was worked out to. */
export type WorkedValue = CellValue & {readonly model?: WorkedModel};

/** Works out one cell. Rejects with CellRefused, or with what DuckDB says. */
export async function workedCell(task: CellTask, effects: NotebookEffects, signal: AbortSignal): Promise<WorkedValue> {
  const {content, read} = task;
  const origin = mergedOrigin([...read.values()].map((value) => value.origin));
  const nothing = {table: null, holds: null, origin};
  switch (content.kind) {
    case "sql":
      return workedSql(task, content.sql, effects, signal);
    case "data":
      return {
        ...nothing,
        table: await ownTable(task.cell, content.data, effects, signal),
        origin: {...NO_ORIGIN, isOwn: true}
      };
    case "model":
      return workedSheet(task, content, effects, signal);
    case "text":
      return {
        ...nothing,
        shown: content.references.map((reference) => readValue(reference, read)),
        origins: content.references.map(({cell}) => read.get(cell.toLowerCase())?.origin ?? NO_ORIGIN)
      };
    case "input":
      return {...nothing, value: content.input.value, ...optionsOf(content.input.from, read), origin: NO_ORIGIN};
    case "chart":
      return {...nothing, table: drawable(content.chart, tableOf(content.chart.from, read))};
    case "table":
      return {...nothing, table: sortable(content.table, tableOf(content.table.from, read))};
    case "comment":
      return {...nothing, under: under(content.comment, read)};
  }
}

/** What a comment stands on now, beside what it stood on. */
function under({on, was}: CommentSpec, read: ReadonlyMap<string, CellValue>): NonNullable<CellValue["under"]> {
  const value = on && read.get(on.cell.toLowerCase());
  if (!on || !value) throw new CellRefused("on: no cell of that name", "on：没有此名称的单元");
  const now = standsUnder(on, value);
  return {now, isOther: was === "" ? null : hasChanged(was, now)};
}

/** The name of a cell’s table: its own, or one that no reader can write. */
export function tableNameOf({name, key}: Pick<NotebookCell, "name" | "key">): string {
  return name === "" ? `cell ${key}` : name;
}

async function workedSql(
  {cell, read, names, knownOn}: CellTask,
  {sql, variables}: Extract<CellContent, {kind: "sql"}>["sql"],
  {session}: NotebookEffects,
  signal: AbortSignal
): Promise<CellValue> {
  const past = knownOn === null ? [] : readsPastDay(cell.body);
  if (past.length > 0) throw new CellRefused("reads past the day", "绕过了“获知于”之日", past);
  await session.knownOn(knownOn);
  const values = new Map([...variables].map(([variable, reference]) => [variable, readValue(reference, read)]));
  const table = await session.create(tableNameOf(cell), sql, values, signal);
  const own = await ledgerOrigin(
    table.reads.filter((name) => !names.has(name.toLowerCase())),
    knownOn,
    session
  );
  const origin = mergedOrigin([own, ...[...read.values()].map((value) => value.origin)]);
  return {table, holds: cell.expects === null ? null : holds(cell.expects, table), origin};
}

/** Where numbers come from that are read from tables of the ledger, as known on a day whatever was read before. */
async function ledgerOrigin(
  tables: readonly string[],
  knownOn: IsoDate | null,
  session: Pick<TableSession, "sources" | "knownOn">
): Promise<CellOrigin> {
  if (tables.length === 0) return NO_ORIGIN;
  await session.knownOn(knownOn);
  const cited = await session.sources(tables);
  const sources = cited.map(({source, citation, as_of}) => ({source, citation, as_of}));
  return {tables, isOwn: false, sources, knownOn};
}

function holds(expected: "rows" | "none" | "true", table: MadeTable): boolean {
  const {rows, columns, count} = table;
  if (expected === "rows") return count > 0;
  if (expected === "none") return count === 0;
  needAllRows(
    table,
    {en: "expect=true", zh: "expect=true"},
    {en: "gather them in one row, with bool_and(…)", zh: "请用 bool_and(…) 汇总为一行"}
  );
  const [first] = columns;
  return first !== undefined && count > 0 && rows.every((row) => row[first.name] === true);
}

async function ownTable(
  cell: NotebookCell,
  data: DataSpec,
  {file, session}: NotebookEffects,
  signal: AbortSignal
): Promise<MadeTable> {
  const blob = data.file === "" ? new Blob([data.rows]) : await file(data);
  if (!blob)
    throw new CellRefused(
      `${data.file}: this browser does not have the file; choose it again`,
      `${data.file}：此浏览器没有该文件；请重新选择`
    );
  const {columns, rows, leftOut} =
    data.read === "usage"
      ? await readUsageRows(blob, await modelRegistry((sql) => session.ask(sql)))
      : await readOwnRows(blob);
  if (leftOut.length > 0)
    throw new CellRefused(
      `row ${leftOut.slice(0, 5).join(", ")}: more cells than the header has; mend the file, or leave the rows out`,
      `第 ${leftOut.slice(0, 5).join("、")} 行：单元格多于表头；请修正文件或删去这些行`
    );
  return session.fill(tableNameOf(cell), columns, rows, signal);
}

async function workedSheet(
  {cell, read, knownOn}: CellTask,
  {parts}: Extract<CellContent, {kind: "model"}>,
  {models, session}: NotebookEffects,
  signal: AbortSignal
): Promise<WorkedValue> {
  const text = filledModel(parts, (reference) => numbersOf(reference, read));
  const now = workedModel(text, await models());
  const model = knownOn === null ? now : await modelOnDay(text, now, await models(), knownOn, session);
  const recorded = model.facts.length > 0 ? await ledgerOrigin(["company_metric"], knownOn, session) : NO_ORIGIN;
  const texts = model.rows.map((row) =>
    MODEL_COLUMNS.map((column) => (row[column] === null ? null : String(row[column])))
  );
  const types = {
    line: "VARCHAR",
    period: "VARCHAR",
    period_end: "DATE",
    value: "DOUBLE",
    unit: "VARCHAR",
    error: "VARCHAR"
  } as const;
  const columns = MODEL_COLUMNS.map((name) => ({name, type: types[name]}));
  const filled = cell.name === "" ? null : await session.fill(cell.name, columns, texts, signal);
  const table = filled ?? {columns, count: model.rows.length, rows: model.rows.map((row) => ({...row})), reads: []};
  return {
    table,
    model,
    holds: null,
    // What its facts and closes are read from; the rest of a model is its writer's.
    origin: mergedOrigin([...[...read.values()].map(({origin}) => origin), recorded, {...NO_ORIGIN, isOwn: true}])
  };
}

/** A model on what the ledger held on a day. Throws CellRefused where it takes figures that no file holds by day. */
async function modelOnDay(
  text: string,
  {facts}: WorkedModel,
  {documents}: CompanyText,
  day: IsoDate,
  session: Pick<TableSession, "ask" | "knownOn">
): Promise<WorkedModel> {
  await session.knownOn(day);
  const ask = (sql: string) => session.ask(sql);
  const byDay = new Set(await recordedMetrics(ask));
  const missing = facts.filter(({entity, metric}) => !byDay.has(`${entity} ${metric}`)).map(({metric}) => metric);
  if (missing.length > 0) throw factsOfNow([...new Set(missing)]);
  return workedModel(text, {documents, data: await recordedData(ask)});
}

/** Figures that may only be cited, and prices of the market, are bound where the site is built, as they are known then. */
function factsOfNow(metrics: readonly string[]): CellRefused {
  return new CellRefused(
    `${metrics.join(", ")}: cited here as known now and in no file by day, while this notebook reads the ledger as known on a day; type the figure in, or take the day out`,
    `${metrics.join("、")}：此处引用的是现在所知的数字，没有按日留存的数据，而本笔记本按“获知于”之日读取账本；请手动填入该数字，或清除该日`
  );
}

/** What a reference gives a model: a number, or numbers by period. Throws CellRefused. */
export function numbersOf(reference: NotebookReference, read: ReadonlyMap<string, CellValue>) {
  const value = read.get(reference.cell.toLowerCase());
  const series =
    value?.table && value.value === undefined && reference.part === null && value.table.columns.length === 2
      ? value.table
      : null;
  if (series) {
    const [period = "", number = ""] = series.columns.map(({name}) => name);
    return series.rows.map((row) => [String(row[period]), numberIn(reference, row[number])] as const);
  }
  return numberIn(reference, readValue(reference, read));
}

function numberIn({cell}: NotebookReference, value: unknown): number {
  const number = typeof value === "bigint" ? Number(value) : value;
  if (typeof number === "number" && Number.isFinite(number)) return number;
  throw new CellRefused(
    `${cell}: ${String(number)}; a model takes numbers, or rows of period and number`,
    `${cell}：${String(number)}；模型只接受数字，或期间与数字的行`
  );
}

function readValue(reference: NotebookReference, read: ReadonlyMap<string, CellValue>): SqlValue {
  const value = read.get(reference.cell.toLowerCase());
  if (!value) throw new CellRefused(`${reference.cell}: no cell of that name`, `${reference.cell}：没有此名称的单元`);
  return valueOf(reference, value);
}

function tableOf(name: string, read: ReadonlyMap<string, CellValue>): MadeTable {
  const table = read.get(name.toLowerCase())?.table;
  if (!table)
    throw new CellRefused(
      `${name}: has no rows; expected the name of a query, data or a model`,
      `${name}：没有数据行；应为查询、数据或模型的名称`
    );
  return table;
}

/** A table that has what a chart draws. */
function drawable({x, y, color, facet}: ChartSpec, table: MadeTable): MadeTable {
  needColumns(table, [x, y, color, facet]);
  return table;
}

/** A table of which neither an order nor sums are asked that its rows on the page cannot give. */
function sortable({columns, percent, sort, totals}: TableSpec, table: MadeTable): MadeTable {
  needColumns(table, [...columns, ...percent, ...totals, ...(sort ? [sort.column] : [])]);
  if (totals.length > 0)
    needAllRows(
      table,
      {en: "totals", zh: "totals"},
      {en: "sum them in the query, with sum(…)", zh: "请在查询中用 sum(…) 求和"}
    );
  if (sort)
    needAllRows(table, {en: "sort", zh: "sort"}, {en: "write ORDER BY in the query", zh: "请在查询中写 ORDER BY"});
  return table;
}

function optionsOf(from: string, read: ReadonlyMap<string, CellValue>): {readonly options?: readonly string[]} {
  if (from === "") return {};
  const table = tableOf(from, read);
  needAllRows(
    table,
    {en: "from", zh: "from"},
    {en: "read a query with SELECT DISTINCT", zh: "请改用 SELECT DISTINCT 的查询"}
  );
  const {columns, rows} = table;
  const [first] = columns;
  return {
    options: [...new Set(rows.flatMap((row) => (first && row[first.name] !== null ? [String(row[first.name])] : [])))]
  };
}
