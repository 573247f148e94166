import type {Text} from "../lib/language.js";
import {lookUp} from "../lib/look-up.js";
import type {Calendar} from "../model/calendar/calendar.js";
import type {FactLine} from "../model/sheet/line.js";
import {plainUnit} from "../model/text/line.js";
import {measuredBy} from "../model/text/line-spec.js";
import type {LineStatement} from "../model/text/node.js";
import {byPeriodOf, singleNumber, type SqlAnswers} from "./sql-answer.js";

/** A line whose numbers a query reads from the ledger. */
export interface SqlLine {
  readonly line: string;
  readonly query: string;
  readonly state: "not_run" | "failed" | "answered";
  /** Why it has no numbers, where it was run. */
  readonly problem: Text | null;
  /** Tables of the ledger that it read. */
  readonly reads: readonly string[];
}

const NOT_RUN = "SQL not run (press Run above the grid)";

/** The line of a query, with its numbers where it was answered; else each cell is an error by name. */
export function answeredLine(
  line: LineStatement,
  query: string,
  answers: SqlAnswers,
  periods: Calendar
): {readonly spec: FactLine; readonly sql: SqlLine; readonly reason: Text} {
  const {kind} = line.traits;
  const answer = lookUp(answers, query);
  const found =
    answer === undefined || "problem" in answer
      ? answer
      : kind === null
        ? singleNumber(answer)
        : byPeriodOf(answer, kind, periods);
  const reads = answer !== undefined && "reads" in answer ? answer.reads : [];
  const [from, zhFrom] = reads.length > 0 ? [` (${reads.join(", ")})`, `（${reads.join("、")}）`] : ["", ""];
  const reason = {en: `Read from the ledger${from} by SQL: ${query}`, zh: `以 SQL 取自账本${zhFrom}：${query}`};
  const spec = {
    type: "fact",
    name: line.name,
    unit: plainUnit(line.unit),
    source: `${line.source ? `${line.source.en}; ` : ""}read from the ledger${from} by SQL: ${query}`,
    ...measuredBy(line)
  } as const;
  const nothing = kind === null ? NaN : {};
  const told = {line: line.name, query, reads};
  if (found === undefined)
    return {
      spec: {...spec, values: nothing, absent: {kind: "not_run", detail: NOT_RUN}},
      sql: {...told, state: "not_run", problem: null},
      reason
    };
  if ("problem" in found) {
    const {problem} = found;
    return {
      spec: {...spec, values: nothing, absent: {kind: "query_failed", detail: `SQL: ${problem.en}`}},
      sql: {...told, state: "failed", problem},
      reason
    };
  }
  return {spec: {...spec, values: found.values}, sql: {...told, state: "answered", problem: null}, reason};
}
