import type {JudgedReport, Reports} from "../../src/query/report/judged.js";
import {asKnownOn} from "../as-known-on.js";
import {judgeClaims, openClaimBooks, type ClaimBooks} from "../claims/judge.js";
import {readReports, type NamedReport} from "../reports/files.js";

/** The reports of the series after the founding note, judged on their day and today; `root` names another repository’s. */
export async function loadReports(root?: string): Promise<Reports> {
  const knownOn = asKnownOn();
  const named = readReports(root);
  if (named.length === 0) return {knownOn, reports: []};
  const books = await openClaimBooks(knownOn, root);
  const reports: JudgedReport[] = [];
  for (const each of named) reports.push(await judgeReport(each, books));
  books.close();
  return {knownOn, reports};
}

/** Judges every claim of a report as those of the founding note are. Throws at a query that does not run. */
export async function judgeReport({name, report}: NamedReport, books: ClaimBooks): Promise<JudgedReport> {
  const citation = `Alpha Ledger: ${report.title.en}, ${report.date}.`;
  const judged = await judgeClaims(report.claims, report.date, books);
  return {...report, name, citation, then: report.date, now: books.now, ...judged};
}
