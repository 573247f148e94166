import {verdictAt} from "../../src/query/claims/claims.js";
import type {Verdict} from "../../src/query/claims/verdict.js";
import type {JudgedReport} from "../../src/query/report/judged.js";
import {gapsOf} from "../../src/query/report/report.js";

/** A judged report in lines: what each claim came to on its day and today, each basis with its values, and what is missing. */
export function reportText(report: JudgedReport): string {
  const claims = report.claims.flatMap((claim) => [
    `${claim.claim}: ${claim.statement.en}`,
    `  ${report.then} ${said(verdictAt(claim, "then", report))}, ${report.now} ${said(verdictAt(claim, "now", report))}`,
    ...claim.readings.map(
      (r) => `  ${r.basis}: ${r.then.value ?? "nothing"}, ${r.now.value ?? "nothing"} ${claim.unit}`
    )
  ]);
  const gaps = gapsOf(report).map(({en}) => en);
  return [...claims, ...gaps, gaps.length === 0 ? "nothing is left to be written" : ""].filter(Boolean).join("\n");
}

function said(verdict: Verdict): string {
  const name = verdict.kind.replaceAll("_", " ");
  if (verdict.kind === "holds_only_under") return `${name} ${verdict.bases.join(", ")}`;
  return verdict.kind === "cannot_be_tested" ? `${name}: ${verdict.why.replaceAll("_", " ")}` : name;
}
