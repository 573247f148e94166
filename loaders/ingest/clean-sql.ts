import {UNKNOWN_KEY} from "../../src/query/cube/dimensions.js";
import type {Convention} from "../../src/query/import/conventions.js";
import {areAllTotals, TOTAL, type FileTerms} from "../../src/query/import/file-reader.js";
import {statedOffset} from "../../src/query/import/roles/stated-units.js";
import {
  LABEL_ROLES,
  TOKEN_ROLES,
  type Columns,
  type RoleColumns,
  type RoleName
} from "../../src/query/import/roles/roles.js";
import type {ImportSettings} from "../../src/query/import/settings.js";
import {ABSENT_TEXTS} from "../../src/query/import/values/absent.js";
import {quotedText, quotedTexts} from "../../src/query/quoted.js";
import {idSql} from "../warehouse/requests/columns.js";
import {outcomeCode} from "../warehouse/requests/staged.js";
import {NO_USER} from "../warehouse/requests/users.js";
import type {LoadTerms} from "./read-file.js";
import {givenTime, timeOf, ZONE, type Clean} from "./clean-time.js";

// SQL of DuckDB that reads clean values as the page's import reads them, and says of every other that it is odd: then the
// row's cells go to that import's own code.

/** The text of a cell, by the place of its column, in the relation that a file is read as. */
export const cellColumn = (place: number) => `c${place}`;

/** A line that could not be taken apart into cells; null for any other. */
export const BROKEN = "broken";

/** The number or money that a cell's text reads as; null where it is neither. */
const wholeName = (place: number) => `whole_${place}`;
const moneyName = (place: number) => `money_${place}`;
/** Whether a cell's text is money of few digits. */
const isFewName = (place: number) => `is_few_${place}`;

// Lists in place of IN, which DuckDB turns into a join for each.
const isAnyOf = (text: string, words: readonly string[]) =>
  `CASE WHEN length(${text}) > ${Math.max(...words.map((word) => word.length))} THEN false ELSE list_contains([${quotedTexts(words)}], lower(${text})) END`;

const isAbsent = (text: string) => `(${text} IS NULL OR ${isAnyOf(text, ABSENT_TEXTS)})`;

/** Signs that are trimmed off: a text that begins or ends with one is odd. */
const ASCII_SPACE = [9, 10, 11, 12, 13, 32];
const SPACE = [
  ...[...ASCII_SPACE, 160, 5760, 8232, 8233, 8239, 8287, 12288, 65279],
  ...Array.from({length: 11}, (_, i) => 8192 + i)
];
const isTrimmed = (text: string) => {
  const isSpace = (sign: string) => `list_contains([${SPACE.join(", ")}], unicode(${sign}))`;
  // Texts of ASCII alone, nearly all, are told by comparing bytes: taking signs out of a text costs ten times as much.
  const isPlain = `${text} >= '!' AND ${text} < chr(127) AND strlen(${text}) = length(${text})`;
  const hasEnd = ASCII_SPACE.map((sign) => `suffix(${text}, chr(${sign}))`).join(" OR ");
  return `CASE WHEN ${isPlain} THEN NOT (${hasEnd}) WHEN ${text} IS NULL OR ${text} = '' THEN true ELSE NOT (${isSpace(text)} OR ${isSpace(`right(${text}, 1)`)}) END`;
};

/** A text, or null for one of the ways to write that there is none. */
const present = (text: string) => `CASE WHEN ${isAbsent(text)} THEN NULL ELSE ${text} END`;
const labelText = (text: string) =>
  `CASE WHEN ${isAnyOf(text, ["", "null", "none", "nan", "\\n", "undefined"])} THEN NULL ELSE ${text} END`;

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
export function readPlaces({plan: {columns}, user}: Pick<LoadTerms, "plan" | "user">): readonly number[] {
  const places = READ_ROLES.flatMap((role) => columns[role]?.places ?? []);
  return [...new Set([...places, ...(user ? [user.place] : [])])].sort((a, b) => a - b);
}

/** A query that gives staged rows in the order of their columns, over a relation of cells by name. */
export function stagedSql(relation: string, terms: LoadTerms, settings: ImportSettings, file: number): string {
  const {plan, convention, user} = terms;
  const {columns} = plan;
  const time = settings.day === undefined ? timeOf(cellColumn(columns.time?.places[0] ?? 0)) : givenTime(settings.day);
  const model = firstOf(columns.model, present);
  const labels = LABEL_ROLES.map((role) => firstOf(columns[role], labelText));
  const amounts = Object.entries(AMOUNT_ROLES).map(([name, role]) => ({name, ...wholeOf(columns[role])}));
  const cost = costOf(columns.cost);
  const currency = columns.currency ? `trim(${cellColumn(columns.currency.places[0] ?? 0)})` : null;
  const named = firstOf(user ? {places: [user.place], isSum: false} : undefined, present);
  const clean = [time, model, ...labels, ...amounts, cost, named].map(({isClean}) => isClean);
  const places = COUNTED_ROLES.flatMap((role) => columns[role]?.places ?? []);
  const paid = columns.cost?.places ?? [];
  // In steps, each value read once: what says whether it is clean, and what it is worth, rest on it too.
  const read = `SELECT *, ${[
    `${time.form} AS time_form`,
    ...new Set(places.map((place) => `TRY_CAST(${cellColumn(place)} AS BIGINT) AS ${wholeName(place)}`)),
    ...paid.map(
      (place) => `regexp_full_match(${cellColumn(place)}, '[0-9]{1,9}([.][0-9]{0,9})?') AS ${isFewName(place)}`
    )
  ].join(",\n  ")}
FROM (${relation})`;
  const valued = `SELECT *, ${[
    ...paid.map((place) => `${moneyOf(place)} AS ${moneyName(place)}`),
    `${time.value} AS instant_read`,
    `${time.zone} AS zone`,
    `${numberOf(columns.id)} AS number`,
    `coalesce(${user ? user.key.sql(named.value) : "NULL"}, CAST('${NO_USER}' AS UUID)) AS user_hash`,
    `coalesce(${varied(model.value, columns.variant)}, ${quotedText(settings.model ?? "")}) AS model`,
    ...LABEL_ROLES.map((role, i) => `coalesce(${labels[i]?.value}, '${UNKNOWN_KEY}') AS ${role}`),
    `${currency === null ? "CAST(NULL AS VARCHAR)" : `CASE WHEN regexp_full_match(${currency}, '[A-Za-z]{3}') THEN upper(${currency}) END`} AS stated_currency`,
    ...amounts.map(({name, value}) => `${value} AS ${name}`),
    `${cost.value} AS cost`
  ].join(",\n  ")}
FROM (
${read}
)`;
  const checked = `SELECT *, coalesce(instant_read, TIMESTAMP '1970-01-01') AS instant,
  coalesce(input, 0) + coalesce(output, 0) AS parts, coalesce(cache_read, 0) + coalesce(cache_write, 0) AS cached, coalesce(reasoning, 0) AS thought,
  coalesce(${[`${BROKEN} IS NULL`, ...new Set(clean)].filter((condition) => condition !== "true").join("\n    AND ")}, false) AS is_clean
FROM (
${valued}
)`;
  return `SELECT ${stagedColumns(terms, settings, convention, file).join(",\n  ")}
FROM (
${checked}
)`;
}

/** Amounts of a row by the roles of their columns. */
const AMOUNT_ROLES = {
  total: "tokens",
  input: "input_tokens",
  output: "output_tokens",
  cache_read: "cache_read_tokens",
  cache_write: "cache_write_tokens",
  reasoning: "reasoning_tokens",
  requests: "requests"
} as const satisfies Readonly<Record<string, RoleName>>;

/** The columns of a staged row, of values that are read and checked. */
function stagedColumns(
  {plan, survey, user}: LoadTerms,
  settings: ImportSettings,
  convention: Convention,
  file: number
): string[] {
  const zero = (name: string) => `coalesce(${name}, 0)`;
  const {columns} = plan;
  const isHere = settings.zone === undefined || settings.zone === "UTC" || settings.day !== undefined;
  const hasTotals = !areAllTotals(survey, columns.model?.places ?? []);
  const isTotal = `length(model) < 16 AND regexp_full_match(model, ${quotedText(TOTAL.source.replace(/^\^|\$$/g, ""))}, 'i')`;
  const isEmpty = [...Object.keys(AMOUNT_ROLES), "cost"].map((name) => `${zero(name)} = 0`).join(" AND ");
  const isGuessed = settings.currency === undefined && !plan.isCurrencyStated;
  return [
    isHere
      ? "CAST(instant AS DATE)"
      : `CAST(CASE WHEN zone = ${ZONE.date} THEN instant ELSE timezone(${quotedText(settings.zone ?? "")}, timezone('UTC', instant)) END AS DATE)`,
    "instant",
    idSql("number"),
    "user_hash",
    "model",
    ...LABEL_ROLES,
    `coalesce(stated_currency, ${quotedText(settings.currency ?? plan.currency)})`,
    tokensSql(convention),
    ...["input", "output", "cache_read", "cache_write", "reasoning"].map(zero),
    columns.requests ? zero("requests") : "CAST(number IS NOT NULL AS BIGINT)",
    zero("cost"),
    String(file),
    `CASE WHEN NOT is_clean THEN ${outcomeCode("refused")}
    WHEN ${isEmpty} THEN ${outcomeCode("empty")}
    ${plan.isModelNeeded ? `WHEN model = '' THEN ${outcomeCode("others")}` : ""}
    ${hasTotals ? `WHEN ${isTotal} THEN ${outcomeCode("totals")}` : ""}
    ELSE ${outcomeCode("counted")} END`,
    "number IS NOT NULL",
    isGuessed ? "stated_currency IS NULL AND cost IS NOT NULL" : "false",
    "zone",
    evidenceSql(columns),
    `CASE WHEN is_clean THEN NULL WHEN ${BROKEN} IS NOT NULL THEN CAST(to_json(${BROKEN}) AS VARCHAR) ELSE CAST(to_json([${readPlaces({plan, user}).map(cellColumn).join(", ")}]) AS VARCHAR) END`
  ];
}

const IS_TOTAL = "(total IS NOT NULL AND (total > 0 OR parts + cached + thought = 0))";

function tokensSql({cache, isReasoningBeside}: Convention): string {
  const parts = ["parts", ...(cache === "beside" ? ["cached"] : []), ...(isReasoningBeside ? ["thought"] : [])];
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

/** The bits that a row shows; without cached or reasoning tokens it can show none of some. */
function evidenceSql({cache_read_tokens: read, cache_write_tokens: write, reasoning_tokens: thought}: Columns): string {
  const cached = read ?? write;
  const shown: Readonly<Record<(typeof EVIDENCE)[number], string | null>> = {
    totalWithin: cached ? `cached > 0 AND total = parts AND ${IS_TOTAL}` : null,
    totalBeside: cached ? `cached > 0 AND total <> parts AND total = parts + cached AND ${IS_TOTAL}` : null,
    cacheBeyondInput: cached ? "cached > coalesce(input, 0)" : null,
    reasoningBeyondOutput: thought ? "thought > output" : null,
    totalWithReasoning: thought ? `thought > 0 AND total = parts + thought AND ${IS_TOTAL}` : null
  };
  const bits = EVIDENCE.map((name, bit) =>
    shown[name] === null ? null : `CASE WHEN ${shown[name]} THEN ${1 << bit} ELSE 0 END`
  );
  return bits.filter((bit) => bit !== null).join(" + ") || "0";
}

/** A role's whole number: all its columns added up, or the first that is not nought. */
function wholeOf(columns: RoleColumns | undefined): Clean {
  if (!columns) return {value: "CAST(NULL AS BIGINT)", isClean: "true"};
  const values = columns.places.map(wholeName);
  const isClean = columns.places.map((place, i) => {
    const [text, value] = [cellColumn(place), values[i]];
    return `CASE WHEN CAST(${value} AS VARCHAR) = ${text} THEN ${value} BETWEEN 0 AND 999999999999999 ELSE ${isAbsent(text)} END`;
  });
  const first = `coalesce(${[...values.map((value) => `nullif(${value}, 0)`), ...values].join(", ")})`;
  const found = values.length === 1 ? values.join("") : first;
  return {value: columns.isSum ? added(values) : found, isClean: isClean.join(" AND ")};
}

/** Money of a text; few digits go by the narrow decimal, which is read several times faster. */
const moneyOf = (place: number) => {
  const text = cellColumn(place);
  return `CASE WHEN ${isFewName(place)} THEN CAST(TRY_CAST(${text} AS DECIMAL(18, 9)) AS DECIMAL(38, 18)) ELSE TRY_CAST(${text} AS DECIMAL(38, 18)) END`;
};

/** Money in plain digits, rounded at the eighteenth decimal as the import rounds it. */
function costOf(columns: RoleColumns | undefined): Clean {
  if (!columns) return {value: "CAST(NULL AS DECIMAL(38, 18))", isClean: "true"};
  const values = columns.places.map(moneyName);
  const isClean = columns.places.map((place) => {
    const text = cellColumn(place);
    return `CASE WHEN ${isFewName(place)} THEN true WHEN regexp_full_match(${text}, '-?[0-9]{1,9}([.][0-9]{0,18})?([eE]-[0-9]{1,2})?') THEN true ELSE ${isAbsent(text)} END`;
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
  const each = columns.places.map(cellColumn);
  return {value: `coalesce(${each.map(read).join(", ")}, NULL)`, isClean: each.map(isTrimmed).join(" AND ")};
}

/** A model with its variant behind it, where a column names one that is not the usual and the model's own name says none. */
function varied(model: string, columns: RoleColumns | undefined): string {
  const [place] = columns?.places ?? [];
  if (place === undefined) return model;
  const kind = `lower(trim(${cellColumn(place)}))`;
  return `CASE WHEN ${kind} IS NULL OR ${isAnyOf(kind, ["standard", ...ABSENT_TEXTS])} OR contains(${model}, ':') THEN ${model} ELSE ${model} || ':' || ${kind} END`;
}

/** The number of a request: its columns that say something, with strokes between them; null where the first says nothing. */
function numberOf(columns: RoleColumns | undefined): string {
  // Numbers are long and their absence is short: few are looked at closely.
  const isNone = (text: string) => `CASE WHEN length(${text}) > 20 THEN false ELSE ${isAbsent(`trim(${text})`)} END`;
  const [first, ...others] = (columns?.places ?? []).map(cellColumn);
  if (first === undefined) return "CAST(NULL AS VARCHAR)";
  const rest = others.map((text) => ` || CASE WHEN ${isNone(text)} THEN '' ELSE '|' || ${text} END`);
  return `CASE WHEN ${isNone(first)} THEN NULL ELSE ${first}${rest.join("")} END`;
}
