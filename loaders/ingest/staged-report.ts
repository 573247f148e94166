import type {DuckDBConnection} from "@duckdb/node-api";
import {missingDays, monthsOf, namesOf} from "../../src/query/import/books.js";
import {counter, type Counter} from "../../src/query/import/counter.js";
import {LABEL_ROLES} from "../../src/query/import/roles/roles.js";
import type {NameReader} from "../../src/query/import/names.js";
import type {RowProblem} from "../../src/query/import/problem.js";
import type {ImportReport} from "../../src/query/import/report.js";
import {openQuestions, type ImportSettings} from "../../src/query/import/settings.js";
import {moneyValue, readMoney} from "../../src/query/import/values/money.js";
import {usageSql} from "../warehouse/requests/duckdb.js";
import {usageSum} from "../warehouse/requests/engine.js";
import {OUTCOMES, outcomeCode, STAGED, type Outcome} from "../warehouse/requests/staged.js";
import {addUsage} from "../warehouse/requests/usage.js";
import type {FileRead} from "./read-file.js";

/** The report of the page's import over rows as they are staged, batch after batch. */
export interface StagedReport {
  /** Adds the rows at hand, once repeated ones are taken out. */
  add(reader: DuckDBConnection, repeated: number): Promise<void>;
  file(read: FileRead): void;
  problem(problem: RowProblem): void;
  report(): ImportReport;
}

/** Problems that a report shows. */
const SHOWN = 100;

export function stagedReport(names: NameReader, settings: ImportSettings): StagedReport {
  const files: FileRead[] = [];
  const problems: RowProblem[] = [];
  // The days of all rows, their models and currencies; apps and tasks are of the cube alone.
  const count = counter(
    names,
    LABEL_ROLES.map(() => null),
    settings.rates ?? {}
  );
  const rows: Record<Outcome, number> = {counted: 0, empty: 0, totals: 0, others: 0, refused: 0};
  let [repeated, guessed, refusedTokens] = [0, 0, 0];
  const refusedCost = {micro: 0, rest: 0};
  return {
    async add(reader, dropped) {
      repeated += dropped;
      const outcomes = await reader.runAndReadAll(`SELECT outcome, count(*), count(*) FILTER (is_currency_guessed),
CAST(sum(tokens) AS VARCHAR), CAST(sum(cost) AS VARCHAR) FROM ${STAGED} GROUP BY outcome`);
      for (const [code, found, unsure, tokens, cost] of outcomes.getRows()) {
        const outcome = OUTCOMES[Number(code)] ?? "refused";
        rows[outcome] += Number(found);
        if (outcome === "counted") guessed += Number(unsure);
        if (outcome !== "refused") continue;
        refusedTokens += Number(tokens);
        const money = readMoney(String(cost));
        if (money) {
          refusedCost.micro += money.micro;
          refusedCost.rest += money.rest;
        }
      }
      const counted = `(SELECT * REPLACE (${LABEL_ROLES.map((role) => `'' AS ${role}`).join(", ")}) FROM ${STAGED} WHERE outcome = ${outcomeCode("counted")})`;
      const sums = await reader.runAndReadAll(usageSql(counted));
      addUsage(count, sums.getRowObjectsJson().map(usageSum));
    },
    file: (read) => void files.push(read),
    problem(problem) {
      if (problems.length < SHOWN) problems.push(problem);
    },
    report: () => ({
      ...reportOf(files, count, settings, guessed),
      rows: Object.values(rows).reduce((sum, each) => sum + each, repeated),
      used: rows.counted,
      empty: rows.empty,
      refused: rows.refused,
      totals: rows.totals,
      others: rows.others,
      repeated,
      refusedTokens,
      refusedCost: moneyValue(refusedCost),
      problems
    })
  };
}

type Counts = "rows" | "used" | "empty" | "refused" | "totals" | "others" | "repeated";

function reportOf(
  files: readonly FileRead[],
  count: Counter,
  settings: ImportSettings,
  guessed: number
): Omit<ImportReport, Counts | "refusedTokens" | "refusedCost" | "problems"> {
  const {all, roles, costs} = count.books;
  const has = (what: keyof FileRead["has"]) => files.some((file) => file.has[what]);
  const hasRequests = has("requests");
  const hasCost = has("cost") && count.unrated.size === 0;
  const isDated = files.every((file) => file.isDated);
  const days = isDated ? [...count.days].sort() : [];
  const times = (kind: keyof FileRead["times"]) => files.reduce((sum, file) => sum + file.times[kind], 0);
  const isRelative = files.some((file) => file.isRelative);
  const ambiguous = settings.order ? 0 : times("ambiguous");
  const isNamed = has("model") || settings.model !== undefined;
  return {
    files: files.map(({report}) => report),
    tokens: all.tokens,
    costUsd: hasCost ? moneyValue(all) : null,
    costs: Object.fromEntries([...costs].map(([currency, sum]) => [currency, moneyValue(sum)])),
    requests: hasRequests ? all.requests : null,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    missingDays: missingDays(days),
    roles,
    months: isDated ? monthsOf(count.books, {hasCost, hasRequests}) : [],
    names: namesOf(count.books, {hasCost, hasRequests}),
    brokenCosts: files.reduce((sum, file) => sum + file.brokenCosts, 0),
    zone: settings.zone ?? "UTC",
    times: {stated: times("stated"), absent: times("absent"), date: times("date")},
    questions: openQuestions({unrated: count.unrated, guessed, isDated, isRelative, isNamed, ambiguous})
  };
}
