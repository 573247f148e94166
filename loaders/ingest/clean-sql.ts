import {UNKNOWN_KEY} from "../../src/query/cube/dimensions.js";
import type {Convention} from "../../src/query/import/conventions.js";
import {areAllTotals, LABEL_ROLES, TOTAL, type FileTerms} from "../../src/query/import/file-reader.js";
import {statedOffset} from "../../src/query/import/roles/stated-units.js";
import {TOKEN_ROLES, type RoleColumns, type RoleName} from "../../src/query/import/roles/roles.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import {quotedText, quotedTexts} from "../../src/query/quoted.js";
import {idSql} from "../warehouse/requests/columns.js";
import {outcomeCode} from "../warehouse/requests/staged.js";

// SQL of DuckDB that reads clean values as the page's import reads them, and says of every other that it is odd: then the
// row's cells go to that import's own code.

/** A value: its SQL, and the condition under which that SQL reads it rightly. */
interface Clean {
  readonly value: string;
  readonly isClean: string;
}

/** The text of a cell, by the place of its column, in the relation that a file is read as. */
export const cellName = (place: number) => `c${place}`;

/** A line that could not be taken apart into cells; null for any other. */
export const BROKEN = "broken";

/** The number or money that a cell's text reads as; null where it is neither. */
const wholeName = (place: number) => `whole_${place}`;
const moneyName = (place: number) => `money_${place}`;

const ABSENT = quotedTexts([
  "",
  "null",
  "none",
  "nan",
  "\\n",
  "n/a",
  "#n/a",
  "na",
  "nil",
  "undefined",
  "-",
  "–",
  "—",
  "--"
]);
/** Signs that are trimmed off: a text that begins or ends with one is odd. */
const SPACE = [
  9,
  10,
  11,
  12,
  13,
  32,
  160,
  5760,
  ...Array.from({length: 11}, (_, i) => 8192 + i),
  8232,
  8233,
  8239,
  8287,
  12288,
  65279
];

const isTrimmed = (text: string) =>
  `(${text} IS NULL OR (unicode(${text}) NOT IN (${SPACE.join(", ")}) AND unicode(right(${text}, 1)) NOT IN (${SPACE.join(", ")})))`;
/** A text, or null for one of the ways to write that there is none. */
const present = (text: string) => `CASE WHEN lower(${text}) IN (${ABSENT}) THEN NULL ELSE ${text} END`;

/** Whether a file's rows can be read by SQL where their values are clean: the plan has none of what bills and traces need. */
export function canReadBySql({plan, sign, survey}: FileTerms, settings: ImportSettings): boolean {
  const {columns} = plan;
  const isPlain = (["kind", "amount", "unit"] as const).every((role) => columns[role] === undefined);
  const time = columns.time?.places[0];
  const isTimed = settings.day !== undefined || (time !== undefined && statedOffset(survey.names[time] ?? "") === null);
  const isOneByOne = plan.isBill || plan.isModelCarried || plan.spanKind !== null || plan.relativeUnit !== null;
  const isOne = sign === "." && plan.costScale === 1 && plan.tokenScales.size === 0 && !settings.isLocal;
  return isPlain && isTimed && !isOneByOne && isOne;
}

const COUNTED_ROLES = [...TOKEN_ROLES, "requests"] as const;

/** Roles whose cells the SQL reads. */
const READ_ROLES = [
  ...COUNTED_ROLES,
  "time",
  "model",
  "variant",
  "cost",
  "currency",
  "id",
  ...LABEL_ROLES
] as const satisfies readonly RoleName[];

/** Places of the columns that are read, each once. */
export function readPlaces({plan: {columns}}: FileTerms): readonly number[] {
  return [...new Set(READ_ROLES.flatMap((role) => columns[role]?.places ?? []))].sort((a, b) => a - b);
}

/** A query that gives staged rows in the order of their columns, over a relation of cells by name. */
export function stagedSql(relation: string, terms: FileTerms, settings: ImportSettings, file: number): string {
  const {plan, convention, survey} = terms;
  const {columns} = plan;
  const whole = (role: RoleName) => wholeOf(columns[role]);
  const time = settings.day === undefined ? timeOf(cellName(columns.time?.places[0] ?? 0)) : givenTime(settings.day);
  const cost = costOf(columns.cost);
  const model = firstOf(columns.model, present);
  const labels = LABEL_ROLES.map((role) => firstOf(columns[role], labelText));
  const currency = columns.currency ? cellName(columns.currency.places[0] ?? 0) : "NULL";
  const amounts = {
    total: whole("tokens"),
    input: whole("input_tokens"),
    output: whole("output_tokens"),
    cache_read: whole("cache_read_tokens"),
    cache_write: whole("cache_write_tokens"),
    reasoning: whole("reasoning_tokens"),
    requests: whole("requests")
  };
  const clean = [time, cost, model, ...labels, ...Object.values(amounts)].map(({isClean}) => isClean);
  const cells = readPlaces(terms).map(cellName).join(", ");
  const tokenPlaces = COUNTED_ROLES.flatMap((role) => columns[role]?.places ?? []);
  // Read once, in a step of its own: what says whether a value is clean rests on it too.
  const values = `SELECT *, ${[
    `${time.value} AS instant_read`,
    ...new Set(tokenPlaces.map((place) => `TRY_CAST(${cellName(place)} AS BIGINT) AS ${wholeName(place)}`)),
    ...(columns.cost?.places ?? []).map(
      (place) => `TRY_CAST(${cellName(place)} AS DECIMAL(38, 18)) AS ${moneyName(place)}`
    )
  ].join(",\n  ")}
FROM (${relation})`;
  const parsed = `SELECT ${[
    "coalesce(instant_read, TIMESTAMP '1970-01-01') AS instant",
    `${time.zone} AS zone`,
    `${numberOf(columns.id)} AS number`,
    `coalesce(${varied(model.value, columns.variant)}, ${quotedText(settings.model ?? "")}) AS model`,
    ...LABEL_ROLES.map((role, i) => `coalesce(${labels[i]?.value}, '${UNKNOWN_KEY}') AS ${role}`),
    `CASE WHEN regexp_full_match(trim(${currency}), '[A-Za-z]{3}') THEN upper(trim(${currency})) END AS stated_currency`,
    ...Object.entries(amounts).map(([name, {value}]) => `${value} AS ${name}`),
    `${cost.value} AS cost`,
    `coalesce(${[`${BROKEN} IS NULL`, ...new Set(clean)].join(" AND ")}, false) AS is_clean`,
    `[${cells}] AS cells`,
    BROKEN
  ].join(",\n  ")}
FROM (${values})`;
  const isGuessed = settings.currency === undefined && !plan.isCurrencyStated;
  const hasTotals = !areAllTotals(survey, columns.model?.places ?? []);
  const outcome = `CASE WHEN NOT is_clean THEN ${outcomeCode("refused")}
    WHEN ${["total", "input", "output", "cache_read", "cache_write", "reasoning", "requests", "cost"].map((name) => `coalesce(${name}, 0) = 0`).join(" AND ")} THEN ${outcomeCode("empty")}
    ${plan.isModelNeeded ? `WHEN model = '' THEN ${outcomeCode("others")}` : ""}
    ${hasTotals ? `WHEN length(model) < 16 AND regexp_full_match(model, ${quotedText(TOTAL.source.replace(/^\^|\$$/g, ""))}, 'i') THEN ${outcomeCode("totals")}` : ""}
    ELSE ${outcomeCode("counted")} END`;
  const zero = (name: string) => `coalesce(${name}, 0)`;
  const requests = columns.requests ? zero("requests") : "CAST(number IS NOT NULL AS BIGINT)";
  return `SELECT ${[
    settings.zone === undefined || settings.zone === "UTC" || settings.day !== undefined
      ? "CAST(instant AS DATE)"
      : `CASE WHEN zone = ${ZONE.date} THEN CAST(instant AS DATE) ELSE CAST(timezone(${quotedText(settings.zone)}, timezone('UTC', instant)) AS DATE) END`,
    "instant",
    idSql("number"),
    "model",
    ...LABEL_ROLES,
    `coalesce(stated_currency, ${quotedText(settings.currency ?? plan.currency)})`,
    tokensSql(convention),
    ...["input", "output", "cache_read", "cache_write", "reasoning"].map(zero),
    requests,
    "coalesce(cost, 0)",
    String(file),
    outcome,
    "number IS NOT NULL",
    isGuessed ? "stated_currency IS NULL AND cost IS NOT NULL" : "false",
    "zone",
    evidenceSql(),
    `CASE WHEN ${BROKEN} IS NOT NULL THEN CAST(to_json(${BROKEN}) AS VARCHAR) WHEN NOT is_clean THEN CAST(to_json(cells) AS VARCHAR) END`
  ].join(",\n  ")}
FROM (
${parsed}
)`;
}

/** What a time says of its zone, by number. */
export const ZONE = {stated: 1, absent: 2, date: 3} as const;

const OTHER = "coalesce(input, 0) + coalesce(output, 0)";
const CACHED = "coalesce(cache_read, 0) + coalesce(cache_write, 0)";
const THOUGHT = "coalesce(reasoning, 0)";
const IS_TOTAL = `(total IS NOT NULL AND (total > 0 OR ${OTHER} + ${CACHED} + ${THOUGHT} = 0))`;

function tokensSql({cache, isReasoningBeside}: Convention): string {
  const parts = [OTHER, ...(cache === "beside" ? [CACHED] : []), ...(isReasoningBeside ? [THOUGHT] : [])];
  return `CASE WHEN ${IS_TOTAL} THEN total ELSE ${parts.join(" + ")} END`;
}

/** What a row shows of how its tokens add up, a bit each in the order of the names. */
export const EVIDENCE = [
  "totalWithin",
  "totalBeside",
  "cacheBeyondInput",
  "reasoningBeyondOutput",
  "totalWithReasoning"
] as const;

function evidenceSql(): string {
  const shown: Readonly<Record<(typeof EVIDENCE)[number], string>> = {
    totalWithin: `${IS_TOTAL} AND ${CACHED} > 0 AND total = ${OTHER}`,
    totalBeside: `${IS_TOTAL} AND ${CACHED} > 0 AND total <> ${OTHER} AND total = ${OTHER} + ${CACHED}`,
    cacheBeyondInput: `${CACHED} > coalesce(input, 0)`,
    reasoningBeyondOutput: `output IS NOT NULL AND ${THOUGHT} > output`,
    totalWithReasoning: `${IS_TOTAL} AND ${THOUGHT} > 0 AND total = ${OTHER} + ${THOUGHT}`
  };
  return EVIDENCE.map((name, bit) => `CASE WHEN ${shown[name]} THEN ${1 << bit} ELSE 0 END`).join(" + ");
}

/** A role's whole number: all its columns added up, or the first that is not nought. */
function wholeOf(columns: RoleColumns | undefined): Clean {
  if (!columns) return {value: "CAST(NULL AS BIGINT)", isClean: "true"};
  const values = columns.places.map(wholeName);
  const isClean = columns.places.map((place, i) => {
    const [text, value] = [cellName(place), values[i]];
    return `(${text} IS NULL OR ${text} = '' OR (${value} BETWEEN 0 AND 999999999999999 AND CAST(${value} AS VARCHAR) = ${text}) OR lower(${text}) IN (${ABSENT}))`;
  });
  const first = `coalesce(${[...values.map((value) => `nullif(${value}, 0)`), ...values].join(", ")})`;
  return {value: columns.isSum ? added(values) : first, isClean: isClean.join(" AND ")};
}

/** Money in plain digits, rounded at the eighteenth decimal as the import rounds it. */
function costOf(columns: RoleColumns | undefined): Clean {
  if (!columns) return {value: "CAST(NULL AS DECIMAL(38, 18))", isClean: "true"};
  const values = columns.places.map(moneyName);
  const isClean = columns.places.map((place) => {
    const text = cellName(place);
    return `(${text} IS NULL OR regexp_full_match(${text}, '(-?[0-9]{1,9}([.][0-9]{0,18})?([eE]-[0-9]{1,2})?)?') OR lower(${text}) IN (${ABSENT}))`;
  });
  return {
    value: columns.isSum ? added(values) : `coalesce(${values.join(", ")}, NULL)`,
    isClean: isClean.join(" AND ")
  };
}

/** All values that are there, added up; null where none is. */
function added(values: readonly string[]): string {
  const sum = values.map((value) => `coalesce(${value}, 0)`).join(" + ");
  return `CASE WHEN coalesce(${values.join(", ")}, NULL) IS NOT NULL THEN ${sum} END`;
}

/** The first of a role's columns that says something. */
function firstOf(columns: RoleColumns | undefined, read: (text: string) => string): Clean {
  if (!columns) return {value: "CAST(NULL AS VARCHAR)", isClean: "true"};
  const each = columns.places.map(cellName);
  return {value: `coalesce(${each.map(read).join(", ")}, NULL)`, isClean: each.map(isTrimmed).join(" AND ")};
}

const labelText = (text: string) =>
  `CASE WHEN ${text} = '' OR lower(${text}) IN ('null', 'none', 'nan', '\\n', 'undefined') THEN NULL ELSE ${text} END`;

/** A model with its variant behind it, where a column names one that is not the usual and the model's own name says none. */
function varied(model: string, columns: RoleColumns | undefined): string {
  const [place] = columns?.places ?? [];
  if (place === undefined) return model;
  const kind = `lower(trim(${cellName(place)}))`;
  return `CASE WHEN ${kind} IS NULL OR ${kind} IN ('standard', ${ABSENT}) OR contains(${model}, ':') THEN ${model} ELSE ${model} || ':' || ${kind} END`;
}

/** The number of a request: its columns that say something, with strokes between them; null where the first says nothing. */
function numberOf(columns: RoleColumns | undefined): string {
  const [first, ...others] = (columns?.places ?? []).map(cellName);
  if (first === undefined) return "CAST(NULL AS VARCHAR)";
  const isAbsent = (text: string) => `(${text} IS NULL OR lower(trim(${text})) IN (${ABSENT}))`;
  const rest = others.map((text) => ` || CASE WHEN ${isAbsent(text)} THEN '' ELSE '|' || ${text} END`);
  return `CASE WHEN ${isAbsent(first)} THEN NULL ELSE ${first}${rest.join("")} END`;
}

/** First and last second of times that a log may hold, as the import has it: 2015 to 2100. */
const SECONDS = "BETWEEN 1420070400 AND 4133980799";

/** A time as programs write it: ISO 8601 with seconds, a day, or seconds or milliseconds since 1970. Any other is odd. */
function timeOf(text: string): Clean & {readonly zone: string} {
  const clock = `TRY_CAST(left(${text}, 19) AS TIMESTAMP)`;
  const isIso = `regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]+)?(Z|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})?')`;
  const isDay = `regexp_full_match(${text}, '[0-9]{4}-[0-9]{2}-[0-9]{2}')`;
  const isNumber = `regexp_full_match(${text}, '[0-9]{10}([.][0-9]+)?|[0-9]{13}')`;
  const seconds = `CAST(left(${text}, 10) AS BIGINT)`;
  const offset = `regexp_extract(${text}, '([+-])([0-9]{2}):?([0-9]{2})?$', ['sign', 'hours', 'minutes'])`;
  const minutesEast = `CASE WHEN length(${text}) = 19 OR right(${text}, 1) = 'Z' OR NOT regexp_matches(substr(${text}, 20), '[+-]') THEN 0
      ELSE (CASE WHEN ${offset}.sign = '-' THEN -1 ELSE 1 END) * (CAST(${offset}.hours AS INTEGER) * 60 + coalesce(TRY_CAST(${offset}.minutes AS INTEGER), 0)) END`;
  const instant = `CASE WHEN ${isIso} THEN ${clock} - to_minutes(${minutesEast})
    WHEN ${isDay} THEN TRY_CAST(${text} AS TIMESTAMP)
    WHEN ${isNumber} THEN make_timestamp(${seconds} * 1000000) END`;
  return {
    value: instant,
    zone: `CASE WHEN ${isDay} THEN ${ZONE.date} WHEN ${isIso} AND NOT regexp_matches(substr(${text}, 20), '[Z+-]') THEN ${ZONE.absent} ELSE ${ZONE.stated} END`,
    isClean: `(epoch(instant_read) ${SECONDS})`
  };
}

function givenTime(day: string): Clean & {readonly zone: string} {
  return {value: `TIMESTAMP ${quotedText(day)}`, zone: "0", isClean: "true"};
}
