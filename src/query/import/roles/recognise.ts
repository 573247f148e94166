import {knownPlan} from "../exports/match.js";
import type {Survey} from "../survey.js";
import {readMoney} from "../values/money.js";
import {decimalSign, readWhole} from "../values/number.js";
import {readTime} from "../values/time.js";
import {
  cacheByNames,
  costColumns,
  costScale,
  currencyOf,
  namedCurrency,
  requestColumns,
  tokenColumns
} from "./amounts.js";
import {longTable} from "./long-table.js";
import {TOKEN_ROLES, type Columns, type Plan, type RoleColumns, type RoleName} from "./roles.js";
import {tokenScale} from "./stated-units.js";
import {labelColumns, modelByValues, modelColumns} from "./labels.js";
import {spanKindColumn} from "./spans.js";
import {timeRank} from "./vocabulary.js";
import {wordsOf} from "./words.js";

/** How a file is to be read: as an export that is known, else by the words of its columns, borne out by their values. */
export function recognise(survey: Survey): Plan {
  return knownPlan(survey) ?? wordedPlan(survey);
}

/** The plan that words and values of columns suggest. */
export function wordedPlan(survey: Survey): Plan {
  const {names} = survey;
  const tokens = tokenColumns(survey);
  const cost = costColumns(survey);
  const long = longTable(survey, tokens);
  const time = timeColumn(survey);
  const amounts: Columns = long ?? tokens;
  const named = modelColumns(survey);
  const labels = labelColumns(survey);
  const columns: Columns = {
    ...amounts,
    ...present("time", time && {places: [time.place]}),
    ...present("model", named ?? modelByValues(survey)),
    ...present("requests", requestColumns(survey)),
    ...present("cost", cost),
    ...(namedCurrency(names, cost) === null ? labels : without(labels, "currency"))
  };
  return {
    known: null,
    columns: isAddedUp(survey, columns) ? without(columns, "id") : columns,
    cache: cacheByNames(names, columns),
    currency: currencyOf(names, cost),
    isCurrencyStated: namedCurrency(names, cost) !== null,
    costScale: costScale(names, cost),
    tokenScales: tokenScales(names, columns),
    relativeUnit: time?.unit ?? null,
    isBill: named === null && columns.model !== undefined,
    spanKind: spanKindColumn(survey),
    isModelNeeded: false,
    isModelCarried: false
  };
}

/** Tokens in one of an amount, by the place of each column of tokens whose name says so. */
function tokenScales(names: readonly string[], columns: Columns): ReadonlyMap<number, number> {
  const places = TOKEN_ROLES.flatMap((role) => columns[role]?.places ?? []);
  const scaled = places.map((place) => [place, tokenScale(names[place] ?? "")] as const);
  return new Map(scaled.filter(([, scale]) => scale !== 1));
}

export function present(role: RoleName, columns: RoleColumns | null | undefined): Columns {
  return columns ? {[role]: columns} : {};
}

function without(columns: Columns, role: RoleName): Columns {
  const {[role]: _, ...others} = columns;
  return others;
}

/** The column of times: the best name among those most of whose values are times; else one that counts from nothing. */
function timeColumn({names, values}: Survey): {readonly place: number; readonly unit: number | null} | null {
  const ranked = names
    .map((name, place) => ({place, rank: timeRank(name), texts: values[place] ?? []}))
    .filter(({rank, texts}) => rank > 0 && texts.length > 0)
    .sort((a, b) => b.rank - a.rank || a.place - b.place);
  const isTime = (texts: readonly string[]) => texts.filter((text) => readTime(text)).length * 2 > texts.length;
  const found =
    ranked.find(({texts}) => isTime(texts)) ?? ranked.find(({texts}) => texts.some((text) => readTime(text)));
  if (found) return {place: found.place, unit: null};
  const counted = ranked.find(({texts}) => {
    const numbers = texts.map(Number);
    return numbers.every((value, i) => Number.isFinite(value) && value >= (numbers[i - 1] ?? 0));
  });
  const named = names.findIndex((name, place) => isDated(name, values[place] ?? []));
  if (!counted && named >= 0) return {place: named, unit: null};
  const [unread] = ranked;
  if (!counted) return unread && unread.rank >= 60 ? {place: unread.place, unit: null} : null;
  const words = wordsOf(names[counted.place] ?? "");
  return {place: counted.place, unit: words.includes("ms") || words.includes("milliseconds") ? 1 : 1000};
}

const LATER = /end|expir|updat|modif|bill|invoice|due|reset/i;

/** Whether a column that no word calls a time holds dates as people write them. */
function isDated(name: string, texts: readonly string[]): boolean {
  const isDate = (text: string) => /\d[-/.年:]\d/.test(text) && readTime(text) !== null;
  return !LATER.test(name) && texts.length > 0 && texts.filter(isDate).length >= 0.8 * texts.length;
}

/** Whether rows are sums of several requests, so that a number in them does not tell one request from another. */
function isAddedUp({rows, names}: Survey, columns: Columns): boolean {
  const {requests, time} = columns;
  const [place] = requests?.places ?? [];
  if (place !== undefined && rows.some((row) => (readWhole(row[place] ?? "") ?? 0) > 1)) return true;
  const at = time?.places[0];
  return (
    at !== undefined && /^(date|day|week|month)$/.test(wordsOf(names[at] ?? "").join(" ")) && requests !== undefined
  );
}

/** The sign between whole and fraction, by all amounts of a file. */
export function amountSign({values}: Survey, columns: Columns) {
  const texts = (["tokens", "input_tokens", "output_tokens", "requests", "cost", "amount"] as const).flatMap((role) =>
    (columns[role]?.places ?? []).flatMap((place) => values[place] ?? [])
  );
  const sign = decimalSign(texts);
  const isRead = (text: string) => readMoney(text, sign) !== undefined;
  return texts.length > 0 && !texts.some(isRead) ? "." : sign;
}
