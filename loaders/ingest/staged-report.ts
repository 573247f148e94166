import type {DuckDBConnection} from "@duckdb/node-api";
import {counter} from "../../src/query/import/counter.js";
import {LABEL_ROLES} from "../../src/query/import/roles/roles.js";
import type {NameReader} from "../../src/query/import/names.js";
import type {RowProblem} from "../../src/query/import/problem.js";
import type {ImportReport} from "../../src/query/import/report.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import {importReport} from "../../src/query/import/import-report.js";
import {moneyValue, readMoney} from "../../src/query/import/values/money.js";
import {usageSql} from "../warehouse/requests/duckdb-tables.js";
import {usageSum} from "../warehouse/requests/engine.js";
import {OUTCOMES, outcomeCode, STAGED, type RowOutcome} from "../warehouse/requests/staged.js";
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
  const rows: Record<RowOutcome, number> = {counted: 0, empty: 0, totals: 0, others: 0, refused: 0};
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
    report() {
      const has = (what: keyof FileRead["has"]) => files.some((file) => file.has[what]);
      return importReport(count, {
        files: files.map(({report}) => report),
        settings,
        rows: Object.values(rows).reduce((sum, each) => sum + each, repeated),
        used: rows.counted,
        empty: rows.empty,
        refused: rows.refused,
        totals: rows.totals,
        others: rows.others,
        repeated,
        hasModel: has("model"),
        hasCost: has("cost"),
        hasRequests: has("requests"),
        isDated: files.every((file) => file.isDated),
        isRelative: files.some((file) => file.isRelative),
        guessed,
        times: files.map((file) => file.times),
        refusedTokens,
        refusedCost: moneyValue(refusedCost),
        brokenCosts: files.reduce((sum, file) => sum + file.brokenCosts, 0),
        problems
      });
    }
  };
}
