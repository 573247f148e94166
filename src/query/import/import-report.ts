import {missingDays, monthsOf, namesOf} from "./books.js";
import type {Counter} from "./counter.js";
import type {ImportReport, ReadFileReport} from "./report.js";
import {openQuestions, type ImportSettings} from "./settings.js";
import {moneyValue} from "./values/money.js";

type RowCounts = Pick<ImportReport, "rows" | "used" | "empty" | "refused" | "totals" | "others" | "repeated">;

/** What a report rests on besides what was counted, by whatever route files were read. */
export interface ReadOfFiles
  extends RowCounts, Pick<ImportReport, "refusedTokens" | "refusedCost" | "brokenCosts" | "problems"> {
  readonly files: readonly ReadFileReport[];
  readonly settings: ImportSettings;
  readonly hasModel: boolean;
  readonly hasCost: boolean;
  readonly hasRequests: boolean;
  readonly isDated: boolean;
  readonly isRelative: boolean;
  /** Rows whose cost no one says the currency of. */
  readonly guessed: number;
  /** Times of each of them, or of each of their files. */
  readonly times: readonly (ImportReport["times"] & {readonly ambiguous: number})[];
}

/** The report of files that were read and counted. */
export function importReport(
  {books, unrated, days: counted}: Pick<Counter, "books" | "unrated" | "days">,
  {settings, hasModel, hasCost: isCosted, hasRequests, isDated, isRelative, guessed, times, ...read}: ReadOfFiles
): ImportReport {
  const {all, roles, costs} = books;
  const hasCost = isCosted && unrated.size === 0;
  const days = isDated ? [...counted].sort() : [];
  const timesOf = (kind: keyof (typeof times)[number]) => times.reduce((sum, each) => sum + each[kind], 0);
  const ambiguous = settings.order ? 0 : timesOf("ambiguous");
  const isNamed = hasModel || settings.model !== undefined;
  return {
    ...read,
    tokens: all.tokens,
    costUsd: hasCost ? moneyValue(all) : null,
    costs: Object.fromEntries([...costs].map(([currency, sum]) => [currency, moneyValue(sum)])),
    requests: hasRequests ? all.requests : null,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    missingDays: missingDays(days),
    roles,
    months: isDated ? monthsOf(books, {hasCost, hasRequests}) : [],
    names: namesOf(books, {hasCost, hasRequests}),
    zone: settings.zone ?? "UTC",
    times: {stated: timesOf("stated"), absent: timesOf("absent"), date: timesOf("date")},
    questions: openQuestions({unrated, guessed, isDated, isRelative, isNamed, ambiguous})
  };
}
