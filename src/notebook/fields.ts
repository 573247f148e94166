import {nearest} from "../model/nearest.js";
import {meant, problemIn, type CellProblem} from "./problem.js";

/** A line `key: value` of a cell. */
export interface Field {
  readonly key: string;
  readonly value: string;
  readonly line: number;
  /** Where the value begins. */
  readonly column: number;
}

/** The lines of a cell by their keys, and what stood there that is none of them. */
export interface FieldLines {
  readonly fields: ReadonlyMap<string, Field>;
  /** What follows the first blank line, where rows may stand. */
  readonly rest: string;
  readonly problems: readonly CellProblem[];
}

/** Reads lines `key: value`, each key once and one of `keys`; ends at a blank line where `hasRest`. Lines that begin with `#` are remarks. */
export function fieldLines(body: string, keys: readonly string[], {hasRest = false} = {}): FieldLines {
  const fields = new Map<string, Field>();
  const problems: CellProblem[] = [];
  let at = 0;
  for (const [i, raw] of body.split("\n").entries()) {
    const text = raw.replace(/\r$/, "");
    at += raw.length + 1;
    if (text.trim() === "" && hasRest && fields.size > 0) return {fields, rest: body.slice(at), problems};
    if (text.trim() === "" || text.startsWith("#")) continue;
    const [, space = "", key = "", mark = "", value = ""] = /^(\s*)([^:\s]*)(\s*:\s*)?(.*)$/.exec(text) ?? [];
    const column = space.length + 1;
    if (mark === "") problems.push(noField(i + 1, column, key, keys));
    else if (!keys.includes(key)) problems.push(unknownField(i + 1, column, key, keys));
    else if (fields.has(key)) problems.push(twice(i + 1, column, key));
    else fields.set(key, {key, value: value.trim(), line: i + 1, column: space.length + key.length + mark.length + 1});
  }
  return {fields, rest: "", problems};
}

function noField(line: number, column: number, written: string, keys: readonly string[]): CellProblem {
  const known = keys.join(", ");
  return problemIn(
    line,
    column,
    `${written}: no field; expected “name: value” with one of ${known}`,
    `${written}：不是字段；应为“名称: 值”，名称为 ${known} 之一`
  );
}

function unknownField(line: number, column: number, key: string, keys: readonly string[]): CellProblem {
  const close = meant(nearest(key, keys));
  const known = keys.join(", ");
  return problemIn(
    line,
    column,
    `${key}: unknown field; expected one of ${known}${close.en}`,
    `${key}：未知字段；应为 ${known} 之一${close.zh}`
  );
}

function twice(line: number, column: number, key: string): CellProblem {
  return problemIn(line, column, `${key}: stated twice; expected once`, `${key}：重复；应只写一次`);
}

/** A word of a closed list. */
export function wordOf<T extends string>(
  field: Field | undefined,
  known: readonly T[],
  problems: CellProblem[]
): T | null {
  if (!field) return null;
  const found = known.find((each) => each === field.value) ?? null;
  if (found === null) {
    const close = meant(nearest(field.value, known));
    const listed = known.join(", ");
    problems.push(
      problemIn(
        field.line,
        field.column,
        `${field.key}: ${field.value || "nothing"}; expected one of ${listed}${close.en}`,
        `${field.key}：${field.value || "空"}；应为 ${listed} 之一${close.zh}`
      )
    );
  }
  return found;
}

/** A finite number. */
export function numberOf(field: Field | undefined, problems: CellProblem[]): number | null {
  if (!field) return null;
  const value = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(field.value) ? Number(field.value) : NaN;
  if (Number.isFinite(value)) return value;
  problems.push(
    problemIn(
      field.line,
      field.column,
      `${field.key}: ${field.value || "nothing"}; expected a number such as 12.5`,
      `${field.key}：${field.value || "空"}；应为数字，如 12.5`
    )
  );
  return null;
}

/** A list `a, b`, in brackets or not; a part in double quotation marks may hold a comma. */
export function listedIn(field: Field | undefined): string[] {
  if (!field) return [];
  const text = /^\[(.*)\]$/.exec(field.value)?.[1] ?? field.value;
  return [...text.matchAll(/\s*(?:"((?:""|[^"])*)"|([^,]*))\s*(?:,|$)/g)]
    .map(([, quoted, plain = ""]) => (quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"')))
    .filter((part, i, all) => part !== "" || i < all.length - 1)
    .filter((part) => part !== "");
}

/** A text, its quotation marks taken off. */
export function fieldText(field: Field | undefined): string {
  const value = field?.value ?? "";
  return /^"((?:""|[^"])*)"$/.exec(value)?.[1]?.replaceAll('""', '"') ?? value;
}

/** Tells a field that a cell cannot do without. */
export function needed(field: Field | undefined, key: string, example: string, problems: CellProblem[]): string {
  if (field && field.value !== "") return fieldText(field);
  problems.push(
    problemIn(
      field?.line ?? 1,
      field?.column ?? 1,
      `${key}: nothing; expected “${key}: ${example}”`,
      `${key}：缺少；应为“${key}: ${example}”`
    )
  );
  return "";
}
