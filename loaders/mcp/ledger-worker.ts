import type {DuckDBConnection} from "@duckdb/node-api";
import type {IsoDate} from "../../src/lib/dates.js";
import {reasonOf} from "../../src/lib/reason-of.js";
import {lockedLedger, readLedgerRows, type LedgerAnswer, type LedgerQuestion} from "./read-ledger.js";

/** What a worker says: that the ledger of a day is open, then the answer or why there is none. */
export type LedgerReport =
  | {readonly kind: "opened"}
  | {readonly kind: "answered"; readonly answer: LedgerAnswer}
  | {readonly kind: "failed"; readonly problem: string};

// Answers one question at a time for the process that started this one, which ends it where a question takes too long.
process.on("message", (question: LedgerQuestion) => {
  void reportOn(question).then(say);
});

process.on("disconnect", () => process.exit());

let open: {readonly knownOn: IsoDate | null; readonly ledger: DuckDBConnection} | null = null;

async function reportOn({sql, rows, knownOn}: LedgerQuestion): Promise<LedgerReport> {
  try {
    if (open?.knownOn !== knownOn) {
      open?.ledger.closeSync();
      open = null;
      open = {knownOn, ledger: await lockedLedger(knownOn)};
    }
    say({kind: "opened"});
    return {kind: "answered", answer: await readLedgerRows(open.ledger, {sql, rows})};
  } catch (error) {
    return {kind: "failed", problem: reasonOf(error)};
  }
}

function say(report: LedgerReport): void {
  process.send?.(report);
}
