import {parseIsoDate} from "../lib/dates.js";
import type {Text} from "../lib/language.js";
import type {Calendar} from "../model/calendar/calendar.js";
import type {Kind} from "../model/sheet/line.js";

/** What the ledger answered to a query of a line: its rows as texts, null for none. */
export interface SqlRows {
  readonly columns: readonly {readonly name: string; readonly isNumber: boolean}[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** Tables of the ledger that were read, views resolved. */
  readonly reads: readonly string[];
}

/** The rows, or why there are none. */
export type SqlAnswer = SqlRows | {readonly problem: Text};

/** Answers to queries, by their text; a query without one was not run. */
export type SqlAnswers = Readonly<Record<string, SqlAnswer>>;

/** Most rows that a line is made of. */
export const MOST_LINE_ROWS = 20_000;

type Found<T> = {readonly values: T} | {readonly problem: Text};

/** The one number of an answer. */
export function singleNumber({columns, rows}: SqlRows): Found<number> {
  const [row, ...more] = rows;
  const [column, ...others] = columns;
  if (!column?.isNumber || others.length > 0)
    return problem(
      `${shapeOf(columns)}; a line without flow, stock, rate or ratio takes one column of one number`,
      `${shapeOf(columns)}；未注明 flow、stock、rate 或 ratio 的行只取一列一个数`
    );
  if (!row || more.length > 0)
    return problem(
      `${rows.length} rows; a line without flow, stock, rate or ratio takes one`,
      `共 ${rows.length} 行；未注明 flow、stock、rate 或 ratio 的行只取一行`
    );
  const value = row[0] == null ? NaN : Number(row[0]);
  return Number.isFinite(value)
    ? {values: value}
    : problem(`${row[0] ?? "NULL"}; expected a number`, `${row[0] ?? "NULL"}；应为数字`);
}

/**
 * Numbers of an answer by period: those of a flow are added up, of a stock the last is taken, a rate or ratio has one. A day
 * belongs to the period it falls in; days of no period are left out.
 */
export function byPeriodOf(
  {columns, rows}: SqlRows,
  kind: Kind,
  {periods}: Calendar
): Found<Readonly<Record<string, number>>> {
  const [first = NO_PERIOD] = periods;
  const [final = NO_PERIOD] = periods.slice(-1);
  const [dated] = columns.filter(({isNumber}) => !isNumber);
  const [counted] = columns.filter(({isNumber}) => isNumber);
  if (!dated || !counted || columns.length > 2)
    return problem(
      `${shapeOf(columns)}; expected two columns: days such as 2026-02-16 or periods such as ${first.label}, and numbers`,
      `${shapeOf(columns)}；应为两列：日期（如 2026-02-16）或期间（如 ${first.label}），以及数值`
    );
  const [when, worth] = [columns.indexOf(dated), columns.indexOf(counted)];
  const found = new Map<string, {day: string; value: number}[]>();
  for (const row of rows) {
    const [at, text] = [row[when] ?? "", row[worth]];
    if (text == null) continue;
    const value = Number(text);
    if (!Number.isFinite(value)) return problem(`${at}: ${text}; expected a number`, `${at}：${text}；应为数字`);
    const day = at.slice(0, 10);
    const isDay = parseIsoDate(day) !== null;
    const period = periods.find((p) => (isDay ? p.start <= day && day <= p.end : p.label === at));
    if (!period && isDay) continue;
    if (!period)
      return problem(
        `${at || "NULL"} in ${dated.name}; expected a day, or a period from ${first.label} to ${final.label}`,
        `${dated.name} 列的 ${at || "NULL"}；应为日期，或 ${first.label} 至 ${final.label} 之间的期间`
      );
    found.set(period.label, [...(found.get(period.label) ?? []), {day: at, value}]);
  }
  if (found.size === 0)
    return problem(
      `${rows.length} rows, none with a number from ${first.start} to ${final.end}`,
      `共 ${rows.length} 行，${first.start} 至 ${final.end} 之间没有数值`
    );
  const values: Record<string, number> = {};
  for (const [label, all] of found) {
    if (all.length > 1 && kind !== "flow" && kind !== "stock")
      return problem(
        `${all.length} rows in ${label}; a ${kind} takes one in each period: group by period`,
        `${label} 内有 ${all.length} 行；${kind} 每期只取一行，请按期间汇总`
      );
    const days = all.map(({day}) => day).sort();
    const [last = ""] = days.slice(-1);
    const onLast = all.filter(({day}) => day === last);
    if (kind === "stock" && onLast.length > 1)
      return problem(
        `${onLast.length} rows of ${last} in ${label}; a stock takes the last one: group by day`,
        `${label} 内 ${last} 有 ${onLast.length} 行；存量取最后一行，请按日期汇总`
      );
    values[label] = (kind === "flow" ? all : onLast).reduce((sum, {value}) => sum + value, 0);
  }
  return {values};
}

const NO_PERIOD = {label: "", start: "", end: ""};

function shapeOf(columns: SqlRows["columns"]): string {
  return columns.map(({name}) => name).join(", ");
}

function problem(en: string, zh: string): {readonly problem: Text} {
  return {problem: {en, zh}};
}

/** The answer to a query that gives more rows than a line is made of. */
export function tooManyLineRows(): SqlAnswer {
  const most = MOST_LINE_ROWS.toLocaleString("en");
  return problem(
    `more than ${most} rows; a line is made of at most that many: group them`,
    `超过 ${most} 行；一行模型最多由这么多行构成，请先汇总`
  );
}
