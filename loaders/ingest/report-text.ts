import {problemText} from "../../src/query/import/problem.js";
import type {ImportReport} from "../../src/query/import/report.js";
import type {ImportQuestion} from "../../src/query/import/settings.js";

const whole = (value: number) => value.toLocaleString("en");
const usd = (value: number | null) =>
  value === null ? "–" : `US$${value.toLocaleString("en", {maximumFractionDigits: 12})}`;

/** A report as lines for people. */
export function ingestReportText(report: ImportReport, names: readonly string[]): string {
  const {roles, files} = report;
  const lines = [
    ...files.map(({file, inside, format, known, unused, cache}) =>
      [
        `${names[file] ?? ""}${inside === null ? "" : ` (${inside})`}: ${known ?? `columns by their names and values (${format})`}`,
        ...(cache ? [`cached tokens ${cache.cache === "within" ? "within" : "beside"} input, by ${cache.by}`] : []),
        ...(unused.length ? [`columns not used: ${unused.join(", ")}`] : [])
      ].join("; ")
    ),
    "",
    `rows      ${whole(report.rows)} read: ${whole(report.used)} count, ${whole(report.empty)} empty, ${whole(report.refused)} refused, ${whole(report.repeated)} repeated, ${whole(report.totals)} totals, ${whole(report.others)} about something else`,
    `tokens    ${whole(report.tokens)}`,
    `  input ${whole(roles.input)}, output ${whole(roles.output)}, cache read ${whole(roles.cacheRead)}, cache write ${whole(roles.cacheWrite)}, reasoning ${whole(roles.reasoning)}`,
    `cost      ${costLine(report)}`,
    `requests  ${report.requests === null ? "–" : whole(report.requests)}`,
    `days      ${report.firstDay ?? "–"} to ${report.lastDay ?? "–"} (${report.zone}); ${whole(report.missingDays.length)} between them without rows`,
    "",
    ...report.months.map(
      ({month, rows, tokens, costUsd, requests}) =>
        `${month}   ${whole(rows)} rows, ${whole(tokens)} tokens, ${usd(costUsd)}${requests === null ? "" : `, ${whole(requests)} requests`}`
    ),
    "",
    ...report.names.map(
      ({name, model, lab, by, tokens, costUsd}) =>
        `${name || "(no name)"} → ${model ?? (lab ? `${lab}, no model` : "no model")} (${by}): ${whole(tokens)} tokens, ${usd(costUsd)}`
    ),
    ...(report.refused ? ["", `refused: ${whole(report.refusedTokens)} tokens, ${usd(report.refusedCost)}`] : []),
    ...report.problems.slice(0, 20).map((problem) => `  ${problemText(problem, "en")}`),
    ...(report.brokenCosts ? [`costs that cannot be read: ${whole(report.brokenCosts)} rows`] : []),
    ...report.questions.map((question) => `not told by the file: ${questionText(question)}`)
  ];
  return `${lines.join("\n")}\n`;
}

function costLine({costUsd, costs}: ImportReport): string {
  const others = Object.entries(costs).filter(([currency]) => costUsd === null || currency !== "USD");
  return [usd(costUsd), ...others.map(([currency, value]) => `${currency} ${value.toLocaleString("en")}`)].join("; ");
}

function questionText(question: ImportQuestion): string {
  switch (question.kind) {
    case "rate":
      return `what ${question.currency} is in US dollars; state --rate ${question.currency}=…`;
    case "currency":
      return `the currency of ${whole(question.rows)} costs, taken as US dollars; state --currency`;
    case "start-day":
      return "on which day its times begin; state --start-day";
    case "day":
      return "the day; state --day";
    case "model":
      return "the model; state --model";
    case "day-order":
      return `the order of day and month in ${whole(question.rows)} rows, read as month first; state --day-order`;
  }
}
