import {UNKNOWN_KEY} from "../cube/dimensions.js";
import {cut} from "./containers/cell-text.js";
import {noEvidence, tokensOf, type Convention, type Evidence} from "./conventions.js";
import type {Counter} from "./counter.js";
import type {LoggedName} from "./names.js";
import type {RowProblem} from "./problem.js";
import {amountReader, isEmptyRow} from "./read-row.js";
import {LABEL_ROLES, type Plan, type RoleColumns, type RoleName} from "./roles/roles.js";
import {isSumOfCalls} from "./roles/spans.js";
import {statedOffset} from "./roles/stated-units.js";
import type {ImportSettings} from "./settings.js";
import type {Survey} from "./survey.js";
import {isAbsent} from "./values/absent.js";
import {dayReader} from "./values/days.js";
import type {DecimalSign} from "./values/number.js";
import {dayOrder} from "./values/time.js";

/** Names of rows that add up others. */
export const TOTAL = /^(all( models)?|(grand |sub)?totals?|sum|gesamt|summe|合计|总计|小计|全部(模型)?|所有模型)$/i;

/** Day under which rows are held until the reader tells one. */
export const NO_DAY = "1970-01-01";

/** Reads the rows of one file into a counter as a plan and a reader's settings say. */
export interface FileReader {
  /** Counts a row; with −1 takes back what it counted before. */
  row(cells: readonly string[], row: number, factor: 1 | -1): void;
  /** The number that tells the row's request; null where it has none. */
  id(cells: readonly string[]): string | null;
  readonly times: {readonly stated: number; readonly absent: number; readonly date: number; readonly ambiguous: number};
  /** Rows whose cost no one says the currency of. */
  readonly guessedCurrencies: number;
  readonly isDated: boolean;
  /** What the rows have shown of how their tokens add up. */
  readonly evidence: Evidence;
}

/** What is settled about a file before its rows are counted. */
export interface FileTerms {
  readonly survey: Survey;
  readonly plan: Plan;
  readonly sign: DecimalSign;
  readonly convention: Convention;
}

export function fileReader(
  {survey, plan, sign, convention}: FileTerms,
  settings: ImportSettings,
  counter: Pick<Counter, "name" | "count" | "refuse" | "pass" | "problem">
): FileReader {
  const {columns} = plan;
  const evidence = noEvidence();
  const time = settings.day === undefined ? columns.time?.places[0] : undefined;
  const unit = plan.relativeUnit;
  const order = settings.order ?? (time === undefined ? null : dayOrder(survey.values[time] ?? []));
  const offset = time === undefined ? null : statedOffset(survey.names[time] ?? "");
  const days = dayReader({
    ...(offset !== null && {offset}),
    ...(settings.zone !== undefined && {zone: settings.zone}),
    ...(settings.isLocal !== undefined && {isLocal: settings.isLocal}),
    ...(order && {order}),
    ...(unit !== null && {start: {day: settings.startDay ?? NO_DAY, unit}})
  });
  const amountsOf = amountReader(plan, sign);
  const modelPlaces = columns.model?.places ?? [];
  const variant = columns.variant?.places[0];
  const currency = columns.currency?.places[0];
  const ownCurrency = settings.currency ?? plan.currency;
  const isCurrencyGuessed = settings.currency === undefined && !plan.isCurrencyStated;
  let guessedCurrencies = 0;
  const [idPlaces, kindPlace] = [columns.id?.places ?? [], columns.kind?.places[0]];
  const hasTotals = !areAllTotals(survey, modelPlaces);
  const labels = LABEL_ROLES.map((role) => columns[role]);
  const names = new Map<string, LoggedName>();

  const givenDay = settings.day ?? NO_DAY;
  const given = {day: givenDay, time: Date.parse(givenDay)};
  let carried = "";

  const modelText = (cells: readonly string[]) => {
    let text = "";
    for (const place of modelPlaces) {
      const cell = cells[place] ?? "";
      if (isAbsent(cell)) continue;
      text = cell.trim();
      break;
    }
    if (plan.isModelCarried && text !== "") carried = text;
    text ||= carried;
    if (text === "") return settings.model ?? "";
    const kind = variant === undefined ? "" : (cells[variant] ?? "").trim().toLowerCase();
    return kind === "" || kind === "standard" || text.includes(":") || isAbsent(kind) ? text : `${text}:${kind}`;
  };
  const nameOf = (text: string) => {
    let found = names.get(text);
    if (!found) {
      if (names.size > 100_000) names.clear();
      names.set(text, (found = counter.name(text, plan.isBill)));
    }
    return found;
  };
  const problem = (cells: readonly string[], row: number, role: RoleName, expected: RowProblem["expected"]) => {
    const place = columns[role]?.places.find((p) => !isAbsent(cells[p] ?? "")) ?? columns[role]?.places[0] ?? -1;
    counter.problem({row, column: survey.names[place] ?? role, value: cut(cells[place] ?? ""), expected});
  };
  return {
    times: days.seen,
    evidence,
    get guessedCurrencies() {
      return guessedCurrencies;
    },
    isDated: (time !== undefined && (unit === null || settings.startDay !== undefined)) || settings.day !== undefined,
    row(cells, row, factor) {
      const amounts = amountsOf(cells);
      if (amounts.broken === null && (amounts.isOther || isEmptyRow(amounts))) {
        if (plan.isModelCarried) modelText(cells);
        counter.pass(amounts.isOther ? "others" : "empty", factor);
        return;
      }
      if (plan.spanKind !== null && isSumOfCalls(cells[plan.spanKind] ?? "")) {
        counter.pass("totals", factor);
        return;
      }
      const tokens = tokensOf(amounts, convention, evidence);
      const at = time === undefined ? given : days.read(cells[time] ?? "");
      if (amounts.broken !== null || at === null) {
        counter.refuse(tokens, amounts, factor);
        if (factor < 0) return;
        if (amounts.broken !== null) problem(cells, row, amounts.broken, "whole");
        else problem(cells, row, "time", "time");
        return;
      }
      const text = modelText(cells);
      if (plan.isModelNeeded && text === "") {
        counter.pass("others", factor);
        return;
      }
      if (hasTotals && TOTAL.test(text)) {
        counter.pass("totals", factor);
        return;
      }
      const own = currency === undefined ? "" : (cells[currency] ?? "").trim().toUpperCase();
      const stated = /^[A-Z]{3}$/.test(own) ? own : (amounts.cost?.currency ?? null);
      if (isCurrencyGuessed && stated === null && amounts.cost !== null) guessedCurrencies += factor;
      const labelled = labels.map((label) => labelOf(cells, label));
      counter.count(
        {...at, name: nameOf(text), labels: labelled, tokens, amounts, currency: stated ?? ownCurrency},
        factor
      );
    },
    id(cells) {
      let id = "";
      for (const place of idPlaces) {
        const text = cells[place] ?? "";
        if (!isAbsent(text)) id += `${id === "" ? "" : "|"}${text}`;
        else if (id === "") return null;
      }
      return id === "" || kindPlace === undefined ? id || null : `${id}|${cells[kindPlace] ?? ""}`;
    }
  };
}

function labelOf(cells: readonly string[], label: RoleColumns | undefined): string {
  if (!label) return UNKNOWN_KEY;
  for (const place of label.places) {
    const text = (cells[place] ?? "").trim();
    if (text !== "" && !/^(null|none|nan|\\n|undefined)$/i.test(text)) return text;
  }
  return UNKNOWN_KEY;
}

/** Whether every model of a file's sample is called a total, so that nothing else would be left. */
export function areAllTotals({rows}: Survey, places: readonly number[]): boolean {
  const [place] = places;
  return place === undefined || rows.every((cells) => TOTAL.test((cells[place] ?? "").trim()));
}
