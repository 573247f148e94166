import {isBlankSql, nameInSql, SQL_PART} from "./sql-scan.js";

/** A part of an SQL text; joined in order they are the text. */
export interface SqlPart {
  readonly text: string;
  /** The name it is, without quotation marks; null for all that is none. */
  readonly name: string | null;
  /** `table` where a table is named, `function` where one that gives a table is, `qualifier` before the point of a column, `common` where WITH gives a name. */
  readonly role: "table" | "function" | "qualifier" | "common" | null;
}

/** Words after which a table is named. */
const BEFORE_TABLE = new Set(["FROM", "JOIN", "TABLE", "DESCRIBE", "SUMMARIZE", "PIVOT", "UNPIVOT"]);
/** Words that begin a part of a statement in which a comma parts no tables; after ON and USING it does again. */
const CLAUSE = new Set([
  "SELECT",
  "WHERE",
  "GROUP",
  "ORDER",
  "HAVING",
  "LIMIT",
  "QUALIFY",
  "WINDOW",
  "UNION",
  "VALUES",
  "WITH"
]);
/** Functions that have a FROM of their own. */
const OWN_FROM = new Set(["EXTRACT", "TRIM", "SUBSTRING", "OVERLAY", "POSITION"]);

/** Parts an SQL text and tells where it names tables, by where words stand: DuckDB’s parser gives names without places. */
export function sqlParts(text: string): SqlPart[] {
  const parts = (text.match(SQL_PART) ?? []).map((each) => ({text: each, isBlank: isBlankSql(each)}));
  const solid = parts.flatMap(({text: each, isBlank}) => (isBlank ? [] : [each]));
  const roles = solidRoles(solid);
  let at = 0;
  return parts.map(({text: each, isBlank}) =>
    isBlank ? {text: each, name: null, role: null} : {text: each, name: nameInSql(each), role: roles[at++] ?? null}
  );
}

/** Names of tables that a text reads, in small letters, by where they stand; those that WITH gives are its own. */
export function namesInPlace(text: string): string[] {
  const parts = sqlParts(text);
  const named = (role: SqlPart["role"]) =>
    parts.flatMap((part) => (part.role === role && part.name !== null ? [part.name.toLowerCase()] : []));
  const common = new Set(named("common"));
  return [...new Set(named("table"))].filter((name) => !common.has(name));
}

function solidRoles(parts: readonly string[]): SqlPart["role"][] {
  const clauses: string[] = [""];
  let isTable = false;
  return parts.map((part, i) => {
    const [before = "", after = ""] = [parts[i - 1], parts[i + 1]];
    // After the point of a name, but not of a number, stands a column, whatever it is called.
    const word = before === "." && !/^\d$/.test(parts[i - 2] ?? "") ? "" : part.toUpperCase();
    const wasTable = isTable;
    const isOwnFrom = word === "FROM" && (OWN_FROM.has(clauses.at(-1) ?? "") || isDistinctFrom(parts, i));
    const isBefore = BEFORE_TABLE.has(word) && !isOwnFrom;
    const inFrom = /^(?:FROM|ON|USING)$/.test(clauses.at(-1) ?? "");
    isTable =
      isBefore ||
      (part === "," && inFrom) ||
      (wasTable && (part === "(" || after === "." || part === "." || word === "LATERAL"));
    if (part === "(") clauses.push(wasTable ? "FROM" : OWN_FROM.has(before.toUpperCase()) ? before.toUpperCase() : "");
    else if (part === ")") clauses.pop();
    else if (isBefore) clauses.splice(-1, 1, "FROM");
    else if (CLAUSE.has(word) || word === "ON" || word === "USING") clauses.splice(-1, 1, word);
    if (nameInSql(part) === null) return null;
    if (
      wasTable &&
      after !== "." &&
      after !== "(" &&
      !BEFORE_TABLE.has(word) &&
      !CLAUSE.has(word) &&
      word !== "LATERAL"
    )
      return before === "." && !/^"?temp"?$/i.test(parts[i - 2] ?? "") ? null : "table";
    if (wasTable && after === "(") return "function";
    if (clauses.at(-1) === "WITH" && /^(?:WITH|RECURSIVE|,)$/i.test(before) && word !== "RECURSIVE") return "common";
    return after === "." && before !== "." && !wasTable ? "qualifier" : null;
  });
}

/** Whether a FROM is that of `IS DISTINCT FROM`; a column may be called distinct too. */
function isDistinctFrom(parts: readonly string[], at: number): boolean {
  return /^DISTINCT$/i.test(parts[at - 1] ?? "") && /^(?:IS|NOT)$/i.test(parts[at - 2] ?? "");
}
